"""`versions.<language>.yml`: the record of the versions that paper was made from; the program writes it."""

import re
from pathlib import Path

from vankien.model.content import ABOUT, Content
from vankien.model.location import Location
from vankien.model.printed_version import GONE, PrintedVersion
from vankien.model.problem import Problem
from vankien.sources.compose import compose
from vankien.sources.text_file import read_text_file
from vankien.sources.yaml_file import Mapping, Value

KEYS = ("version", "date", "base", "about", "provisions")
REQUIRED = ("version", "date")
LIMIT_KB = 4096
"""A law of two thousand provisions takes a hundred kilobytes, and a few lines for every change."""
_HASH = re.compile(r"[0-9a-f]{8}")
_PIECE = re.compile(r"([0-9a-f]{8})(?: (.+))?")


def record_path(folder: Path, language: str) -> Path:
    """Where the record of a text lies."""
    return folder / f"versions.{language}.yml"


def read_printed_versions(
    root: Path, folder: Path, language: str, problems: list[Problem]
) -> tuple[PrintedVersion, ...]:
    """All versions of a record, each whole: the file only says what changed from one to the other."""
    path = record_path(folder, language)
    if not path.exists():
        return ()
    here = Location(path.relative_to(root).as_posix())
    text = read_text_file(root, path, problems, LIMIT_KB)
    node = compose(text, here, problems) if text is not None else None
    if node is None:
        return ()
    found: dict[str, PrintedVersion] = {}
    for item in Value(path.name, node, here, problems).items():
        keys = item.mapping(*KEYS, required=REQUIRED)
        if keys is not None and (printed := _read(keys, found)) is not None:
            found[printed.version] = printed
    return tuple(found.values())


def _read(keys: Mapping, before: dict[str, PrintedVersion]) -> PrintedVersion | None:
    version, day, base = _hash(keys, "version"), keys.day("date"), _hash(keys, "base")
    if version is None or day is None:
        return None
    if base is not None and base not in before:
        keys["base"].fault("V-002", base=base)
        return None
    start = before[base] if base is not None else None
    about = dict(start.content.about) if start else {}
    provisions = dict(start.content.provisions) if start else {}
    names = dict(start.names) if start else {}
    _take_over(keys, "about", about, {}, ABOUT)
    _take_over(keys, "provisions", provisions, names, ())
    return PrintedVersion(version, day, Content(about, provisions), keys["version"].location, names)


def _hash(keys: Mapping, name: str) -> str | None:
    """Not read as text: without its quotes YAML takes some hashes for numbers, and they are sound all the same."""
    raw = keys[name].raw() if name in keys else None
    if raw is not None and not _HASH.fullmatch(raw):
        keys[name].fault("M-005", name=name, expected="tám chữ số thập lục phân", found=f'"{raw}"')
        return None
    return raw


def _take_over(keys: Mapping, group: str, parts: dict[str, str], names: dict[str, str], known: tuple[str, ...]) -> None:
    """Put what changed into the pieces of the version before."""
    changed = keys[group].mapping(*known) if group in keys else None
    for name, value in (changed.values if changed else {}).items():
        raw = value.raw()
        if raw is None:
            continue
        piece = _PIECE.fullmatch(raw)
        if raw == GONE:
            parts.pop(name, None)
            names.pop(name, None)
        elif piece is None:
            value.fault("M-005", name=name, expected="tám chữ số thập lục phân", found=f'"{raw}"')
        else:
            parts[name] = piece[1]
            if piece[2]:
                names[name] = piece[2]
