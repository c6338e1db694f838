"""A tally with a row for each question: how many sheets had it right, of how many."""

import re

from vankien.model.problem import Problem
from vankien.model.tally import Count, Counts, Stage, Tally
from vankien.model.text import slug
from vankien.sources.csv_table import Cell
from vankien.sources.tally_columns import Column, Is, Reading, named, question_name, refused

_QUESTION = frozenset(("cau", "cau-hoi", "cau-so", "question", "questions"))
_COUNTED: dict[str, Column] = {
    "dung": (Is.RIGHT, None), "dung-truoc": (Is.RIGHT, Stage.BEFORE), "dung-sau": (Is.RIGHT, Stage.AFTER),
    "phieu": (Is.SHEETS, None), "phieu-truoc": (Is.SHEETS, Stage.BEFORE), "phieu-sau": (Is.SHEETS, Stage.AFTER),
    "right": (Is.RIGHT, None), "right-before": (Is.RIGHT, Stage.BEFORE), "right-after": (Is.RIGHT, Stage.AFTER),
    "sheets": (Is.SHEETS, None), "sheets-before": (Is.SHEETS, Stage.BEFORE), "sheets-after": (Is.SHEETS, Stage.AFTER),
}  # fmt: skip
_COUNT = re.compile(r"[0-9]{1,6}")


def has_counts(reading: Reading) -> bool:
    """Whether the heads are those of this shape."""
    return any(slug(cell.text) in _COUNTED for cell in reading.table.head)


def read_counts(reading: Reading) -> Tally | None:
    """The tally; None where columns are missing."""
    places = _places(reading)
    asked = [stage for stage in Stage if any(when is stage for _, when in places)]
    wanted: list[Column] = [(Is.QUESTION, None)]
    wanted += [(is_what, stage) for stage in asked for is_what in (Is.RIGHT, Is.SHEETS)]
    missing = [what for what in wanted if what not in places]
    if (Is.RIGHT, None) in places or (Is.SHEETS, None) in places:
        missing.append((Is.STAGE, None))
    if missing:
        reading.problems.append(Problem.at(reading.table.head[0].location, "N-010", names=named(missing)))
        return None
    questions: dict[str, Counts] = {}
    for row in reading.table.rows:
        cell = row[places[Is.QUESTION, None]]
        name = question_name(cell, reading)
        if name in questions:
            reading.fault(cell, "N-011", name=name)
        counts = {
            stage: _count(row[places[Is.RIGHT, stage]], row[places[Is.SHEETS, stage]], reading) for stage in asked
        }
        if name:
            questions[name] = {stage: count for stage, count in counts.items() if count is not None}
    return Tally(questions)


def _places(reading: Reading) -> dict[Column, int]:
    """Where each column stands; those of no use, of another stage than the file's, or told twice are faults."""
    places: dict[Column, int] = {}
    for place, cell in enumerate(reading.table.head):
        head = slug(cell.text)
        is_what, stage = (Is.QUESTION, None) if head in _QUESTION else _COUNTED.get(head, (Is.STAGE, None))
        if is_what is Is.STAGE or (stage and reading.stage not in (None, stage)):
            refused(cell, reading, "câu, đúng trước, phiếu trước, đúng sau, phiếu sau")
            continue
        column = is_what, stage if is_what is Is.QUESTION else stage or reading.stage
        if column in places:
            reading.fault(cell, "N-003", other=reading.table.head[places[column]].column)
        places.setdefault(column, place)
    return places


def _count(right: Cell, sheets: Cell, reading: Reading) -> Count | None:
    if not right.text and sheets.text in ("", "0"):
        return None
    wrong = [cell for cell in (right, sheets) if not _COUNT.fullmatch(cell.text)]
    for cell in wrong:
        reading.value(cell, "một số nguyên")
    if wrong:
        return None
    count = Count(int(right.text), int(sheets.text))
    if count.right > count.sheets:
        reading.fault(right, "N-007", right=count.right, sheets=count.sheets)
        return None
    return count if count.sheets else None
