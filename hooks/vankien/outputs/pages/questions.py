"""The questions of a work or a period on a page of their own, and the page on which readers practise all of them."""

import json
from collections.abc import Iterator
from typing import Any

from vankien.model.labels import DEFAULT_LANGUAGE
from vankien.model.vocabulary import Field
from vankien.outputs.addresses import relative
from vankien.outputs.downloads import sheets_offered
from vankien.outputs.pages.page import PageSource
from vankien.outputs.question_files import FOLDER, PRACTICE, question_files, script_path
from vankien.outputs.question_rows import question_row
from vankien.outputs.question_set import QuestionSet, question_sets
from vankien.outputs.views import Views
from vankien.outputs.whole_symbols import whole_symbols


def question_pages(views: Views) -> Iterator[PageSource]:
    """
    A page for each work and period that asks something, and one to practise on; none where nothing is asked.

    A language that nothing is asked in yet practises in Vietnamese.
    """
    sets = list(question_sets(views))
    for asked in sets:
        yield _page(asked, views)
    source = views if sets else views.in_language(DEFAULT_LANGUAGE)
    if sets := sets or list(question_sets(source)):
        yield _practice(sets, source, views)


def set_row(asked: QuestionSet, views: Views, page: str) -> dict[str, Any]:
    """The questions of a work or a period in a list."""
    return {
        "id": asked.id,
        "title": asked.title,
        "name": asked.name,
        "href": relative(asked.address, page),
        "home": relative(asked.home, page),
        "count": len(asked.questions),
        "groups": " ".join(asked.fields_or_history),
        "is_work": asked.work is not None,
        "origin": asked.origin,
        "script": relative(views.addresses.page(script_path(asked.id)), page),
    }


def _page(asked: QuestionSet, views: Views) -> PageSource:
    tr = views.tr
    return PageSource(
        asked.path,
        "questions.html",
        tr("Questions: {what}", what=asked.name),
        tr("Questions with answers and explanations to learn {what} by.", what=asked.title),
        {
            "set": set_row(asked, views, asked.address),
            "questions": [question_row(question, asked, views, asked.address) for question in asked.questions],
            "sheets": sheets_offered(views.downloads.get((asked.id, views.language), ()), tr, asked.address),
            "files": [
                {"href": relative(file.address, asked.address), "label": file.label(tr)}
                for file in question_files(asked, views.language)
            ],
        },
        source=asked.source,
        languages=tuple(
            name
            for name in views.library.languages
            if name == views.language or any(other.id == asked.id for other in question_sets(views.in_language(name)))
        ),
    )


def _practice(sets: list[QuestionSet], source: Views, views: Views) -> PageSource:
    tr = views.tr
    here = views.addresses.page(PRACTICE)
    used = {name for asked in sets for name in asked.fields}
    fields: list[Field] = [field for name, field in views.library.vocabulary.fields.items() if name in used]
    return PageSource(
        PRACTICE,
        "practice.html",
        tr("Practice"),
        tr("Questions with answers over all documents and periods; what you missed comes again."),
        {
            "sets": [set_row(asked, source, here) for asked in sets],
            "asked_in": source.language,
            "fields": [(field.id, field.labels.best(views.language)) for field in fields],
            "help": any(
                page.location.path == f"docs/{views.language}/help/questions.md" for page in views.library.pages
            ),
            "has_history": any(not asked.fields for asked in sets),
        },
        languages=views.library.languages,
        indexed=source.language == views.language,
    )


def practice_scripts(environment: Any, views: Views) -> Iterator[tuple[str, str]]:
    """
    Path and text of each script, whose questions stand as the page of practice shows them.

    Their links begin at the script itself, for pages of other languages may ask for it.
    """
    environment.filters["whole_symbols"] = whole_symbols
    macro = environment.get_template("partials/quiz.html").module.quiz
    for asked in question_sets(views):
        shown = {
            question.id: str(
                macro(
                    question_row(question, asked, views, views.addresses.page(f"{FOLDER}/")), views.tr, views.language
                )
            ).strip()
            for question in asked.questions
        }
        text = json.dumps([asked.id, shown], ensure_ascii=False, separators=(",", ":"))
        text = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
        yield script_path(asked.id), f"VanKien.asked({text[1:-1]});\n"
