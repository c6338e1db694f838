"""What can be wrong in the answers of a question."""

from collections.abc import Iterable, Iterator

from vankien.model.labels import DEFAULT_LANGUAGE, Labels
from vankien.model.problem import Problem
from vankien.model.questions import Question, QuestionKind
from vankien.model.text import tidy

_FEWEST = 2
"""Answers, items or pairs: with one there is nothing to choose."""


def check_answers(question: Question) -> Iterator[Problem]:
    """Too few or doubled answers, none or too many that are right, an answer that nobody explains or supports."""
    if question.is_open:
        return
    yield from _right(question)
    for name, texts in _choices(question):
        if len(texts) < _FEWEST:
            yield Problem.at(question.location, "Q-010", name=question.id, what=name, count=len(texts))
        yield from _doubled(question, texts)
    if question.kind is QuestionKind.SHORT and not question.accepted_in(DEFAULT_LANGUAGE):
        yield Problem.at(question.location, "Q-010", name=question.id, what="accepted", count=0)
    if not question.explanation:
        yield Problem.at(question.location, "Q-012", name=question.id)
    if not question.sources:
        yield Problem.at(question.location, "Q-013", name=question.id)


def _right(question: Question) -> Iterator[Problem]:
    if question.kind not in (QuestionKind.SINGLE, QuestionKind.SEVERAL) or not question.answers:
        return
    count = sum(answer.right for answer in question.answers)
    if count == 0 or (question.kind is QuestionKind.SINGLE and count > 1):
        expected = "1" if question.kind is QuestionKind.SINGLE else "≥ 1"
        yield Problem.at(question.location, "Q-009", name=question.id, count=count, expected=expected)


def _choices(question: Question) -> Iterator[tuple[str, tuple[Labels, ...]]]:
    """What readers choose from, by the key that it stands under."""
    if question.kind in (QuestionKind.SINGLE, QuestionKind.SEVERAL):
        yield "answers", tuple(answer.text for answer in question.answers)
    elif question.kind is QuestionKind.ORDER:
        yield "items", question.items
    elif question.kind is QuestionKind.MATCH:
        yield "pairs", tuple(pair.left for pair in question.pairs)
        yield "pairs", tuple(pair.right for pair in question.pairs)


def _doubled(question: Question, texts: Iterable[Labels]) -> Iterator[Problem]:
    seen: set[str] = set()
    for text in texts:
        word = text.best(DEFAULT_LANGUAGE)
        same = tidy(word).casefold()
        if same in seen:
            yield Problem.at(question.location, "Q-011", name=question.id, text=word)
        seen.add(same)
