"""`translated.<language>.yml`: which words of the source a translation was made from; the program writes it."""

import re
from datetime import date
from pathlib import Path

from vankien.model.location import Location
from vankien.model.made_from import GROUPS, Made, MadeFrom, seal
from vankien.model.problem import Problem
from vankien.model.translatable import ABOUT, Key
from vankien.sources.compose import compose
from vankien.sources.text_file import read_text_file
from vankien.sources.yaml_file import Mapping, Value

HEAD = """\
# Bản dịch này được làm từ những câu nào của bản tiếng Việt: mỗi dòng là dấu của một phần bản gốc và ngày ghi.
# Lệnh “vankien translate … --done” ghi tệp này, không sửa bằng tay. Giữ tệp này cùng các tệp nguồn.
"""
LIMIT_KB = 1024
"""A law of two thousand provisions takes about a hundred kilobytes."""
_LINE = re.compile(r"([0-9a-f]{8}) (\d{4}-\d{2}-\d{2}) ([0-9a-f]{4})")


def made_from_path(folder: Path, language: str) -> Path:
    """Where the record of a translation lies."""
    return folder / f"translated.{language}.yml"


def read_made_from(root: Path, folder: Path, language: str, problems: list[Problem]) -> MadeFrom | None:
    """The record of a translation, or None where there is none; what is not as the program writes it is a fault."""
    path = made_from_path(folder, language)
    if not path.exists():
        return None
    here = Location(path.relative_to(root).as_posix())
    text = read_text_file(root, path, problems, LIMIT_KB)
    node = compose(text, here, problems) if text is not None else None
    groups = Value(path.name, node, here, problems).mapping(*GROUPS) if node is not None else None
    pieces: dict[Key, Made] = {}
    for group, value in (groups.values if groups else {}).items():
        keys = value.mapping(*(ABOUT if group == "about" else ()))
        pieces |= _pieces(group, keys) if keys else {}
    return MadeFrom(pieces)


def _pieces(group: str, keys: Mapping) -> dict[Key, Made]:
    found: dict[Key, Made] = {}
    for name, value in keys.values.items():
        raw = value.raw()
        line = _LINE.fullmatch(raw) if raw is not None else None
        made = _made(line, value.location) if line else None
        if made is not None and made.is_sound(group, name):
            found[group, name] = made
        elif raw is not None:
            value.fault("L-010", name=name)
    return found


def _made(line: re.Match[str], place: Location) -> Made | None:
    try:
        return Made(line[1], date.fromisoformat(line[2]), line[3], place)
    except ValueError:
        return None


def made_from_text(pieces: list[tuple[Key, str, date]]) -> str:
    """The file for such pieces: one line each, in the order given, so that two people's changes merge."""
    lines = [HEAD]
    for group in GROUPS:
        own = [(name, source, day) for (of, name), source, day in pieces if of == group]
        if own:
            lines.append(f"{group}:\n")
        for name, source, day in own:
            lines.append(f'  {name}: "{source} {day.isoformat()} {seal(group, name, source, day)}"\n')
    return "".join(lines)
