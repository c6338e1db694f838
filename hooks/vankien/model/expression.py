"""A work in one language."""

import datetime
from dataclasses import dataclass
from enum import StrEnum

from vankien.model.fact import Confidence, Source
from vankien.model.location import Location
from vankien.model.made_from import MadeFrom
from vankien.model.outline import Outline
from vankien.model.printed_version import PrintedVersion


class TextKind(StrEnum):
    """What the text is; shown on the page, in search results and on paper."""

    OFFICIAL = "official"
    """The text of the document itself."""
    SUMMARY = "summary"
    """What it says, in the library's own words."""


class Origin(StrEnum):
    """Who made a translation."""

    OFFICIAL = "official"
    HUMAN = "human"
    MACHINE = "machine"


@dataclass(frozen=True, slots=True)
class Translation:
    """The record of a translation: a role, never a private person's name."""

    origin: Origin
    date: datetime.date | None
    by: str = ""
    reviewed_by: str = ""
    reviewed_on: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """A sentence of the key points, or of what is new."""

    text: str
    location: Location
    provision: str = ""
    """The anchor in the text that says it in full."""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """What was changed in the library's text, and when."""

    date: datetime.date
    note: str


@dataclass(frozen=True, slots=True)
class Expression:
    """One language of a work: its title, its text, its translation record."""

    language: str
    title: str
    text_kind: TextKind
    body: str
    """Markdown."""
    body_line: int
    """The line of the file that the body's first line is."""
    outline: Outline
    location: Location
    lines: dict[str, Location]
    """Where each key of the front matter stands."""
    added: datetime.date | None = None
    """The day on which this text came into the library."""
    subject: str = ""
    title_confidence: Confidence = Confidence.CONFIRMED
    summary: str = ""
    key_points: tuple[Point, ...] = ()
    whats_new: tuple[Point, ...] = ()
    changes: tuple[Change, ...] = ()
    translation: Translation | None = None
    sources: dict[str, Source] | None = None
    printed: tuple[PrintedVersion, ...] = ()
    """The versions that paper was made from, the oldest first."""
    made_from: MadeFrom | None = None
    """Of a translation: which words of the source it was made from; None where nobody has written that down."""

    def at(self, line: int) -> Location:
        """The place of a line of the body in its file."""
        return self.location.at(self.body_line + line - 1)

    @property
    def updated(self) -> datetime.date | None:
        """The day of the last change."""
        days = [change.date for change in self.changes] + ([self.added] if self.added else [])
        return max(days, default=None)
