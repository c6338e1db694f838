"""A state of a text that paper was made from, as the record of versions keeps it."""

import datetime
from dataclasses import dataclass, field

from vankien.model.content import Content
from vankien.model.location import Location

GONE = "-"
"""Stands in the record in the place of a hash where a piece was taken out of the text."""


@dataclass(frozen=True, slots=True)
class PrintedVersion:
    """What a print with that version said, in hashes, and what its provisions were called."""

    version: str
    date: datetime.date
    """The day on which it was first printed."""
    content: Content
    location: Location
    names: dict[str, str] = field(default_factory=dict)
    """By anchor: "khoản 2 Điều 5"; for provisions that are no longer there."""

    @property
    def is_sound(self) -> bool:
        """Whether it is what was written down: the version is a hash over all the others."""
        return self.content.version == self.version
