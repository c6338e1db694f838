"""What is studied: yearly themes with their scope, plans of a year, and the works of Ho Chi Minh."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from vankien.model.fact import Confidence, Source
from vankien.model.history import LedTo, Statement
from vankien.model.labels import Labels
from vankien.model.location import Location
from vankien.model.moment import Moment


class Scope(StrEnum):
    """Whom a theme or a plan is for; never left out, for from 2022 on provinces set themes of their own."""

    NATIONAL = "national"
    PROVINCE = "province"
    UNIT = "unit"


@dataclass(frozen=True, slots=True)
class Theme:
    """The theme of a year, somewhere."""

    year: int
    scope: Scope
    location: Location
    place: Labels | None = None
    """The province or the unit; none where it is for all the country."""
    title: Labels | None = None
    """None where a source tells of a theme without its words."""
    note: Labels | None = None
    """What is to be known of the wording."""
    confidence: Confidence = Confidence.CONFIRMED
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """Something to read for a topic: one of the four."""

    location: Location
    work: LedTo | None = None
    event: str = ""
    term: str = ""
    writing: str = ""
    """A work of Ho Chi Minh."""
    note: Labels | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of a work or a period that a topic takes over, or one of its own."""

    location: Location
    work: str = ""
    period: str = ""
    id: str = ""
    text: Labels = field(default_factory=Labels)


@dataclass(frozen=True, slots=True)
class Topic:
    """What is studied in a month, or over some."""

    id: str
    months: tuple[int, ...]
    """1 to 12, of the year of the plan."""
    title: Labels
    location: Location
    aim: Labels | None = None
    readings: tuple[Reading, ...] = ()
    questions: tuple[Asked, ...] = ()
    outline: tuple[Labels, ...] = ()
    """Headings for the participant's own write-up."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A study year, month by month."""

    id: str
    year: int
    scope: Scope
    title: Labels
    location: Location
    place: Labels | None = None
    by: Labels | None = None
    """Who set it; none where the library proposes it."""
    intro: Labels | None = None
    topics: tuple[Topic, ...] = ()
    sources: dict[str, Source] = field(default_factory=dict)

    def topic(self, name: str) -> Topic | None:
        """The topic with that id."""
        return next((topic for topic in self.topics if topic.id == name), None)


@dataclass(frozen=True, slots=True)
class Edition:
    """One printing of a work of Ho Chi Minh."""

    text: Labels
    location: Location
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Writing:
    """A work of Ho Chi Minh: what it is and where it can be read; its text is not here."""

    id: str
    title: Labels
    start: Moment
    location: Location
    end: Moment | None = None
    language: str = ""
    """The code of the language in which it was written first; empty where no source says."""
    pen_name: str = ""
    place: Labels | None = None
    circumstances: tuple[Statement, ...] = ()
    editions: tuple[Edition, ...] = ()
    read: tuple[str, ...] = ()
    """Ids of the sources that hold its text, or tell where it is kept."""
    works: tuple[LedTo, ...] = ()
    """What the library links to it."""
    events: tuple[str, ...] = ()
    confidence: Confidence = Confidence.CONFIRMED
    sources: dict[str, Source] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Study:
    """All that is studied."""

    themes: tuple[Theme, ...] = ()
    theme_sources: dict[str, Source] = field(default_factory=dict)
    plans: dict[str, Plan] = field(default_factory=dict)
    writings: dict[str, Writing] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        themes: Iterable[Theme],
        theme_sources: dict[str, Source],
        plans: Iterable[Plan],
        writings: Iterable[Writing],
    ) -> "Study":
        """Put the pieces into their order: themes and plans by year, writings by time."""
        return cls(
            tuple(sorted(themes, key=lambda t: (t.year, list(Scope).index(t.scope), t.location))),
            theme_sources,
            {plan.id: plan for plan in sorted(plans, key=lambda p: (p.year, p.id))},
            {w.id: w for w in sorted(writings, key=lambda w: (w.start.first, w.id))},
        )

    def national_theme(self, year: int) -> Theme | None:
        """The confirmed theme of the whole country in a year; none where no source confirms one."""
        return next(
            (
                theme
                for theme in self.themes
                if theme.year == year
                and theme.scope is Scope.NATIONAL
                and theme.title
                and theme.confidence is Confidence.CONFIRMED
            ),
            None,
        )

    def themes_of(self, year: int) -> tuple[Theme, ...]:
        """All themes of a year."""
        return tuple(theme for theme in self.themes if theme.year == year)
