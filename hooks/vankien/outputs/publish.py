"""A finished site takes the place of the old one at once, or not at all."""

import fcntl
import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

STATE = ".vankien"
"""The folder beside `site/` that holds the releases and the stage."""
KEPT = 2
"""Old releases that stay, so that one can go back."""


class Busy(Exception):
    """Another build of the same library is running."""


@contextmanager
def stage(root: Path) -> Iterator[Path]:
    """
    An empty folder to build in, for one build at a time; it is taken away afterwards.

    What a killed build left behind is removed by the next one.
    """
    state = root / STATE
    state.mkdir(parents=True, exist_ok=True)
    with (state / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise Busy from error
        for left in state.glob("stage-*"):
            shutil.rmtree(left, ignore_errors=True)
        folder = state / f"stage-{os.getpid()}"
        folder.mkdir()
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def publish(built: Path, root: Path, name: str = "site") -> Path:
    """
    Make a built folder the site, or what else is published beside it. Returns the release.

    `site` is a link to a release that is never changed; the link is replaced in one step of the file system.
    """
    releases = root / STATE / ("releases" if name == "site" else f"releases-{name}")
    releases.mkdir(parents=True, exist_ok=True)
    release = releases / digest(built)
    if release.exists():
        os.utime(release)
    else:
        os.replace(built, release)
    site = root / name
    if site.exists() and not site.is_symlink():
        # Once: a folder from before becomes the first of the old releases.
        os.replace(site, releases / f"first-{os.getpid()}")
    link = root / STATE / f"link-{os.getpid()}"
    link.unlink(missing_ok=True)
    link.symlink_to(os.path.relpath(release, root), target_is_directory=True)
    os.replace(link, site)
    _forget_old(releases, release)
    return release


def digest(folder: Path) -> str:
    """SHA-256 over all names and contents, the first 16 digits."""
    total = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        total.update(path.relative_to(folder).as_posix().encode() + b"\0")
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()[:16]


def _forget_old(releases: Path, current: Path) -> None:
    others = sorted((p for p in releases.iterdir() if p != current), key=lambda p: p.stat().st_mtime, reverse=True)
    for old in others[KEPT:]:
        shutil.rmtree(old, ignore_errors=True)
