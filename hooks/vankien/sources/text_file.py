"""A source file as text, or the faults that keep it from being one."""

import re
import stat
import unicodedata
from pathlib import Path

from vankien.model.location import Location
from vankien.model.problem import Problem
from vankien.model.text import is_nfc

LIMITS_KB = {".yml": 256, ".md": 2048}
"""A work.yml has a few kilobytes; the longest law of Viet Nam, as Markdown, about one megabyte."""

UNPRINTABLE = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff]"
)
"""Characters that cannot be shown, or that XML and UTF-8 do not take; line ends and tabs are none of them."""

_MARKS = "\"'“”‘’«»()[]{}<>.,:;!?*_#-"


def read_text_file(root: Path, path: Path, problems: list[Problem], limit_kb: int = 0) -> str | None:
    """
    The text of a file of the library with its line ends made plain, or None where it cannot be read at all.

    A text that is not NFC is reported line by line and returned in NFC, so that its other faults are found too; for the
    same reason characters that cannot be shown are reported and blanked.
    """
    here = Location(path.relative_to(root).as_posix())
    limit = limit_kb or LIMITS_KB.get(path.suffix, 256)
    try:
        if reason := not_ours(root, path):
            problems.append(Problem.at(here, "M-028", reason=reason))
            return None
        size = path.stat().st_size
        if size > limit * 1024:
            problems.append(Problem.at(here, "M-017", size=-(-size // 1024), limit=limit))
            return None
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        broken = error.object[: error.start].count(b"\n") + 1
        problems.append(Problem.at(here.at(broken), "M-015"))
        return None
    except OSError as error:
        problems.append(Problem.at(here, "M-028", reason=error.strerror or str(error)))
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    for number, line in enumerate(text.split("\n"), 1):
        if control := UNPRINTABLE.search(line):
            problems.append(Problem.at(here.at(number), "M-024", character=f"U+{ord(control[0]):04X}"))
        if not is_nfc(line):
            word = next((word for word in line.split() if not is_nfc(word)), line)
            problems.append(Problem.at(here.at(number), "M-016", text=word.strip(_MARKS)))
    return unicodedata.normalize("NFC", UNPRINTABLE.sub(" ", text))


def not_ours(root: Path, path: Path) -> str:
    """Why a path is not to be opened: a device never ends, and what a link fetches from outside would be published."""
    mode = path.stat().st_mode
    if not stat.S_ISREG(mode):
        return "đây là thư mục" if stat.S_ISDIR(mode) else "đây không phải tệp thường"
    return "" if path.resolve().is_relative_to(root.resolve()) else "liên kết ra ngoài thư mục của thư viện"
