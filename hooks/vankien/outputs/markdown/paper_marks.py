"""What a text gets on paper alone: a way back to the page beside its first provisions, and numbers kept whole."""

import xml.etree.ElementTree as etree
from collections.abc import Callable

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from vankien.outputs.markdown.table_widths import set_widths
from vankien.outputs.whole_numbers import whole_numbers

_AS_TYPED = {"code", "pre"}
_WITH_WORD = "\u2060"
"""Before the mark of a source: no line begins with it."""


class PaperMarks(Extension):
    """Names the provisions that running heads show, marks them through `beside`, and tells of pictures."""

    def __init__(self, beside: Callable[[str], etree.Element] | None, picture: str) -> None:
        super().__init__()
        self.beside = beside
        """What stands beside a provision, given its anchor; nothing in narrow columns."""
        self.picture = picture
        """The word that stands for a picture: a text has no files that could be printed."""

    def extendMarkdown(self, md: Markdown) -> None:
        """After everything else, footnotes too."""
        md.treeprocessors.register(_Marker(md, self), "vankien_paper_marks", 2)


class _Marker(Treeprocessor):
    def __init__(self, md: Markdown, extension: PaperMarks) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: etree.Element) -> None:
        self._pictures(root)
        _only_text(root)
        for element in root:
            if "pv" in (element.get("class") or "").split() and len(element):
                self._first_level(element)
        _keep_whole(root)
        for table in root.iter("table"):
            set_widths(table)

    def _first_level(self, element: etree.Element) -> None:
        line = element[0]
        if line.get("class") == "pv-h":
            line.set("class", "pv-h part")
            line.set("data-part", _said(line))
        if self.extension.beside is None:
            return
        mark = self.extension.beside(element.get("id", ""))
        mark.tail, line.text = line.text, None
        line.insert(0, mark)

    def _pictures(self, root: etree.Element) -> None:
        for element in root.iter("img"):
            alt = element.get("alt", "")
            tail = element.tail
            element.clear()
            element.tag, element.tail = "span", tail
            element.text = f"[{self.extension.picture}{f': {alt}' if alt else ''}]"


def _said(line: etree.Element) -> str:
    """The words of a heading, without the notes in it and signs for the screen."""
    parts = [line.text or ""]
    for child in line:
        if not _is_mark(child) and child.get("class") not in ("fn", "pv-link"):
            parts.append(" " if child.tag == "br" else "".join(child.itertext()))
        parts.append(child.tail or "")
    return " ".join("".join(parts).split())


def _is_mark(element: etree.Element) -> bool:
    """Whether it leads to a source or a note; what an editor raised is part of a word."""
    is_source = (element.text or "").startswith(_WITH_WORD)
    return element.tag == "sup" and (is_source or bool(element.get("id")))


def _only_text(root: etree.Element) -> None:
    """
    Take away the elements that paper has no use for: links of a provision to itself, marks of terms and symbols.

    A third of all elements go, and with them time, memory and bytes. And WeasyPrint breaks lines too early around
    elements that must not be broken.
    """
    for parent in list(root.iter()):
        for child in list(parent):
            kind = (child.get("class") or "").split()
            if "pv-n" in kind:
                child.tag, child.attrib = "b", {"class": "pv-n"}
            elif child.tag in ("a", "span") and {"nb", "term", "pv-link"} & set(kind):
                text = "" if "pv-link" in kind else "".join(child.itertext())
                _add_text(parent, list(parent).index(child), text + (child.tail or ""))
                parent.remove(child)
            elif child.tag == "sup" and "src" in kind:
                # The mark goes with the word before it, and its numbers stay together.
                text, tail = _WITH_WORD + "".join(child.itertext()).replace(" ", "\u00a0"), child.tail
                child.clear()
                child.text, child.tail = text, tail


def _add_text(parent: etree.Element, position: int, text: str) -> None:
    """Text before the child at that position."""
    if position:
        parent[position - 1].tail = (parent[position - 1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def _keep_whole(element: etree.Element) -> None:
    if element.tag in _AS_TYPED:
        return
    element.text = whole_numbers(element.text) if element.text else element.text
    for child in element:
        _keep_whole(child)
        child.tail = whole_numbers(child.tail) if child.tail else child.tail
