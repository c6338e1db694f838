"""What a whole copy of the library consists of: every file with its SHA-256."""

import hashlib
import json
import os
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

MANIFEST = "manifest.json"
SIGNATURE = f"{MANIFEST}.minisig"
_FORMAT = "vankien-manifest-1"
_OWN = {MANIFEST, SIGNATURE}
_OF_SYSTEMS = {
    ".spotlight-v100", ".trashes", ".fseventsd", "system volume information", "$recycle.bin", "lost.dir", "lost+found",
    "thumbs.db", ".ds_store",
}  # fmt: skip
"""What operating systems leave on sticks by themselves; no page leads there."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """The list as it is read back."""

    name: str
    address: str
    updated: str
    files: dict[str, str]
    """SHA-256 by path."""


@dataclass(frozen=True, slots=True)
class Differences:
    """What a copy lacks or has too much of, sorted."""

    missing: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    added: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.missing or self.changed or self.added)


class NoManifest(Exception):
    """The list cannot be read: its text is not what was written."""


def manifest_json(folder: Path, name: str, address: str, updated: date) -> str:
    """The list of a folder; a file a line, so that two lists can be compared by eye."""
    files = {path: _hash(folder / path) for path in sorted(_files(folder))}
    data = {
        "format": _FORMAT, "name": name, "address": address, "updated": updated.isoformat(), "hash": "SHA-256",
        "files": files,
    }  # fmt: skip
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def read_manifest(text: bytes) -> Manifest:
    """The list from its text."""
    try:
        data = json.loads(text)
        if data["format"] != _FORMAT or data["hash"] != "SHA-256":
            raise NoManifest(f"format {data['format']!r}")
        files = {str(path): str(value) for path, value in data["files"].items()}
        return Manifest(str(data["name"]), str(data["address"]), str(data["updated"]), files)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise NoManifest(str(error)) from None


def differences(folder: Path, manifest: Manifest, looked: Callable[[], object] = lambda: None) -> Differences:
    """What a folder has otherwise than its list says; `looked` is called after each file, for sticks are slow."""
    # Some systems take letters apart in names; both ways to write a name are the same name.
    there = {unicodedata.normalize("NFC", path): path for path in _files(folder)}
    listed = {unicodedata.normalize("NFC", path): value for path, value in manifest.files.items()}
    changed = []
    for path in sorted(listed.keys() & there.keys()):
        if not _is(folder / there[path], listed[path]):
            changed.append(path)
        looked()
    return Differences(
        tuple(sorted(listed.keys() - there.keys())),
        tuple(changed),
        tuple(sorted(there.keys() - listed.keys())),
    )


def _files(folder: Path) -> Iterator[str]:
    """Every file but the list itself and what systems leave behind. Links to folders count as files: none is ours."""
    for place, folders, files in os.walk(folder, onerror=_refused):
        here = Path(place)
        kept = [name for name in folders if name.lower() not in _OF_SYSTEMS and not name.lower().startswith(".trash-")]
        folders[:] = [name for name in kept if not (here / name).is_symlink()]
        links = [name for name in kept if (here / name).is_symlink()]
        for name in (*files, *links):
            path = (here / name).relative_to(folder).as_posix()
            if path not in _OWN and name.lower() not in _OF_SYSTEMS and not name.startswith("._"):
                yield path


def _refused(error: OSError) -> None:
    raise error


def _is(path: Path, expected: str) -> bool:
    try:
        return not path.is_symlink() and _hash(path) == expected
    except OSError:
        return False  # a worn stick gives no bytes, or not these


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
