"""Tests of a group run in one process: they share what is made once for a file, which is dear to make."""

import subprocess
import sys
from pathlib import Path

TWO_GROUPS = """
import os
from pathlib import Path

import pytest


@pytest.mark.parametrize("number", range(4))
@pytest.mark.parametrize("group", [pytest.param(name, marks=pytest.mark.xdist_group(name)) for name in ("a", "b")])
def test_of_a_group(group, number):
    with (Path(__file__).parent / group).open("a") as ran:
        ran.write(os.environ["PYTEST_XDIST_WORKER"] + "\\n")
"""


def test_groups_stay_together(tmp_path: Path) -> None:
    """`make test` asks for groups; a pytest that its helper does not know yet would tear them apart and say nothing."""
    (tmp_path / "test_two.py").write_text(TWO_GROUPS, encoding="utf-8")
    called = [sys.executable, "-m", "pytest", "-q", "-n", "2", "--dist", "loadgroup", "-p", "no:cacheprovider"]
    done = subprocess.run([*called, str(tmp_path)], cwd=tmp_path, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr

    ran = {group: (tmp_path / group).read_text(encoding="utf-8").split() for group in ("a", "b")}
    assert {group: (len(workers), len(set(workers))) for group, workers in ran.items()} == {"a": (4, 1), "b": (4, 1)}
