"""What tests of several files share."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from building import HOOKS, command, lay_out, made_once, vankien
from case_files import TESTS
from serving import Phone, chromium, serve
from vankien.sources.library import SOURCES


@pytest.fixture(scope="session")
def library_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The library of this repository in two languages, built without prints; nobody may change it."""

    def make(root: Path) -> None:
        (root / "hooks").symlink_to(HOOKS, target_is_directory=True)
        shutil.copy(TESTS.parent / "mkdocs.yml", root)
        for name in SOURCES:
            shutil.copytree(TESTS.parent / name, root / name)
        for pages in set((root / "docs").iterdir()) - {root / "docs" / name for name in ("vi", "en", "picture.png")}:
            shutil.rmtree(pages)
        done = vankien("build", "--no-print", root=root)
        assert done.returncode == 0, done.stderr

    return made_once(tmp_path_factory, "reader", make) / "site"


@pytest.fixture(scope="session")
def sample_key(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A key to sign with; the public half lies beside it."""

    def make(folder: Path) -> None:
        done = command("key", str(folder / "thu-vien.key"), "--no-password")
        assert done.returncode == 0, done.stderr

    return made_once(tmp_path_factory, "key", make) / "thu-vien.key"


@pytest.fixture(scope="session")
def sample_library(tmp_path_factory: pytest.TempPathFactory, sample_key: Path) -> Path:
    """The sample library with its published site, prints and copies; signed. Nobody may change its site and copies."""

    def make(folder: Path) -> None:
        done = vankien("build", "--zim", "--sign", str(sample_key), root=lay_out(TESTS / "library", folder))
        assert done.returncode == 0, done.stderr + done.stdout

    return made_once(tmp_path_factory, "sample", make) / "tests" / "library"


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
