"""Bars side by side for each question, drawn for a screen or for paper: in one ink, their meaning in their pattern."""

import xml.etree.ElementTree as etree
from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from vankien.outputs.chart import Pattern, fill
from vankien.outputs.print.chart_svg import text_width
from vankien.outputs.tally.intervals import Interval


@dataclass(frozen=True, slots=True)
class Bar:
    """A value with its words."""

    pattern: Pattern
    value: float
    label: str
    interval: Interval | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """The bars of one question; one without bars says why in its note."""

    name: str
    bars: tuple[Bar, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Bars:
    """The whole drawing."""

    title: str
    rows: tuple[Row, ...]
    axis: tuple[tuple[float, str], ...]
    """The marks of the axis, from its one end to its other."""
    key: tuple[tuple[Pattern | None, str], ...] = ()
    """What the patterns mean; None stands for the line of an interval."""

    @property
    def words(self) -> str:
        """All of it for who does not see it."""
        said = (f"{row.name}: {', '.join(bar.label for bar in row.bars) or row.note}" for row in self.rows)
        return f"{self.title}. {'; '.join(said)}."


@dataclass(frozen=True, slots=True)
class Place:
    """What a drawing may take, in points, and the colour of its ink."""

    width: float
    height: float
    font: float
    ink: str


SCREEN = Place(width=320, height=1200, font=11.5, ink="currentColor")
PAPER = Place(width=482, height=600, font=9.5, ink="#000")
_BAR, _GAP, _NAME = 0.95, 0.75, 1.25
"""How high a bar is, how far the questions stand apart, what a name takes above its bars, in sizes of the font."""


def pictures(bars: Bars, place: Place) -> Iterator[str]:
    """The drawing as SVG; as several of about the same height where it would not go onto one page."""
    names = 0.7 + max(text_width(row.name) for row in bars.rows)
    above = names * place.font > place.width / 4
    heights = [(_height(row) + (_NAME if above else 0)) * place.font for row in bars.rows]
    room = place.height - (4.9 + 1.5 * len(bars.key)) * place.font
    even = sum(heights) / ceil(sum(heights) / room) + max(heights) / 2
    groups: list[list[Row]] = [[]]
    used = 0.0
    for row, height in zip(bars.rows, heights, strict=True):
        if groups[-1] and used + height > min(room, even):
            groups.append([])
            used = 0.0
        groups[-1].append(row)
        used += height
    for rows in groups:
        yield _Drawing(Bars(bars.title, tuple(rows), bars.axis, bars.key), place, 0 if above else names).svg()


def _height(row: Row) -> float:
    """What the bars of a question take, and the gap behind them."""
    return _GAP + (sum(_BAR + (0.55 if bar.interval else 0.2) for bar in row.bars) or 1)


class _Drawing:
    def __init__(self, bars: Bars, place: Place, names: float) -> None:
        """`names` is how wide they are, in sizes of the font; nothing where they stand above their bars."""
        self.bars, self.place = bars, place
        self.names_above = not names
        self.left = names * place.font or 1.0
        labels = [text_width(bar.label) for row in bars.rows for bar in row.bars]
        self.right = place.width - (0.8 + 1.08 * max(labels, default=0)) * place.font
        self.root = etree.Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "class": "chart-svg"})
        etree.SubElement(self.root, "title").text = bars.words

    def svg(self) -> str:
        """Question by question, then the axis and the key."""
        font = self.place.font
        self._text(0, font * 1.1, self.bars.title, bold=True)
        top = y = 2.1 * font
        for row in self.bars.rows:
            y = self._row(row, y)
        self._axis(top, y)
        y += 2.8 * font
        for pattern, meaning in self.bars.key:
            self._key(pattern, meaning, y)
            y += 1.5 * font
        height = y - 0.6 * font
        self.root.set("viewBox", f"0 0 {self.place.width:g} {height:g}")
        self.root.set("width", f"{self.place.width:g}pt" if self.place is PAPER else "100%")
        return etree.tostring(self.root, encoding="unicode")

    def _row(self, row: Row, y: float) -> float:
        font = self.place.font
        if self.names_above:
            self._text(0, y + 0.85 * font, row.name)
            y += _NAME * font
        else:
            middle = y + (0.5 * (_height(row) - _GAP) + 0.3) * font
            self._text(0, middle, row.name)
        if not row.bars:
            self._text(self.left + 0.5 * font, y + 0.85 * font, row.note)
            y += font
        for bar in row.bars:
            zero, end = sorted((self._x(0), self._x(bar.value)))
            self._path(fill(bar.pattern, zero, y, end - zero, _BAR * font), 0.7, filled=bar.pattern is Pattern.SOLID)
            self._text(self.place.width, y + 0.82 * font, bar.label, bold=True, anchor="end")
            y += (_BAR + 0.2) * font
            if bar.interval:
                self._whisker(self._x(bar.interval.low), self._x(bar.interval.high), y + 0.05 * font)
                y += 0.35 * font
        return y + _GAP * font

    def _whisker(self, low: float, high: float, y: float) -> None:
        tick = 0.2 * self.place.font
        self._path(f"M{low:g} {y - tick:g}V{y + tick:g}M{high:g} {y - tick:g}V{y + tick:g}M{low:g} {y:g}H{high:g}", 0.9)

    def _axis(self, top: float, bottom: float) -> None:
        font = self.place.font
        foot = bottom - 0.3 * font
        ends = self.bars.axis[0], self.bars.axis[-1]
        for mark in self.bars.axis:
            x = self._x(mark[0])
            self._path(f"M{x:g} {foot:g}v{0.35 * font:g}", 0.7)
            anchor = "end" if mark is ends[1] else "start" if mark is ends[0] and self.names_above else "middle"
            self._text(x, foot + 1.35 * font, mark[1], anchor=anchor)
        self._path(
            f"M{self._x(0):g} {top - 0.3 * font:g}V{foot:g}M{self._x(ends[0][0]):g} {foot:g}H{self.right:g}", 0.7
        )

    def _key(self, pattern: Pattern | None, meaning: str, y: float) -> None:
        font = self.place.font
        if pattern is None:
            self._whisker(0.5, 2.4 * font, y - 0.3 * font)
        else:
            self._path(fill(pattern, 0.5, y - 0.75 * font, 2.2 * font, 0.85 * font), 0.7, pattern is Pattern.SOLID)
        self._text(3 * font, y, meaning)

    def _x(self, value: float) -> float:
        """Where a value stands; what lies beyond an end of the axis stands at that end."""
        low, high = self.bars.axis[0][0], self.bars.axis[-1][0]
        share = (min(max(value, low), high) - low) / (high - low)
        return round(self.left + share * (self.right - self.left), 2)

    def _text(self, x: float, y: float, words: str, *, bold: bool = False, anchor: str = "start") -> None:
        attributes = {"x": f"{x:g}", "y": f"{y:g}", "font-family": "Noto Sans", "font-size": f"{self.place.font:g}"}
        attributes |= {"fill": self.place.ink} | ({"font-weight": "700"} if bold else {})
        etree.SubElement(self.root, "text", attributes | {"text-anchor": anchor}).text = words

    def _path(self, path: str, stroke: float, filled: bool = False) -> None:
        ink = {"fill": self.place.ink if filled else "none", "stroke": self.place.ink, "stroke-width": f"{stroke:g}"}
        etree.SubElement(self.root, "path", {"d": path, **ink})
