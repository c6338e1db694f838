"""A goal that a work sets in numbers."""

from dataclasses import dataclass
from enum import StrEnum

from vankien.model.fact import Confidence
from vankien.model.labels import Labels
from vankien.model.location import Location


class Op(StrEnum):
    """How the value is meant."""

    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    EQUAL = "equal"
    ABOUT = "about"
    TOP = "top"
    BETWEEN = "between"


@dataclass(frozen=True, slots=True)
class Target:
    """A goal with its value, unit and year."""

    name: Labels
    op: Op
    low: float
    """The value; the lower of the two with `between`."""
    high: float | None
    unit: Labels | None
    year: int | None
    location: Location
    confidence: Confidence = Confidence.CONFIRMED
    sources: tuple[str, ...] = ()

    @property
    def is_percentage(self) -> bool:
        """Whether the value is a share of a whole, so that it can be drawn on one axis from 0 to 100."""
        return self.unit is not None and self.unit.best("vi").strip() == "%"
