"""A chart drawn for paper: one picture with its words inside, in black ink alone."""

import xml.etree.ElementTree as etree
from collections.abc import Iterator
from dataclasses import dataclass, replace

from vankien.outputs.chart import Bar, Chart, Pattern, fill
from vankien.outputs.print.variant import Variant
from vankien.outputs.whole_numbers import whole_numbers


@dataclass(frozen=True, slots=True)
class Measure:
    """What a chart may take of a page, in points."""

    width: float
    height: float
    font: float
    line: float
    """From one line of words to the next."""
    bar: float
    """How high a bar is."""
    stroke: float


MEASURES = {
    Variant.HANDOUT: Measure(width=452, height=560, font=9.5, line=13.5, bar=10, stroke=0.7),
    Variant.BOOKLET: Measure(width=334, height=380, font=8.5, line=12, bar=9, stroke=0.6),
    Variant.LARGE: Measure(width=466, height=600, font=16, line=22.5, bar=15, stroke=1),
}
_NARROW = frozenset("iíìỉĩịjlrtfI.,;:'’()|[]-!/")
_WIDE = frozenset("mwMWƯ%–@")


def text_width(text: str) -> float:
    """
    What a text takes at a size of 1, rather too much than too little: lines are broken by it, not set.

    >>> round(text_width("Đến 2030"), 2)
    4.65
    """
    return sum(_letter_width(letter) for letter in text)


def _letter_width(letter: str) -> float:
    if letter.isspace():
        return 0.27
    if letter in _NARROW:
        return 0.38
    if letter in _WIDE:
        return 0.95
    return 0.72 if letter.isupper() else 0.61


def wrapped(text: str, width: float) -> list[str]:
    """
    The lines of a text at a size of 1; a word is never broken.

    >>> wrapped("Quy mô kinh tế số", 7)
    ['Quy mô kinh', 'tế số']
    """
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if lines[-1] and text_width(longer) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def chart_pictures(chart: Chart, measure: Measure) -> Iterator[str]:
    """The chart as SVG; as several of about the same height where it would not go onto one page."""
    count = len(_split(chart, measure, measure.height))
    rows = sum(_row_height(bar, measure) for bar in chart.bars)
    tallest = max(_row_height(bar, measure) for bar in chart.bars)
    even = _height(replace(chart, bars=()), measure) + rows / count + tallest / 2
    groups = _split(chart, measure, even)
    for bars in groups if len(groups) == count else _split(chart, measure, measure.height):
        yield _drawn(replace(chart, bars=bars), measure)


def _split(chart: Chart, measure: Measure, most: float) -> list[tuple[Bar, ...]]:
    """The bars in groups of which each is at most so high."""
    groups: list[tuple[Bar, ...]] = [()]
    for bar in chart.bars:
        if groups[-1] and _height(replace(chart, bars=(*groups[-1], bar)), measure) > most:
            groups.append(())
        groups[-1] = (*groups[-1], bar)
    return groups


def _name_lines(bar: Bar, measure: Measure) -> list[str]:
    label = text_width(bar.label) * 1.08
    return wrapped(whole_numbers(bar.name), measure.width / measure.font - label - 1.5)


def _row_height(bar: Bar, measure: Measure) -> float:
    return len(_name_lines(bar, measure)) * measure.line + measure.bar + 0.75 * measure.line


def _height(chart: Chart, measure: Measure) -> float:
    rows = sum(_row_height(bar, measure) for bar in chart.bars)
    # The title and the numbers of the axis, and a line for every entry of the key.
    return rows + (2.7 + len(chart.key)) * measure.line


def _drawn(chart: Chart, measure: Measure) -> str:
    """
    Names above their bars, values at their right, the axis below, then the key.

    Text is set in place, for a line of SVG does not break by itself.
    """
    size = {"width": f"{measure.width:g}pt", "viewBox": f"0 0 {measure.width:g} {_height(chart, measure):g}"}
    svg = etree.Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "class": "chart-svg", **size})
    etree.SubElement(svg, "title").text = chart.words
    drawing = _Drawing(svg, measure)
    y = drawing.text(0, measure.line * 0.8, chart.title, bold=True) + measure.line * 0.4
    for bar in chart.bars:
        y = drawing.row(bar, y)
    drawing.axis(y, chart.quarters)
    y += 1.3 * measure.line
    for pattern, meaning in chart.key:
        y = drawing.key(pattern, meaning, y)
    return etree.tostring(svg, encoding="unicode")


@dataclass(slots=True)
class _Drawing:
    svg: etree.Element
    measure: Measure

    def text(self, x: float, y: float, words: str, *, bold: bool = False, anchor: str = "start") -> float:
        """A line of words on its baseline; where the next one may begin."""
        attributes = {"x": f"{x:g}", "y": f"{y:g}", "font-family": "Noto Sans", "font-size": f"{self.measure.font:g}"}
        if bold:
            attributes["font-weight"] = "700"
        if anchor != "start":
            attributes["text-anchor"] = anchor
        etree.SubElement(self.svg, "text", attributes).text = words
        return y + self.measure.line

    def row(self, bar: Bar, y: float) -> float:
        """A bar below its name."""
        baseline = y
        for line in _name_lines(bar, self.measure):
            baseline = y
            y = self.text(0, y, line)
        self.text(self.measure.width, baseline, bar.label, bold=True, anchor="end")
        top = y - 0.62 * self.measure.line
        for piece in bar.pieces:
            start, end = (self._place(value) for value in (piece.start, piece.end))
            self.filled(piece.pattern, start, top, end - start, self.measure.bar)
        frame = f"M{self._place(0):g} {top:g}H{self._place(100):g}V{top + self.measure.bar:g}H{self._place(0):g}Z"
        self._path(frame, self.measure.stroke * 0.6, filled=False)
        return top + self.measure.bar + 1.37 * self.measure.line

    def filled(self, pattern: Pattern, x: float, y: float, width: float, height: float) -> None:
        """A piece with its pattern."""
        path = fill(pattern, x, y, width, height)
        self._path(path, self.measure.stroke, filled=pattern is Pattern.SOLID)

    def axis(self, bottom: float, quarters: tuple[str, ...]) -> None:
        """Marks at every quarter, under all bars, with their numbers."""
        foot = bottom - 1.1 * self.measure.line
        for value, label in zip((0, 25, 50, 75, 100), quarters, strict=True):
            x = self._place(value)
            self._path(f"M{x:g} {foot:g}V{foot + 0.3 * self.measure.line:g}", self.measure.stroke, filled=False)
            anchor = {0: "start", 100: "end"}.get(value, "middle")
            self.text(x, foot + 1.2 * self.measure.line, label, anchor=anchor)

    def key(self, pattern: Pattern, meaning: str, y: float) -> float:
        """What a pattern means."""
        width = 2.4 * self.measure.font
        self.filled(pattern, self._place(0), y - 0.62 * self.measure.line, width, 0.72 * self.measure.line)
        return self.text(width + 0.6 * self.measure.font, y, meaning)

    def _place(self, value: float) -> float:
        """Where a share stands; half a stroke is left on both sides."""
        edge = self.measure.stroke
        return round(edge + (self.measure.width - 2 * edge) * value / 100, 2)

    def _path(self, path: str, stroke: float, *, filled: bool) -> None:
        ink = {"fill": "#000" if filled else "none", "stroke": "#000", "stroke-width": f"{stroke:g}"}
        etree.SubElement(self.svg, "path", {"d": path, **ink})
