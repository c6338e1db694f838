"""A text taken apart: every provision without those inside it, so that two languages can stand beside each other."""

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

BEFORE = ""
"""The name of what stands before the first provision."""
NOTES = "notes"
"""The name of the footnotes; no provision has it, for a number begins with no such word."""
# Private-use characters cannot stand in a source (fault M-024).
_OPEN, _CLOSE = "\ue002", "\ue003"
_MARK = re.compile(f"<p>{_OPEN}([^{_CLOSE}]*){_CLOSE}</p>")
_NOTE = re.compile(r"fn(ref\d*)?:")
_SOURCE = "#nguon-"


class Pieces(Extension):
    """
    Lays the provisions one after the other, each marked with its anchor, for `apart` to cut between them.

    No element keeps the id of a provision, for both languages have it: whoever puts them together gives it to both.
    Notes get the name of their language, and marks of sources lead to `sources`, the address of a page with the list.
    On paper (`ways_back=False`) no sign leads from a note back to the text.
    """

    def __init__(self, language: str, sources: str = "", *, ways_back: bool = True) -> None:
        super().__init__()
        self.language = language
        self.sources = sources
        self.ways_back = ways_back

    def extendMarkdown(self, md: Markdown) -> None:
        """After everything else has been made."""
        md.treeprocessors.register(_Cutter(md, self), "vankien_pieces", 1)


class _Cutter(Treeprocessor):
    def __init__(self, md: Markdown, extension: Pieces) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: etree.Element) -> None:
        for element in root.iter():
            self._rename(element)
            if not self.extension.ways_back:
                _take_away(element)
        pieces = list(_pieces(root))
        del root[:]
        for anchor, piece in pieces:
            etree.SubElement(root, "p").text = AtomicString(f"{_OPEN}{anchor}{_CLOSE}")
            root.append(piece)

    def _rename(self, element: etree.Element) -> None:
        name, href = element.get("id", ""), element.get("href", "")
        if _NOTE.match(name):
            element.set("id", f"{self.extension.language}-{name}")
        if _NOTE.match(href[1:]):
            element.set("href", f"#{self.extension.language}-{href[1:]}")
        elif href.startswith(_SOURCE):
            element.set("href", self.extension.sources + href)


def _take_away(parent: etree.Element) -> None:
    """The signs that lead back; they are the last in their paragraph, and nothing follows but blanks."""
    for child in [e for e in parent if e.get("class") == "footnote-backref"]:
        parent.remove(child)


def _pieces(root: etree.Element) -> Iterator[tuple[str, etree.Element]]:
    before = etree.Element("div")
    notes = []
    for child in list(root):
        if _is_provision(child):
            break
        if child.get("class") != "footnote":
            before.append(child)
    if len(before):
        yield BEFORE, before
    for child in root:
        if child.get("class") == "footnote":
            notes.append(child)
        elif _is_provision(child):
            yield from _provision(child)
    for child in notes:
        yield NOTES, child


def _provision(element: etree.Element) -> Iterator[tuple[str, etree.Element]]:
    own = etree.Element("div", {"class": element.get("class", "")})
    own.extend(child for child in element if not _is_provision(child))
    yield element.get("id", ""), own
    for child in element:
        if _is_provision(child):
            yield from _provision(child)


def _is_provision(element: etree.Element) -> bool:
    return "pv" in (element.get("class") or "").split()


def apart(html: str) -> dict[str, str]:
    """The pieces of a text rendered with `Pieces`, by anchor, in its order."""
    parts = _MARK.split(html)
    return {anchor: piece.strip() for anchor, piece in zip(parts[1::2], parts[2::2], strict=True)}
