"""What can be wrong in themes, study plans and works of Ho Chi Minh."""

from collections.abc import Iterator

from vankien.checks.history import check_led_to, check_sources
from vankien.model.library import Library
from vankien.model.problem import Problem
from vankien.model.study import Plan, Study, Topic, Writing
from vankien.model.suggest import did_you_mean


def check_study(library: Library) -> Iterator[Problem]:
    """Whatever is named and not there; themes and circumstances without a source; months with two topics."""
    study = library.study
    named = [("themes", theme.location, theme.sources) for theme in study.themes]
    yield from check_sources(named, study.theme_sources)
    for theme in study.themes:
        if not theme.sources:
            yield Problem.at(theme.location, "H-003")
    for plan in study.plans.values():
        yield from _plan(plan, study, library)
    for writing in study.writings.values():
        yield from _writing(writing, library)


def _plan(plan: Plan, study: Study, library: Library) -> Iterator[Problem]:
    ids: dict[str, Topic] = {}
    months: dict[int, Topic] = {}
    for topic in plan.topics:
        if ids.setdefault(topic.id, topic) is not topic:
            yield Problem.at(topic.location, "T-005", name=topic.id, other=ids[topic.id].location)
        for month in topic.months:
            if months.setdefault(month, topic) is not topic:
                yield Problem.at(topic.location, "T-006", month=month, other=months[month].id)
        yield from _readings(topic, study, library)
        yield from _questions(topic, library)


def _readings(topic: Topic, study: Study, library: Library) -> Iterator[Problem]:
    yield from check_led_to((reading.work for reading in topic.readings if reading.work), library)
    for reading in topic.readings:
        for what, name, known in (
            ("event", reading.event, library.history.events),
            ("term", reading.term, library.terms),
            ("writing", reading.writing, study.writings),
        ):
            if name and name not in known and name not in library.unread:
                yield Problem.at(reading.location, "T-007", what=what, name=name, guess=did_you_mean(name, known))


def _questions(topic: Topic, library: Library) -> Iterator[Problem]:
    history = library.history
    for asked in topic.questions:
        if asked.text:
            continue
        what, name = ("work", asked.work) if asked.work else ("period", asked.period)
        known = library.works if asked.work else history.questions
        if name not in known:
            if name not in library.unread:
                guess = did_you_mean(name, known)
                yield Problem.at(asked.location, "T-007", what=what, name=name, guess=guess)
            continue
        questions = library.works[name].questions if asked.work else history.questions[name]
        ids = [question.id for question in questions.items]
        if asked.id not in ids:
            guess = did_you_mean(asked.id, ids)
            yield Problem.at(asked.location, "T-007", what="question", name=asked.id, guess=guess)


def _writing(writing: Writing, library: Library) -> Iterator[Problem]:
    if not writing.sources and writing.confidence == "confirmed":
        yield Problem.at(writing.location, "M-019")
    named = [("circumstances", s.location, s.sources) for s in writing.circumstances]
    named += [("editions", edition.location, edition.sources) for edition in writing.editions]
    yield from check_sources([*named, ("read", writing.location, writing.read)], writing.sources)
    for _, location, sources in named:
        if not sources:
            yield Problem.at(location, "H-003")
    yield from check_led_to(writing.works, library)
    for name in writing.events:
        if name not in library.history.events:
            guess = did_you_mean(name, library.history.events)
            yield Problem.at(writing.location, "T-007", what="events", name=name, guess=guess)
