"""Party history as a collection: what happened, in which period, and what was written about it where."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from vankien.model.fact import Confidence, Source
from vankien.model.labels import Labels
from vankien.model.location import Location
from vankien.model.moment import Moment
from vankien.model.questions import Questions


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence or two with the sources that say so."""

    text: Labels
    location: Location
    sources: tuple[str, ...] = ()
    confidence: Confidence = Confidence.CONFIRMED


@dataclass(frozen=True, slots=True)
class Office:
    """Somebody who is named because of a public office; private persons are not named."""

    name: str
    office: Labels
    location: Location
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LedTo:
    """A work that grew out of an event, or the provision that speaks of it."""

    work: str
    location: Location
    provision: str = ""
    note: Labels | None = None


@dataclass(frozen=True, slots=True)
class Congress:
    """What is counted of a national congress; what no source says is nothing."""

    number: str
    """In Roman figures."""
    delegates: int | None = None
    alternate_delegates: int | None = None
    members: Labels | None = None
    """How many members it spoke for, as the source says it ("khoảng 5,6 triệu")."""
    committee: int | None = None
    """Full members of the Central Committee that it elected."""
    alternates: int | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened on a day or over some days."""

    id: str
    start: Moment
    title: Labels
    location: Location
    end: Moment | None = None
    place: Labels | None = None
    what: tuple[Statement, ...] = ()
    why: tuple[Statement, ...] = ()
    """What it meant, as the sources say."""
    people: tuple[Office, ...] = ()
    works: tuple[LedTo, ...] = ()
    see: tuple[str, ...] = ()
    """Other events."""
    congress: Congress | None = None
    note: Labels | None = None
    """What the sources disagree on."""
    confidence: Confidence = Confidence.CONFIRMED
    sources: dict[str, Source] = field(default_factory=dict)

    @property
    def order(self) -> tuple[object, ...]:
        """Sorts events: by their first day; what is known to the month only stands before its days."""
        return self.start.first, bool(self.start.month), self.start.is_day, self.id


@dataclass(frozen=True, slots=True)
class Period:
    """A span of years that the timeline is divided into."""

    id: str
    labels: Labels
    start: Moment
    location: Location
    end: Moment | None = None
    """None for the present one."""
    summary: Labels | None = None

    def holds(self, event: Event) -> bool:
        """Whether an event began in it."""
        return self.start.first <= event.start.first and (self.end is None or event.start.first <= self.end.last)


@dataclass(frozen=True, slots=True)
class Volume:
    """A book of local history."""

    title: Labels
    location: Location
    unit: Labels | None = None
    """The commune, sector or body that it tells of."""
    year: int | None = None
    publisher: str = ""
    covers: str = ""
    """The years that it tells of: "1930–1954"."""
    url: str = ""
    """Where it can be read."""
    note: Labels | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LocalHistory:
    """What has been written about the history of a province and of what belongs to it."""

    id: str
    labels: Labels
    location: Location
    statements: tuple[Statement, ...] = ()
    volumes: tuple[Volume, ...] = ()
    confidence: Confidence = Confidence.CONFIRMED
    sources: dict[str, Source] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class History:
    """All of it, in the order of time."""

    events: dict[str, Event] = field(default_factory=dict)
    periods: dict[str, Period] = field(default_factory=dict)
    local: dict[str, LocalHistory] = field(default_factory=dict)
    questions: dict[str, Questions] = field(default_factory=dict)
    """By id of the period that they ask about."""

    @classmethod
    def of(
        cls,
        events: Iterable[Event],
        periods: Iterable[Period],
        local: Iterable[LocalHistory] = (),
        questions: dict[str, Questions] | None = None,
    ) -> "History":
        """Put the pieces into their order."""
        return cls(
            {event.id: event for event in sorted(events, key=lambda e: e.order)},
            {period.id: period for period in sorted(periods, key=lambda p: p.start.first)},
            {local_history.id: local_history for local_history in local},
            questions or {},
        )

    def period_of(self, event: Event) -> Period | None:
        """The period that an event belongs to."""
        return next((period for period in self.periods.values() if period.holds(event)), None)

    def in_period(self, period: Period) -> tuple[Event, ...]:
        """The events of a period."""
        return tuple(event for event in self.events.values() if self.period_of(event) is period)

    def congress(self, number: str) -> Event | None:
        """The congress with that Roman number."""
        return next((e for e in self.events.values() if e.congress and e.congress.number == number), None)

    def of_work(self, work: str) -> tuple[Event, ...]:
        """The events that a work grew out of."""
        return tuple(event for event in self.events.values() if any(led.work == work for led in event.works))
