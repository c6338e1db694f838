"""What can be wrong in the questions of a work."""

from collections.abc import Iterator

from vankien.model.labels import DEFAULT_LANGUAGE
from vankien.model.problem import Problem
from vankien.model.questions import Question
from vankien.model.suggest import did_you_mean
from vankien.model.work import Work


def check_questions(work: Work) -> Iterator[Problem]:
    """
    Provisions and sources that are not there, questions asked twice, translations of which nobody knows who made
    them.
    """
    ids: dict[str, Question] = {}
    texts: dict[str, Question] = {}
    for question in work.questions.items:
        other = ids.setdefault(question.id, question)
        if other is not question:
            yield Problem.at(question.location, "Q-002", name=question.id, other=other.location)
        same = texts.setdefault(question.text.best(DEFAULT_LANGUAGE).casefold(), question)
        if same is not question:
            yield Problem.at(question.location, "Q-005", name=question.id, other=same.id)
        yield from _bound(question, work)
    yield from _languages(work)


def _bound(question: Question, work: Work) -> Iterator[Problem]:
    outline = work.source_text.outline
    for anchor in question.provisions:
        if outline.find(anchor) is None:
            guess = did_you_mean(anchor, [provision.anchor for provision in outline.provisions])
            yield Problem.at(question.location, "Q-001", name=question.id, anchor=anchor, guess=guess)
    for source in question.sources:
        if source not in work.sources:
            guess = did_you_mean(source, work.sources)
            yield Problem.at(question.location, "M-018", name=question.id, source=source, guess=guess)


def _languages(work: Work) -> Iterator[Problem]:
    first: dict[str, Question] = {}
    for question in work.questions.items:
        for language in question.languages:
            first.setdefault(language, question)
    for language, question in first.items():
        if language == DEFAULT_LANGUAGE:
            continue
        if language not in work.questions.translations:
            yield Problem.at(question.location, "Q-006", language=language)
        if language not in work.expressions:
            yield Problem.at(question.location, "Q-007", language=language)
