"""Targets that are shares of a whole, drawn as bars; the table beside it says the same in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from vankien.model.target import Target
from vankien.outputs.interface import Interface
from vankien.outputs.target_words import target_value


@dataclass(frozen=True, slots=True)
class Bar:
    """A line of the chart, in per cent of its width."""

    name: str
    label: str
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars of one year on one axis from 0 to 100 %."""

    year: int | None
    bars: tuple[Bar, ...]


def target_chart(targets: Iterable[Target], tr: Interface) -> list[Chart]:
    """A chart for each year that has at least two shares to compare."""
    by_year: dict[int | None, list[Bar]] = {}
    for target in targets:
        if not target.is_percentage or not 0 <= target.low <= 100 or (target.high or 0) > 100:
            continue
        words = target_value(target, tr)
        bar = Bar(words["name"], words["value"], target.low, target.high or target.low)
        by_year.setdefault(target.year, []).append(bar)
    years = sorted(by_year, key=lambda year: year or 0)
    return [Chart(year, tuple(by_year[year])) for year in years if len(by_year[year]) > 1]
