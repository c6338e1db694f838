"""Which files of a site a portable copy needs."""

import posixpath
import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from vankien.outputs.portable.file_links import INDEX, file_link
from vankien.outputs.site_pages import BuiltPage

_WHOLE = ("assets/", "data/", "print/", "search/data/")
"""What pages ask for without a link: scripts, the index of the search; and what is there to be taken away."""
_SERVED = re.compile(r"assets/pagefind-bridge\.js|(?:.*/)?(?:404\.html|sw\.js|opensearch\.xml|[^/]*\.webmanifest)")
"""What makes sense on a server alone."""


def selection(site: Path, pages: Iterable[BuiltPage], aliases: Collection[str], base: str) -> list[str]:
    """
    The pages and whatever they lead to, sorted.

    Short addresses are typed into the address bar, which nobody does on a stick; by thousands of folders they would
    make copying slow. One that a page leads to stays.
    """
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    by_file = {_file(page.address): page for page in pages}
    short = {f"{alias}/{INDEX}" for alias in aliases}
    kept = {name for name in by_file if name not in short and not _SERVED.fullmatch(name)}
    kept |= {name for name in files if name.startswith(_WHOLE) and not _SERVED.fullmatch(name)}
    asked = sorted(kept)
    while asked:
        name = asked.pop()
        if name not in by_file:
            continue
        new = {
            target
            for target in _targets(by_file[name], name, files, base)
            if target in files and not _SERVED.fullmatch(target)
        } - kept
        kept |= new
        asked.extend(new)
    return sorted(kept)


def _targets(page: BuiltPage, name: str, files: set[str], base: str) -> Iterator[str]:
    for link in page.links:
        path = urlsplit(file_link(link, name, files, base))
        if not path.scheme and not path.netloc and path.path:
            yield posixpath.normpath(posixpath.join("/", posixpath.dirname(name), unquote(path.path))).lstrip("/")


def _file(address: str) -> str:
    return address if address and not address.endswith("/") else f"{address}{INDEX}"
