"""Copies of a built site for readers without a network, for `build`."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from vankien import __version__
from vankien.commands.loading import Loaded
from vankien.commands.signing import seal
from vankien.model.labels import DEFAULT_LANGUAGE
from vankien.model.text import slug
from vankien.outputs.aliases import aliases
from vankien.outputs.edition import edition_day
from vankien.outputs.link_check import DeadLink, dead_links
from vankien.outputs.manifest import MANIFEST
from vankien.outputs.portable.archive import write_zip
from vankien.outputs.portable.folder import START, start_page, write_folder
from vankien.outputs.portable.names import BadName, bad_names
from vankien.outputs.search.items import items
from vankien.outputs.site_pages import BuiltPage, read_site

if TYPE_CHECKING:
    from vankien.outputs.signature import SecretKey

NAME = "portable"
"""The folder beside `site/` in which the copies lie."""


class CannotBeCopied(Exception):
    """Names that no stick holds, or links that lead nowhere without a server."""

    def __init__(self, names: Iterable[BadName], links: Iterable[DeadLink]) -> None:
        lines = [f"  {bad.path}: {bad.reason}" for bad in names]
        if lines:
            lines.insert(0, "tên tệp không chép được vào USB hoặc Windows:")
        dead = [f"  {link.page}: {link.link}" for link in links]
        if dead:
            lines += ["liên kết trong bản mang theo không dẫn tới đâu:", *dead]
        super().__init__("\n".join(lines))


def make_copies(
    loaded: Loaded,
    site: Path,
    pages: Sequence[BuiltPage],
    target: Path,
    key: "SecretKey | None",
    *,
    zim: bool,
    without_prints: bool,
) -> None:
    """The folder and its zip, and the book for Kiwix where it is asked for."""
    name = slug(loaded.settings.site_name)[:40].strip("-") or "library"
    folder = target / name
    base = urlsplit(loaded.settings.site_url).path or "/"
    ways = aliases(loaded.views(DEFAULT_LANGUAGE))
    paths = write_folder(site, pages, ways, base, folder)
    bad = list(bad_names(f"{name}/{path}" for path in (*paths, START, MANIFEST)))
    dead = [x for x in dead_links(folder, read_site(folder), base) if not (without_prints and x.link.endswith(".pdf"))]
    if bad or dead:
        raise CannotBeCopied(bad, dead)
    book = f"{name}.zim" if zim else ""
    if zim:
        _bind(loaded, site, folder, pages, target / book)
    languages = {language: loaded.views(language) for language in loaded.library.languages}
    start = start_page(languages, loaded.settings.site_name, book)
    (folder / START).write_text(start, encoding="utf-8", newline="")
    seal(folder, loaded, key)
    write_zip(folder, target / f"{name}.zip")
    seal(target, loaded, key)


def _bind(loaded: Loaded, site: Path, folder: Path, pages: Sequence[BuiltPage], target: Path) -> None:
    # The library behind it is not installed everywhere; `build` has made sure of it.
    from vankien.outputs.portable.kiwix import Book, ShortWay, write_zim

    views = loaded.views(DEFAULT_LANGUAGE)
    settings = loaded.settings
    ways = [
        ShortWay(alias, f"{views.addresses.work(works[0])}index.html")
        for alias, works in aliases(views).items()
        if len(works) == 1 and "-" not in alias
    ]
    found = [item for language in loaded.library.languages for item in items(loaded.views(language), site)]
    book = Book(
        settings.site_name, settings.description, f"{target.stem}_{views.language}_all", settings.site_url,
        loaded.library.languages, edition_day(views), f"vankien {__version__}",
    )  # fmt: skip
    with _silence():
        write_zim(folder, pages, found, ways, book, target)


@contextmanager
def _silence() -> Iterator[None]:
    """The library tells its steps on standard output, past Python, whatever it is asked."""
    sys.stdout.flush()
    kept = os.dup(1)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    try:
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)
        os.close(nowhere)
