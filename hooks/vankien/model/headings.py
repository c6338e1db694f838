"""Whether a numbered line is named, and where its name ends."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from vankien.model.numbering import Label, Level, heading_depth, read_label, undecorated

_NAMED_BELOW = (Level.ANNEX, Level.PART, Level.CHAPTER, Level.DIVISION, Level.ROMAN)
_END_OF_SENTENCE = tuple('.;:!?”"…)')
_SOURCE_MARKS = re.compile(r"(?:\s?\[\^[^\]\s]{1,80}\])+$")
_EXPECTS_NUMBER = re.compile(
    r"(?:^|\s)(?:và|hoặc|tại|theo|của|với|từ|đến)(?:\s(?:phụ lục|phần|chương|mục|điều|khoản|điểm|số))?$", re.IGNORECASE
)


def is_name(label: Label, line: str) -> bool:
    """Whether what stands after the number is a name and not yet the text."""
    if not label.rest:
        return False
    if label.level.rank <= Level.ROMAN.rank:
        return True
    if label.level is Level.LETTER or label.level.rank >= Level.DASH.rank:
        return False
    if heading_depth(line) or _is_bold(line):
        return True
    longest = 150 if label.level is Level.ARTICLE else 120
    is_sentence = label.runs_on or label.rest.rstrip().endswith((".", ";", ":", ",", "]"))
    return len(label.rest) <= longest and not is_sentence and not expects_number(label.rest)


def with_name_below(
    label: Label, lines: Sequence[str], index: int, plain: Collection[int]
) -> tuple[Label, Sequence[int]]:
    """
    The label with a name that stands on the next line, or goes on there; and the places of the lines used for it.

    >>> lines = ["Chương II", "QUYỀN VÀ NGHĨA VỤ", "CỦA CÔNG DÂN"]
    >>> label, used = with_name_below(read_label(lines[0]), lines, 0, ())
    >>> label.rest, used
    ('QUYỀN VÀ NGHĨA VỤ CỦA CÔNG DÂN', [1, 2])
    """
    used: list[int] = []
    if label.level in _NAMED_BELOW and not label.rest:
        below = _name_below(lines, index, plain)
        if below is None:
            return label, used
        used.append(below)
        label = replace(label, rest=undecorated(lines[below]))
        index = below
    if not label.rest or heading_depth(lines[index]) or _is_bold(lines[index]):
        return label, used
    upper = label.level.rank <= Level.ROMAN.rank and label.rest.isupper()
    end = index + 1
    while end < len(lines) and end not in plain and _carries_on(lines[end - 1], lines[end], upper):
        end += 1
    if end == index + 1:
        return label, used
    more = range(index + 1, end)
    whole = replace(label, rest=" ".join((label.rest, *(lines[place].strip() for place in more))))
    if is_name(whole, lines[index]):
        return whole, [*used, *more]
    # A sentence that goes on below has no name: what looked like one is its beginning.
    return replace(label, runs_on=True), used


def _name_below(lines: Sequence[str], index: int, plain: Collection[int]) -> int | None:
    """The line that names a chapter: the next one, or the one after an empty line."""
    for below in range(index + 1, min(index + 3, len(lines))):
        if not lines[below].strip():
            continue
        text = _without_marks(undecorated(lines[below]))
        is_text = len(text) > 200 or text.startswith(("(", "* ")) or text.endswith((".", ";", ":", ","))
        return None if is_text or below in plain or read_label(lines[below]) else below
    return None


def _carries_on(before: str, line: str, upper: bool) -> bool:
    """Whether a line goes on with the sentence, or the capitals, of the line before."""
    text = line.strip()
    label = read_label(text)
    if label is not None:
        return label.level is Level.DASH and is_span(before, label.rest)
    return text[:1].islower() or (upper and text.isupper())


def ends_paragraph(label: Label | None, line: str) -> bool:
    """Whether a line is surely a heading, so that no sentence of it goes on below."""
    if heading_depth(line):
        return True
    return label is not None and label.level.rank <= Level.ARTICLE.rank and is_name(label, line)


def ends_sentence(line: str) -> bool:
    """Whether a new sentence may begin after the line; true of an empty one."""
    text = _without_marks(line)
    return not text or text.endswith(_END_OF_SENTENCE)


def expects_number(text: str) -> bool:
    """
    Whether the text cannot end here, so that a number after it is part of the sentence.

    >>> expects_number("theo quy định tại mục"), expects_number("Chỉ tiêu từng năm")
    (True, False)
    """
    return _EXPECTS_NUMBER.search(text[-40:]) is not None


def is_span(before: str, after: str) -> bool:
    """Whether a dash between two lines stands between two numbers: "2020⏎- 2025"."""
    return before.rstrip()[-1:].isdigit() and after[:1].isdigit()


def _is_bold(line: str) -> bool:
    text = line.strip()
    mark = text[:2]
    return mark in ("**", "__") and len(text) > 4 and text.endswith(mark) and text.count(mark) == 2


def _without_marks(line: str) -> str:
    """The line without the marks of sources at its end."""
    text = line.rstrip()
    if not text.endswith("]"):
        return text
    tail = text[-400:]
    return text[: -len(tail)] + _SOURCE_MARKS.sub("", tail).rstrip()
