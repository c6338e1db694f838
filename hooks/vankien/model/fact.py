"""A statement with its source."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from vankien.model.labels import Labels
from vankien.model.location import Location

T = TypeVar("T")


class Confidence(StrEnum):
    """How well a fact is known; shown to the reader unless confirmed."""

    CONFIRMED = "confirmed"
    """A public page says so."""
    REPORTED = "reported"
    """Only one newspaper article says so."""
    UNVERIFIED = "unverified"
    """Not confirmed by any source yet."""


@dataclass(frozen=True, slots=True)
class Fact(Generic[T]):
    """A value with the place where it was written and the sources it rests on."""

    value: T
    location: Location
    confidence: Confidence = Confidence.CONFIRMED
    sources: tuple[str, ...] = ()
    """Ids of the `sources:` of the same file."""
    note: Labels | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact was read: a page, a book, an official text."""

    id: str
    title: str
    location: Location
    url: str = ""
    kind: str = "page"
    language: str = "vi"


SOURCE_KINDS = ("official", "page", "newspaper", "database", "book")
