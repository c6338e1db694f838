"""HTML becomes PDF, with nothing read from the disk or the network."""

import gc
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache, partial
from importlib.resources import files
from typing import Any

from weasyprint import CSS, DEFAULT_OPTIONS, HTML
from weasyprint.css.counters import CounterStyle
from weasyprint.document import Document
from weasyprint.pdf import VARIANTS, generate_pdf
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from vankien.outputs.print.accessible import finish, prepare, use_both_standards
from vankien.outputs.print.binding import Binding
from vankien.outputs.print.guess import Guess
from vankien.outputs.print.late_numbers import OtherLength
from vankien.outputs.print.limits import LIMITS
from vankien.outputs.print.page_numbers import render
from vankien.outputs.print.part_html import late_numbers, late_style, not_first, part_html, placed, running_name
from vankien.outputs.print.parts import Part, parts
from vankien.outputs.whole_numbers import plain

_TRIES = 4
"""How often a work in parts is laid out when numbers turn out longer or shorter than was thought."""
PICTURES = ("data:image/png;base64,", "data:image/jpeg;base64,")
"""The only addresses that a print may have: pictures that its style sheet carries with it."""


class Refused(Exception):
    """A print asked for something outside itself, or is longer than any print may be."""


@dataclass(frozen=True, slots=True)
class Pdf:
    """A PDF with what was seen while it was made."""

    data: bytes
    pages: int
    missing: str
    """Characters that no font of ours has."""


class _OwnPictures(URLFetcher):  # type: ignore[misc]
    """A print needs no file and no address; asking for one is a fault."""

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        if url.startswith(PICTURES):
            return super().fetch(url, headers)
        raise FatalURLFetchingError(f"không được đọc {url[:200]}")


_EVERYTHING = {
    "::marker": "li::marker",
    "::footnote-call": ".fn::footnote-call",
    "::footnote-marker": ".fn::footnote-marker",
}
_NEVER = re.compile(r"^::note-[a-z]+ \{[^}]*\}\n", re.MULTILINE)


class PrintHTML(HTML):  # type: ignore[misc]
    """A document with WeasyPrint's own style sheet, less what it says of markers and notes of every single element."""

    def _ua_stylesheets(self, forms: bool = False) -> list[CSS]:  # noqa: ARG002 (a print has no forms)
        return [_basic_style()]


@lru_cache(maxsize=1)
def _basic_style() -> CSS:
    """
    The sheet that gives elements their looks before ours does.

    It has six rules for markers and notes of any element, which nearly none has: they are six styles an element more
    to be computed and kept, a third of the time and half of the memory of a long text.
    """
    text = (files("weasyprint") / "css" / "html5_ua.css").read_text(encoding="utf-8")
    for selector, ours in _EVERYTHING.items():
        text = re.sub(rf"^{selector} ", f"{ours} ", text, flags=re.MULTILINE)
    return CSS(string=_NEVER.sub("", text), counter_style=CounterStyle())


@lru_cache(maxsize=1)
def _fonts() -> FontConfiguration:
    """One for all the documents of a process: making it reads the fonts."""
    return FontConfiguration()


@lru_cache(maxsize=8)
def _parsed(css: str) -> CSS:
    return CSS(string=css, font_config=_fonts(), url_fetcher=_OwnPictures())


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
        return _make_pdf(html, css, accessible)


def _make_pdf(html: str, css: str, accessible: bool) -> Pdf:
    head, _, rest = html.partition("<body>")
    pieces = parts(rest.partition("</body>")[0]) if accessible else (Part(rest),)
    guess = Guess(pieces)
    if len(pieces) > 1:
        return _in_parts(head, pieces, css, guess)
    binding = Binding()
    binding.fonts.complete = True
    document = _laid_out(late_style(html), (late_numbers(css),), guess.page_of, accessible)
    drawn, known = binding.add(document, partial(_drawn, accessible=accessible))
    return Pdf(binding.bound(drawn, known), binding.pages, binding.missing)


def _laid_out(
    html: str, styles: Iterable[str], page_of: Callable[[str], int | None], accessible: bool = True
) -> Document:
    try:
        source = PrintHTML(string=html, url_fetcher=_OwnPictures())
        prepare(source)
        sheets = [_parsed(css) for css in styles]
        document = render(source, page_of, font_config=_fonts(), stylesheets=sheets, **_options(accessible))
    except FatalURLFetchingError as error:
        raise Refused(str(error)) from None
    if len(document.pages) > LIMITS.pages:
        raise Refused(f"{len(document.pages)} trang, quá {LIMITS.pages} trang")
    for page in document.pages:
        page.bookmarks = [(level, plain(label), *rest) for level, label, *rest in page.bookmarks]
    return document


def _drawn(document: Document, *, accessible: bool = True) -> Any:
    if accessible:
        use_both_standards(document)
    options = _options(accessible)
    drawn = generate_pdf(document, None, 1, **(DEFAULT_OPTIONS | VARIANTS[options["pdf_variant"]][1] | options))
    if accessible:
        finish(document, drawn)
    return drawn


def _options(accessible: bool) -> dict[str, Any]:
    return {"pdf_variant": "pdf/a-2a" if accessible else "pdf/a-2b", "pdf_tags": accessible}


def _in_parts(head: str, pieces: tuple[Part, ...], css: str, guess: Guess) -> Pdf:
    for _ in range(_TRIES):
        try:
            return _bound(head, pieces, css, guess)
        except OtherLength:
            # What was laid out tells the pages for the next time.
            gc.collect()
    raise Refused("số trang không ổn định")


def _bound(head: str, pieces: tuple[Part, ...], css: str, guess: Guess) -> Pdf:
    """
    The parts, one after the other; the first one, with the contents, last.

    How many pages that one takes is seen before: the others begin behind it.
    """
    total = guess.total
    binding = Binding(frozenset(guess.places))
    for_parts = late_numbers(not_first(css), total)

    def lay_out(index: int, before: int) -> Document:
        part, page_of = pieces[index], partial(guess.page_of, laid_out=binding.anchors)
        html = part_html(late_style(head, total), part, page_of, running)
        styles = (for_parts, placed(before, part.notes)) if index else (late_numbers(css, total),)
        return _laid_out(html, styles, page_of)

    running = running_name(pieces[0].html)
    first = before = len(lay_out(0, 0).pages)
    for index in range(1, len(pieces)):
        gc.collect()
        document = lay_out(index, before)
        binding.add(document, _drawn, index, before)
        before += len(document.pages)
        guess.seen(index, before)
        if len(str(guess.total)) != len(str(total)):
            raise OtherLength(guess.total)
    gc.collect()
    document = lay_out(0, 0)
    guess.learn(binding.anchors, before)
    if len(document.pages) != first:
        raise OtherLength(len(document.pages))
    binding.fonts.complete = True
    drawn, known = binding.add(document, _drawn)
    return Pdf(binding.bound(drawn, known), binding.pages, binding.missing)
