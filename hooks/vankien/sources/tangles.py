"""Text that a broken conversion has filled with marks: it says nothing, and laying it out would take hours."""

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence

from vankien.model.location import Location
from vankien.model.markdown_lines import code_lines
from vankien.model.problem import Problem

MOST_OPEN = 30
"""Brackets that stand open in one paragraph; for each the renderer reads to the paragraph's end."""
MOST_WORK = 20_000_000
"""Letters of a paragraph times its marks. The longest paragraphs of laws have some thousand letters, a dozen marks."""
MOST_MARKS = 300
"""Marks of the same footnote in one text."""
DEEPEST = 12
"""Quotations and lists inside each other; every step takes width from the page and depth from the print program."""
_SIGN = re.compile(r"[*_`\\&\[]|  \n")
_BRACKET = re.compile(r"\]\(|[\[\]()]")
_NESTING = re.compile(r"(?:[ \t]|>|(?:[*+-]|\d{1,9}[.)])(?=[ \t]))*+")
_ITEM = re.compile(r"\s*[*+-]\s")
_MARK = re.compile(r"\[\^([^\]\[\s]{1,200})\]")
_NOTE = re.compile(r"^\[\^([^\]\[\s]{1,200})\]:", re.M)


def blank_tangles(text: str, first: Location, starts: Container[int], problems: list[Problem]) -> str:
    """
    The text with tangled paragraphs reported and blanked, so that its other faults are found all the same.

    `starts` are the lines, counted from 1, that begin a paragraph though none is empty above them.
    """
    lines = text.split("\n")
    for begin, end in _paragraphs(lines, starts):
        if reason := _tangle("\n".join(lines[begin:end])):
            problems.append(Problem.at(first.at(first.line + begin), "S-010", reason=reason))
            lines[begin:end] = [""] * (end - begin)
    text = "\n".join(lines)
    marks = Counter(_MARK.findall(text))
    for name in sorted(set(_NOTE.findall(text))):
        if marks[name] > MOST_MARKS:
            problems.append(Problem.at(first, "S-010", reason=f"chú thích [^{name}] được dẫn {marks[name]} lần"))
            text = text.replace(f"[^{name}]", " " * (len(name) + 3))
    return text


def _paragraphs(lines: Sequence[str], starts: Container[int]) -> Iterator[tuple[int, int]]:
    """Where the renderer's pieces of running text begin and end; code is none, and rows of a table are one each."""
    code = code_lines(lines)
    begin = 0
    before = ""
    in_table = in_list = False
    for index, line in enumerate(lines):
        blank = not line.strip() or index in code
        is_row = line.startswith("|") and not before.startswith("|")
        is_first = not before or is_row or index + 1 in starts or _NOTE.match(line) is not None
        if is_first and not blank:
            in_table = index + 1 < len(lines) and "|" in line and _is_rule(lines[index + 1])
            in_list = _ITEM.match(line) is not None
        if blank or is_first or in_table or (in_list and _ITEM.match(line)):
            if begin < index:
                yield begin, index
            begin = index + blank
        before = "" if blank else line
    if begin < len(lines):
        yield begin, len(lines)


def _is_rule(line: str) -> bool:
    """Whether a line divides the head of a table from its rows."""
    return "-" in line and not line.strip("|:- \t")


def _depth(line: str) -> int:
    """How many quotations and lists a line stands in, as far as its beginning tells."""
    if not line.strip("*-_> \t"):
        return line.count(">")  # a rule across the page
    beginning = _NESTING.match(line)[0].expandtabs(4)  # type: ignore[index]
    signs = sum(sign in ">*+-.)" for sign in beginning)
    return signs + (len(beginning) - len(beginning.lstrip(" "))) // 4 if signs else 0


def _tangle(paragraph: str) -> str:
    """What is wrong with a paragraph, in a few words."""
    depth = max(_depth(line) for line in paragraph.split("\n"))
    if depth > DEEPEST:
        return f"{depth} tầng trích dẫn hoặc danh sách lồng nhau"
    open_, deepest = {"[": 0, "(": 0}, {"[": 0, "(": 0}
    for match in _BRACKET.finditer(paragraph):
        sign = match[0]
        if sign[0] in "])":
            key = "[" if sign[0] == "]" else "("
            open_[key] = max(0, open_[key] - 1)
        if sign[-1] in "[(":
            open_[sign[-1]] += 1
            deepest[sign[-1]] = max(deepest[sign[-1]], open_[sign[-1]])
    for sign, depth in deepest.items():
        if depth > MOST_OPEN:
            return f'{depth} dấu "{sign}" mở mà không đóng'
    marks = sum(1 for _ in _SIGN.finditer(paragraph))
    return f"{len(paragraph)} ký tự với {marks} dấu định dạng" if len(paragraph) * marks > MOST_WORK else ""
