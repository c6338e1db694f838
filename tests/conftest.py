"""What tests of several files share."""

import shutil
from pathlib import Path

import pytest

from building import HOOKS, command, lay_out, vankien
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


@pytest.fixture(scope="session")
def sample_key(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A key to sign with; the public half lies beside it."""
    path = tmp_path_factory.mktemp("key") / "thu-vien.key"
    done = command("key", str(path), "--no-password")
    assert done.returncode == 0, done.stderr
    return path


@pytest.fixture(scope="session")
def sample_library(tmp_path_factory: pytest.TempPathFactory, sample_key: Path) -> Path:
    """The sample library with its published site, prints and copies; signed."""
    folder = lay_out(TESTS / "library", tmp_path_factory.mktemp("sample"))
    done = vankien("build", "--zim", "--sign", str(sample_key), root=folder)
    assert done.returncode == 0, done.stderr + done.stdout
    return folder
