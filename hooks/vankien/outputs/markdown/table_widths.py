"""Columns of a table on paper as wide as what they hold: of equal columns, one is empty and the next is crammed."""

import math
import re
import xml.etree.ElementTree as etree

_LINE = 42
"""Characters that the narrowest print has room for in all columns together."""
_WIDEST = 60
"""A longer cell is broken into lines wherever it stands, and asks for no more."""
_BREAK = re.compile(r"(?<!\u2060)\s+(?!\u2060)")


def set_widths(table: etree.Element) -> None:
    """
    Say in the first row how wide each column is; the others follow it.

    >>> table = etree.fromstring("<table><tr><td>Tháng 1</td><td>Sắp xếp lại các kho sách</td></tr></table>")
    >>> set_widths(table)
    >>> [cell.get("style") for cell in table[0]]
    ['width:33%', None]
    """
    rows = list(table.iter("tr"))
    columns = max((len(row) for row in rows), default=0)
    if columns < 2 or any(cell.get("colspan") for row in rows for cell in row):
        return
    cells = [[_said(row[n]) for row in rows if n < len(row)] for n in range(columns)]
    # By the square root, as the height of the rows asks for: a cell four times as long takes twice the width.
    wanted = [math.sqrt(max(3, min(_WIDEST, max(len(text) for text in column)))) for column in cells]
    # A word is never broken: what it needs goes before what the others want.
    needed = [(1 + max(len(word) for text in column for word in _BREAK.split(text))) / _LINE for column in cells]
    shares = _shared(wanted, needed)
    widest = shares.index(max(shares))
    for n, cell in enumerate(rows[0]):
        # The widest column takes what is left; with a width of its own the table would grow by all the padding.
        if n != widest:
            cell.set("style", f"width:{shares[n] * 100 - 2:.0f}%")


def _said(cell: etree.Element) -> str:
    """The words of a cell; its footnotes stand at the foot of the page."""
    inside = "".join(_said(child) + (child.tail or "") for child in cell if child.get("class") != "fn")
    notes = "".join(child.tail or "" for child in cell if child.get("class") == "fn")
    return (cell.text or "") + inside + notes


def _shared(wanted: list[float], needed: list[float]) -> list[float]:
    """Shares of a line: each column has what it needs, and the rest goes by what they want."""
    if sum(needed) >= 1:
        return [need / sum(needed) for need in needed]
    shares = [want / sum(wanted) for want in wanted]
    fixed: set[int] = set()
    while short := {n for n, share in enumerate(shares) if share < needed[n] - 1e-9} - fixed:
        fixed |= short
        left = 1 - sum(needed[n] for n in fixed)
        free = sum(want for n, want in enumerate(wanted) if n not in fixed)
        shares = [needed[n] if n in fixed else left * want / free for n, want in enumerate(wanted)]
    return shares
