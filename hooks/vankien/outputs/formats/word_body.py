"""The parts of a book as paragraphs and tables of a Word document, each with a real style."""

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator
from dataclasses import dataclass, field

from vankien.outputs.formats.word_runs import WordLinks, is_mark, runs, tag, words

_PARAGRAPHS = {"issuer": "Issuer", "kind": "Kind", "symbol": "Symbol", "state": "State", "notice": "Notice"}
_PROVISIONS = {
    "pv-letter": "Point", "pv-decimal": "Point", "pv-decimal-2": "Point", "pv-dash": "Dash", "pv-plus": "Plus",
}  # fmt: skip
_CENTRED = {"pv-part", "pv-chapter", "pv-division", "pv-annex"}
_BLOCKS = ("p", "ul", "ol", "table", "div", "section", "blockquote", "pre", "dl")
_WIDTH = 9070
"""Of the text on an A4 page with the margins of an official document, in twentieths of a point."""
_CELL = 230
"""The margins of a cell."""
_LETTER = 160
"""A wide letter of 13 points."""


@dataclass(frozen=True, slots=True)
class WordHeading:
    """A line of the contents."""

    level: int
    text: str
    bookmark: str


@dataclass(slots=True)
class WordBody:
    """What has been written so far, and what it points to."""

    links: WordLinks
    headings: list[WordHeading] = field(default_factory=list)
    _waiting: list[str] = field(default_factory=list)
    """Anchors that the next paragraph bears."""
    _marks: int = 0

    def blocks(self, element: etree.Element, style: str = "") -> Iterator[etree.Element]:
        """The paragraphs and tables of all that an element holds."""
        for child in element:
            yield from self._block(child, style)

    def _block(self, element: etree.Element, style: str) -> Iterator[etree.Element]:
        name = element.tag
        classes = (element.get("class") or "").split()
        if name == "aside":
            return  # footnotes come with their marks
        if element.get("id"):
            self._waiting.append(element.get("id", ""))
        if name in ("section", "div"):
            own = next((_PROVISIONS[c] for c in classes if c in _PROVISIONS), "" if "pv" in classes else style)
            self._centred(element, classes)
            yield from self.blocks(element, own)
        elif name == "p":
            own = next((_PARAGRAPHS[c] for c in classes if c in _PARAGRAPHS), style)
            yield self._paragraph(own, runs(element, self.links))
        else:
            yield from self._special(element)

    def _special(self, element: etree.Element) -> Iterator[etree.Element]:
        name = element.tag
        if re.fullmatch(r"h[1-6]", name):
            yield self._heading(element)
        elif name in ("ul", "ol"):
            yield from self._list(element, 1)
        elif name == "table":
            yield self._table(element)
            # Word joins two tables that nothing stands between.
            yield self._paragraph("TableText", [])
        elif name == "blockquote":
            yield from self.blocks(element, "Quote")
        elif name == "pre":
            yield self._code(element)
        elif name == "dl":
            for item in element:
                if item.get("id"):
                    self._waiting.append(item.get("id", ""))
                yield self._paragraph("Term" if item.tag == "dt" else "Definition", runs(item, self.links))

    def _centred(self, element: etree.Element, classes: list[str]) -> None:
        """The number of a chapter stands on a line of its own, above its name."""
        if _CENTRED & set(classes) and (heading := element.find("*")) is not None:
            heading.set("data-centred", "1")
            number = heading.find("span[@class='pv-n']")
            if number is not None and (number.tail or "").strip():
                number.tail = (number.tail or "").lstrip()
                heading.insert(1, etree.Element("br"))
                heading[1].tail, number.tail = number.tail, None

    def _heading(self, element: etree.Element) -> etree.Element:
        depth = int(element.tag[1])
        if depth == 1:
            return self._paragraph("Title", runs(element, self.links))
        level = min(depth - 1, 5)
        anchor = f"_Toc{len(self.headings) + 1:08d}"
        text = " ".join("".join(" " if part.tag == "br" else part.text or "" for part in _walk(element)).split())
        self.headings.append(WordHeading(level, text, anchor))
        centred = [tag("jc", val="center")] if element.get("data-centred") else []
        paragraph = self._paragraph(f"Heading{level}", runs(element, self.links), centred)
        self._mark(paragraph, anchor)
        return paragraph

    def _paragraph(
        self, style: str, content: list[etree.Element], properties: list[etree.Element] | None = None
    ) -> etree.Element:
        head = [tag("pStyle", val=style)] if style else []
        head += properties or []
        paragraph = tag("p", *([tag("pPr", *head)] if head else []), *content)
        for anchor in dict.fromkeys(self._waiting):
            self._mark(paragraph, self.links.bookmark(anchor))
        self._waiting.clear()
        return paragraph

    def _mark(self, paragraph: etree.Element, name: str) -> None:
        """A bookmark around what the paragraph says."""
        self._marks += 1
        start = 1 if len(paragraph) and paragraph[0].tag == "w:pPr" else 0
        paragraph.insert(start, tag("bookmarkStart", id=self._marks, name=name))
        paragraph.append(tag("bookmarkEnd", id=self._marks))

    def _list(self, element: etree.Element, depth: int) -> Iterator[etree.Element]:
        bullet = "ListBullet" if depth == 1 else "ListBullet2"
        for number, item in enumerate(element, 1):
            if item.get("id"):
                self._waiting.append(item.get("id", ""))
            style = "Source" if element.tag == "ol" else bullet
            content = runs(item, self.links, skip=_BLOCKS)
            inside = [child for child in item if child.tag in _BLOCKS]
            if not content and inside and inside[0].tag == "p":
                content = runs(inside.pop(0), self.links)
            if style == "Source":
                # The number is text, so that it stays what the marks in the text say.
                content.insert(0, tag("r", words(f"{number}."), tag("tab")))
            yield self._paragraph(style, content)
            for child in inside:
                if child.tag in ("ul", "ol"):
                    yield from self._list(child, depth + 1)
                else:
                    yield from self._block(child, "ListContinue")

    def _table(self, element: etree.Element) -> etree.Element:
        rows = list(element.iter("tr"))
        widths = _widths(rows)
        columns = len(widths)
        head = {id(row) for part in element.iter("thead") for row in part.iter("tr")}
        table = tag(
            "tbl",
            tag("tblPr", tag("tblStyle", val="TableGrid"), tag("tblW", w=5000, type="pct"),
                tag("tblLayout", type="autofit"), tag("tblLook", val="0620")),
            tag("tblGrid", *(tag("gridCol", w=width) for width in widths)),
        )  # fmt: skip
        for row in rows:
            is_head = id(row) in head
            properties = [tag("cantSplit"), *([tag("tblHeader")] if is_head else [])]
            line = tag("tr", tag("trPr", *properties))
            for index in range(columns):
                cell = row[index] if index < len(row) else etree.Element("td")
                line.append(self._cell(cell, widths[index], is_head))
            table.append(line)
        return table

    def _cell(self, cell: etree.Element, width: int, is_head: bool) -> etree.Element:
        classes = (cell.get("class") or "").split()
        align = next((side for side in ("right", "center") if side in classes), "")
        properties = [tag("jc", val=align)] if align else []
        style = "TableHead" if is_head else "TableText"
        content = runs(cell, self.links)
        return tag("tc", tag("tcPr", tag("tcW", w=width, type="dxa")), self._paragraph(style, content, properties))

    def _code(self, element: etree.Element) -> etree.Element:
        content: list[etree.Element] = []
        for line in "".join(element.itertext()).rstrip("\n").split("\n"):
            if content:
                content.append(tag("r", tag("br")))
            content.append(tag("r", words(line)))
        return self._paragraph("Code", content)


def _widths(rows: list[etree.Element]) -> list[int]:
    """What each column takes of the page, by its longest cell, but none so narrow that a word would break."""
    longest: list[int] = []
    least: list[int] = []
    for row in rows:
        longest += [12] * (len(row) - len(longest))
        least += [0] * (len(row) - len(least))
        for index, cell in enumerate(row):
            text = "".join(cell.itertext())
            longest[index] = min(60, max(longest[index], len(text)))
            words_of_cell = text.split() or [""]
            least[index] = max(least[index], _CELL + _LETTER * min(20, max(map(len, words_of_cell))))
    spare = max(0, _WIDTH - sum(least))
    wanted = [max(0, _WIDTH * length // sum(longest) - low) for length, low in zip(longest, least, strict=True)]
    return [low + spare * more // (sum(wanted) or 1) for low, more in zip(least, wanted, strict=True)]


def _walk(element: etree.Element) -> Iterator[etree.Element]:
    """The element, what is in it, and what stands behind, as pieces of one line."""
    yield element
    for child in element:
        if not is_mark(child):
            yield from _walk(child)
        if child.tail:
            piece = etree.Element("tail")
            piece.text = child.tail
            yield piece
