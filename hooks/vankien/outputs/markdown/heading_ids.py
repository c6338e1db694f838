"""The addresses of headings in pages written by hand, the same in every language."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from vankien.model.text import slug

Slugify = Callable[[str, str], str]
"""What the table of contents asks for the address of a heading."""
_FENCE = re.compile(r"[ ]{0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r"[ ]{0,3}(#{1,6})[ \t]+(.+?)[ \t]*#*[ \t]*$")
_MARKS = re.compile(r"!?\[([^\]]*)\]\([^)]*\)|[*_`]")


def own_slug(text: str, separator: str) -> str:
    """The address that a heading has by its own words."""
    return slug(text)


def slugs_as_in(source: Path, translation: str) -> Slugify:
    """The same, of a file that may not be there."""
    return slugs_of(source.read_text(encoding="utf-8"), translation) if source.is_file() else own_slug


def slugs_of(source: str, translation: str) -> Slugify:
    r"""
    The headings of a translation are found where those of its source are, if there are as many in the same order.

    >>> slugify = slugs_of("# Trang\n## In ấn", "# Seite\n## Drucken")
    >>> slugify("Seite", "-"), slugify("Drucken", "-")
    ('trang', 'in-an')
    """
    names, own = list(_headings(source)), list(_headings(translation))
    if [level for level, _ in names] != [level for level, _ in own]:
        return own_slug
    left = iter(names)

    def slugify(text: str, separator: str) -> str:
        _, name = next(left, (0, text))
        return slug(name)

    return slugify


def _headings(markdown: str) -> Iterator[tuple[int, str]]:
    """Level and words of each; what stands in a listing is none."""
    fence = ""
    for line in markdown.split("\n"):
        if found := _FENCE.match(line):
            mark = found[1][0] * 3
            fence = "" if fence and line.strip().startswith(fence) else fence or mark
        elif not fence and (found := _HEADING.match(line)):
            yield len(found[1]), _MARKS.sub(lambda m: m[1] or "", found[2])
