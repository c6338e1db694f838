"""Numbers in a drawing that are known only when the last part of the work is laid out."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from fontTools.ttLib import TTFont
from pydyf import Stream
from weasyprint.formatting_structure.boxes import TextBox

from vankien.outputs.print.part_html import MARK
from vankien.outputs.print.pdf_file import raw

NUMBER = re.compile(f"{MARK}([0-9]+)")
"""A number that is not known when it is laid out, as it stands in the text of its box."""
_LETTERS = re.compile(rb"<([0-9a-f]+)>")
_A_LETTER = 4
"""Digits that name one letter of a font in a drawing."""
_DIGITS = "0123456789 "
"""What numbers are made of, with the space before short ones."""
_WIDE = _DIGITS.replace(" ", "\u2007")
"""The same, all equally wide."""
TOTAL = ""
"""The name of the number of all pages, among the anchors."""


class NotFound(Exception):
    """A number that was laid out is not where it should have been drawn."""


class OtherLength(Exception):
    """A number has more or fewer digits than were guessed, so that the line has to be laid out again."""


@dataclass(frozen=True, slots=True)
class Late:
    """A number to be filled in: where its digits stand, and what it says."""

    places: tuple[int, ...]
    of: str
    """The anchor whose page it is."""
    font: str


@dataclass(slots=True)
class LatePage:
    """The drawing of a page with numbers to be filled in."""

    body: bytearray
    lates: list[Late]

    def fill(self, pages: Mapping[str, int], digits: Mapping[str, tuple[int, ...]], *, padded: bool = False) -> bytes:
        """The drawing with its numbers; those with more room than they need stand to the right of it, if they may."""
        for late in self.lates:
            if late.of not in pages or late.font not in digits:
                raise NotFound(late.of)
            number = str(pages[late.of])
            if padded:
                number = number.rjust(len(late.places))
            if len(number) != len(late.places):
                raise OtherLength(number)
            for place, digit in zip(late.places, number, strict=True):
                self.body[place : place + _A_LETTER] = b"%04x" % digits[late.font][_DIGITS.index(digit)]
        return bytes(self.body)


def late_page(page_box: Any, stream: Any) -> LatePage | None:
    """The drawing of a page, if it has such numbers."""
    boxes = list(late_boxes(page_box))
    if not boxes:
        return None
    pieces = [raw(item) for item in stream.stream]
    begins, place = [], 0
    for piece in pieces:
        begins.append(place)
        place += len(piece) + 1
    lates = []
    for box, anchor in boxes:
        index = _drawn_at(box, stream.stream)
        font = next(item for item in reversed(stream.stream[:index]) if type(item) is bytes and item.endswith(b" Tf"))
        letters = [
            match.start(1) + step
            for match in _LETTERS.finditer(pieces[index])
            for step in range(0, len(match[1]), _A_LETTER)
        ]
        number = NUMBER.search(box.text)
        assert number is not None
        end = len(letters) - (len(box.text) - number.end())
        places = tuple(begins[index] + place for place in letters[end - len(number[1]) : end])
        lates.append(Late(places, anchor, font.split()[0][1:].decode()))
    return LatePage(bytearray(b"\n".join(pieces)), lates)


def late_boxes(box: Any) -> Iterator[tuple[Any, str]]:
    """The boxes of text below a box that have such a number, each with the anchor whose page it is."""
    box = getattr(box, "_box", box)
    if isinstance(box, TextBox):
        if MARK in box.text and NUMBER.search(box.text):
            yield box, TOTAL if box.element is None else box.element.get("href", "")[1:]
        return
    for child in getattr(box, "children", ()):
        yield from late_boxes(child)


def _drawn_at(box: Any, items: list[Any]) -> int:
    """Which piece of a drawing shows the letters of a box: the last before something else is placed."""
    scratch = Stream()
    scratch.set_text_matrix(1, 0, 0, -1, box.position_x, box.position_y + box.baseline)
    try:
        begin = items.index(scratch.stream[0])
    except ValueError:
        raise NotFound(box.text) from None
    found = begin
    for index in range(begin + 1, len(items)):
        item = items[index]
        if item == b"ET" or (type(item) is bytes and item.endswith(b" Tm")):
            break
        if type(item) is bytes and item.endswith(b"TJ"):
            found = index
    if found == begin:
        raise NotFound(box.text)
    return found


def digits_in(fonts: Iterable[Any]) -> dict[str, tuple[int, ...]]:
    """The names of digits, and of a space as wide, in every font; each is in the file from now on, used or not."""
    found: dict[str, tuple[int, ...]] = {}
    for font in fonts:
        face = TTFont(BytesIO(font.file_content), fontNumber=font.index, lazy=True)
        letters, widths = face.getBestCmap(), face["hmtx"]
        if not letters.keys() >= set(map(ord, _WIDE)):
            continue
        named = tuple(face.getGlyphID(letters[ord(digit)]) for digit in _WIDE)
        for digit, name in zip(_WIDE, named, strict=True):
            font.to_unicode.setdefault(name, digit)
            font.widths.setdefault(name, round(widths[letters[ord(digit)]][0] * 1000 / font.upem))
        found[font.hash] = named
    return found
