"""The questions for discussion of a work as page, print and book ask them."""

from typing import Any

from vankien.model.expression import Expression
from vankien.model.work import Work
from vankien.outputs.interface import Interface
from vankien.outputs.translation_words import translation_words
from vankien.outputs.wording import provision_name


def question_list(work: Work, expression: Expression, tr: Interface) -> list[dict[str, Any]]:
    """Each with the provisions that it is about, by name, and its explanation."""
    language = expression.language
    return [
        {
            "id": f"cau-hoi-{question.id}",
            "kind": question.kind.value,
            "text": question.text[language],
            "places": [
                {"anchor": provision.anchor, "name": provision_name(provision, tr)}
                for anchor in question.provisions
                if (provision := expression.outline.find(anchor)) is not None
            ],
            "explanation": question.explanation.get(language, ""),
            "sources": question.sources,
        }
        for question in work.questions.open_in(language)
    ]


def questions_origin(work: Work, expression: Expression, tr: Interface) -> str:
    """Who translated the questions, and whether that was reviewed; nothing where they are not translated."""
    record = work.questions.translations.get(expression.language)
    if record is None:
        return ""
    words = translation_words(record, tr)
    return f"{words['origin']}, {words['reviewed']}"
