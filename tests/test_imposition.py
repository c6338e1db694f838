"""Sheets of a booklet, folded in thought and read on the PDF's own text."""

import re
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from vankien.outputs.print.fonts import use_print_fonts
from vankien.outputs.print.imposition import Imposition

pytestmark = pytest.mark.xdist_group("imposition")
MM = 72 / 25.4
COUNTS = (4, 8, 12, 13, 60)
"""Pages of booklets that are folded at once."""
THICK = (61, 100, 230)
"""Pages of booklets that are folded in parts."""


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


def bind(sides: list[tuple[str, str]], sheets: list[int]) -> list[str]:
    """Read a booklet whose gatherings are folded each for itself and laid behind each other."""
    read: list[str] = []
    for count in sheets:
        read += fold(sides[: 2 * count])
        sides = sides[2 * count :]
    assert sides == []
    return read


@pytest.mark.parametrize("count", [*range(1, 70), *THICK, 1200])
def test_folded_sheets_read_in_order(count: int) -> None:
    """The arithmetic alone; what pads the booklet comes before its last page."""
    imposition = Imposition(count)
    sides = [(str(side.left), str(side.right)) for side in imposition.sides]
    padding = ["None"] * imposition.padding

    sheets = [gathering.sheets for gathering in imposition.gatherings]
    assert [*map(str, range(count - 1)), *padding, str(count - 1)] == bind(sides, sheets)
    assert imposition.sheets == len(sides) / 2 == sum(sheets)


@pytest.mark.parametrize("count", [1, 60, 61, *THICK, 300, 1200])
def test_gatherings_can_be_stapled(count: int) -> None:
    """Up to fifteen sheets are one; more are parted into at most twelve each, none thicker by two than another."""
    sheets = [gathering.sheets for gathering in Imposition(count).gatherings]
    assert (len(sheets) == 1) == (count <= 60)
    assert max(sheets) <= (15 if count <= 60 else 12)
    assert max(sheets) - min(sheets) <= 1


def test_printed_by_hand_backs_meet_their_fronts() -> None:
    """The pile of fronts goes back as it lies, its last sheet on top: so the last back is printed first."""
    sides = Imposition(12).by_hand
    assert [side.name for side in sides] == ["1a", "2a", "3a", "3b", "2b", "1b"]


def test_every_gathering_is_put_back_for_itself() -> None:
    """Fronts and backs of one gathering follow each other, so that a jam spoils one pile only."""
    names = [side.name for side in Imposition(61).by_hand]
    assert [name.split(".")[0] for name in names] == ["1"] * 16 + ["2"] * 16
    assert names[:8] == [f"1.{number}a" for number in range(1, 9)]
    assert names[8:16] == [f"1.{number}b" for number in range(8, 0, -1)]


@pytest.fixture(scope="module", params=[*COUNTS, *THICK])
def booklet(request: pytest.FixtureRequest) -> tuple[int, bytes, bytes, bytes]:
    """A booklet whose pages say which they are, and both files of its sheets."""
    use_print_fonts()
    from vankien.outputs.print.impose import impose
    from vankien.outputs.print.pdf import make_pdf
    from vankien.outputs.print.sheet_frame import frame_html

    count = request.param
    css = '@page{size:A5;margin:15mm}html{font:12pt "Noto Serif"}body,p{margin:0}p+p{break-before:page}'
    html = '<html lang="vi"><title>Tập thử</title>' + "".join(f"<p>trang số {n}</p>" for n in range(count))
    frame = (
        '<html lang="vi"><title>Tờ thử</title><section class="guide">⟦one⟧In ⟦fronts⟧ rồi ⟦backs⟧⟦/one⟧'
        "⟦several⟧<ul>⟦by_hand Tay <number>: in <fronts> rồi <backs>⟧</ul>⟦/several⟧</section>"
        '<section class="turned">⟦several⟧<ul>⟦turned Tay <number>: trang <all>⟧</ul>⟦/several⟧</section>'
        '<section class="empty"></section><section class="blank">để trống</section>⟦sides⟧'
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
    """Folded and bound, the sheets give the booklet page by page, with room for notes before the back cover."""
    count, _, turned, by_hand = booklet
    blanks = ["để trống"] * (-count % 4)
    expected = [f"trang số {n}" for n in range(count - 1)] + blanks + [f"trang số {count - 1}"]
    sheets = [gathering.sheets for gathering in Imposition(count).gatherings]
    several = len(sheets) > 1

    sides = halves(turned)
    assert expected == bind(sides[2 if several else 0 :], sheets)
    # The guide of a thick booklet is a sheet of its own: nothing stands on its back.
    assert not several or sides[1] == ("", "")

    guide, *sides = halves(by_hand)
    turned_again = []
    for number in sheets:
        fronts, backs, sides = sides[:number], sides[number : 2 * number], sides[2 * number :]
        turned_again += [side for pair in zip(fronts, reversed(backs), strict=True) for side in pair]
    assert expected == bind(turned_again, sheets)
    if not several:
        assert f"In 2{f'–{sheets[0] + 1}' if sheets[0] > 1 else ''} rồi {sheets[0] + 2}" in "".join(guide)


def test_guides_name_the_pages_of_every_gathering(booklet: tuple[int, bytes, bytes, bytes]) -> None:
    """What the guide says of a gathering, printed, is that gathering."""
    count, _, turned, by_hand = booklet
    gatherings = Imposition(count).gatherings
    if len(gatherings) == 1:
        return
    for data, pattern in (
        (turned, r"Tay (\d+): trang (\d+)–(\d+)"),
        (by_hand, r"Tay (\d+): in (\d+)–\d+ rồi \d+–(\d+)"),
    ):
        document = pypdfium2.PdfDocument(data)
        told = re.findall(pattern, document[0].get_textpage().get_text_range())
        assert [int(number) for number, *_ in told] == list(range(1, len(gatherings) + 1))
        for number, first, last in told:
            names = [document[page - 1].get_textpage().get_text_range() for page in range(int(first), int(last) + 1)]
            assert all(re.search(rf"(?m)^{number}\.\d+[ab]\s*$", name) for name in names)
            assert len(names) == 2 * gatherings[int(number) - 1].sheets


def test_printers_are_told(booklet: tuple[int, bytes, bytes, bytes]) -> None:
    """Turned at the short edge, at actual size; nothing of the pages' own structure is claimed."""
    _, _, turned, by_hand = booklet
    for data, duplex in ((turned, "/DuplexFlipShortEdge"), (by_hand, "/Simplex")):
        with pikepdf.open(BytesIO(data)) as pdf:
            assert (duplex, "/None") == (pdf.Root.ViewerPreferences.Duplex, pdf.Root.ViewerPreferences.PrintScaling)
            assert "/StructTreeRoot" not in pdf.Root


def test_inner_pages_creep_towards_the_fold(booklet: tuple[int, bytes, bytes, bytes]) -> None:
    """Every sheet further in, a tenth of a millimetre more, on both sides of the fold; anew in every gathering."""
    count, _, turned, _ = booklet
    gatherings = Imposition(count).gatherings
    lefts, rights = [], []
    document = pypdfium2.PdfDocument(turned)
    for page in list(document)[2 if len(gatherings) > 1 else 0 :]:
        text = page.get_textpage()
        starts = [text.get_charbox(i)[0] / MM for i in range(text.count_chars()) if text.get_text_range(i, 1) == "t"]
        lefts.append(min(starts))
        rights.append(max(starts))
    sheets = [sheet for gathering in gatherings for sheet in range(gathering.sheets) for _ in "ab"]
    assert len(sheets) == len(lefts)
    padded = {number for number, side in enumerate(Imposition(count).sides) if None in (side.left, side.right)}
    for number, sheet in enumerate(sheets):
        # Sheets of which a half is padding hold other words.
        if number not in padded:
            assert lefts[number] == pytest.approx(0.25 + 15 + 0.1 * sheet, abs=0.12)
            assert rights[number] == pytest.approx(148.5 + 0.25 + 15 - 0.1 * sheet, abs=0.12)
    if count % 4 == 0:
        assert rights[0] - rights[2 * gatherings[0].sheets - 1] == pytest.approx(
            0.1 * (gatherings[0].sheets - 1), abs=0.02
        )
