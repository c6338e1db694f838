"""What stands on the sheets of a booklet around its pages: how to print and fold them, marks, names of sides."""

import re
from collections.abc import Iterator

from vankien.outputs.print.imposition import Gathering, Imposition, Side

BEFORE_SIDES = 4
"""Pages of the frame that are no sides: the guides for both kinds of printers, an empty page, and one that blanks are
filled with."""
_LISTED = 20
"""Gatherings that the guide lists; whoever folds a booklet of a thousand pages has seen by then how it goes on."""
_BY_HAND, _TURNED = 2, 3
"""The first page of a file that is a side, counted from 1."""


def frame_html(frame: str, imposition: Imposition) -> str:
    """The frame with the numbers that are known once the booklet is laid out, and a page of marks for each side."""
    gatherings = imposition.gatherings
    several = len(gatherings) > 1
    frame = re.sub(r"⟦/?several⟧" if several else r"⟦several⟧.*?⟦/several⟧", "", frame, flags=re.DOTALL)
    frame = re.sub(r"⟦one⟧.*?⟦/one⟧" if several else r"⟦/?one⟧", "", frame, flags=re.DOTALL)
    count = gatherings[0].sheets
    values = {
        "sheets": str(imposition.sheets),
        "first_fronts": _range(2, min(3, count + 1)),
        "last_backs": _range(max(2 * count, count + 2), 2 * count + 1),
        "fronts": _range(2, count + 1),
        "backs": _range(count + 2, 2 * count + 1),
        "count": str(len(gatherings)),
        "sides": "\n".join(_marks(side, len(gatherings)) for side in imposition.sides),
    }
    for name, value in values.items():
        frame = frame.replace(f"⟦{name}⟧", value)
    frame = re.sub(r"⟦by_hand ([^⟧]*)⟧", lambda m: "".join(_piles(gatherings, m[1], _BY_HAND)), frame)
    return re.sub(r"⟦turned ([^⟧]*)⟧", lambda m: "".join(_piles(gatherings, m[1], _TURNED)), frame)


def _piles(gatherings: tuple[Gathering, ...], words: str, first: int) -> Iterator[str]:
    """A line for each gathering: the words with its number, its pages of the booklet and those of the file."""
    for gathering in gatherings[:_LISTED]:
        middle, end = first + gathering.sheets, first + 2 * gathering.sheets
        values = {
            "number": str(gathering.number),
            "sheets": str(gathering.sheets),
            "pages": _range(gathering.first + 1, gathering.first + 4 * gathering.sheets),
            "fronts": _range(first, middle - 1),
            "backs": _range(middle, end - 1),
            "all": _range(first, end - 1),
        }
        line = words
        for name, value in values.items():
            line = line.replace(f"<{name}>", value)
        yield f"<li>{line}</li>"
        first = end
    if len(gatherings) > _LISTED:
        yield "<li>…</li>"


def _range(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"


def _marks(side: Side, gatherings: int) -> str:
    """Where to fold, where to staple (on the outside alone), which side this is, and which gathering."""
    outside = side.sheet == 0 and side.is_front
    staples = '<div class="staple upper"></div><div class="staple lower"></div>' if outside else ""
    folds = '<div class="fold top"></div><div class="fold bottom"></div>' if side.is_front else ""
    step = ""
    if outside and side.gathering:
        # On the backs of gatherings that lie in order the steps go down in one line.
        place = 30 + 60 * (side.gathering - 1) / (gatherings - 1)
        step = f'<div class="step" style="top:{place:.1f}mm"></div>'
    return f'<section class="side">{folds}{staples}{step}<p class="name">{side.name}</p></section>'
