"""Markdown without its marks."""

import re

from vankien.model.inline_html import without_tags

_NOTE = re.compile(r"^\[\^[^\]\s]{1,200}\]:.*(?:\n[ \t]+.*)*", re.M)
_MARKUP = re.compile(
    r"""
    \[\^[^\]\s]{1,200}\]                     # the mark of a note
  | !?\[([^\[\]]*)\]\([^()\n]{0,2000}\)      # [words](address)
  | ^[ \t]*+[-:|][-:| \t]*+$                  # the rule below the head of a table
  | ^[ \t]*+[-*+][ \t]+                       # the sign of a list
  | [*_`#|]+
    """,
    re.M | re.VERBOSE,
)


def words_of(markdown: str) -> str:
    """
    The words of a piece of Markdown.

    >>> words_of("**Khí CO<sub>2</sub>**<br>và `<b>`[^1]")
    'Khí CO2 và <b>'
    """
    return " ".join(_MARKUP.sub(lambda m: m[1] or " ", _NOTE.sub("", without_tags(markdown))).split())
