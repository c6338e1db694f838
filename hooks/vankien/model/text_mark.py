"""Marks in a translation that is being written: a place to be filled in, and a line of the source to look at."""

import re

UNFILLED = "[chưa dịch]"
"""Stands where a translator is to write; a text that holds one is not published."""

SOURCE = "vi> "
"""A line of a translation that begins so shows the source, and is not read."""

_SOURCE_LINE = re.compile(r"^vi>(?:[ \t].*)?$")


def is_unfilled(text: str) -> bool:
    """Whether nothing is written there yet."""
    return not text.strip() or text.strip() == UNFILLED


def is_source_line(line: str) -> bool:
    """
    Whether a line of a translation only shows the source.

    >>> is_source_line("vi> 1. Viết lại các ví dụ dài."), is_source_line("1. Rewrite long examples.")
    (True, False)
    """
    return _SOURCE_LINE.match(line) is not None


def without_source_lines(body: str) -> str:
    """The text with such lines emptied, not taken out, so that all lines keep their numbers."""
    return "\n".join("" if is_source_line(line) else line for line in body.split("\n"))
