"""Links of hand-written pages to what their language does not have lead to the Vietnamese page, and say so."""

import posixpath
import xml.etree.ElementTree as etree
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from vankien.outputs.addresses import relative
from vankien.outputs.foreign import Foreign
from vankien.outputs.markdown.citations import mark_foreign


@dataclass(frozen=True, slots=True)
class Places:
    """What there is, as addresses below the folder of a language: "help/", "glossary/chi-bo/"."""

    has_own: Callable[[str], bool]
    """Whether the language has that page."""
    has_source: Callable[[str], bool]
    """Whether there is a Vietnamese one."""
    is_translated: Callable[[str], bool] = lambda _: False
    """For a text left in Vietnamese: whether that page has headings in other words, so that their addresses differ."""


def elsewhere(link: str, source: str, address: str, here: str, places: Places) -> str | None:
    """
    Where a link leads that its language has no page for: to the Vietnamese page; None where it is right as it is.

    `source` is the path of the Markdown file below the folder of its language, `address` that of its page there, and
    `here` the address from the root of the site.

    >>> places = Places({"help/"}.__contains__, {"help/", "glossary/chi-bo/"}.__contains__)
    >>> elsewhere("../glossary/chi-bo/#x", "help/index.md", "help/", "en/help/", places)
    '../../glossary/chi-bo/#x'
    >>> elsewhere("../help/", "help/index.md", "help/", "en/help/", places)
    """
    try:
        parts = urlsplit(link)
    except ValueError:
        return None
    path = unquote(parts.path)
    if parts.scheme or parts.netloc or not path or path.startswith("/"):
        return None
    if path.endswith(".md"):
        target = _page(posixpath.normpath(posixpath.join(posixpath.dirname(source), path)))
    else:
        target = posixpath.normpath(posixpath.join("/", address, path)).lstrip("/")
        target += "/" if target and path.endswith(("/", "..")) else ""
    behind = f"?{parts.query}" * bool(parts.query) + f"#{parts.fragment}" * bool(parts.fragment)
    is_named_otherwise = bool(parts.fragment) and places.is_translated(target)
    if (places.has_own(target) and not is_named_otherwise) or not places.has_source(target):
        return None
    return relative(target, here) + behind


def _page(path: str) -> str:
    """The address that MkDocs gives a Markdown file."""
    return path.removesuffix("index.md") if posixpath.basename(path) == "index.md" else f"{path.removesuffix('.md')}/"


class ForeignLinks(Extension):
    """
    `where` tells where a link leads instead: to a page in the language `foreign`.

    Nothing is said of it in a text that is in that language itself.
    """

    def __init__(self, where: Callable[[str], str | None], foreign: Foreign | None) -> None:
        super().__init__()
        self.where = where
        self.foreign = foreign

    def extendMarkdown(self, md: Markdown) -> None:
        """After all links are made, before MkDocs looks for the files behind them."""
        md.treeprocessors.register(_Leader(md, self), "vankien_foreign_links", 4)


class _Leader(Treeprocessor):
    def __init__(self, md: Markdown, extension: ForeignLinks) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: etree.Element) -> None:
        for link in root.iter("a"):
            if "hreflang" in link.attrib:
                continue
            href = self.extension.where(link.get("href", ""))
            if href is None:
                continue
            link.set("href", href)
            if self.extension.foreign:
                mark_foreign(link, self.extension.foreign)
