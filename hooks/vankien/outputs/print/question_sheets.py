"""Question sheets: the same questions in four versions, each mixed in its own way, and a key to all of them."""

from collections.abc import Iterator
from typing import Any

from vankien.model.questions import Question, QuestionKind
from vankien.outputs.downloads import SHEET, SHEETS
from vankien.outputs.question_rows import right_words
from vankien.outputs.question_set import QuestionSet, places, question_sets
from vankien.outputs.shuffle import shuffled
from vankien.outputs.views import Views

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def question_papers(views: Views) -> Iterator[tuple[QuestionSet, str, dict[str, Any]]]:
    """For each sheet and key: whose it is, its variant, and what stands on it."""
    for asked in question_sets(views):
        about = {
            "title": asked.title,
            "is_work": asked.work is not None,
            "origin": asked.origin,
            "address": views.site_url + asked.address,
            "created": asked.created.isoformat(),
        }
        versions = {letter: sheet_questions(asked, letter, views.language) for letter in SHEETS}
        for letter, questions in versions.items():
            yield asked, f"{SHEET}{letter}", about | {"letter": letter.upper(), "questions": questions, "rows": []}
        rows = list(_key(asked, versions, views))
        yield asked, f"{SHEET}key", about | {"letter": "", "questions": [], "rows": rows, "letters": SHEETS}


def sheet_questions(asked: QuestionSet, letter: str, language: str) -> list[dict[str, Any]]:
    """The questions of one version in its order, each with its choices in theirs."""
    return [
        _question(question, number, asked, letter, language)
        for number, question in enumerate(shuffled(asked.questions, f"{asked.id} {letter}"), 1)
    ]


def _question(question: Question, number: int, asked: QuestionSet, letter: str, language: str) -> dict[str, Any]:
    kind = question.kind
    texts = [answer.text for answer in question.answers] or list(question.items)
    texts = texts or [pair.right for pair in question.pairs]
    mixed = shuffled(enumerate(texts), f"{asked.key(question)} {letter}")
    places_of = {index: place for place, (index, _) in enumerate(mixed)}
    if kind is QuestionKind.ORDER:
        # What is written before each line, from the top down.
        right = ", ".join(str(index + 1) for index, _ in mixed)
    elif kind is QuestionKind.MATCH:
        right = ", ".join(f"{i + 1}{_LETTERS[places_of[i]]}" for i in range(len(texts)))
    elif kind is QuestionKind.SHORT:
        right = question.accepted_in(language)[0]
    else:
        chosen = sorted(places_of[i] for i, answer in enumerate(question.answers) if answer.right)
        right = ", ".join(_LETTERS[place] for place in chosen)
    return {
        "id": question.id,
        "number": number,
        "kind": kind.value,
        "text": question.text[language],
        "choices": [{"letter": _LETTERS[place], "text": text[language]} for place, (_, text) in enumerate(mixed)],
        "lefts": [pair.left[language] for pair in question.pairs],
        "right": right,
    }


def _key(asked: QuestionSet, versions: dict[str, list[dict[str, Any]]], views: Views) -> Iterator[dict[str, Any]]:
    """Each question as the library orders them, with its number and its answer in every version."""
    found = {letter: {row["id"]: row for row in rows} for letter, rows in versions.items()}
    language = views.language
    for question in asked.questions:
        yield {
            "kind": question.kind.value,
            "text": question.text[language],
            "answer": right_words(question, language),
            "explanation": question.explanation.best(language),
            "explanation_language": question.explanation.language(language),
            "places": [place.name for place in places(question, asked, views)],
            "versions": [found[letter][question.id] for letter in versions],
        }
