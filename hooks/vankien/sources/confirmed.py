"""`questions.confirmed.yml`: what questions were last compared with; the program writes it."""

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from vankien.model.confirmed import Confirmed, seal
from vankien.model.location import Location
from vankien.model.problem import Problem
from vankien.sources.compose import compose
from vankien.sources.text_file import read_text_file
from vankien.sources.yaml_file import Value

HEAD = """\
# Mỗi câu hỏi đã được đối chiếu với điều khoản hoặc sự kiện nào: dấu của nội dung lúc ấy và ngày đối chiếu.
# Lệnh “vankien questions --confirm” ghi tệp này, không sửa bằng tay. Giữ tệp này cùng các tệp nguồn.
"""
ENDING = ".confirmed.yml"
_LINE = re.compile(r"([0-9a-f]{8}) (\d{4}-\d{2}-\d{2}) ([0-9a-f]{4})")


def confirmed_path(questions: Path) -> Path:
    """Where the record of a file of questions lies: beside it."""
    return questions.with_name(f"{questions.stem}{ENDING}")


def read_confirmed(root: Path, path: Path, problems: list[Problem]) -> dict[str, Confirmed]:
    """The record by question; what is not as the program writes it is a fault."""
    if not path.exists():
        return {}
    here = Location(path.relative_to(root).as_posix())
    text = read_text_file(root, path, problems)
    node = compose(text, here, problems) if text is not None else None
    keys = Value(path.name, node, here, problems).mapping() if node is not None else None
    found: dict[str, Confirmed] = {}
    for name, value in (keys.values if keys else {}).items():
        raw = value.raw()
        if raw is None:
            continue
        confirmed = _confirmed(_LINE.fullmatch(raw), name, value.location)
        if confirmed is None:
            value.fault("Q-017", name=name)
        else:
            found[name] = confirmed
    return found


def _confirmed(line: re.Match[str] | None, name: str, place: Location) -> Confirmed | None:
    try:
        found = Confirmed(line[1], date.fromisoformat(line[2]), place) if line else None
    except ValueError:
        return None
    return found if found and line and line[3] == seal(name, found.state, found.date) else None


def confirmed_text(lines: Iterable[tuple[str, str, date]]) -> str:
    """The file for such questions, one line each, in the order given, so that two people's changes merge."""
    rows = [f'{name}: "{state} {day.isoformat()} {seal(name, state, day)}"\n' for name, state, day in lines]
    return "".join((HEAD, *rows))
