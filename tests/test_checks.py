"""
Every fault of the catalogue, shown by a library that has it.

A case is a folder `checks/<code>/`: `in/` is laid over `checks/base/`, a small library without faults; `expected.txt`
is what `vankien check` prints. A file `in/DELETE` names files of the base to leave out, one a line.
"""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from PIL import ImageFile

from case_files import TESTS
from vankien.checks.check import check
from vankien.citations.graph import build_graph
from vankien.model.fault import FAULTS
from vankien.model.problem import Problem
from vankien.sources.library import read_library
from vankien.sources.settings import read_settings

BASE = TESTS / "checks" / "base"
TODAY = date(2026, 11, 22)
ELSEWHERE = {"P-001", "P-003", "M-028", *(code for code in FAULTS if code.startswith(("L-02", "N-")))}
"""Shown by tests of their own: they need a printer, a file that cannot be read, a catalogue of the program, a table."""


VIETNAMESE = re.compile("[a-zà-ỹ]*[ăâđêôơưạ-ỹ]+[a-zà-ỹ]*")
NAMED = re.compile(r'"[^"]*"|\([^)]*\)|\S+/\S+')
"""Words of the editor's own: in quotation marks or brackets, or the path of a file."""


def problems_of(root: Path) -> list[Problem]:
    """What `vankien check` finds in a library."""
    problems: list = []
    read_settings(root, problems)
    reading = read_library(root)
    graph = build_graph(reading.library)
    problems += [*reading.problems, *check(reading.library, graph, TODAY)]
    return sorted(problems, key=lambda p: p.order)


def test_base_has_no_fault() -> None:
    """The library that the cases are laid over is without fault or warning."""
    assert problems_of(BASE) == []


@pytest.mark.parametrize("code", sorted(FAULTS.keys() - ELSEWHERE))
def test_fault(code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The case prints exactly what is expected, the code of its folder among it; and English, if asked."""
    # As WeasyPrint leaves it behind, in whichever order tests or commands run.
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    case = TESTS / "checks" / code
    root = tmp_path / "library"
    shutil.copytree(BASE, root)
    shutil.copytree(case / "in", root, dirs_exist_ok=True)
    delete = root / "DELETE"
    if delete.exists():
        for name in delete.read_text(encoding="utf-8").split():
            target = root / name
            shutil.rmtree(target) if target.is_dir() else target.unlink()
        delete.unlink()
    expected = (case / "expected.txt").read_text(encoding="utf-8").splitlines()

    problems = problems_of(root)
    # M-026 names the other work by its title.
    english = [problem.text("en").partition(": ")[2] for problem in problems if problem.code != "M-026"]

    assert expected == [problem.text() for problem in problems]
    assert [said for said in english if VIETNAMESE.search(NAMED.sub("", said))] == []
    assert any(f"[{code}]" in line for line in expected)


def test_no_case_without_a_fault() -> None:
    """Every folder of cases belongs to a code of the catalogue."""
    folders = {path.name for path in (TESTS / "checks").iterdir() if path.is_dir()} - {"base"}
    assert folders <= FAULTS.keys()
