"""Pages written by hand that a language has in Vietnamese, and where Vietnamese pages are."""

import posixpath
from collections.abc import Callable, Iterator

from vankien.model.core import is_core_page
from vankien.model.labels import DEFAULT_LANGUAGE
from vankien.model.library import Library
from vankien.model.written_page import WrittenPage
from vankien.outputs.addresses import Addresses

SOURCE = f"docs/{DEFAULT_LANGUAGE}/"


def fallback_pages(library: Library, is_there: Callable[[str], bool]) -> tuple[frozenset[str], frozenset[str]]:
    """
    The pages that every language has and this one lacks, and the pictures that they show.

    Both as paths below the folder of a language, and `is_there` tells of such a path whether the language has it.
    """
    texts = {page.location.path.removeprefix(SOURCE): page.body for page in library.pages if _is_source(page)}
    pages = frozenset(path for path in texts if is_core_page(path) and not is_there(path))
    pictures = (path.removeprefix(SOURCE) for path in library.pictures if path.startswith(SOURCE))
    shown = (p for p in pictures if any(posixpath.basename(p) in texts[page] for page in pages) and not is_there(p))
    return pages, frozenset(shown)


def source_pages(library: Library) -> Iterator[str]:
    """The addresses of Vietnamese pages that not every language has: of single things, and those written by hand."""
    yield from (f"resolutions/{name}/" for name in library.works)
    yield from (f"glossary/{name}/" for name in library.terms)
    yield from (Addresses.event_path(event) for event in library.history.events.values())
    yield from (f"history/local/{name}/" for name in library.history.local)
    yield from (f"study/works/{name}/" for name in library.study.writings)
    yield from written_pages(library, DEFAULT_LANGUAGE)


def written_pages(library: Library, language: str) -> Iterator[str]:
    """The addresses of the pages that are written by hand in a language."""
    folder = f"docs/{language}/"
    for path in (
        page.location.path.removeprefix(folder) for page in library.pages if page.location.path.startswith(folder)
    ):
        yield path.removesuffix("index.md") if posixpath.basename(path) == "index.md" else f"{path[:-3]}/"


def _is_source(page: WrittenPage) -> bool:
    return page.location.path.startswith(SOURCE)
