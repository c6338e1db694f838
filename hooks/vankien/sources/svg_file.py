"""An SVG picture: a drawing and nothing more, or the fault that makes it a program, a spy or a bomb."""

import re
from dataclasses import dataclass, field
from xml.parsers import expat

from vankien.model.location import Location
from vankien.model.problem import Problem

MOST_ELEMENTS = 5_000
"""Drawn on an old phone in a second; with copies by `<use>` counted as often as they are drawn."""
DEEPEST = 50
LARGEST = 10_000
"""Of width, height and view box, in whatever unit."""
_SVG = "http://www.w3.org/2000/svg"
_DRAWN = frozenset((
    "svg", "g", "defs", "symbol", "use", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text",
    "tspan", "title", "desc", "linearGradient", "radialGradient", "stop", "clipPath", "marker", "metadata",
))  # fmt: skip
"""What a drawing needs. Filters, patterns and masks can take minutes to draw; pictures inside would be fetched."""
_ELSEWHERE = re.compile(r"url\(\s*[\"']?(?!#)|@import|expression\(|\\|javascript:", re.IGNORECASE)
_NUMBER = re.compile(r"[-+]?\d*\.?\d+(?:e[-+]?\d+)?", re.IGNORECASE)


@dataclass(slots=True)
class _Element:
    line: int
    tag: str
    first: int
    """Its place among all elements."""
    last: int = 0
    """The place behind the last one inside it."""
    copies: list[str] = field(default_factory=list)
    """Ids that `<use>` elements inside it, or itself, take."""


def check_svg(data: bytes, here: Location, name: str, problems: list[Problem]) -> None:
    """Report the first thing that keeps a drawing from being shown."""
    fault = _Reader(data).fault()
    if fault is not None:
        code, line, values = fault
        problems.append(Problem.at(here.at(line), code, name=name, **values))


class _Strange(Exception):
    """Reading stops at the first fault: what follows may be a bomb."""

    def __init__(self, code: str, line: int, **values: object) -> None:
        super().__init__(code)
        self.code, self.line, self.values = code, line, values


class _Reader:
    def __init__(self, data: bytes) -> None:
        self.data = data
        self.elements: list[_Element] = []
        self.open: list[_Element] = []
        self.ids: dict[str, _Element] = {}
        self.foreign = 0
        """How deep inside what other programs wrote down about the drawing."""
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartDoctypeDeclHandler = lambda *_: self._refuse("<!DOCTYPE>")
        self.parser.ProcessingInstructionHandler = lambda target, _: self._refuse(f"<?{target}?>")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end

    def fault(self) -> tuple[str, int, dict[str, object]] | None:
        """Code, line and values of what is wrong."""
        try:
            self.parser.Parse(self.data, True)
            self._count_copies()
        except _Strange as strange:
            return strange.code, strange.line, strange.values
        except expat.ExpatError as error:
            return "P-021", error.lineno, {"kind": "SVG"}
        return None

    @property
    def _line(self) -> int:
        return self.parser.CurrentLineNumber

    def _refuse(self, what: str, line: int = 0) -> None:
        raise _Strange("P-023", line or self._line, what=what[:80])

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, tag = name.rpartition(" ")
        if self.foreign or (self.open and self.open[-1].tag == "metadata"):
            self.foreign += 1
            return
        if not self.open and (space, tag) != (_SVG, "svg"):
            raise _Strange("P-021", self._line, kind="SVG")
        if space != _SVG or tag not in _DRAWN:
            self._refuse(f"<{tag}>")
        element = _Element(self.parser.CurrentLineNumber, tag, len(self.elements))
        self.elements.append(element)
        self.open.append(element)
        if len(self.elements) > MOST_ELEMENTS or len(self.open) > DEEPEST:
            raise _Strange("P-024", self._line, count=len(self.elements), most=MOST_ELEMENTS)
        for key, value in attributes.items():
            self._attribute(element, key.rpartition(" ")[2], value)

    def _attribute(self, element: _Element, key: str, value: str) -> None:
        if key.lower().startswith("on"):
            self._refuse(f"{key}=…")
        if key == "href":
            if element.tag not in ("use", "linearGradient", "radialGradient") or not value.startswith("#"):
                self._refuse(f"href={value}")
            if element.tag == "use":
                for around in self.open:
                    around.copies.append(value[1:])
        elif _ELSEWHERE.search(value):
            self._refuse(f"{key}={value}")
        elif key == "id":
            self.ids.setdefault(value, element)
        elif element.tag == "svg" and key in ("width", "height", "viewBox"):
            numbers = [abs(float(number)) for number in _NUMBER.findall(value)[:4]]
            if max(numbers, default=0) > LARGEST:
                raise _Strange("P-022", self._line, found=f"{key}={value[:40]}", most=LARGEST)

    def _end(self, _name: str) -> None:
        if self.foreign:
            self.foreign -= 1
        elif self.open:
            self.open.pop().last = len(self.elements)

    def _count_copies(self) -> None:
        """Copies of copies double with every step: a copy is of what is drawn, and not of other copies."""
        drawn = len(self.elements)
        for use in self.elements:
            if use.tag != "use":
                continue
            for taken in (self.ids[name] for name in use.copies if name in self.ids):
                if taken.copies:
                    self._refuse("<use> → <use>", use.line)
                drawn += taken.last - taken.first
        if drawn > MOST_ELEMENTS:
            raise _Strange("P-024", 1, count=drawn, most=MOST_ELEMENTS)
