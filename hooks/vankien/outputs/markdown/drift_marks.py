"""Provisions of a translation that are older than their source say so, each at its place."""

import xml.etree.ElementTree as etree
from collections.abc import Mapping

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString


class DriftMarks(Extension):
    """A line below the first one of each provision that is named."""

    def __init__(self, marks: Mapping[str, tuple[str, str]], link: str, language: str) -> None:
        super().__init__()
        self.marks = marks
        """By anchor: what is said, and where the source stands."""
        self.link = link
        """The words of the link to it; without them there is none."""
        self.language = language
        """The language of the source."""

    def extendMarkdown(self, md: Markdown) -> None:
        """After the provisions are nested (25), before terms are marked (15)."""
        if self.marks:
            md.treeprocessors.register(_Marker(md, self), "vankien_drift", 20)


class _Marker(Treeprocessor):
    def __init__(self, md: Markdown, extension: DriftMarks) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: etree.Element) -> None:
        for element in root.iter("div"):
            mark = self.extension.marks.get(element.get("id", ""))
            if mark is not None and "pv" in (element.get("class") or "").split():
                element.insert(1, self._line(*mark))

    def _line(self, said: str, address: str) -> etree.Element:
        line = etree.Element("p", {"class": "pv-old"})
        line.text = AtomicString(f"{said} " if self.extension.link else said)
        if not self.extension.link:
            return line
        link = etree.SubElement(line, "a", {"href": address, "hreflang": self.extension.language})
        link.text = AtomicString(self.extension.link)
        return line
