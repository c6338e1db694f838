"""What every language of the site has, in Vietnamese where nobody has translated it yet."""

import re

from vankien.model.library import Library
from vankien.model.work import Work

_PAGES = re.compile(r"index\.md|help/.+\.md|(?:history|study)/(?:.+/)?index\.md")


def is_core_page(path: str) -> bool:
    """
    Whether a page written by hand has a place in every language; `path` is that below the folder of its language.

    >>> [is_core_page(path) for path in ("index.md", "help/format.md", "history/index.md", "history/1930.md")]
    [True, True, True, False]
    """
    return _PAGES.fullmatch(path) is not None


def core_works(library: Library) -> frozenset[str]:
    """The ids of the works that have a page and prints in every language: those that packs name."""
    return frozenset(name for pack in library.packs.values() for name in pack.works if name in library.works)


def is_core_work(work: Work, language: str, core: frozenset[str]) -> bool:
    """Whether a work without a text in that language is shown there in Vietnamese."""
    return work.id in core and language not in work.expressions
