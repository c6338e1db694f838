"""A long work as PDF, of which only a part is in memory at any time."""

import gc
from functools import partial

from weasyprint.document import Document

from vankien.outputs.print.binding import Binding
from vankien.outputs.print.guess import Guess
from vankien.outputs.print.laid_out import Refused, draw, lay_out
from vankien.outputs.print.late_numbers import OtherLength
from vankien.outputs.print.limits import LIMITS
from vankien.outputs.print.part_html import late_numbers, late_style, not_first, part_html, placed, running_name
from vankien.outputs.print.parts import Part

_TRIES = 4
"""How often a work is laid out when numbers turn out longer or shorter than was thought."""


def bind_parts(head: str, pieces: tuple[Part, ...], css: str) -> tuple[bytes, Binding]:
    """The file of a work in parts, and what was seen while it was made."""
    guess = Guess(pieces)
    for _ in range(_TRIES):
        try:
            return _bound(head, pieces, css, guess)
        except OtherLength:
            # What was laid out tells the pages for the next time.
            gc.collect()
    raise Refused("số trang không ổn định")


def _bound(head: str, pieces: tuple[Part, ...], css: str, guess: Guess) -> tuple[bytes, Binding]:
    """
    The parts, one after the other; the first one, with the contents, last.

    How many pages that one takes is seen before: the others begin behind it.
    """
    total = guess.total
    binding = Binding(frozenset(guess.places))
    heads = late_style(head, total)
    sheet, sheet_of_others = late_numbers(css, total), late_numbers(not_first(css), total)
    running = running_name(pieces[0].html)
    page_of = partial(guess.page_of, laid_out=binding.anchors)

    def laid_out(index: int, before: int) -> Document:
        gc.collect()
        html = part_html(heads, pieces[index], page_of, running)
        styles = (sheet_of_others, placed(before, pieces[index].notes)) if index else (sheet,)
        return lay_out(html, styles, page_of)

    first = before = len(laid_out(0, 0).pages)
    for index in range(1, len(pieces)):
        document = laid_out(index, before)
        binding.add(document, draw, index, before)
        before += len(document.pages)
        if before > LIMITS.pages:
            raise Refused(f"quá {LIMITS.pages} trang")
        guess.seen(index, before)
        if len(str(guess.total)) != len(str(total)):
            raise OtherLength(guess.total)
        # Its pages are to be gone before the next ones come.
        del document
    document = laid_out(0, 0)
    guess.learn(binding.anchors, before)
    if len(document.pages) != first:
        raise OtherLength(len(document.pages))
    binding.fonts.complete = True
    return binding.bound(*binding.add(document, draw)), binding
