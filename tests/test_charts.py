"""Charts that say what they say without colour, on paper and on the page."""

import itertools
import re
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image
from pypdf import PdfReader

from printing import jobs, make, views
from vankien.outputs.chart import Bar, Chart, Pattern, Piece, fill, target_chart
from vankien.outputs.print.chart_svg import MEASURES, chart_pictures, text_width, wrapped
from vankien.outputs.print.variant import Variant
from verapdf import faults

pytestmark = pytest.mark.xdist_group("prints")
WORK = "2019-20-nq-hdtv"
VARIANTS = (Variant.HANDOUT, Variant.BOOKLET, Variant.LARGE)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The prints of a work whose targets are at least, at most and between."""
    target = tmp_path_factory.mktemp("charts")
    made = make([*jobs(WORK, variants=VARIANTS), *jobs(WORK, language="en", variants=[Variant.HANDOUT])], target)
    assert [(printed.error, printed.missing) for printed in made] == [("", "")] * 4
    return target


def lines(path: str) -> list[tuple[float, float, float, float]]:
    """The lines of a hatching, without the outline before them."""
    numbers = r"M([\d.]+) ([\d.]+)L([\d.]+) ([\d.]+)"
    return [(float(a), float(b), float(c), float(d)) for a, b, c, d in re.findall(numbers, path)]


@pytest.mark.parametrize("pattern", Pattern)
@pytest.mark.parametrize(("x", "width", "height"), [(0, 100, 10), (7.5, 3, 10), (20, 51.25, 9)])
def test_hatching_stays_inside(pattern: Pattern, x: float, width: float, height: float) -> None:
    """Every line begins and ends at the edge of its rectangle, at half a right angle."""
    found = lines(fill(pattern, x, 2, width, height))
    for x1, y1, x2, y2 in found:
        assert x - 0.01 <= x1 < x2 <= x + width + 0.01
        assert all(2 - 0.01 <= y <= 2 + height + 0.01 for y in (y1, y2))
        assert x2 - x1 == pytest.approx(abs(y2 - y1), abs=0.03)
    directions = {y2 > y1 for _, y1, _, y2 in found}
    assert directions == {
        Pattern.SOLID: set(), Pattern.RISING: {False}, Pattern.FALLING: {True}, Pattern.CROSSED: {True, False}
    }[pattern]  # fmt: skip


def test_patterns_tell_how_values_are_meant() -> None:
    """At least rises, at most falls, a range is crossed between its ends; the key names just these."""
    work = views("vi").library.works[WORK]
    (chart,) = target_chart(work.targets, views("vi").tr)

    assert [[(p.pattern.value, p.start, p.end) for p in bar.pieces] for bar in chart.bars] == [
        [("rising", 0, 95)], [("falling", 0, 2.5)], [("rising", 0, 40), ("crossed", 40, 60)]
    ]  # fmt: skip
    assert [pattern.value for pattern, _ in chart.key] == ["rising", "falling", "crossed"]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_chart_is_a_figure_with_words(folder: Path, language: str) -> None:
    """One picture for a screen reader, which hears all of it; its table follows."""
    (chart,) = target_chart(views("vi").library.works[WORK].targets, views(language).tr)
    with pikepdf.open(folder / f"{WORK}.handout.{language}.pdf") as pdf:
        figures = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/Figure"]
        told = [str(figure.Alt) for figure in figures]
    assert told.count(chart.words) == 1
    assert "95%" in chart.words
    pages = PdfReader(folder / f"{WORK}.handout.{language}.pdf").pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    for bar in chart.bars:
        assert text.count(bar.name) >= 2
        assert text.count(bar.label) >= 2
    assert all(meaning in text for _, meaning in chart.key)


def test_print_with_a_chart_keeps_both_standards(folder: Path) -> None:
    """PDF/UA-1 and PDF/A-2a, as without one."""
    path = folder / f"{WORK}.handout.vi.pdf"
    assert {"UA-1 " + path.name: [], "A-2a " + path.name: []} == faults([("UA-1", path), ("A-2a", path)])


@pytest.mark.parametrize("variant", VARIANTS)
def test_chart_has_no_colour_and_different_patterns(folder: Path, variant: Variant) -> None:
    """All points are grey; a bar that is hatched is darker than paper and lighter than ink."""
    document = pypdfium2.PdfDocument(folder / f"{WORK}.{variant.value}.vi.pdf")
    for page in document:
        picture = page.render(scale=1).to_pil().convert("HSV")
        assert picture.getchannel("S").getextrema() == (0, 0)
    shades = [shade(pattern) for pattern in Pattern]
    assert all(abs(a - b) > 20 for a, b in itertools.combinations((shades[0], shades[1], shades[3]), 2))


def shade(pattern: Pattern) -> float:
    """How light an area with a pattern looks from afar: 0 black, 255 white."""
    from printing import job
    from vankien.outputs.print.fonts import use_print_fonts

    use_print_fonts()
    from vankien.outputs.print.pdf import make_pdf

    ink = 'fill="#000"' if pattern is Pattern.SOLID else 'fill="none" stroke="#000" stroke-width=".7"'
    drawing = f'<svg width="400" height="400" viewBox="0 0 80 80"><path {ink} d="{fill(pattern, 0, 0, 80, 80)}"/></svg>'
    data = make_pdf(job(drawing).html, "@page{size:400px 400px;margin:0}body{margin:0}svg{display:block}").data
    picture = pypdfium2.PdfDocument(data)[0].render(scale=2).to_pil().convert("L")
    return float(picture.resize((1, 1), Image.Resampling.BOX).getpixel((0, 0)))  # type: ignore[arg-type]


LONG = "Tỷ lệ hồ sơ thủ tục hành chính được giải quyết TRỰC TUYẾN TOÀN TRÌNH trên tổng số hồ sơ có yêu cầu"


@pytest.mark.parametrize("variant", VARIANTS)
def test_words_stay_within_the_picture(variant: Variant) -> None:
    """However long a name is, no letter reaches over the picture's edge or into the value beside it."""
    from printing import job
    from vankien.outputs.print.fonts import use_print_fonts

    use_print_fonts()
    from vankien.outputs.print.pdf import make_pdf

    measure = MEASURES[variant]
    bar = Bar(LONG, "trong khoảng 40–60%", "vi", (Piece(Pattern.RISING, 0, 40),))
    (drawing,) = chart_pictures(Chart("Đến năm 2030", (bar,), ((Pattern.RISING, "từ mức này trở lên"),)), measure)
    data = make_pdf(job(drawing).html, f"@page{{size:{measure.width}pt 900pt;margin:0}}body{{margin:0}}").data
    text = pypdfium2.PdfDocument(data)[0].get_textpage()
    boxes = {}
    for index in range(text.count_chars()):
        if text.get_text_range(index, 1).strip():
            left, low, right, _ = text.get_charbox(index)
            boxes.setdefault(round(low / measure.line), []).append((left, right))
    assert min(left for row in boxes.values() for left, _ in row) >= 0
    assert max(right for row in boxes.values() for _, right in row) <= measure.width + 0.01
    # The value stands on the last line of the name, a clear step from it.
    value = next(row for row in boxes.values() if max(right for _, right in row) > measure.width - 3)
    edges = sorted(value)
    assert max(b[0] - a[1] for a, b in itertools.pairwise(edges)) > measure.font


def test_chart_that_is_too_high_is_parted() -> None:
    """Thirty bars go over several pictures of about one height, each with its axis and key; none is lost."""
    work = views("vi").library.works[WORK]
    targets = [target for target in work.targets if target.is_percentage and target.year == 2030] * 10
    (chart,) = target_chart(targets, views("vi").tr)
    pictures = list(chart_pictures(chart, MEASURES[Variant.BOOKLET]))
    heights = [float(re.search(r'viewBox="0 0 \S+ ([\d.]+)"', picture)[1]) for picture in pictures]  # type: ignore[index]

    assert len(pictures) > 1
    assert sum(picture.count('">Tỷ lệ') for picture in pictures) == len(targets) == 30
    assert max(heights) <= MEASURES[Variant.BOOKLET].height
    assert max(heights) - min(heights) < 80
    assert all(picture.count(">75%<") == 1 and ">không quá mức này<" in picture for picture in pictures)


def test_lines_are_broken_between_words() -> None:
    """No line is wider than it may be, and no word is lost; one that is too long stands alone."""
    text = "Tỷ lệ hồ sơ thủ tục hành chính được giải quyết trực tuyến toàn trình"
    found = wrapped(text, 14)
    assert " ".join(found) == text
    assert len(found) > 2
    assert all(text_width(line) <= 14 for line in found)
    assert wrapped("a " + "d" * 50, 10) == ["a", "d" * 50]
