"""Plain text as HTML in which no symbol is torn at the end of a line."""

import re

from markupsafe import Markup, escape

_SIGN = r"(?:(?<!\w)(?:No[.]|№|[Čč][.])[ \xa0])?"
"""What stands before a symbol and is too short to stay behind on its line."""
_SYMBOL = re.compile(_SIGN + r"(?<![\w/-])\d{1,5}(?:[-/]\d{4})?[-/][A-ZĐƯ][A-Za-zĐđƯ]*[-/][A-ZĐƯ][A-Za-zĐđƯ\d]*")


def whole_symbols(text: str) -> Markup:
    """
    Escape a text and wrap every symbol in it.

    >>> whole_symbols("Nghị quyết số 57-NQ/TW & khác")
    Markup('Nghị quyết số <span class="nb">57-NQ/TW</span> &amp; khác')
    >>> whole_symbols("Резолюция № 57-NQ/TW")
    Markup('Резолюция <span class="nb">№ 57-NQ/TW</span>')
    """
    pieces = []
    end = 0
    for match in _SYMBOL.finditer(text):
        pieces += [escape(text[end : match.start()]), Markup('<span class="nb">'), escape(match[0]), Markup("</span>")]
        end = match.end()
    return Markup("").join([*pieces, escape(text[end:])])
