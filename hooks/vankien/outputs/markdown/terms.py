"""Terms of the glossary are marked once a section."""

import xml.etree.ElementTree as etree
from collections.abc import Callable

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from vankien.model.library import Library
from vankien.model.term import Term
from vankien.model.term_finder import TermFinder

_SKIP = {"a", "code", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "sup", "th", "button"}


_SECTIONS = {"pv-part", "pv-chapter", "pv-division", "pv-capital", "pv-heading", "pv-roman", "pv-article", "pv-annex"}
"""Provisions in which a term is marked anew."""


class Terms(Extension):
    """Links the first occurrence of each term in each section; `used` collects them for the list below the text."""

    def __init__(self, library: Library, language: str, address: Callable[[Term], str]) -> None:
        super().__init__()
        self.address = address
        self.used: dict[str, Term] = {}
        self.finder = TermFinder(library.terms.values(), language)

    def extendMarkdown(self, md: Markdown) -> None:
        """After the inline patterns, so that links and code are known."""
        md.treeprocessors.register(_TermMarker(md, self), "vankien_terms", 15)


class _TermMarker(Treeprocessor):
    def __init__(self, md: Markdown, extension: Terms) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: etree.Element) -> None:
        seen: set[str] = set()
        for child in list(root):
            if child.tag in {"h1", "h2", "h3"} or "pv" in (child.get("class") or "").split():
                seen = set()
            self._walk(child, seen)

    def _walk(self, element: etree.Element, seen: set[str]) -> None:
        if _SECTIONS & set((element.get("class") or "").split()):
            seen = set()
        if element.tag in _SKIP or not isinstance(element.tag, str) or element.get("class") == "footnote":
            return
        self._mark(element, None, element.text, seen)
        for child in list(element):
            self._walk(child, seen)
            self._mark(element, child, child.tail, seen)

    def _mark(self, parent: etree.Element, after: etree.Element | None, text: str | None, seen: set[str]) -> None:
        if not text:
            return
        position = list(parent).index(after) + 1 if after is not None else 0
        start = 0
        last: etree.Element | None = None
        for term, match in self.extension.finder.find(text):
            if term.id in seen:
                continue
            seen.add(term.id)
            self.extension.used[term.id] = term
            before = text[start : match.start()]
            if last is not None:
                last.tail = before
            elif after is not None:
                after.tail = before
            else:
                parent.text = before
            last = etree.Element("a", {"class": "term", "href": self.extension.address(term)})
            last.text = match[0]
            parent.insert(position, last)
            position += 1
            start = match.end()
        if last is not None:
            last.tail = text[start:]
