"""A tally with a row for each sheet: what it says to each question, as 1 and 0 or as the letters that were chosen."""

import re

from vankien.model.problem import Problem
from vankien.model.tally import Sheet, Stage, Tally, of_sheets
from vankien.model.text import slug
from vankien.sources.csv_table import Cell
from vankien.sources.tally_columns import Column, Is, Reading, is_question, named, question_name, refused

_STAGE = frozenset(("giai-doan", "luc", "truoc-sau", "stage", "when"))
_STAGES = {
    "truoc": Stage.BEFORE, "truoc-buoi-hoc": Stage.BEFORE, "truoc-khi-hoc": Stage.BEFORE, "before": Stage.BEFORE,
    "pre": Stage.BEFORE, "sau": Stage.AFTER, "sau-buoi-hoc": Stage.AFTER, "sau-khi-hoc": Stage.AFTER,
    "after": Stage.AFTER, "post": Stage.AFTER,
}  # fmt: skip
_KEY = frozenset(("dap-an", "key"))
_LETTERS = re.compile(r"[A-H](?:[ ,.;/]*[A-H]){0,7}")
"""A question offers eight answers at most; with more letters, short names would be taken for a choice."""


def read_sheets(reading: Reading) -> Tally | None:
    """The tally; None where columns are missing."""
    stage_place, names = _places(reading)
    missing: list[Column] = []
    if not names:
        missing.append((Is.QUESTION, None))
    if stage_place is None and reading.stage is None:
        missing.append((Is.STAGE, None))
    if missing:
        reading.problems.append(Problem.at(reading.table.head[0].location, "N-010", names=named(missing)))
        return None
    key: dict[int, str] = {}
    rows: list[tuple[Stage, tuple[Cell, ...]]] = []
    for row in reading.table.rows:
        cell = row[stage_place] if stage_place is not None else None
        if cell is not None and slug(cell.text) in _KEY:
            key = {place: _letters(row[place].text) for place in names}
        elif (stage := _stage(cell, reading)) is not None:
            rows.append((stage, row))
    return of_sheets(tuple(names.values()), _answers(rows, names, key, reading))


def _places(reading: Reading) -> tuple[int | None, dict[int, str]]:
    """Where the stage stands, and the question of every other column."""
    stage_place: int | None = None
    names: dict[int, str] = {}
    for place, cell in enumerate(reading.table.head):
        if slug(cell.text) in _STAGE:
            if stage_place is not None:
                reading.fault(cell, "N-003", other=reading.table.head[stage_place].column)
            stage_place = place
        elif is_question(cell):
            name = question_name(cell, reading)
            if name in names.values():
                reading.fault(cell, "N-011", name=name)
            names[place] = name
        else:
            refused(cell, reading, "giai đoạn, 1, 2, 3, …")
    return stage_place, names


def _stage(cell: Cell | None, reading: Reading) -> Stage | None:
    """That of a row; in a file of one stage it need not be said, and must not be another."""
    said = slug(cell.text) if cell is not None else ""
    stage = _STAGES.get(said) if said else reading.stage
    if stage is not None and reading.stage in (None, stage):
        return stage
    if cell is not None:
        other = "giai đoạn của tệp này (tệp nêu sau --pre là của trước buổi học)"
        reading.value(cell, other if stage is not None else "trước, sau hoặc đáp án")
    return None


def _answers(
    rows: list[tuple[Stage, tuple[Cell, ...]]], names: dict[int, str], key: dict[int, str], reading: Reading
) -> dict[Stage, list[Sheet]]:
    sheets: dict[Stage, list[Sheet]] = {stage: [] for stage in Stage}
    keyless: set[int] = set()
    for stage, row in rows:
        sheets[stage].append(tuple(_is_right(row[place], key.get(place, ""), reading) for place in names))
        keyless.update(place for place in names if _letters(row[place].text) and not key.get(place))
        if not any(row[place].text for place in names):
            reading.problems.append(Problem.at(row[0].location, "N-015"))
    for place in sorted(keyless):
        reading.fault(reading.table.head[place], "N-016", name=names[place])
    return sheets


def _letters(text: str) -> str:
    """
    The chosen letters in their order; nothing where it is not letters.

    >>> _letters("c, a"), _letters("1"), _letters("An")
    ('AC', '', '')
    """
    upper = text.upper()
    return "".join(sorted(set(re.findall("[A-H]", upper)))) if _LETTERS.fullmatch(upper) else ""


def _is_right(cell: Cell, key: str, reading: Reading) -> bool:
    if cell.text in ("", "0", "1"):
        return cell.text == "1"
    chosen = _letters(cell.text)
    if not chosen:
        reading.value(cell, "1, 0, chữ cái đã chọn, hoặc để trống")
    return bool(key) and chosen == key
