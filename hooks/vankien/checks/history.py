"""What can be wrong in the party history."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise

from vankien.checks.day import written
from vankien.model.fact import Source
from vankien.model.history import Event, History, LedTo, LocalHistory
from vankien.model.library import Library
from vankien.model.location import Location
from vankien.model.problem import Problem
from vankien.model.suggest import did_you_mean


def check_history(library: Library, today: date) -> Iterator[Problem]:
    """Works, provisions, sources and events that are not there; events outside of time; periods that overlap."""
    history = library.history
    congresses: dict[str, Event] = {}
    for event in history.events.values():
        yield from _event(event, history, today)
        yield from check_led_to(event.works, library)
        if event.congress is not None:
            other = congresses.setdefault(event.congress.number, event)
            if other is not event:
                yield Problem.at(event.location, "H-006", number=event.congress.number, other=other.location)
    for local in history.local.values():
        yield from _local(local)
    yield from _periods(history)


def _event(event: Event, history: History, today: date) -> Iterator[Problem]:
    if not event.sources:
        yield Problem.at(event.location, "M-019")
    named = [("what", s.location, s.sources) for s in event.what]
    named += [("why", s.location, s.sources) for s in event.why]
    named += [("people", person.location, person.sources) for person in event.people]
    if event.congress is not None:
        named.append(("congress", event.location, event.congress.sources))
    yield from check_sources(named, event.sources)
    for statement in (*event.what, *event.why):
        if not statement.sources:
            yield Problem.at(statement.location, "H-003")
    for name in event.see:
        if name not in history.events:
            yield Problem.at(event.location, "H-004", name=name, guess=did_you_mean(name, history.events))
    if event.start.first > today:
        yield Problem.at(event.location, "M-027", date=written(event.start.first))
    if history.periods and history.period_of(event) is None:
        yield Problem.at(event.location, "H-007", date=event.start)


def _local(local: LocalHistory) -> Iterator[Problem]:
    if not local.sources:
        yield Problem.at(local.location, "M-019")
    named = [("statements", s.location, s.sources) for s in local.statements]
    named += [("volumes", volume.location, volume.sources) for volume in local.volumes]
    yield from check_sources(named, local.sources)
    for _, location, sources in named:
        if not sources:
            yield Problem.at(location, "H-003")


def _periods(history: History) -> Iterator[Problem]:
    periods = list(history.periods.values())
    for before, after in pairwise(periods):
        if before.end is None or before.end.last >= after.start.first:
            yield Problem.at(after.location, "H-008", name=after.id, other=before.id)


def check_sources(
    named: Iterable[tuple[str, Location, tuple[str, ...]]], known: dict[str, Source]
) -> Iterator[Problem]:
    """Sources that are named but not described."""
    for name, location, sources in named:
        for source in sources:
            if source not in known:
                yield Problem.at(location, "M-018", name=name, source=source, guess=did_you_mean(source, known))


def check_led_to(works: Iterable[LedTo], library: Library) -> Iterator[Problem]:
    """Works and provisions that the library does not have."""
    for led in works:
        work = library.works.get(led.work)
        if work is None:
            if led.work not in library.unread:
                guess = did_you_mean(led.work, library.works)
                yield Problem.at(led.location, "R-001", name=led.work, guess=guess)
        elif led.provision and work.source_text.outline.find(led.provision) is None:
            anchors = [provision.anchor for provision in work.source_text.outline.provisions]
            guess = did_you_mean(led.provision, anchors)
            yield Problem.at(led.location, "S-005", name="provision", anchor=led.provision, guess=guess)
