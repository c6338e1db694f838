"""A table that somebody made in a spreadsheet, with the line of every row."""

import csv
import io
import stat
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from vankien.model.location import Location
from vankien.model.problem import Problem

LIMIT_KB = 1024
ROWS, COLUMNS = 5000, 202
_SEPARATORS = ";,\t"
_SPREADSHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How files of Excel and LibreOffice begin, the old and the new ones."""
_FORMULA = tuple("=+@＝＋＠")
"""What a spreadsheet takes for a formula; a number below nought is none, and no count is one."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a field, and where."""

    text: str
    location: Location
    column: str
    """As spreadsheets name it: A, B … AA."""

    @property
    def is_formula(self) -> bool:
        """Whether a spreadsheet would run it."""
        return self.text.startswith(_FORMULA)


@dataclass(frozen=True, slots=True)
class Table:
    """The rows that hold anything; the first is the head."""

    head: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    location: Location


def read_csv(path: Path, problems: list[Problem]) -> Table | None:
    """The table of a file in UTF-8 with commas, semicolons or tabs; None where it cannot be read at all."""
    here = Location(path.as_posix())
    text = _text(path, here, problems)
    if text is None:
        return None
    skipped = 0
    if text[:4].casefold() == "sep=" and text[5:6] == "\n":
        # Excel writes so which sign it puts between fields.
        separator, text, skipped = text[4], text[6:], 1
    else:
        head = text.partition("\n")[0]
        separator = max(_SEPARATORS, key=head.count)
    rows: list[tuple[Cell, ...]] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    line = 1
    try:
        for row in reader:
            cells = [value.strip() for value in row]
            if any(cells):
                place = here.at(line + skipped)
                rows.append(tuple(Cell(value, place, column_name(i)) for i, value in enumerate(cells)))
            line = reader.line_num + 1
            if len(rows) > ROWS or len(row) > COLUMNS:
                problems.append(Problem.at(here, "N-008", reason="bảng quá lớn"))
                return None
    except csv.Error:
        problems.append(Problem.at(here.at(line + skipped), "N-008", reason="dấu nháy mở ra mà không đóng lại"))
        return None
    if len(rows) < 2:
        reason = "bảng không có dòng nào dưới dòng tên cột" if rows else "tệp trống"
        problems.append(Problem.at(here, "N-008", reason=reason))
        return None
    return _even(rows, here, problems)


def _even(rows: list[tuple[Cell, ...]], here: Location, problems: list[Problem]) -> Table:
    """Every row as wide as the head; what stands beyond it is a fault, what is missing is an empty field."""
    head = rows[0]
    while head and not head[-1].text:
        head = head[:-1]
    made = []
    for row in rows[1:]:
        beyond = next((cell for cell in row[len(head) :] if cell.text), None)
        if beyond is not None:
            problems.append(Problem.at(beyond.location, "N-009", count=len(row), expected=len(head)))
        missing = (Cell("", row[0].location, column_name(i)) for i in range(len(row), len(head)))
        made.append((*row[: len(head)], *missing))
    formulas = (cell for row in (head, *made) for cell in row if cell.is_formula)
    problems += [Problem.at(cell.location, "N-005", column=cell.column) for cell in formulas]
    return Table(head, tuple(made), here)


def _text(path: Path, here: Location, problems: list[Problem]) -> str | None:
    data, reason = _bytes(path)
    if not reason:
        try:
            text = data.decode("utf-8-sig")
            return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
        except UnicodeDecodeError:
            reason = "tệp không phải chữ mã UTF-8"
    problems.append(Problem.at(here, "N-008", reason=reason))
    return None


def _bytes(path: Path) -> tuple[bytes, str]:
    """What a file holds, or the reason for which it cannot be a table."""
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):
            return b"", "đây là thư mục" if stat.S_ISDIR(about.st_mode) else "đây không phải tệp thường"
        if about.st_size > LIMIT_KB * 1024:
            return b"", "bảng quá lớn"
        data = path.read_bytes()
    except OSError as error:
        return b"", error.strerror or str(error)
    if data.startswith(_SPREADSHEETS):
        return b"", "đây là tệp bảng tính, không phải CSV"
    return data, "tệp không phải chữ mã UTF-8" if b"\0" in data else ""


def column_name(place: int) -> str:
    """
    The name that spreadsheets give a column.

    >>> [column_name(place) for place in (0, 25, 26, 701, 702)]
    ['A', 'Z', 'AA', 'ZZ', 'AAA']
    """
    name = ""
    place += 1
    while place:
        place, letter = divmod(place - 1, 26)
        name = chr(ord("A") + letter) + name
    return name
