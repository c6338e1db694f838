"""Which lines of a Markdown text are not running text, so that what stands in them is no numbering."""

import re
from collections.abc import Iterator, Sequence

_FENCE = re.compile(r"`{3,}|~{3,}")
_FENCE_INFO = re.compile(r"\{.*\}|\.?[\w#.+-]*")
_NOTE = re.compile(r"\s{0,3}\[\^[^\]\s]+\]:")


def code_lines(lines: Sequence[str]) -> set[int]:
    """
    The places of all lines inside fences, with the fences. A fence that is never closed is none, as for the renderer.

    >>> sorted(code_lines(["1. Một", "```", "2. Hai", "```", "~~~"]))
    [1, 2, 3]
    """
    code: set[int] = set()
    closing = _closing_fences(lines)
    index = 0
    while index < len(lines):
        end = closing.get(index)
        if end is not None:
            code.update(range(index, end + 1))
            index = end
        index += 1
    return code


def _closing_fences(lines: Sequence[str]) -> dict[int, int]:
    """For every line that can open a block of code, the next line that would close it."""
    closing: dict[int, int] = {}
    last: dict[str, int] = {}
    for index in range(len(lines) - 1, -1, -1):
        fence = _FENCE.match(lines[index])
        if fence is None:
            continue
        info = lines[index][fence.end() :].strip()
        if fence[0] in last and _FENCE_INFO.fullmatch(info):
            closing[index] = last[fence[0]]
        if not info:
            last[fence[0]] = index
    return closing


def note_lines(lines: Sequence[str]) -> Iterator[int]:
    """The places of the definitions of footnotes, with the indented lines that carry them on."""
    inside = False
    for index, line in enumerate(lines):
        if _NOTE.match(line):
            inside = True
            yield index
        elif inside and line.strip():
            inside = line.startswith(("    ", "\t"))
            if inside:
                yield index


_MARK = re.compile(r"\[\^[^\]\s]{1,200}\]")


def without_marks(text: str) -> str:
    """
    A text without the marks of its notes and sources.

    >>> without_marks("Ba mục tiêu.[^bao-mau][^2]")
    'Ba mục tiêu.'
    """
    return _MARK.sub("", text)
