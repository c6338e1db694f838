"""Page numbers are right, and every print comes to an end, however badly its length can be told beforehand."""

from io import BytesIO
from itertools import accumulate

import pytest
from pypdf import PdfReader

from printing import printed_numbers
from vankien.outputs.print.fonts import use_print_fonts
from vankien.outputs.print.parts import Part, letters

pytestmark = pytest.mark.xdist_group("long prints")
HEAD = '<!doctype html><html lang="vi"><head><title>Trang thử</title></head>'
CSS = """
@page{size:120mm 120mm;margin:10mm} html{font:8mm/10mm "Noto Serif"} body,p{margin:0} p{orphans:2;widows:2}
section{break-before:page} i{display:inline-block;width:87mm;height:1mm} a{color:inherit}
a::after{content:target-counter(attr(href),page)}
"""
"""Ten lines a page; behind an `i`, a letter and one digit fit into a line and two digits do not."""


def lines(count: int, words: str = "dòng") -> str:
    """So many lines."""
    return f"<p>{words}</p>" * count


def swinging(pages: int) -> tuple[str, ...]:
    """
    A work whose numbers can never be as wide as they need.

    With one digit, three lines go over to the next page whole and push one line to a page more. With two digits they
    are four, of which two stay behind, and the page more is not there: its number has one digit.
    """
    edge = lines(8) + '<p>một<br>hai<br><i></i> <a href="#b">s</a></p>' + lines(8)
    return (
        '<p><a href="#b">đến b </a></p><p id="t">Đầu</p>',
        f"<section>{lines(10 * pages)}{edge}</section>",
        '<section><p id="b">Đích <a href="#t">đến t </a></p></section>',
    )


DENSE = "<p>" + "nhiều chữ trong một dòng, " * 40 + "</p>"
UNLIKE = (
    '<p><a href="#b">đến b </a></p><p><a href="#c">đến c </a></p><p id="t">Đầu</p>',
    f'<section><p id="b">B <a href="#c">đến c </a></p>{lines(110, "x")}</section>',
    f'<section><p id="c">C <a href="#b">đến b </a></p>{DENSE * 8}</section>',
)
"""A tenth of the letters on most of the pages, as a long table has them; then very many letters a page."""
CONTENTS = (
    f'<p><a href="#b">đến b </a></p>{lines(115, "m")}<p id="t">Cuối mục lục</p>',
    f'<section><p id="b">B <a href="#t">đến t </a></p>{DENSE * 8}</section>',
    '<section><p id="c">C <a href="#t">đến t </a></p></section>',
)
"""Pages before the text that its length says nothing of."""


def bound(texts: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> tuple[bytes, int]:
    """A work in parts, and how often its parts were laid out."""
    use_print_fonts()
    from vankien.outputs.print import pdf_in_parts

    laid_out = []

    def counted(*given: object) -> object:
        laid_out.append(given)
        return lay_out(*given)  # type: ignore[arg-type]

    lay_out = pdf_in_parts.lay_out
    monkeypatch.setattr(pdf_in_parts, "lay_out", counted)
    begins = accumulate(map(letters, texts), initial=0)
    data, _ = pdf_in_parts.bind_parts(HEAD, tuple(map(Part, texts, begins)), CSS)
    return data, len(laid_out)


def are_right(data: bytes) -> bool:
    """Whether every number says where its link leads."""
    return all(printed == lies for _, printed, lies in printed_numbers(data))


@pytest.mark.parametrize(("pages", "printed"), [(4, "9"), (5, "\u20079"), (6, "10")])
def test_numbers_that_swing_get_room(pages: int, printed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """At the edge of ten pages neither one digit nor two are right: one, behind a space as wide, is."""
    data, _ = bound(swinging(pages), monkeypatch)
    last = int(printed)
    said = [page.extract_text() for page in PdfReader(BytesIO(data)).pages]
    assert printed_numbers(data) == [(1, last, last), (pages + 3, last, last), (last, 1, 1)]
    assert f"đến b {printed}\n" in said[0]
    assert f"s{printed}\n" in said[pages + 2]
    assert said[last - 1] == "Đích đến t 1"
    assert len(said) == last


@pytest.mark.parametrize("texts", [UNLIKE, CONTENTS], ids=["unlike", "contents"])
def test_parts_unlike_each_other(texts: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the length of the text is no measure, the second try knows all pages."""
    data, laid_out = bound(texts, monkeypatch)
    assert are_right(data)
    assert len(printed_numbers(data)) >= 3
    assert laid_out <= 2 * (len(texts) + 1)
    assert "\u2007" not in "".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages)


@pytest.mark.parametrize("texts", [swinging(5), UNLIKE, CONTENTS], ids=["swinging", "unlike", "contents"])
def test_last_try_has_room_for_any_number(texts: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever was guessed, it needs no other try."""
    use_print_fonts()
    from vankien.outputs.print import pdf_in_parts

    monkeypatch.setattr(pdf_in_parts, "_ROOM", pdf_in_parts._ROOM[-1:])
    data, laid_out = bound(texts, monkeypatch)
    assert laid_out == len(texts) + 1
    assert are_right(data)
    assert len(printed_numbers(data)) >= 3


def test_what_does_not_settle_is_laid_out_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A work is printed even where no room for its numbers helps."""
    use_print_fonts()
    from vankien.outputs.print import pdf, pdf_in_parts

    texts = swinging(5)
    monkeypatch.setattr(pdf_in_parts, "_ROOM", (0, 0))
    monkeypatch.setattr(pdf, "parts", lambda _: tuple(map(Part, texts, accumulate(map(letters, texts), initial=0))))
    data = pdf.make_pdf(f"{HEAD}<body>{''.join(texts)}</body></html>", CSS).data
    assert are_right(data)
    assert len(printed_numbers(data)) == 3
