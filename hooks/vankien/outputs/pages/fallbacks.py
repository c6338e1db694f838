"""Pages written by hand that a language has in Vietnamese, and where Vietnamese pages are."""

import posixpath
from collections.abc import Callable, Collection

from vankien.model.core import is_core_page
from vankien.model.labels import DEFAULT_LANGUAGE
from vankien.model.library import Library
from vankien.model.written_page import WrittenPage

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


def has_source_page(address: str, library: Library, short: Collection[str]) -> bool:
    """Whether there is a Vietnamese page at an address, or one of the short ones that lead to a work."""
    section, _, name = address.strip("/").partition("/")
    if (section == "resolutions" and name in library.works) or (section == "glossary" and name in library.terms):
        return True
    paths = (f"{SOURCE}{address}index.md", f"{SOURCE}{address.rstrip('/')}.md")
    return address.rstrip("/") in short or any(page.location.path in paths for page in library.pages)


def _is_source(page: WrittenPage) -> bool:
    return page.location.path.startswith(SOURCE)
