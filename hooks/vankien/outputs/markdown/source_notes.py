"""A mark `[^id]` that names a source of the work becomes its number in the list of sources."""

import re
import xml.etree.ElementTree as etree
from collections.abc import Callable

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from vankien.model.fact import Source

_ONE = re.compile(r"\[\^([^\]\s]+)\]")
_DEFINED = re.compile(r"^\[\^([^\]\s]+)\]:", re.M)


class SourceNotes(Extension):
    """Marks of sources; marks that the text itself defines stay footnotes."""

    def __init__(self, sources: dict[str, Source], body: str, label: Callable[[int], str] = str) -> None:
        super().__init__()
        defined = set(_DEFINED.findall(body))
        self.numbers = {name: number for number, name in enumerate(sources, 1) if name not in defined}
        self.label = label
        """What a screen reader says of a mark."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Before the footnotes' own pattern, which stands at 175."""
        md.inlinePatterns.register(_Mark(self, md), "vankien_source", 176)


class _Mark(InlineProcessor):
    """Marks that follow each other become one: "¹, ²"."""

    def __init__(self, extension: SourceNotes, md: Markdown) -> None:
        super().__init__(r"\[\^([^\]\s]+)\](?:[ \t]*\[\^[^\]\s]+\])*", md)
        self.extension = extension

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[etree.Element | None, int | None, int | None]:
        numbers = self.extension.numbers
        mark = etree.Element("sup", {"class": "src"})
        mark.text = AtomicString("[")
        end = None
        for piece in _ONE.finditer(m[0]):
            if piece[1] not in numbers:
                break
            if len(mark):
                mark[-1].tail = AtomicString(", ")
            number = numbers[piece[1]]
            link = etree.SubElement(
                mark, "a", {"href": f"#nguon-{piece[1]}", "aria-label": self.extension.label(number)}
            )
            link.text = AtomicString(str(number))
            link.tail = AtomicString("]")
            end = m.start(0) + piece.end()
        return (mark, m.start(0), end) if end is not None else (None, None, None)
