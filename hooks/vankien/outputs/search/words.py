"""Words as the search tells them apart: the same rules as `theme/scripts/query.js`, for the side that builds."""

import re
import sys
import unicodedata
from functools import lru_cache

_TONES = "\u0301\u0300\u0309\u0303\u0323"
_OTHERS = {"й": "й", "đ": "d", "ð": "d", "ø": "o", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"}
_MARKS = {chr(code) for code in range(0x300, sys.maxunicode) if unicodedata.category(chr(code))[0] == "M"}
_ANY = "".join(_MARKS)
_SPECIAL = _MARKS | {chr(code) for code in range(0x1780, 0x17B4)}
_WORD = re.compile(r"[^\W_]+")
_KHMER = "\u1780-\u17b3"
_SYLLABLE = f"[{_KHMER}](?:\u17d2[{_KHMER}]|[\u17b4-\u17d1\u17d3\u17dd])*"
"""Khmer has no blanks between words: its syllables are what the search knows, as those of Vietnamese are."""
_MARKED_WORD = re.compile(rf"{_SYLLABLE}|[^\W_{_KHMER}][^\W_{_ANY}{_KHMER}]*(?:[{_ANY}]+[^\W_{_ANY}{_KHMER}]*)*")
"""Scripts whose marks are characters of their own; twenty times slower than the other."""


def words(text: str) -> list[str]:
    """
    The words of a text in lower case.

    >>> words("Nghị quyết số 57-NQ/TW: 30% GDP")
    ['nghị', 'quyết', 'số', '57', 'nq', 'tw', '30', 'gdp']
    >>> words("បណ្ណាល័យ")
    ['ប', 'ណ្ណា', 'ល័', 'យ']
    """
    plain = unicodedata.normalize("NFC", text).replace("Ð", "Đ").replace("ð", "đ")
    pattern = _WORD if _SPECIAL.isdisjoint(plain) else _MARKED_WORD
    return [unicodedata.normalize("NFC", word.lower()) for word in pattern.findall(plain)]


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """
    A word without its marks; what Khmer or Thai writes as marks are letters, and stays.

    So does the Russian й: it is no и, and everybody types it.

    >>> fold("đảng"), fold("ёлка"), fold("łódź"), fold("főváros"), fold("край")
    ('dang', 'елка', 'lodz', 'fovaros', 'край')
    """
    return "".join(_unmarked(letter) for letter in unicodedata.normalize("NFC", word.lower()))


@lru_cache(maxsize=4_000)
def _unmarked(letter: str) -> str:
    apart = "".join(c for c in unicodedata.normalize("NFD", letter) if not "\u0300" <= c <= "\u036f")
    return _OTHERS.get(letter) or unicodedata.normalize("NFC", apart)


@lru_cache(maxsize=200_000)
def key(word: str) -> str:
    """
    The same wherever the tone stands.

    >>> key("hoà") == key("hòa"), key("hoa") == key("hòa")
    (True, False)
    """
    apart = unicodedata.normalize("NFD", word.lower())
    letters = "".join(c for c in apart if c not in _TONES)
    return unicodedata.normalize("NFC", letters) + "".join(c for c in apart if c in _TONES)
