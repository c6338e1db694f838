"""What tests of several files share."""

import shutil
from pathlib import Path

import pytest

from building import HOOKS, vankien
from case_files import TESTS


@pytest.fixture(scope="session")
def library_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The library of this repository, built without prints."""
    root = tmp_path_factory.mktemp("reader")
    (root / "hooks").symlink_to(HOOKS, target_is_directory=True)
    shutil.copy(TESTS.parent / "mkdocs.yml", root)
    for name in ("docs", "resolutions", "glossary"):
        shutil.copytree(TESTS.parent / name, root / name)
    done = vankien("build", "--no-print", root=root)
    assert done.returncode == 0, done.stderr
    return root / "site"
