"""What can be wrong in the questions of a work or of a period of history."""

from collections.abc import Callable, Iterable, Iterator

from vankien.checks.answers import check_answers
from vankien.checks.day import written
from vankien.model.bound_state import state_in_history, state_in_work
from vankien.model.history import History
from vankien.model.labels import DEFAULT_LANGUAGE
from vankien.model.problem import Problem
from vankien.model.questions import Question, Questions
from vankien.model.suggest import did_you_mean
from vankien.model.work import Work

_NAMED = 5
"""Ids that a message names; who has more of them runs the command that lists all."""


def check_questions(work: Work) -> Iterator[Problem]:
    """
    Provisions and sources that are not there, questions asked twice or answered wrongly, provisions that have changed
    since somebody looked, translations of which nobody knows who made them.
    """
    outline = work.source_text.outline
    for question in work.questions.items:
        for anchor in question.provisions:
            if outline.find(anchor) is None:
                guess = did_you_mean(anchor, [provision.anchor for provision in outline.provisions])
                yield Problem.at(question.location, "Q-001", name=question.id, anchor=anchor, guess=guess)
        yield from _sources(question, work.sources)
    yield from _alike(work.id, work.questions, lambda question: state_in_work(question, work))
    yield from _languages(work.questions)
    for language, question in _first_in(work.questions).items():
        if language != DEFAULT_LANGUAGE and language not in work.expressions:
            yield Problem.at(question.location, "Q-007", language=language)


def check_questions_of_history(history: History) -> Iterator[Problem]:
    """The same of periods; what questions are bound to there are events, and their sources those of the events."""
    for period, questions in history.questions.items():
        if period not in history.periods and questions.items:
            guess = did_you_mean(period, history.periods)
            yield Problem.at(questions.items[0].location.at(1), "Q-019", name=period, guess=guess)
        for question in questions.items:
            for name in question.events:
                if name not in history.events:
                    guess = did_you_mean(name, history.events)
                    yield Problem.at(question.location, "Q-020", name=question.id, event=name, guess=guess)
            known = [s for name in question.events if name in history.events for s in history.events[name].sources]
            yield from _sources(question, known)
        yield from _alike(period, questions, lambda question: state_in_history(question, history.events.values()))
        yield from _languages(questions)


def _sources(question: Question, known: Iterable[str]) -> Iterator[Problem]:
    for source in question.sources:
        if source not in known:
            guess = did_you_mean(source, known)
            yield Problem.at(question.location, "M-018", name=question.id, source=source, guess=guess)


def _alike(owner: str, questions: Questions, state: Callable[[Question], str]) -> Iterator[Problem]:
    """What is asked of all questions, whatever they are about."""
    ids: dict[str, Question] = {}
    texts: dict[str, Question] = {}
    for question in questions.items:
        other = ids.setdefault(question.id, question)
        if other is not question:
            yield Problem.at(question.location, "Q-002", name=question.id, other=other.location)
        same = texts.setdefault(question.text.best(DEFAULT_LANGUAGE).casefold(), question)
        if same is not question:
            yield Problem.at(question.location, "Q-005", name=question.id, other=same.id)
        yield from check_answers(question)
        confirmed = questions.confirmed.get(question.id)
        if other is question and confirmed is not None and confirmed.state != state(question):
            code = "Q-015" if question.is_open else "Q-014"
            yield Problem.at(question.location, code, owner=owner, name=question.id, date=written(confirmed.date))
    unseen = [question.id for question in questions.items if question.id not in questions.confirmed]
    if unseen:
        named = ", ".join(unseen[:_NAMED]) + (" …" if len(unseen) > _NAMED else "")
        yield Problem.at(questions.items[0].location.at(1), "Q-016", count=len(unseen), names=named)


def _languages(questions: Questions) -> Iterator[Problem]:
    for language, question in _first_in(questions).items():
        if language != DEFAULT_LANGUAGE and language not in questions.translations:
            yield Problem.at(question.location, "Q-006", language=language)
    for question in questions.items:
        for language in question.text:
            if not question.is_in(language):
                yield Problem.at(question.location, "Q-018", name=question.id, language=language)


def _first_in(questions: Questions) -> dict[str, Question]:
    """The first question that has something of it in a language."""
    first: dict[str, Question] = {}
    for question in questions.items:
        for language in question.languages:
            first.setdefault(language, question)
    return first
