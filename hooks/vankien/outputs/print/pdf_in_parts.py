"""A long work as PDF, of which only a part is in memory at any time."""

import gc
from functools import partial

from weasyprint.document import Document

from vankien.outputs.print.binding import Binding, anchors_in
from vankien.outputs.print.guess import Guess
from vankien.outputs.print.laid_out import Refused, draw, lay_out
from vankien.outputs.print.late_numbers import OtherLength
from vankien.outputs.print.limits import LIMITS
from vankien.outputs.print.part_html import late_numbers, late_style, not_first, part_html, placed, running_name
from vankien.outputs.print.parts import Part

_ROOM = (0, 0, 0, 1, len(str(LIMITS.pages)))
"""
Digits that numbers have room for at least, try by try, when they turn out longer or shorter than was thought.

As many as they need looks best, and nearly always fits at once or with the numbers of the first try. Then room is only
added; the last try has room for any number that a print can have, so that one of them comes to an end.
"""


def bind_parts(head: str, pieces: tuple[Part, ...], css: str) -> tuple[bytes, Binding]:
    """The file of a work in parts, and what was seen while it was made."""
    guess = Guess(pieces)
    for guess.room in _ROOM:
        try:
            return _bound(head, pieces, css, guess)
        except OtherLength:
            # What was laid out tells the pages for the next time.
            gc.collect()
    raise OtherLength(guess.total)


def _bound(head: str, pieces: tuple[Part, ...], css: str, guess: Guess) -> tuple[bytes, Binding]:
    """
    The parts, one after the other; the first one, with the contents, last.

    How many pages that one takes is seen before: the others begin behind it.
    """
    total = guess.total
    binding = Binding(frozenset(guess.places), padded=guess.room > 0)
    heads = late_style(head, total)
    sheet, sheet_of_others = late_numbers(css, total), late_numbers(not_first(css), total)
    running = running_name(pieces[0].html)
    page_of = partial(guess.page_of, laid_out=binding.anchors)

    def laid_out(index: int, before: int) -> Document:
        gc.collect()
        html = part_html(heads, pieces[index], page_of, running)
        styles = (sheet_of_others, placed(before, pieces[index].notes)) if index else (sheet,)
        return lay_out(html, styles, page_of)

    document = laid_out(0, 0)
    first = before = len(document.pages)
    guess.learn(anchors_in(document, 0))
    del document
    for index in range(1, len(pieces)):
        document = laid_out(index, before)
        binding.add(document, draw, index, before)
        before += len(document.pages)
        if before > LIMITS.pages:
            raise Refused(f"quá {LIMITS.pages} trang")
        guess.seen(index, before)
        if guess.is_off(total):
            guess.learn(binding.anchors)
            raise OtherLength(guess.total)
        # Its pages are to be gone before the next ones come.
        del document
    document = laid_out(0, 0)
    binding.fonts.complete = True
    last = binding.add(document, draw)
    guess.learn(binding.anchors, binding.pages)
    if len(document.pages) != first:
        # The others were placed behind more or fewer pages.
        raise OtherLength(len(document.pages))
    return binding.bound(*last), binding
