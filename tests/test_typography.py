"""What makes a page good to hold, looked at on the laid-out lines of every variant."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Any

import pytest
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont

from printing import BIG, jobs
from vankien.outputs.print.fonts import _STATIC, use_print_fonts
from vankien.outputs.print.variant import Variant
from vankien.outputs.print.work_html import style

pytestmark = pytest.mark.xdist_group("prints")
LAID_OUT = ("handout", "booklet", "large")
VIETNAMESE = "AĂÂBCDĐEÊGHIKLMNOÔƠPQRSTUƯVXYaăâbcdđeêghiklmnoôơpqrstuưvxy" + "".join(
    chr(code) for code in range(0x1EA0, 0x1EFA)
)
TORN = re.compile(
    r"(Điều|khoản|điểm|[Mm]ục|[Pp]hần|Chương|Phụ lục|số|ngày|tháng|năm|tr\.)$|\d[-/–]$|\d{1,4}[-/][A-ZĐ]+[-/]$"
)


@cache
def laid_out(variant: str) -> Any:
    """The document before it is written."""
    use_print_fonts()
    from weasyprint import HTML

    from vankien.outputs.print.laid_out import _fonts, _parsed, prepare

    wanted = next(job for job in jobs(BIG) if job.variant == variant)
    source = HTML(string=wanted.html)
    prepare(source)
    return source.render(font_config=_fonts(), stylesheets=[_parsed(wanted.css)])


def boxes(box: Any, kind: type) -> Iterator[Any]:
    """All boxes of a kind below a box."""
    box = getattr(box, "_box", box)
    if isinstance(box, kind):
        yield box
    for child in getattr(box, "children", ()):
        yield from boxes(child, kind)


def lines(variant: str) -> list[list[Any]]:
    """The text boxes of every line, page by page."""
    from weasyprint.formatting_structure.boxes import LineBox, TextBox

    return [list(boxes(line, TextBox)) for page in laid_out(variant).pages for line in boxes(page._page_box, LineBox)]


@pytest.mark.parametrize("variant", LAID_OUT)
def test_no_font_is_made_up(variant: str) -> None:
    """Every family, weight and slope that is asked for is a font of its own: no false bold, no false italic."""
    asked = {
        (text.style["font_family"][0].lower().replace(" ", "-"), text.style["font_style"], text.style["font_weight"])
        for line in lines(variant)
        for text in line
    }
    assert asked
    assert asked <= set(_STATIC)


@pytest.mark.parametrize("variant", LAID_OUT)
def test_stacked_marks_have_room(variant: str) -> None:
    """No Ễ reaches into the line above, no ậ into the line below, whatever stands there."""
    folder = use_print_fonts()
    tight, checked = {}, 0
    for line in lines(variant):
        for text in line:
            style = text.style
            name = f"{style['font_family'][0].lower().replace(' ', '-')}-{style['font_weight']}-{style['font_style']}"
            low, high = extent(str(folder / f"{name}.ttf"))
            height = style["line_height"]
            size = style["font_size"]
            value = getattr(height, "value", height)
            if height == "normal" or value == 0:
                continue  # the font's own height; or a raised figure, which has no line of its own
            checked += 1
            pixels = value * size if getattr(height, "unit", None) in (None, "") else value
            if pixels < (high - low) * size:
                tight[name, round(size), round(pixels)] = text.text[:30]
    assert tight == {}
    assert checked > 200


@cache
def extent(path: str) -> tuple[float, float]:
    """How deep and how high Vietnamese letters go, in parts of the size."""
    font = TTFont(path)
    glyphs, names = font.getGlyphSet(), font.getBestCmap()
    lows, highs = [], []
    for letter in VIETNAMESE:
        pen = BoundsPen(glyphs)
        glyphs[names[ord(letter)]].draw(pen)
        lows.append(pen.bounds[1])
        highs.append(pen.bounds[3])
    return min(lows) / font["head"].unitsPerEm, max(highs) / font["head"].unitsPerEm


@pytest.mark.parametrize("variant", LAID_OUT)
def test_no_number_is_torn_from_its_word(variant: str) -> None:
    """No line ends with "Điều", "khoản", "57-" where a number or the rest of a symbol follows."""
    said = ["".join(text.text for text in line).replace("\u2060", "").strip() for line in lines(variant)]
    torn = [
        (line, after)
        for line, after in pairwise(said)
        if TORN.search(line) and re.match(r"\d|[IVX]+\b|[a-zđ]\)|[A-ZĐ]{2,}\b", after)
    ]
    assert len(said) > 100
    assert torn == []


@pytest.mark.parametrize("variant", LAID_OUT)
def test_no_syllable_is_broken(variant: str) -> None:
    """Lines end between words, and nothing is hyphenated."""
    said = ["".join(text.text for text in line) for line in lines(variant)]
    # Some are set in capitals by the style.
    words = set(re.findall(r"\w+", jobs(BIG)[0].html.replace("\u2060", "").lower()))
    last = [match[0] for line in said if (match := re.search(r"[^\W\d_]+$", line.replace("\u2060", "").strip()))]
    assert [word for word in last if word.lower() not in words] == []


@pytest.mark.parametrize("variant", LAID_OUT)
def test_no_widow_and_no_orphan(variant: str) -> None:
    """A paragraph that goes over a page has two lines at least on each."""
    from weasyprint.formatting_structure.boxes import BlockBox, LineBox

    alone = []
    for page in laid_out(variant).pages:
        for block in boxes(page._page_box, BlockBox):
            if block.element_tag == "p" and block.children and isinstance(block.children[0], LineBox):
                alone += [block.element] if len(block.children) == 1 else []
    split = [element for element in alone if alone.count(element) > 1]
    assert split == []
    seen: dict[Any, int] = {}
    for page in laid_out(variant).pages:
        for block in boxes(page._page_box, BlockBox):
            if block.element_tag == "p":
                seen[block.element] = seen.get(block.element, 0) + 1
    assert not [element for element in alone if seen[element] > 1]


@pytest.mark.parametrize("variant", LAID_OUT)
def test_no_source_mark_begins_a_line(variant: str) -> None:
    """The number of a source stands behind the word that it belongs to, and numbers of one mark stay together."""
    said = ["".join(text.text for text in line).replace("\u2060", "") for line in lines(variant)]
    assert sum(bool(re.search(r"\S ?\[\d", line)) for line in said) > 5
    # In a cell of a table a mark may stand alone: it has no word before it.
    assert [line for line in said if re.match(r"\[\d", line) and len(line) > 8] == []
    assert [line for line in said if re.search(r"\[\d+,$", line)] == []


@pytest.mark.parametrize("variant", Variant)
def test_lists_inside_lists_have_signs_of_our_fonts(variant: Variant) -> None:
    """The circles and squares that browsers put there are in no font of ours, and would keep the print from being."""
    use_print_fonts()
    from vankien.outputs.print.pdf import make_pdf

    html = "<ul><li>Một<ul><li>Hai<ol><li>Ba<ul><li>Bốn</ul></ol></ul></ul>"
    made = make_pdf(f'<html lang="vi"><title>Danh sách</title><body>{html}</body></html>', style(variant))
    assert made.missing == ""


def test_nothing_leaves_the_page() -> None:
    """No word is wider than its line has room for, in the narrowest variant."""
    document = laid_out("booklet")
    width = document.pages[0].width
    for line in lines("booklet"):
        for text in line:
            assert text.position_x >= 0
            assert text.position_x + text.width <= width
