"""Symbols in running text become links to the work and provision that they name."""

import re
import xml.etree.ElementTree as etree
from collections.abc import Callable

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from vankien.citations.find import read_citation
from vankien.citations.resolve import pattern_for, resolve
from vankien.model.library import Library
from vankien.model.work import Work
from vankien.outputs.foreign import Foreign


class Citations(Extension):
    """Links citations; `address` says where a provision of a work is found from the page at hand."""

    def __init__(
        self,
        library: Library,
        address: Callable[[Work, str], str],
        own: str = "",
        foreign: Callable[[Work], Foreign | None] = lambda _: None,
    ) -> None:
        super().__init__()
        self.foreign = foreign
        """The language of a work where it is not that of the page."""
        self.library = library
        self.address = address
        self.own = own
        """The id of the work at hand: a document does not link to itself."""

    def extendMarkdown(self, md: Markdown) -> None:
        """After code and links, before emphasis."""
        pattern = pattern_for(self.library).pattern
        md.inlinePatterns.register(_CitationPattern(pattern, md, self), "vankien_citation", 115)


class _CitationPattern(InlineProcessor):
    ANCESTOR_EXCLUDES = ("a", "code")

    def __init__(self, pattern: str, md: Markdown, extension: Citations) -> None:
        super().__init__(pattern, md)
        self.compiled_re = re.compile(pattern, re.VERBOSE | re.DOTALL)
        self.extension = extension

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[etree.Element | None, int | None, int | None]:
        citation = read_citation(m)
        resolved = resolve(citation, self.extension.library) if citation else None
        if resolved is None or resolved.work is None or resolved.work.id == self.extension.own:
            # Named, but nothing to link to: only kept in one piece at the end of a line.
            return _whole_symbol(m["symbol"]), m.start("symbol"), m.end("symbol")
        href = self.extension.address(resolved.work, resolved.anchor)
        link = etree.Element("a", {"class": "cite", "href": href})
        link.text = AtomicString(data[m.start(0) : m.start("symbol")])
        symbol = _whole_symbol(m["symbol"])
        symbol.tail = AtomicString(data[m.end("symbol") : m.end(0)])
        link.append(symbol)
        if foreign := self.extension.foreign(resolved.work):
            mark_foreign(link, foreign)
        return link, m.start(0), m.end(0)


def mark_foreign(link: etree.Element, foreign: Foreign) -> None:
    """Tell browsers and readers that a link leads to another language."""
    link.set("hreflang", foreign.code)
    if len(link):
        link[-1].tail = f"{link[-1].tail or ''} "
    else:
        link.text = AtomicString(f"{link.text or ''} ")
    etree.SubElement(link, "span", foreign.attributes).text = AtomicString(foreign.sign)


def _whole_symbol(text: str) -> etree.Element:
    symbol = etree.Element("span", {"class": "nb"})
    symbol.text = AtomicString(text)
    return symbol
