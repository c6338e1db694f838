"""That a question was compared with what it is bound to, and with which state of it."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from vankien.model.content import hashed
from vankien.model.location import Location


@dataclass(frozen=True, slots=True)
class Confirmed:
    """A line of the record: the state of the provisions or events, and the day on which somebody looked."""

    state: str
    date: datetime.date
    location: Location


def seal(name: str, state: str, day: datetime.date) -> str:
    """
    What a line of the record ends with, so that a line changed by hand shows; lines of two people still merge.

    >>> seal("ngay-hieu-luc", "6293db0e", datetime.date(2026, 11, 26))
    '1e02'
    """
    return hashed((name, state, day))[:4]


def state_of(pieces: Iterable[Iterable[object]]) -> str:
    """Eight hexadecimal digits over everything that a question is bound to."""
    return hashed(part for piece in pieces for part in piece)
