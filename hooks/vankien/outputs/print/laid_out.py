"""HTML becomes pages and a drawing of them, with nothing read from the disk or the network."""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from importlib.resources import files
from typing import Any

from weasyprint import CSS, DEFAULT_OPTIONS, HTML
from weasyprint.css.counters import CounterStyle
from weasyprint.document import Document
from weasyprint.pdf import VARIANTS, generate_pdf
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from vankien.outputs.print.accessible import finish, prepare, use_both_standards
from vankien.outputs.print.limits import LIMITS
from vankien.outputs.print.own_drawings import only_own_drawings
from vankien.outputs.print.page_numbers import render
from vankien.outputs.whole_numbers import plain

PICTURES = ("data:image/png;base64,", "data:image/jpeg;base64,")
"""The only addresses that a print may have: pictures that its style sheet carries with it."""


class Refused(Exception):
    """A print asked for something outside itself, or is longer than any print may be."""


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


def lay_out(
    html: str, styles: Iterable[str], page_of: Callable[[str], int | None], *, accessible: bool = True
) -> Document:
    """The pages of a document; `page_of` guesses where its references lead."""
    try:
        source = PrintHTML(string=html, url_fetcher=_OwnPictures())
        only_own_drawings(source.etree_element)
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


def draw(document: Document, *, accessible: bool = True) -> Any:
    """The drawing of pages: the objects of a PDF, not written yet."""
    if accessible:
        use_both_standards(document)
    options = _options(accessible)
    drawn = generate_pdf(document, None, 1, **(DEFAULT_OPTIONS | VARIANTS[options["pdf_variant"]][1] | options))
    if accessible:
        finish(document, drawn)
    return drawn


def _options(accessible: bool) -> dict[str, Any]:
    return {"pdf_variant": "pdf/a-2a" if accessible else "pdf/a-2b", "pdf_tags": accessible}
