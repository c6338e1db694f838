"""
The numbering of Vietnamese documents, as it is typed at the start of a line.

Guidance 36-HD/VPTW and Decree 30/2020/NĐ-CP: Phần, Chương, Mục, Điều, khoản (1.), điểm (a), đ)), and dashes.
"""

import re
from dataclasses import dataclass
from enum import Enum

LETTERS = "abcdđeghiklmnopqrstuvxy"
"""The letters that number points, in Vietnamese order: đ follows d; f, j, w and z are not used."""

_FOREIGN_LETTERS = {"f": "e", "j": "i", "w": "v", "z": "y"}
"""Letters that only a word processor's own numbering uses; each comes after a Vietnamese one and shares its place."""

_ORDINALS = ("", "nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_CARDINALS = ("", "một", "hai", "ba", "bốn", "năm", "sáu", "bẩy", "tám", "chín", "mười")
_ENGLISH = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_WORD_NUMBERS = {word: n for words in (_ENGLISH, _CARDINALS, _ORDINALS) for n, word in enumerate(words) if n}
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}
_ETH = str.maketrans("Ðð", "Đđ")


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
    """The bare number: "II", "5", "đ"; for "Phần thứ NHẤT" and "Phần một" it is "nhất"."""
    token: str
    """What the anchor is made of: "II", "d5", "dd"."""
    rest: str
    """What follows on the same line."""
    runs_on: bool = False
    """Whether that is the beginning of a sentence that goes on on the next line."""


_NAMES = {
    Level.ANNEX: r"phụ\s+lục(?:\s+số)?|annex|appendix|приложение|příloha",
    Level.PART: r"phần(?:\s+thứ)?|part|часть|část",
    Level.CHAPTER: r"chương(?:\s+thứ)?|chapter|глава|kapitola",
    Level.DIVISION: "mục|division|раздел|oddíl",
    Level.ARTICLE: "điều|article|статья|článek",
}
"""What the levels with names are called; a translation keeps the number and so the address."""

_NUMBERS = {
    Level.ANNEX: "[ivxl]+|[0-9]{1,2}",
    Level.PART: "[ivxl]+|[0-9]{1,2}|" + "|".join(_WORD_NUMBERS),
    Level.CHAPTER: "[ivxl]+|[0-9]{1,2}",
    Level.DIVISION: "[ivxl]+|[0-9]{1,2}",
    Level.ARTICLE: "[0-9]{1,3}[a-zđ]?",
}
# "Mục 3.2 nêu rõ" and "Điều 5 - 7" are running text.
_END = r"\s*(?:[.:](?![0-9])|[-–—](?=\s+[^\W\d_])|$)"
_WORDS = tuple(
    (
        level,
        re.compile(
            rf"(?P<label>(?:{names})(?:\s+(?P<n>{_NUMBERS[level]})){'?' if level is Level.ANNEX else ''}{_END})\s*",
            re.IGNORECASE,
        ),
    )
    for level, names in _NAMES.items()
)
# A dash closes a number, "1- Một", where words follow: "5 - 10%" is an amount.
_STOP = r"(?:[.)/]|[-–—](?=\s+[^\W\d_]))"
_SIGNS = (
    (Level.ROMAN, re.compile(r"(?P<label>(?P<n>[IVXL]+)\s?[.)/–—-])(?:\s+|$)")),
    (Level.CAPITAL, re.compile(r"(?P<label>(?P<n>[A-HĐ])\s?[.)/–—-])\s+(?=[^\W\d_])")),
    (Level.DECIMAL_2, re.compile(rf"(?P<label>(?P<n>[0-9]{{1,2}}\.[0-9]{{1,2}}\.[0-9]{{1,2}}){_STOP}?)\s+")),
    (Level.DECIMAL, re.compile(rf"(?P<label>(?P<n>[0-9]{{1,2}}\.[0-9]{{1,2}}){_STOP}?)\s+")),
    (Level.NUMBER, re.compile(rf"(?P<label>(?P<n>[0-9]{{1,3}}){_STOP})(?:\s+|$)")),
    (Level.LETTER, re.compile(rf"(?P<label>(?P<n>dd|[a-zđ]){_STOP})(?:\s+|$)")),  # English texts write dd for đ
    (Level.DASH, re.compile(r"(?P<label>[-–—])\s+")),
    (Level.PLUS, re.compile(r"(?P<label>\+)\s+")),
)
_STOPS = (".", ")", "/", ":")
_RULE = "-–— \t"
"""A line of nothing else is a rule across the page."""
_EMPHASIS = re.compile(r"(\*{1,3}|_{1,3})(?=\S)(?P<inner>.+?)\1(?P<after>.*)$")


def read_label(line: str) -> Label | None:
    """
    The number that a line begins with, or None. Heading marks and emphasis around it do not count.

    >>> read_label("## II. Mục tiêu").token
    'II'
    >>> read_label("Điều 5. Phạm vi").level
    <Level.ARTICLE: (7, 'd')>
    """
    text = undecorated(line)
    plain = text.translate(_ETH)
    for level, pattern in (*_WORDS, *_SIGNS):
        match = pattern.match(plain)
        if match is None:
            continue
        number = match.groupdict().get("n") or ""
        ordinal = _ordinal(level, number)
        if ordinal is None or (level is Level.DASH and not text.strip(_RULE)):
            continue
        token = _token(level, number, ordinal)
        if number and number.lower() in (*_ORDINALS, *_CARDINALS):
            number = _ORDINALS[ordinal]
        return Label(level, text[: match.end("label")], ordinal, number, token, text[match.end() :])
    return None


def undecorated(line: str) -> str:
    """The line without Markdown's heading marks and without emphasis that wraps its beginning."""
    text = line.strip()
    if depth := heading_depth(text):
        text = text[depth:].strip()
        bare = text.rstrip("#")
        text = bare.rstrip() if not bare or bare[-1].isspace() else text
    if (match := _EMPHASIS.match(text)) is None:
        return text
    inner, after = match["inner"].strip(), match["after"]
    return inner + after if after[:1] in _STOPS else f"{inner} {after.strip()}".strip()


def heading_depth(line: str) -> int:
    """
    The number of Markdown's heading marks that a line begins with, 0 where it is no heading.

    >>> heading_depth("## Mục tiêu"), heading_depth("#57")
    (2, 0)
    """
    text = line.strip()
    depth = len(text) - len(text.lstrip("#"))
    return depth if depth <= 6 and text[depth : depth + 1].isspace() else 0


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
    """The place that a number stands for, None where it is none."""
    if level in (Level.DASH, Level.PLUS):
        return 0
    if level is Level.ANNEX and not number:
        return 1
    if level is Level.ROMAN:
        return roman(number)
    if level is Level.CAPITAL:
        return "ABCDĐEGH".find(number) + 1 or None
    if level is Level.LETTER:
        return LETTERS.find("đ" if number == "dd" else _FOREIGN_LETTERS.get(number, number)) + 1 or None
    if number[:1].isdigit():
        return int(re.findall("[0-9]+", number)[-1]) or None
    return _WORD_NUMBERS.get(number.lower()) or roman(number.upper())


def _token(level: Level, number: str, ordinal: int) -> str:
    """The number as the anchor has it: without leading zeros, đ as dd; named levels in figures."""
    if not number:
        return level.prefix
    if number[0].isdigit():
        return level.prefix + ".".join(part.lstrip("0") or "0" for part in number.lower().replace("đ", "dd").split("."))
    if level in (Level.LETTER, Level.CAPITAL, Level.ROMAN):
        return number.replace("đ", "dd").replace("Đ", "DD")
    return f"{level.prefix}{ordinal}"
