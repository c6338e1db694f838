"""Sheets of a booklet, folded in thought and read on the PDF's own text."""

import re
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from vankien.outputs.print.fonts import use_print_fonts
from vankien.outputs.print.imposition import Imposition

MM = 72 / 25.4
COUNTS = (4, 8, 12, 13, 60)
"""Pages of the booklets."""


def fold(sides: list[tuple[str, str]]) -> list[str]:
    """
    Read a pile of sheets as one does who folds it: sides are fronts and backs by turns, the outermost sheet first.

    Opened at the fold, a front lies with its left page last and its right page first.
    """
    begin: list[str] = []
    end: list[str] = []
    for (front_left, front_right), (back_left, back_right) in zip(sides[::2], sides[1::2], strict=True):
        begin += [front_right, back_left]
        end = [back_right, front_left, *end]
    return begin + end


@pytest.mark.parametrize("count", COUNTS)
def test_folded_sheets_read_in_order(count: int) -> None:
    """The arithmetic alone; what pads the booklet comes before its last page."""
    imposition = Imposition(count)
    sides = [(str(side.left), str(side.right)) for side in imposition.sides]
    padding = ["None"] * imposition.padding

    assert [*map(str, range(count - 1)), *padding, str(count - 1)] == fold(sides)
    assert imposition.sheets == len(sides) / 2


def test_printed_by_hand_backs_meet_their_fronts() -> None:
    """The pile of fronts goes back as it lies, its last sheet on top: so the last back is printed first."""
    sides = Imposition(12).by_hand
    assert [side.name for side in sides] == ["1a", "2a", "3a", "3b", "2b", "1b"]


@pytest.fixture(scope="module", params=COUNTS)
def booklet(request: pytest.FixtureRequest) -> tuple[int, bytes, bytes, bytes]:
    """A booklet whose pages say which they are, and both files of its sheets."""
    use_print_fonts()
    from vankien.outputs.print.impose import frame_html, impose
    from vankien.outputs.print.pdf import make_pdf

    count = request.param
    css = '@page{size:A5;margin:15mm}html{font:12pt "Noto Serif"}body,p{margin:0}p+p{break-before:page}'
    html = '<html lang="vi"><title>Tập thử</title>' + "".join(f"<p>trang số {n}</p>" for n in range(count))
    frame = (
        '<html lang="vi"><title>Tờ thử</title><section class="guide">In ⟦fronts⟧ rồi ⟦backs⟧</section>'
        '<section class="blank">để trống</section>⟦sides⟧'
    )
    pages = make_pdf(html, css)
    assert pages.pages == count
    imposition = Imposition(count)
    theme = Path(__file__).parent.parent / "hooks/vankien/theme/print"
    made = make_pdf(frame_html(frame, imposition), (theme / "sheets.css").read_text("utf-8"), accessible=False).data
    return (
        count,
        made,
        impose(pages.data, made, imposition, by_hand=False),
        impose(pages.data, made, imposition, by_hand=True),
    )


def halves(pdf: bytes) -> list[tuple[str, str]]:
    """The text on the left and on the right of every page, above the foot where the side is named."""
    read = []
    for page in pypdfium2.PdfDocument(pdf):
        width, height = page.get_size()
        assert (round(width / MM), round(height / MM)) == (297, 210)
        text = page.get_textpage()
        boxes = ((0, width / 2), (width / 2, width))
        # The side's own name stands at the foot; pdfium gives parts of it too.
        said = (
            re.findall(r"trang số \d+|để trống|In .*", text.get_text_bounded(a, 10 * MM, b, height)) for a, b in boxes
        )
        left, right = (" ".join(words) for words in said)
        read.append((left, right))
    return read


def test_printed_sheets_read_in_order(booklet: tuple[int, bytes, bytes, bytes]) -> None:
    """Folded, the sheets give the booklet page by page, with room for notes before the back cover."""
    count, _, turned, by_hand = booklet
    blanks = ["để trống"] * (-count % 4)
    expected = [f"trang số {n}" for n in range(count - 1)] + blanks + [f"trang số {count - 1}"]

    assert expected == fold(halves(turned))

    guide, *sides = halves(by_hand)
    sheets = len(sides) // 2
    fronts, backs = sides[:sheets], sides[sheets:]
    assert expected == fold([side for pair in zip(fronts, reversed(backs), strict=True) for side in pair])
    assert f"In 2{f'–{sheets + 1}' if sheets > 1 else ''} rồi {sheets + 2}" in "".join(guide)


def test_printers_are_told(booklet: tuple[int, bytes, bytes, bytes]) -> None:
    """Turned at the short edge, at actual size; nothing of the pages' own structure is claimed."""
    _, _, turned, by_hand = booklet
    for data, duplex in ((turned, "/DuplexFlipShortEdge"), (by_hand, "/Simplex")):
        with pikepdf.open(BytesIO(data)) as pdf:
            assert (duplex, "/None") == (pdf.Root.ViewerPreferences.Duplex, pdf.Root.ViewerPreferences.PrintScaling)
            assert "/StructTreeRoot" not in pdf.Root


def test_inner_pages_creep_towards_the_fold(booklet: tuple[int, bytes, bytes, bytes]) -> None:
    """Every sheet further in, a tenth of a millimetre more, on both sides of the fold."""
    count, _, turned, _ = booklet
    lefts, rights = [], []
    document = pypdfium2.PdfDocument(turned)
    for page in document:
        text = page.get_textpage()
        starts = [text.get_charbox(i)[0] / MM for i in range(text.count_chars()) if text.get_text_range(i, 1) == "t"]
        lefts.append(min(starts))
        rights.append(max(starts))
    # Sheets of which a half is padding hold other words.
    for number in range(0 if count % 4 == 0 else 4, len(lefts)):
        crept = 0.1 * (number // 2)
        assert lefts[number] == pytest.approx(0.25 + 15 + crept, abs=0.12)
        assert rights[number] == pytest.approx(148.5 + 0.25 + 15 - crept, abs=0.12)
    assert rights[0] - rights[-1] == pytest.approx(0.1 * (count // 4 - 1), abs=0.02) or count % 4
