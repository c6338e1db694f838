"""Libraries laid out and built for tests."""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from case_files import TESTS

HOOKS = TESTS.parent / "hooks"


def lay_out(source: Path, folder: Path) -> Path:
    """A copy of a library at the same distance from the program as `tests/library` has."""
    (folder / "hooks").symlink_to(HOOKS, target_is_directory=True)
    target = folder / "tests" / "library"
    shutil.copytree(source, target, ignore=shutil.ignore_patterns("site", "portable", ".vankien"))
    return target


def vankien(*arguments: str, root: Path, **options: object) -> subprocess.CompletedProcess[str]:
    """Run the command as an editor would."""
    return command(arguments[0], "--root", str(root), *arguments[1:], **options)


def command(*arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    """Run the command outside any library."""
    called = [sys.executable, "-m", "vankien", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(HOOKS), "PYTHONUTF8": "1"}
    return subprocess.run(  # type: ignore[call-overload,no-any-return]
        called, env=environment, capture_output=True, text=True, encoding="utf-8", timeout=300, **options
    )


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """A folder that is made by whichever process of the tests needs it first; the others wait for it."""
    place = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        place = place.parent
    folder, done = place / name, place / f"{name}.done"
    with (place / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            make(folder)
            done.touch()
    return folder
