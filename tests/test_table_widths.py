"""Columns of tables on paper: what a word needs comes first, then what the cells ask for; the page is never left."""

import re
import xml.etree.ElementTree as etree
from typing import Any

import pypdfium2
import pytest

from printing import BIG, jobs, make, views
from vankien.outputs.markdown.table_widths import set_widths


def table(*rows: list[str]) -> etree.Element:
    """A table with these cells."""
    made = etree.Element("table")
    for row in rows:
        line = etree.SubElement(made, "tr")
        for cell in row:
            etree.SubElement(line, "td").text = cell
    return made


def widths(made: etree.Element) -> list[int | None]:
    """Per cent of each column; None for the one that takes the rest."""
    set_widths(made)
    styles = [cell.get("style") for cell in made[0]]
    return [int(style[6:-1]) if style else None for style in styles]


def test_long_cells_get_more_than_short_ones() -> None:
    """By the square root: the widest column takes the rest, a column of numbers little."""
    name, value, number = widths(table(["Tên", "Mức", "Nguồn"], ["một tên khá dài " * 4, "Ít nhất 30% GDP", "[1]"]))
    assert name is None
    assert value is not None
    assert number is not None
    assert 20 <= value <= 35
    assert 10 <= number <= 18


def test_word_that_cannot_be_broken_has_room() -> None:
    """In the narrowest print 42 characters share a line; what is joined counts as one word."""
    narrow, wide = widths(table(["Tháng \u20601\u2060 năm \u20602026", "chữ " * 100]))
    assert wide is None
    assert narrow is not None
    assert narrow >= 100 * 18 / 42 - 3


@pytest.mark.parametrize("rows", [[["một cột"]], [[]], [["a", "b"], ["c"]], [["d" * 90, "e" * 90, "x"]]])
def test_strange_tables_are_borne(rows: list[list[str]]) -> None:
    """One column, none, missing cells, words longer than any line: nothing adds up to more than the page."""
    found = widths(table(*rows))
    assert sum(width or 0 for width in found) < 100


@pytest.mark.parametrize("variant", ["handout", "booklet", "large"])
def test_tables_end_where_the_text_ends(tmp_path: Any, variant: str) -> None:
    """No letter of a page stands further right than the page's margin, but for codes beside provisions."""
    assert any("|" in line for line in views("vi").library.works[BIG].source_text.body.split("\n"))
    make([job for job in jobs(BIG) if job.variant == variant], tmp_path)
    margin = {"handout": 25, "booklet": 15, "large": 25}[variant] * 72 / 25.4
    seen = 0
    for page in pypdfium2.PdfDocument(tmp_path / f"{BIG}.{variant}.vi.pdf"):
        text = page.get_textpage()
        if "Số cuốn" not in text.get_text_range():
            continue
        seen += 1
        limit = page.get_width() - margin + 0.5
        boxes = [(i, text.get_charbox(i)) for i in range(text.count_chars()) if text.get_text_range(i, 1).strip()]
        outside = [text.get_text_range(i, 1) for i, box in boxes if box[2] > limit and box[3] - box[1] > 4]
        assert re.sub(r"#[\w.-]+", "", "".join(outside)) == ""
    assert seen
