"""Where lines end on paper: numbers are not torn from their words, and Khmer, written without blanks, is parted."""

import re

_BEFORE = (
    "Điều|điều|[Kk]hoản|[Đđ]iểm|[Tt]iểu mục|[Mm]ục|[Cc]hương|[Pp]hần|[Pp]hụ lục|[Ss]ố|[Nn]gày|[Tt]háng|[Nn]ăm|[Qq]uý"
    "|[Kk]hóa|[Kk]hoá|[Kk]ỳ|[Tt]rang|tr[.]|Article|[Cc]lause|[Pp]oint|[Ss]ection|Chapter|Part|Annex|No[.]|p[.]|page"
    "|№|[Сс]т[.]|[Пп][.]|с[.]|[Čč][.]|čl[.]|odst[.]|s[.]|old[.]"
)
_AFTER = (
    "%|‰|°C|kg|cm|mm|m|đồng|tỷ|tỉ|triệu|nghìn|ha|km|m²|m2|USD|tuổi|ngày|tuần|giờ|phút|người|lần"
    "|per cent|million|billion"
)
_NUMBER = re.compile(rf"(?<!\w)({_BEFORE})[ \t\n]+(?=(?:\d|[IVXLC]+\b|[a-zđ]\)|[a-zđ]\b))")
_UNIT = re.compile(rf"(\d)[ \t\n]+(?=(?:{_AFTER})(?!\w))")
_SYMBOL = re.compile(r"(?<![\w/-])\d{1,5}(?:[-/]\d{4})?[-/][A-ZĐƯ][A-Za-zĐđƯ]*(?:[-/][A-ZĐƯ][A-Za-zĐđƯ\d]*)*")
_RANGE = re.compile(r"(?<![\w–])(\d[\d.,]*–)(?=\d)")
_SEPARATORS = re.compile(r"(?<=[-/])")
_SYLLABLE = "[\u1780-\u17b3](?:\u17d2[\u1780-\u17b3]|[\u17b4-\u17d1\u17d3\u17dd\u200c\u200d])*"
"""A consonant or vowel of Khmer with all that is written below, above and around it; it is never parted."""
_KHMER = re.compile(rf"(?:{_SYLLABLE}){{8,}}")
"""A row in which nobody has marked the words. Where they are marked (U+200B), or short, it stays as it is."""
_BETWEEN = re.compile(rf"({_SYLLABLE})(?={_SYLLABLE})")
_TOO_LONG = re.compile(r"\S{70,}")
_LONG_TITLE = 6
_SHORT_ENDING = 28
"""Letters that three words may have to stand on a line together."""
_JOINER, _MAY_BREAK = "\u2060", "\u200b"
"""Neither is drawn: they are not found again in what is copied from the print."""


def plain(text: str) -> str:
    """The text without what `whole_numbers` put in, for readers other than the layout."""
    return text.replace(_JOINER, "").replace(_MAY_BREAK, "")


def whole_numbers(text: str) -> str:
    r"""
    Say in a text where a line must not end, and where it may if a word is longer than any line.

    >>> whole_numbers("theo điểm a khoản 1 Điều 5, giảm 30 % trong năm 2030").replace("\u2060", "~")
    'theo điểm ~a khoản ~1 Điều ~5, giảm 30 ~% trong năm ~2030'
    >>> whole_numbers("mục II của Nghị quyết; số người").replace("\u2060", "~")
    'mục ~II của Nghị quyết; số người'
    >>> whole_numbers("số 57-NQ/TW, 25–30%").replace("\u2060", "~")
    'số ~57-~NQ/~TW, 25–~30%'
    >>> whole_numbers("№ 57-NQ/TW, č. 5, s. 7").replace("\u2060", "~")
    '№ ~57-~NQ/~TW, č. ~5, s. ~7'
    >>> whole_numbers("ឯកសារ"), whole_numbers("បណ្ណាល័យឯកសារភាសាខ្មែរ").replace("\u200b", "|")
    ('ឯកសារ', 'ប|ណ្ណា|ល័|យ|ឯ|ក|សា|រ|ភា|សា|ខ្មែ|រ')
    """
    text = _KHMER.sub(lambda row: _BETWEEN.sub(rf"\1{_MAY_BREAK}", row[0]), text)
    # A word joiner holds the blank before it too (Unicode Standard Annex 14, rule LB11), which stays a plain blank.
    text = _UNIT.sub(rf"\1 {_JOINER}", _NUMBER.sub(rf"\1 {_JOINER}", text))
    text = _SYMBOL.sub(lambda match: _SEPARATORS.sub(_JOINER, match[0]), text)
    text = _RANGE.sub(rf"\1{_JOINER}", text)
    return _TOO_LONG.sub(lambda match: _MAY_BREAK.join(_cut(match[0])), text)


def whole_ending(text: str) -> str:
    r"""
    Keep the last three words of a title together, or two where they are long, so that none stands alone on a line.

    >>> whole_ending("đối với công tác dân vận trong tình hình mới").replace("\u2060", "~")
    'đối với công tác dân vận trong tình ~hình ~mới'
    >>> whole_ending("О прорыве в развитии науки и национальной цифровой трансформации").replace("\u2060", "~")
    'О прорыве в развитии науки и национальной цифровой ~трансформации'
    """
    words = text.split(" ")
    if len(words) < _LONG_TITLE:
        return text
    joined = 2 if len(" ".join(words[-3:])) <= _SHORT_ENDING else 1
    return " ".join(words[:-joined]) + "".join(f" {_JOINER}{word.lstrip(_JOINER)}" for word in words[-joined:])


def _cut(word: str) -> list[str]:
    """What no line could hold, in pieces that a line holds."""
    if _MAY_BREAK in word:
        return [word]
    return [word[start : start + 30] for start in range(0, len(word), 30)]
