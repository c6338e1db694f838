"""Long works are laid out in parts and bound; nobody who reads the file can tell."""

from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from types import ModuleType
from typing import Any

import pikepdf
import pytest
from pypdf import PdfReader

from printing import BIG, jobs, printed_numbers
from vankien.outputs.print.fonts import use_print_fonts
from vankien.outputs.print.job import Job
from vankien.outputs.print.parts import A_PART, MOST, letters, parts
from vankien.outputs.print.variant import Variant
from verapdf import faults

pytestmark = pytest.mark.xdist_group("long prints")
VARIANTS = (Variant.HANDOUT, Variant.BOOKLET)
SHORT = 3000
"""Letters of a part here, so that a work of ten pages has several."""
BREAK = '<div style="break-before:page"></div>'


def module(name: str) -> ModuleType:
    """A module of the prints, loaded when the fonts are known."""
    use_print_fonts()
    import importlib

    return importlib.import_module(f"vankien.outputs.print.{name}")


@cache
def work(variant: Variant) -> tuple[Job, str, str]:
    """The work with every structure, what stands before its body, and its body."""
    (job,) = jobs(BIG, variants=[variant])
    head, _, rest = job.html.partition("<body>")
    return job, head, rest.partition("</body>")[0]


def in_parts(variant: Variant) -> bytes:
    """The work in parts."""
    job, head, body = work(variant)
    data: bytes = module("pdf_in_parts").bind_parts(head, parts(body, 1, SHORT), job.css)[0]
    return data


@cache
def kept(variant: Variant) -> bytes:
    """The same, made once for all tests."""
    return in_parts(variant)


@cache
def read(variant: Variant) -> PdfReader:
    """The work in parts, read again."""
    return PdfReader(BytesIO(kept(variant)))


@cache
def at_once(variant: Variant) -> PdfReader:
    """The same pages as WeasyPrint makes them by its front door: nothing of ours in numbers, styles and file."""
    job, head, body = work(variant)
    from_one_to_next = BREAK.join(part.html for part in parts(body, 1, SHORT))
    laid_out = module("laid_out")
    from weasyprint import CSS, HTML

    html = HTML(string=f"{head}<body>{from_one_to_next}</body></html>", url_fetcher=laid_out._OwnPictures())
    laid_out.prepare(html)
    return PdfReader(BytesIO(html.write_pdf(stylesheets=[CSS(string=job.css)], pdf_tags=True)))


def outline(reader: PdfReader) -> list[tuple[int, str, int | None]]:
    """Level, words and page of every line of the outline."""

    def told(items: Any, level: int) -> Iterator[tuple[int, str, int | None]]:
        for item in items:
            if isinstance(item, list):
                yield from told(item, level + 1)
            else:
                words = item.title.replace("\u2060", "").replace("\u00a0", " ")
                yield level, words, reader.get_destination_page_number(item)

    return list(told(reader.outline, 0))


def links(reader: PdfReader) -> list[list[str]]:
    """Where the links of each page lead: a page of the file, or an address."""
    named = {name: reader.get_destination_page_number(place) for name, place in reader.named_destinations.items()}
    found = []
    for page in reader.pages:
        annotations = [note.get_object() for note in page.get("/Annots", ())]
        found.append([str(named[note["/Dest"]] if "/Dest" in note else note["/A"]["/URI"]) for note in annotations])
    return found


@pytest.mark.parametrize("variant", VARIANTS)
def test_parts_read_as_one(variant: Variant) -> None:
    """The same text on every page, with all numbers in it; the same outline; links lead to the same pages."""
    bound, whole = read(variant), at_once(variant)
    assert len(parts(work(variant)[2], 1, SHORT)) > 3
    assert [page.extract_text() for page in whole.pages] == [page.extract_text() for page in bound.pages]
    assert outline(whole) == outline(bound)
    assert links(whole) == links(bound)
    assert any(target.isdigit() for page in links(bound) for target in page)
    numbers = printed_numbers(kept(variant))
    assert len({page for page, _, _ in numbers}) > 3
    assert [printed for _, printed, _ in numbers] == [lies for _, _, lies in numbers]


@pytest.mark.parametrize("variant", VARIANTS)
def test_ordinary_prints_read_as_weasyprint_makes_them(variant: Variant) -> None:
    """Guessed numbers, filled styles and a file of our own change nothing on a page."""
    job, _, _ = work(variant)
    laid_out = module("laid_out")
    from weasyprint import CSS, HTML

    html = HTML(string=job.html, url_fetcher=laid_out._OwnPictures())
    laid_out.prepare(html)
    whole = PdfReader(BytesIO(html.write_pdf(stylesheets=[CSS(string=job.css)])))
    made = PdfReader(BytesIO(module("pdf").make_pdf(job.html, job.css).data))

    def said(reader: PdfReader) -> list[list[str]]:
        # A page laid out again keeps the address beside a heading that went over to the next page: not one of ours.
        return [[line for line in page.extract_text().splitlines() if line[:1] != "#"] for page in reader.pages]

    assert said(whole) == said(made)


def test_bound_file_keeps_both_standards(tmp_path: Path) -> None:
    """PDF/UA-1 and PDF/A-2a, with one set of fonts, every note and head with a name of its own."""
    path = tmp_path / "bound.pdf"
    path.write_bytes(kept(Variant.HANDOUT))

    told = faults([("UA-1", path), ("A-2a", path)])
    assert told == {"UA-1 bound.pdf": [], "A-2a bound.pdf": []}
    with pikepdf.open(path) as pdf:
        assert pdf.check_pdf_syntax() == []
        objects = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary)]
        names = [str(o.ID) for o in objects if "/ID" in o and o.get("/Type") == "/StructElem"]
        fonts = [str(o.BaseFont) for o in objects if o.get("/Type") == "/Font" and o.Subtype == "/Type0"]
    assert len(names) == len(set(names)) > 4
    assert len(fonts) == len(set(fonts)) > 2


def test_bound_file_is_the_same_each_time() -> None:
    """Byte for byte."""
    assert kept(Variant.HANDOUT) == in_parts(Variant.HANDOUT)


def test_wrong_guesses_are_made_good(monkeypatch: pytest.MonkeyPatch) -> None:
    """Numbers that turn out longer than was thought are laid out again."""
    expected = [page.extract_text() for page in read(Variant.HANDOUT).pages]
    assert len(expected) > 9
    for wrong in (10**6, 10):
        monkeypatch.setattr(module("guess"), "_A_PAGE", wrong)
        again = PdfReader(BytesIO(in_parts(Variant.HANDOUT)))
        assert expected == [page.extract_text() for page in again.pages]


def test_filled_styles_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is filled in is what WeasyPrint would work out."""
    job, _, _ = work(Variant.HANDOUT)
    filled = module("pdf").make_pdf(job.html, job.css).data
    monkeypatch.setattr(module("page_numbers"), "fill_styles", lambda _: None)
    assert filled == module("pdf").make_pdf(job.html, job.css).data


@pytest.mark.parametrize("style", ["#d12{display:none}", '#d12::after{content:target-counter("#d1", page)}'])
def test_style_of_the_house_does_not_stop_a_print(monkeypatch: pytest.MonkeyPatch, style: str) -> None:
    """It may hide what another part refers to, or ask for numbers in a way of its own; then all is laid out at once."""
    job, _, _ = work(Variant.HANDOUT)
    pdf = module("pdf")
    monkeypatch.setattr(pdf, "parts", lambda body: parts(body, 1, SHORT))
    made = PdfReader(BytesIO(pdf.make_pdf(job.html, job.css + style).data))
    said = " ".join(page.extract_text() for page in made.pages)
    assert "Điều 11." in said
    assert len(made.pages) < len(read(Variant.HANDOUT).pages)


def test_short_works_stay_whole() -> None:
    """Parts cost a page here and there: only what needs them has them."""
    _, _, body = work(Variant.HANDOUT)
    assert [body] == [part.html for part in parts(body)]
    assert letters(body) < A_PART < MOST


def test_parts_are_cut_before_provisions() -> None:
    """Nothing is lost, every part is whole in itself, and begins with what a reader would begin a page with."""
    _, _, body = work(Variant.HANDOUT)
    made = parts(body, 1, SHORT)
    opened = '<section class="text">'
    assert body == made[0].html + "".join(
        part.html.removeprefix(opened if number else "").removesuffix("</section>" if last else "")
        for number, part, last in ((n, p, n + 2 < len(made)) for n, p in enumerate(made[1:]))
    )
    for part in made:
        assert part.html.count("<section") == part.html.count("</section>")
        assert part.html.count("<div") == part.html.count("</div>")
    assert all(part.html.startswith(opened + '<div class="pv ') for part in made[2:])
    assert [sum(p.letters for p in made[:n]) for n in range(len(made))] == [part.before for part in made]
    assert made[-1].notes == body.count('<span class="fn"') - made[-1].html.count('<span class="fn"')


def test_work_without_provisions_stays_whole() -> None:
    """There is no good place to cut it."""
    body = "<section>" + "<p>Nội dung</p>" * 10 + "</section>"
    assert [body] == [part.html for part in parts(body, 1, 1)]
