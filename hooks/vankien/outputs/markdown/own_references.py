"""Provisions of the same document that its text names: "điểm a khoản 1 Điều 5 của Nghị định này"."""

import re
import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from vankien.citations.find import own_pattern, read_own
from vankien.model.library import Library
from vankien.outputs.markdown.provisions import Provisions


class OwnReferences(Extension):
    """Links them, where the text has such a provision."""

    def __init__(self, library: Library, provisions: Provisions) -> None:
        super().__init__()
        names = {label for kind in library.vocabulary.kinds.values() for label in kind.labels.values()}
        self.pattern = own_pattern(names)
        self.provisions = provisions

    def extendMarkdown(self, md: Markdown) -> None:
        """After citations, which name a document."""
        md.inlinePatterns.register(_OwnPattern(self, md), "vankien_own_reference", 114)


class _OwnPattern(InlineProcessor):
    ANCESTOR_EXCLUDES = ("a", "code")

    def __init__(self, extension: OwnReferences, md: Markdown) -> None:
        super().__init__(extension.pattern, md)
        self.compiled_re = re.compile(extension.pattern, re.VERBOSE)
        self.extension = extension

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[etree.Element | None, int | None, int | None]:
        anchor = read_own(m)
        if self.extension.provisions.outline.find(anchor) is None:
            return None, None, None
        link = etree.Element("a", {"class": "cite", "href": f"#{anchor}"})
        link.text = AtomicString(m[0])
        return link, m.start(0), m.end(0)
