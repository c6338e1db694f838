"""A point of time that may be known only to the month or the year."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

_WRITTEN = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


@dataclass(frozen=True, slots=True)
class Moment:
    """
    A year, a month of a year, or a day.

    >>> str(Moment.parse("1925-06")), Moment.parse("1927").last
    ('1925-06', datetime.date(1927, 12, 31))
    """

    year: int
    month: int = 0
    """1 to 12; 0 where only the year is known."""
    day: int = 0
    """1 to 31; 0 where only the month is known."""

    @classmethod
    def parse(cls, text: str) -> "Moment":
        """Read `1925`, `1925-06` or `1925-06-21`; raises ValueError for anything else and for days that never were."""
        found = _WRITTEN.fullmatch(text.strip())
        if found is None:
            raise ValueError(text)
        year, month, day = (int(part or 0) for part in found.groups())
        if found[2] is not None:
            date(year, month, day if found[3] is not None else 1)
        else:
            date(year, 1, 1)
        return cls(year, month, day)

    @property
    def first(self) -> date:
        """The first day that it may mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day that it may mean."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    @property
    def is_day(self) -> bool:
        """Whether the day is known."""
        return self.day > 0

    def __str__(self) -> str:
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part]
        return "-".join(parts)
