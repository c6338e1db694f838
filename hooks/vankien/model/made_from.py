"""The source words that a translation was made from, piece by piece, each as a short hash with its day."""

import datetime
from dataclasses import dataclass, field

from vankien.model.content import hashed
from vankien.model.location import Location

GROUPS = ("about", "provisions", "questions")
"""What a translation consists of: what is told besides the text, the provisions, the questions for discussion."""


@dataclass(frozen=True, slots=True)
class Made:
    """One piece of the record: which state of the source it was made from, and when that was written down."""

    source: str
    date: datetime.date
    seal: str
    location: Location

    def is_sound(self, group: str, name: str) -> bool:
        """Whether it is what the program wrote down for this piece."""
        return self.seal == seal(group, name, self.source, self.date)


@dataclass(frozen=True, slots=True)
class MadeFrom:
    """The whole record of a translation, by group and name."""

    pieces: dict[tuple[str, str], Made] = field(default_factory=dict)


def seal(group: str, name: str, source: str, day: datetime.date) -> str:
    """
    What a line of the record ends with, so that a line changed by hand shows; lines of two people still merge.

    >>> seal("provisions", "II.1", "6293db0e", datetime.date(2026, 11, 26))
    'fe1b'
    """
    return hashed((group, name, source, day))[:4]
