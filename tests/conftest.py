"""What tests of several files share."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from building import HOOKS, command, lay_out, vankien
from case_files import TESTS
from serving import Phone, chromium, serve
from vankien.sources.library import SOURCES


@pytest.fixture(scope="session")
def library_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The library of this repository, built without prints."""
    root = tmp_path_factory.mktemp("reader")
    (root / "hooks").symlink_to(HOOKS, target_is_directory=True)
    shutil.copy(TESTS.parent / "mkdocs.yml", root)
    for name in SOURCES:
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


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests of this file."""
    with chromium() as running:
        yield running


@pytest.fixture(scope="module")
def base(library_site: Path) -> Iterator[str]:
    """The address of the built library."""
    with serve(library_site) as address:
        yield address


@pytest.fixture
def phone(browser: Browser, base: str) -> Iterator[Phone]:
    """A phone; whatever goes wrong in its browser fails the test."""
    reader = Phone(browser, base)
    yield reader
    reader.context.close()

    assert reader.errors == []
    assert reader.foreign == []
