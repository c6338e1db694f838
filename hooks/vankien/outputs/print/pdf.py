"""HTML becomes PDF."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

from vankien.outputs.print.binding import Binding
from vankien.outputs.print.guess import Guess
from vankien.outputs.print.laid_out import Refused as Refused
from vankien.outputs.print.laid_out import draw, lay_out
from vankien.outputs.print.late_numbers import NotFound, OtherLength
from vankien.outputs.print.part_html import fits_parts, late_numbers, late_style
from vankien.outputs.print.parts import Part, parts
from vankien.outputs.print.pdf_in_parts import bind_parts


@dataclass(frozen=True, slots=True)
class Pdf:
    """A PDF with what was seen while it was made."""

    data: bytes
    pages: int
    missing: str
    """Characters that no font of ours has."""


@contextmanager
def _collecting_seldom() -> Iterator[None]:
    """
    Hardly look for garbage while a document grows: a tenth of the time would go into finding none.

    What one document leaves behind is taken away before the next; what was there before the first is never looked at.
    """
    before = gc.get_threshold()
    if gc.get_freeze_count():
        gc.collect()
    else:
        gc.freeze()
    gc.set_threshold(100_000, 50, 1000)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def make_pdf(html: str, css: str, *, accessible: bool = True) -> Pdf:
    """Lay out and write; a file for paper alone (`accessible=False`) is archival only."""
    with _collecting_seldom():
        return _made(html, css, accessible)


def _made(html: str, css: str, accessible: bool) -> Pdf:
    head, _, rest = html.partition("<body>")
    pieces = parts(rest.partition("</body>")[0]) if accessible and fits_parts(head + css) else ()
    if len(pieces) > 1:
        try:
            data, binding = bind_parts(head, pieces, css)
        except (NotFound, OtherLength):
            # A style of the house hides what is referred to, or draws or numbers it in a way of its own.
            gc.collect()
        else:
            return Pdf(data, binding.pages, binding.missing)
    binding = Binding()
    binding.fonts.complete = True
    page_of = Guess((Part(rest),)).page_of
    document = lay_out(late_style(html), (late_numbers(css),), page_of, accessible=accessible)
    data = binding.bound(*binding.add(document, partial(draw, accessible=accessible)))
    return Pdf(data, binding.pages, binding.missing)
