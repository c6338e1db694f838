"""A site is replaced by a whole new one, or not at all."""

import os
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from building import HOOKS, lay_out, vankien
from case_files import TESTS
from vankien.outputs.publish import digest, publish

pytestmark = pytest.mark.xdist_group("build")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small library with a published site."""
    root = lay_out(TESTS / "library", tmp_path_factory.mktemp("build"))
    done = vankien("build", "--no-print", "--zim", root=root)
    assert done.returncode == 0, done.stderr
    return root


def published(root: Path) -> str:
    """The digest of the site, which is also the name of its release: whole, then, if they are equal."""
    site = root / "site"
    assert site.is_symlink()
    assert digest(site) == site.resolve().name
    return site.resolve().name


def change(root: Path) -> None:
    """An edit, so that a finished build would differ."""
    page = root / "docs" / "vi" / "index.md"
    page.write_text(page.read_text(encoding="utf-8") + f"\n{random.random()}\n", encoding="utf-8")


def start(root: Path, limit: Callable[[], None] | None = None) -> subprocess.Popen[bytes]:
    """A build running in the background, with a process group of its own."""
    command = [sys.executable, "-m", "vankien", "build", "--no-print", "--root", str(root)]
    environment = {**os.environ, "PYTHONPATH": str(HOOKS)}
    return subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
        preexec_fn=limit,
    )  # fmt: skip


def contents(site: Path) -> dict[str, bytes]:
    """All files of a site."""
    files = (path for path in sorted(site.rglob("*")) if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in files}


def test_two_builds_give_the_same_bytes(built: Path) -> None:
    """An unchanged library gives the same pages, data, indexes, lists, zip and book, to the last byte."""
    before = {**contents(built / "site"), **contents(built / "portable")}
    assert {"manifest.json", "thu-vien-mau.zip", "thu-vien-mau.zim", "thu-vien-mau/manifest.json"} <= before.keys()
    for link in ("site", "portable"):
        (built / link).unlink()
    shutil.rmtree(built / ".vankien")
    assert vankien("build", "--no-print", "--zim", root=built).returncode == 0
    after = {**contents(built / "site"), **contents(built / "portable")}

    assert before.keys() == after.keys()
    assert [name for name in before if before[name] != after[name]] == []


def test_fault_leaves_the_site(built: Path) -> None:
    """A fault in a source stops the build before anything is made."""
    before = published(built)
    work = next((built / "resolutions").glob("2*/work.yml"))
    text = work.read_text(encoding="utf-8")
    work.write_text(re.sub(r"(?m)^date:.*$", "date: 2020-02-31", text), encoding="utf-8")
    done = vankien("build", "--no-print", root=built)
    work.write_text(text, encoding="utf-8")

    assert done.returncode == 1
    assert "[M-007]" in done.stdout
    assert published(built) == before


def test_dead_link_leaves_the_site(built: Path) -> None:
    """A link that leads nowhere is found in the built pages and named with its page."""
    before = published(built)
    page = built / "docs" / "vi" / "dead.md"
    page.write_text("# Trang\n\n[x](../glossary/khong-co/)\n", encoding="utf-8")
    done = vankien("build", "--no-print", root=built)
    page.unlink()

    assert done.returncode == 1
    assert "dead/: ../glossary/khong-co/" in done.stderr
    assert published(built) == before


def test_full_disk_leaves_the_site(built: Path) -> None:
    """When nothing more can be written the build says so, and the old site stays."""
    before = published(built)

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    process = start(built, limit)
    output, errors = process.communicate(timeout=120)

    assert process.returncode == 1, output
    assert "giữ nguyên" in errors.decode()
    assert "Traceback" not in errors.decode().split("MkDocs", maxsplit=1)[0]
    assert published(built) == before
    assert not list((built / ".vankien").glob("stage-*"))


def test_one_build_at_a_time(built: Path) -> None:
    """A second build of the same library waits for nobody: it says that one is running."""
    first = start(built)
    deadline = time.monotonic() + 30
    while not list((built / ".vankien").glob("stage-*")) and time.monotonic() < deadline:
        time.sleep(0.01)
    second = vankien("build", "--no-print", root=built)
    first.communicate(timeout=120)

    assert second.returncode == 1
    assert "đang chạy" in second.stderr
    assert first.returncode == 0
    published(built)


def timed_build(root: Path) -> float:
    """A build that ends well, and how long it took."""
    began = time.monotonic()
    done = vankien("build", "--no-print", root=root)
    assert done.returncode == 0, done.stderr
    return time.monotonic() - began


def test_killed_build_leaves_the_site(built: Path) -> None:
    """Killed at any moment, a build leaves a whole site: the old one, or the new one; and the next build is made."""
    change(built)
    usual = timed_build(built)
    ends = []
    for share in (0.1, 0.35, 0.6, 0.8, 0.95):
        change(built)
        process = start(built)
        time.sleep(usual * share)
        os.killpg(process.pid, signal.SIGKILL)
        output, errors = process.communicate()
        ends.append(process.returncode)

        # Nothing that the one before left behind has stopped it: it was at work still, or done.
        assert process.returncode in (-signal.SIGKILL, 0), output + errors
        published(built)
    assert -signal.SIGKILL in ends
    timed_build(built)
    assert not list((built / ".vankien").glob("stage-*"))
    published(built)


def test_old_releases_are_forgotten(tmp_path: Path) -> None:
    """Two old releases stay beside the new one, those that were published last; one that comes back is new again."""
    releases: dict[str, Path] = {}

    def publish_with(text: str) -> None:
        stage = tmp_path / "stage"
        stage.mkdir(exist_ok=True)
        (stage / "index.html").write_text(text, encoding="utf-8")
        releases[text] = publish(stage, tmp_path)
        # Files are as old as they are said to be: an hour lies between two builds.
        for release in (tmp_path / ".vankien" / "releases").iterdir():
            before = release.stat().st_mtime - 3600
            os.utime(release, (before, before))

    for text in ("a", "b", "c", "a", "d"):
        publish_with(text)

    assert set((tmp_path / ".vankien" / "releases").iterdir()) == {releases[text] for text in ("c", "a", "d")}
    assert (tmp_path / "site" / "index.html").read_text(encoding="utf-8") == "d"
    assert published(tmp_path) == releases["d"].name
