"""
Targets that are shares of a whole, drawn as bars; the table below says the same in words.

How a value is meant shows in the pattern of its bar, and never in a colour: a chart is printed in black, and copied.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from vankien.model.target import Op, Target
from vankien.outputs.interface import Interface
from vankien.outputs.target_words import target_value


class Pattern(StrEnum):
    """How a piece of a bar is filled."""

    SOLID = "solid"
    """The value itself."""
    RISING = "rising"
    """Up to a value that is to be reached or passed."""
    FALLING = "falling"
    """Up to a value that is not to be passed."""
    CROSSED = "crossed"
    """Between the two ends of a range."""


_PATTERNS = {
    Op.AT_LEAST: Pattern.RISING, Op.MORE_THAN: Pattern.RISING, Op.AT_MOST: Pattern.FALLING,
    Op.LESS_THAN: Pattern.FALLING, Op.TOP: Pattern.FALLING, Op.BETWEEN: Pattern.RISING,
}  # fmt: skip
_STEP = {Pattern.RISING: 5.0, Pattern.FALLING: 5.0, Pattern.CROSSED: 4.0}
"""How far the lines of a hatching stand apart; far enough for a copy of a copy."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a bar, in per cent of the axis."""

    pattern: Pattern
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Bar:
    """A line of the chart."""

    name: str
    label: str
    """The value in words, which stands beside the bar."""
    language: str
    """That of the name."""
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars of one year on one axis from 0 to 100 %."""

    title: str
    bars: tuple[Bar, ...]
    key: tuple[tuple[Pattern, str], ...]
    """What the patterns that occur mean."""
    quarters: tuple[str, ...] = ("0%", "25%", "50%", "75%", "100%")
    """The numbers of the axis, as the language joins them with the sign."""

    @property
    def words(self) -> str:
        """The whole chart for who does not see it."""
        return f"{self.title}. {'; '.join(f'{bar.name}: {bar.label}' for bar in self.bars)}."


def target_chart(targets: Iterable[Target], tr: Interface) -> list[Chart]:
    """A chart for each year that has at least two shares to compare."""
    by_year: dict[int | None, list[Bar]] = {}
    for target in targets:
        if not target.is_percentage or not 0 <= target.low <= 100 or (target.high or 0) > 100:
            continue
        words = target_value(target, tr)
        bar = Bar(words["name"], words["value"], words["language"], tuple(_pieces(target)))
        by_year.setdefault(target.year, []).append(bar)
    years = sorted(by_year, key=lambda year: year or 0)
    return [_chart(year, tuple(by_year[year]), tr) for year in years if len(by_year[year]) > 1]


def _pieces(target: Target) -> Iterator[Piece]:
    yield Piece(_PATTERNS.get(target.op, Pattern.SOLID), 0, target.low)
    if target.high is not None and target.high > target.low:
        yield Piece(Pattern.CROSSED, target.low, target.high)


def _chart(year: int | None, bars: tuple[Bar, ...], tr: Interface) -> Chart:
    meant = {
        Pattern.SOLID: tr("this value, or about it"),
        Pattern.RISING: tr("at least this value"),
        Pattern.FALLING: tr("at most this value"),
        Pattern.CROSSED: tr("anywhere in this range"),
    }
    used = {piece.pattern for bar in bars for piece in bar.pieces}
    title = tr("By {year}, per cent", year=year) if year else tr("Per cent")
    key = tuple((pattern, meant[pattern]) for pattern in Pattern if pattern in used)
    return Chart(title, bars, key, tuple(tr.with_unit(tr.number(value), "%") for value in (0, 25, 50, 75, 100)))


def fill(pattern: Pattern, x: float, y: float, width: float, height: float) -> str:
    """
    The pattern inside a rectangle as a path of SVG: an outline, with lines to be stroked or an area to be filled.

    Reckoned here, where `<pattern>` would need names that are unique on the page.

    >>> fill(Pattern.SOLID, 0, 0, 4, 2)
    'M0 0H4V2H0Z'
    >>> fill(Pattern.RISING, 0, 0, 5, 4)
    'M0 0H5V4H0ZM1 4L5 0'
    """
    lines = [f"M{x:g} {y:g}H{_g(x + width)}V{_g(y + height)}H{x:g}Z"]
    rising = pattern in (Pattern.RISING, Pattern.CROSSED)
    falling = pattern in (Pattern.FALLING, Pattern.CROSSED)
    step = _STEP.get(pattern, 0)
    foot = step - height
    # Each line starts at the foot at `foot` and climbs one across for one up; what lies outside is cut off.
    while step and foot < width:
        low, high = max(foot, 0.0), min(foot + height, width)
        if rising and high > low:
            lines.append(_line(x + low, y + height - (low - foot), x + high, y + height - (high - foot)))
        if falling and high > low:
            lines.append(_line(x + low, y + (low - foot), x + high, y + (high - foot)))
        foot += step
    return "".join(lines)


def _line(x1: float, y1: float, x2: float, y2: float) -> str:
    return f"M{_g(x1)} {_g(y1)}L{_g(x2)} {_g(y2)}"


def _g(number: float) -> str:
    return f"{round(number, 2):g}"
