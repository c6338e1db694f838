"""Footnotes for paper: the note stands where its mark stands, and the page's foot takes it up."""

import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor


class PageFootnotes(Extension):
    """Moves the notes of the footnotes extension to their marks."""

    def extendMarkdown(self, md: Markdown) -> None:
        """After everything else has been made."""
        md.treeprocessors.register(_Mover(md), "vankien_page_footnotes", 3)


class _Mover(Treeprocessor):
    def run(self, root: etree.Element) -> None:
        notes = next((e for e in root if e.tag == "div" and e.get("class") == "footnote"), None)
        if notes is None:
            return
        root.remove(notes)
        texts = {item.get("id", "").removeprefix("fn:"): item for item in notes.iter("li")}
        for parent in list(root.iter()):
            for index, child in enumerate(list(parent)):
                name = child.get("id", "")
                if child.tag != "sup" or not name.startswith("fnref"):
                    continue
                note = texts.get(name.split(":", 1)[1])
                if note is not None:
                    parent[index] = _inline(note, child.tail)


def _inline(note: etree.Element, tail: str | None) -> etree.Element:
    span = etree.Element("span", {"class": "fn"})
    span.tail = tail
    for paragraph in note.iter("p"):
        for link in [e for e in paragraph if e.get("class") == "footnote-backref"]:
            paragraph.remove(link)
        if span.text or len(span):
            etree.SubElement(span, "br")
        piece = etree.SubElement(span, "span")
        piece.text = (paragraph.text or "").rstrip("\u00a0")
        piece.extend(list(paragraph))
    return span
