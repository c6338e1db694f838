"""
The numbering of Vietnamese documents, as it is typed at the start of a line.

Guidance 36-HD/VPTW and Decree 30/2020/NĐ-CP: Phần, Chương, Mục, Điều, khoản (1.), điểm (a), đ)), and dashes.
"""

import re
from dataclasses import dataclass
from enum import Enum

LETTERS = "abcdđeghiklmnopqrstuvxy"
"""The letters that number points, in Vietnamese order: đ follows d; f, j, w and z are not used."""

_ORDINALS = ("", "nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}


class Level(Enum):
    """The levels from the outermost in: rank, and what the anchor begins with."""

    ANNEX = (0, "pl")
    PART = (1, "p")
    CHAPTER = (2, "c")
    DIVISION = (3, "m")
    CAPITAL = (4, "")
    HEADING = (5, "")
    ROMAN = (6, "")
    ARTICLE = (7, "d")
    NUMBER = (8, "")
    DECIMAL = (9, "")
    DECIMAL_2 = (10, "")
    LETTER = (11, "")
    DASH = (12, "g")
    PLUS = (13, "c")

    @property
    def rank(self) -> int:
        """0 is outermost."""
        return self.value[0]

    @property
    def prefix(self) -> str:
        """What the anchor of a provision of this level begins with."""
        return self.value[1]


@dataclass(frozen=True, slots=True)
class Label:
    """The number at the start of a line."""

    level: Level
    text: str
    """As typed: "II.", "a)", "Điều 5."."""
    ordinal: int
    """Its place among its siblings, from 1; 0 for dashes, which carry no number."""
    number: str
    """The bare number as typed: "II", "5", "nhất", "đ"."""
    token: str
    """What the anchor is made of: "II", "d5", "dd"."""
    rest: str
    """What follows on the same line."""


_NAMES = {
    Level.ANNEX: "phụ lục(?: số)?|annex|appendix|приложение|příloha",
    Level.PART: "phần(?: thứ)?|part|часть|část",
    Level.CHAPTER: "chương(?: thứ)?|chapter|глава|kapitola",
    Level.DIVISION: "mục|division|раздел|oddíl",
    Level.ARTICLE: "điều|article|статья|článek",
}
"""What the levels with names are called; a translation keeps the number and so the address."""

_NUMBERS = {
    Level.ANNEX: r"[ivxl]+|\d{1,2}",
    Level.PART: r"[ivxl]+|\d{1,2}|" + "|".join(_ORDINALS[1:]),
    Level.CHAPTER: r"[ivxl]+|\d{1,2}",
    Level.DIVISION: r"[ivxl]+|\d{1,2}",
    Level.ARTICLE: r"\d{1,3}[a-zđ]?",
}
_WORDS = tuple(
    (
        level,
        re.compile(
            rf"(?P<label>(?:{names}){'(?: ' if level is Level.ANNEX else ' (?:'}(?P<n>{_NUMBERS[level]}))"
            rf"{'?' if level is Level.ANNEX else ''})\s*(?P<end>[.:]|$)\s*",
            re.IGNORECASE,
        ),
    )
    for level, names in _NAMES.items()
)
_SIGNS = (
    (Level.ROMAN, re.compile(r"(?P<label>(?P<n>[IVXL]+)\s?[.)/-])\s+")),
    (Level.CAPITAL, re.compile(r"(?P<label>(?P<n>[A-HĐ])\s?[.)/-])\s+(?=[^\W\d_])")),
    (Level.DECIMAL_2, re.compile(r"(?P<label>(?P<n>\d{1,2}\.\d{1,2}\.\d{1,2})\.?)\s+")),
    (Level.DECIMAL, re.compile(r"(?P<label>(?P<n>\d{1,2}\.\d{1,2})\.?)\s+")),
    (Level.NUMBER, re.compile(r"(?P<label>(?P<n>\d{1,3})[.)/])\s+")),
    (Level.LETTER, re.compile(r"(?P<label>(?P<n>[a-zđ])[.)/])\s+")),
    (Level.DASH, re.compile(r"(?P<label>[-–—])\s+")),
    (Level.PLUS, re.compile(r"(?P<label>\+)\s+")),
)
_HASHES = re.compile(r"\s*#{1,6}\s+")
_BOLD = re.compile(r"(\*\*|__)(?P<inner>.+?)\1\s*(?P<after>.*)$")


def read_label(line: str) -> Label | None:
    """
    The number that a line begins with, or None. Heading marks and bold around it do not count.

    >>> read_label("## II. Mục tiêu").token
    'II'
    >>> read_label("Điều 5. Phạm vi").level
    <Level.ARTICLE: (7, 'd')>
    """
    text = undecorated(line)
    for level, pattern in _WORDS:
        match = pattern.match(text)
        if match and (ordinal := _ordinal(level, match["n"] or "")):
            label = match["label"] + match["end"]
            token = level.prefix + ((match["n"] and _token(match["n"], ordinal)) or "")
            return Label(level, label, ordinal, match["n"] or "", token, text[match.end() :])
    for level, pattern in _SIGNS:
        match = pattern.match(text)
        if match is None:
            continue
        number = match.groupdict().get("n") or ""
        sign = _ordinal(level, number)
        if sign is None:
            continue
        return Label(level, match["label"], sign, number, _sign_token(level, number), text[match.end() :])
    return None


def undecorated(line: str) -> str:
    """The line without Markdown's heading marks and without bold that wraps its beginning."""
    text = _HASHES.sub("", line, count=1).strip()
    text = re.sub(r"\s+#+$", "", text) if line.lstrip().startswith("#") else text
    bold = _BOLD.match(text)
    if bold:
        text = f"{bold['inner'].strip()} {bold['after']}".strip()
    return text


def roman(text: str) -> int | None:
    """
    The value of a Roman number, None when it is not written as one should.

    >>> roman("XIV"), roman("IIII")
    (14, None)
    """
    if not re.fullmatch(r"(XL|L?X{0,3})(IX|IV|V?I{0,3})", text) or not text:
        return None
    values = [_ROMAN[c] for c in text]
    return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))


def _ordinal(level: Level, number: str) -> int | None:
    if level in (Level.DASH, Level.PLUS):
        return 0
    if level is Level.ANNEX and not number:
        return 1
    if level is Level.ROMAN:
        return roman(number)
    if level is Level.CAPITAL:
        return "ABCDĐEGH".find(number) + 1 or None
    if level is Level.LETTER:
        return LETTERS.find(number) + 1 or None
    if number[:1].isdigit():
        return int(re.split(r"\.", re.sub(r"[a-zđ]$", "", number, flags=re.I))[-1]) or None
    if number.lower() in _ORDINALS[1:]:
        return _ORDINALS.index(number.lower())
    return roman(number.upper())


def _token(number: str, ordinal: int) -> str:
    return number.lower().replace("đ", "dd") if number[0].isdigit() else str(ordinal)


def _sign_token(level: Level, number: str) -> str:
    if level is Level.LETTER or level is Level.CAPITAL:
        return number.replace("đ", "dd").replace("Đ", "DD")
    return number
