"""A long print in parts, each laid out on its own: all at once would take more memory than a small computer has."""

import re
from dataclasses import dataclass
from functools import cached_property

MOST = 100_000
"""Letters that are laid out at once: fifty to ninety pages of A4, and 200 MB."""
A_PART = 40_000
"""Letters of a part, as near as the provisions let it come."""

_BLOCK = re.compile(r"<(/?)(section|div)\b([^>]*)>")
_HEADED = re.compile(r'<div class="pairs-part">|<div class="pv[^"]*"[^>]*>\s*<h\d class="[^"]*\bpart\b')
_TEXT = ' class="text"'
_TAG = re.compile(r"<[^>]*>")
_ID = re.compile(r'\bid="([^"]+)"')
_NOTE = re.compile(r'<span class="fn"')


@dataclass(frozen=True)
class Part:
    """A piece of the body that begins on a page of its own."""

    html: str
    before: int = 0
    """Letters that stand before it."""
    notes: int = 0
    """Footnotes that stand before it."""

    @cached_property
    def letters(self) -> int:
        """How long it is, as a reader sees it."""
        return letters(self.html)

    @cached_property
    def places(self) -> dict[str, int]:
        """Everything that can be referred to, with the letters that stand before it in the whole work."""
        found: dict[str, int] = {}
        place, end = self.before, 0
        for tag in _TAG.finditer(self.html):
            place += tag.start() - end
            end = tag.end()
            if named := _ID.search(tag[0]):
                found.setdefault(named[1], place)
        return found


def letters(html: str) -> int:
    """How many letters of a text are no tags."""
    return len(_TAG.sub("", html))


def parts(body: str, most: int = MOST, a_part: int = A_PART) -> tuple[Part, ...]:
    """
    A body cut before first-level provisions; one part where it is short.

    What stands before the text is a part of its own: it is laid out last, when the pages of all others are known.
    """
    if letters(body) <= most:
        return (Part(body),)
    places = _places(body)
    if not places:
        return (Part(body),)
    ends = [*(place for place, _ in places[1:]), len(body)]
    cuts, held = [places[0]], 0
    for (place, within), end in zip(places, ends, strict=True):
        weight = letters(body[place:end])
        if held and held + weight > a_part and place != cuts[-1][0]:
            cuts.append((place, within))
            held = 0
        held += weight
    return tuple(_pieces(body, cuts))


def _places(body: str) -> list[tuple[int, bool]]:
    """Where a part may begin, and whether that is within the section of the text."""
    found: list[tuple[int, bool]] = []
    depth, within, first = 0, False, True
    for match in _BLOCK.finditer(body):
        closing, name, attributes = match.groups()
        if closing:
            depth -= 1
            within = within and depth > 0
            continue
        if depth == 0 and name == "section" and attributes == _TEXT:
            found.append((match.start(), False))
            within, first = True, True
        elif depth == 1 and within and _HEADED.match(body, match.start()):
            # The first one stays with the heading of the text.
            if not first:
                found.append((match.start(), True))
            first = False
        depth += 1
    return found


def _pieces(body: str, cuts: list[tuple[int, bool]]) -> list[Part]:
    made: list[Part] = []
    begin, opened, before, notes = 0, False, 0, 0
    for place, within in (*cuts, (len(body), False)):
        raw = body[begin:place]
        html = (f"<section{_TEXT}>" if opened else "") + raw + ("</section>" if within else "")
        made.append(Part(html, before, notes))
        before += letters(raw)
        notes += len(_NOTE.findall(raw))
        begin, opened = place, within
    return made
