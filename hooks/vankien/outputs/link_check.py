"""Links of a built site that lead nowhere."""

import posixpath
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from vankien.outputs.site_pages import BuiltPage


@dataclass(frozen=True, slots=True)
class DeadLink:
    """A link with the page it stands on."""

    page: str
    link: str


def dead_links(site: Path, pages: Sequence[BuiltPage], base: str = "/") -> Iterator[DeadLink]:
    """Links inside the site whose page, file or anchor does not exist."""
    known = {page.address: page for page in pages}
    for page in pages:
        for link in dict.fromkeys(page.links):
            if not _leads_somewhere(link, page, site, known, base):
                yield DeadLink(page.address, link)


def _leads_somewhere(link: str, page: BuiltPage, site: Path, known: dict[str, BuiltPage], base: str) -> bool:
    try:
        parts = urlsplit(link)
        if parts.scheme or parts.netloc:
            return True
        target = _target(page.address, unquote(parts.path), base)
        return _exists(target, unquote(parts.fragment), site, known)
    except (OSError, ValueError):
        return False  # "http://[", or a name longer than any file's


def _target(page: str, path: str, base: str) -> str:
    if not path:
        return page
    if path.startswith("/"):
        return path.removeprefix(base.rstrip("/")).lstrip("/")
    folder = page if page.endswith("/") or not page else posixpath.dirname(page)
    joined = posixpath.normpath(posixpath.join("/", folder, path)).lstrip("/")
    return f"{joined}/" if path.endswith(("/", "..")) and joined else joined


def _exists(target: str, anchor: str, site: Path, known: dict[str, BuiltPage]) -> bool:
    if posixpath.basename(target) == "index.html":
        target = target.removesuffix("index.html")
    page = known.get(target) or known.get(f"{target}/" if target and not target.endswith("/") else target)
    if page is not None:
        # "#q=…" is what a search asks for, not a place in the page.
        return not anchor or "=" in anchor or anchor in page.anchors
    return (site / target).is_file()
