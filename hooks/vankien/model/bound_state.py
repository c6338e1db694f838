"""What a question is bound to, as it stands now: when that changes, somebody has to look at the question again."""

import re
from collections.abc import Iterable, Iterator

from vankien.model.confirmed import state_of
from vankien.model.content_of import words_of
from vankien.model.history import Event
from vankien.model.labels import DEFAULT_LANGUAGE
from vankien.model.provision import Provision
from vankien.model.questions import Question
from vankien.model.work import Work

_MARK = re.compile(r"\[\^[^\]]+\]")


def state_in_work(question: Question, work: Work) -> str:
    """The state of its provisions in the language of the sources, with all that stands inside them."""
    provisions = work.source_text.outline.provisions
    bound = set(question.provisions)
    inside: set[str] = set()
    for provision in provisions:
        if provision.anchor in bound or provision.parent in inside:
            inside.add(provision.anchor)
    return state_of(map(_said, (provision for provision in provisions if provision.anchor in inside)))


def state_in_history(question: Question, events: Iterable[Event]) -> str:
    """The state of what is told of its events."""
    return state_of(_told(event) for event in events if event.id in question.events)


def _said(provision: Provision) -> list[str]:
    """Its words without the marks of sources: another source for the same words changes no answer."""
    return [_MARK.sub("", part) for part in words_of(provision)]


def _told(event: Event) -> Iterator[object]:
    yield from (event.id, event.start, event.end or "", event.title.best(DEFAULT_LANGUAGE))
    yield event.place.best(DEFAULT_LANGUAGE) if event.place else ""
    yield from (statement.text.best(DEFAULT_LANGUAGE) for statement in (*event.what, *event.why))
    yield from (f"{person.name}: {person.office.best(DEFAULT_LANGUAGE)}" for person in event.people)
    yield from (f"{led.work}#{led.provision}" for led in event.works)
    if (congress := event.congress) is not None:
        members = congress.members.best(DEFAULT_LANGUAGE) if congress.members else ""
        yield from (congress.number, congress.delegates, congress.alternate_delegates, members)
        yield from (congress.committee, congress.alternates)
