"""Names that every stick and every Windows can hold."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

LONGEST = 200
"""Characters of a path; Windows takes 260, and the folder that the copy is put into needs some of them."""
_FORBIDDEN = re.compile(r'[<>:"\\|?*\x00-\x1f\x7f]')
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.I)


@dataclass(frozen=True, slots=True)
class BadName:
    """A path that could not be copied to a stick, with the reason."""

    path: str
    reason: str


def bad_names(paths: Iterable[str]) -> Iterator[BadName]:
    """
    Paths that FAT32, exFAT or Windows refuse, shorten, or take for another.

    >>> [bad.path[:9] for bad in bad_names(["a/b.html", "a:b.html", "c./d", "nul.txt", "A/b.html", "x" * 201])]
    ['a:b.html', 'c./d', 'nul.txt', 'A/b.html', 'xxxxxxxxx']
    """
    known: dict[str, str] = {}
    for path in paths:
        reason = _reason(path)
        # Capitals make no difference there; folders count as files do.
        for part in (path, *(str(parent) for parent in PurePosixPath(path).parents)):
            other = known.setdefault(part.casefold(), part)
            if other != part:
                reason = reason or f"chỉ khác “{other}” ở chữ hoa, chữ thường"
        if reason:
            yield BadName(path, reason)


def _reason(path: str) -> str:
    for name in path.split("/"):
        if found := _FORBIDDEN.search(name):
            return f"có ký tự {found[0]!r}"
        if name.endswith((".", " ")):
            return "có tên kết thúc bằng dấu chấm hoặc dấu cách"
        if _DEVICES.fullmatch(name):
            return f"“{name}” là tên dành riêng của Windows"
    return f"dài {len(path)} ký tự, quá {LONGEST}" if len(path) > LONGEST else ""
