"""What the two shapes of a tally have in common: questions by name, stages, columns that are refused."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from vankien.model.problem import Problem
from vankien.model.tally import Stage
from vankien.model.text import slug
from vankien.sources.csv_table import Cell, Table
from vankien.sources.personal import personal_head, personal_value


class Is(StrEnum):
    """What a column holds."""

    QUESTION = "question"
    RIGHT = "right"
    SHEETS = "sheets"
    STAGE = "stage"


Column = tuple[Is, Stage | None]
_NUMBER = re.compile(r"(?:cau(?:-hoi)?-?|question-?|q|c)?-?0*([1-9][0-9]{0,2})")
_ID = re.compile(r"(?=.*[a-z])[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(slots=True)
class Reading:
    """What has been read of one file."""

    table: Table
    stage: Stage | None
    """The stage that the whole file is of, where it is of one alone."""
    problems: list[Problem]
    told: set[str] = field(default_factory=set)
    """Columns of which it was said already that they tell who somebody is."""

    def fault(self, cell: Cell, code: str, **values: object) -> None:
        """Something is wrong with a field."""
        self.problems.append(Problem.at(cell.location, code, column=cell.column, **values))

    def value(self, cell: Cell, expected: str) -> None:
        """A field that is not what it should be; what may be about a person is not repeated."""
        if cell.is_formula:
            return  # said where the table was read
        what = personal_value(cell.text)
        if not what:
            self.fault(cell, "N-004", expected=expected)
        elif cell.column not in self.told:
            self.told.add(cell.column)
            self.fault(cell, "N-001", what=what)


def refused(cell: Cell, reading: Reading, known: str) -> None:
    """A column that belongs to neither shape."""
    if cell.is_formula:
        return  # said where the table was read
    what = personal_head(cell.text) or personal_value(cell.text)
    place = reading.table.head.index(cell)
    what = what or next((w for row in reading.table.rows if (w := personal_value(row[place].text))), "")
    if what:
        reading.told.add(cell.column)
        reading.fault(cell, "N-001", what=what)
    else:
        reading.fault(cell, "N-002", known=known)


def named(missing: Sequence[Column]) -> str:
    """Columns in the words of the form."""
    words = {
        (Is.QUESTION, None): "câu", (Is.STAGE, None): "giai đoạn",
        (Is.RIGHT, Stage.BEFORE): "đúng trước", (Is.SHEETS, Stage.BEFORE): "phiếu trước",
        (Is.RIGHT, Stage.AFTER): "đúng sau", (Is.SHEETS, Stage.AFTER): "phiếu sau",
    }  # fmt: skip
    return ", ".join(words[what] for what in missing)


def is_question(cell: Cell) -> bool:
    """Whether the head of a column may name a question."""
    return not personal_head(cell.text) and bool(_NUMBER.fullmatch(slug(cell.text)) or _ID.fullmatch(cell.text))


def question_name(cell: Cell, reading: Reading) -> str:
    """
    A number, or the id of a question of the library. Anything freer could name a person.

    "Câu 1", "C1" and "Q1" are 1.
    """
    if found := _NUMBER.fullmatch(slug(cell.text)):
        return found[1]
    if _ID.fullmatch(cell.text) and len(cell.text) <= 60:
        return cell.text
    reading.value(cell, "số của câu hỏi, như 1, 2, 3, hoặc mã câu hỏi trong thư viện")
    return ""
