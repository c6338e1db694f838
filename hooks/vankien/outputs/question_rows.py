"""What pages show of a question with an answer."""

import json
from typing import Any

from vankien.model.questions import Question, QuestionKind
from vankien.model.text import fold, tidy
from vankien.outputs.addresses import relative
from vankien.outputs.question_set import QuestionSet, places
from vankien.outputs.shuffle import shuffled
from vankien.outputs.views import Views

ANCHOR = "cau-hoi-"
"""What the address of a question begins with, on whichever page it stands."""


def question_row(question: Question, asked: QuestionSet, views: Views, page: str) -> dict[str, Any]:
    """Everything that a page needs to ask it, to say whether an answer is right, and to say why."""
    language = views.language
    key = asked.key(question)
    return {
        "key": key,
        "id": f"{ANCHOR}{question.id}",
        "kind": question.kind.value,
        "text": question.text[language],
        "choices": choices(question, language, key),
        "lefts": [pair.left[language] for pair in question.pairs],
        "right": right_key(question, language),
        "answer": right_words(question, language),
        "explanation": question.explanation.best(language),
        "explanation_language": question.explanation.language(language),
        "places": [
            {"name": place.name, "href": f"#{place.address.partition('#')[2]}"
             if page == asked.home and place.address.startswith(f"{page}#") else relative(place.address, page)}
            for place in places(question, asked, views)
        ],
        "sources": [asked.sources[name] for name in question.sources if name in asked.sources],
    }  # fmt: skip


def choices(question: Question, language: str, key: str) -> list[dict[str, Any]]:
    """What is chosen from, each with the number that it has in the source; mixed where the order is the answer."""
    if question.answers:
        return [{"value": i, "text": answer.text[language]} for i, answer in enumerate(question.answers)]
    texts = question.items or tuple(pair.right for pair in question.pairs)
    found = [{"value": i, "text": text[language]} for i, text in enumerate(texts)]
    return shuffled(found, key)


def right_key(question: Question, language: str) -> str:
    """What the script compares an answer with, as JSON."""
    if question.kind is QuestionKind.SHORT:
        return json.dumps([fold(tidy(text)) for text in question.accepted_in(language)], ensure_ascii=False)
    if question.answers:
        return json.dumps([i for i, answer in enumerate(question.answers) if answer.right])
    return json.dumps(list(range(len(question.items or question.pairs))))


def right_words(question: Question, language: str) -> list[str]:
    """The right answer as it can be read."""
    if question.kind is QuestionKind.SHORT:
        return [question.accepted_in(language)[0]]
    if question.pairs:
        return [f"{pair.left[language]} – {pair.right[language]}" for pair in question.pairs]
    if question.items:
        return [item[language] for item in question.items]
    return [answer.text[language] for answer in question.answers if answer.right]
