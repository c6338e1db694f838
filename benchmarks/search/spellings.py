"""What fingers, keyboards and habits make of a text: each function is one way of typing it."""

import re
import unicodedata
from collections.abc import Callable

from benchmarks.search.wording import Chance
from vankien.model.text import fold

_TELEX_TONES = {"\u0300": "f", "\u0301": "s", "\u0309": "r", "\u0303": "x", "\u0323": "j"}
_VNI_TONES = {"\u0301": "1", "\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0323": "5"}
_VNI_MARKS = {"\u0302": "6", "\u031b": "7", "\u0306": "8"}
_VOWELS = "aeiouy"
_NEIGHBOURS = {
    "a": "sq", "b": "vn", "c": "xv", "d": "sf", "e": "wr", "g": "fh", "h": "gj", "i": "uo", "k": "jl", "l": "k",
    "m": "n", "n": "bm", "o": "ip", "p": "o", "q": "wa", "r": "et", "s": "ad", "t": "ry", "u": "yi", "v": "cb",
    "x": "zc", "y": "tu",
}  # fmt: skip
_SYLLABLE = re.compile(r"[^\W\d_]+")


def telex(text: str, tone_last: bool) -> str:
    """As typed in Telex with the keyboard's Vietnamese switched off; the tone stands last, or at its vowel."""
    return _SYLLABLE.sub(lambda m: _telex_word(m[0], tone_last), text)


def _telex_word(word: str, tone_last: bool) -> str:
    letters, tone = _taken_apart(word)
    typed = []
    for n, (letter, marks) in enumerate(letters):
        if letter.lower() == "đ":
            typed.append("dd")
        elif "\u0302" in marks:
            typed.append(letter * 2)
        elif "\u031b" in marks and letter.lower() == "u" and "\u031b" in (letters[n + 1 : n + 2] or [("", "")])[0][1]:
            typed.append(letter)  # ươ is typed uow
        elif marks:
            typed.append(letter + "w")
        else:
            typed.append(letter)
    return _with_tone(letters, typed, _TELEX_TONES.get(tone, ""), tone_last)


def vni(text: str, tone_last: bool) -> str:
    """As typed in VNI with the keyboard's Vietnamese switched off."""
    return _SYLLABLE.sub(lambda m: _vni_word(m[0], tone_last), text)


def _vni_word(word: str, tone_last: bool) -> str:
    letters, tone = _taken_apart(word)
    typed = ["d9" if c.lower() == "đ" else c + "".join(_VNI_MARKS[mark] for mark in marks) for c, marks in letters]
    return _with_tone(letters, typed, _VNI_TONES.get(tone, ""), tone_last)


def _taken_apart(word: str) -> tuple[list[tuple[str, str]], str]:
    """Letters with the marks that are part of them, and the tone."""
    letters: list[tuple[str, str]] = []
    tone = ""
    for c in unicodedata.normalize("NFD", word):
        if c in _TELEX_TONES:
            tone = c
        elif unicodedata.combining(c):
            letters[-1] = (letters[-1][0], letters[-1][1] + c)
        else:
            letters.append((c, ""))
    return letters, tone


def _with_tone(letters: list[tuple[str, str]], typed: list[str], tone: str, tone_last: bool) -> str:
    vowels = [n for n, (letter, _) in enumerate(letters) if letter.lower() in _VOWELS]
    at = len(typed) if tone_last or not vowels else vowels[-1] + 1
    return "".join([*typed[:at], tone, *typed[at:]])


_OLD = re.compile(r"(?<![qQ])(?P<vowels>[òóỏõọ][ae]|[ùúủũụ]y)(?![^\W\d_])", re.IGNORECASE)


def new_tone_place(text: str) -> str:
    """
    With the tone where some schoolbooks put it.

    >>> new_tone_place("văn hóa, thủy lợi, quý, toàn")
    'văn hoá, thuỷ lợi, quý, toàn'
    """
    return _OLD.sub(lambda m: _moved(m["vowels"]), text)


def _moved(vowels: str) -> str:
    apart = unicodedata.normalize("NFD", vowels[0])
    return unicodedata.normalize("NFC", apart[0] + vowels[1] + apart[1:])


def decomposed(text: str) -> str:
    """As some phones and files of Apple's give it: letters and marks apart."""
    return unicodedata.normalize("NFD", text)


def without_marks(text: str) -> str:
    """As typed without marks, in lower case."""
    return fold(text)


def partly_marked(text: str, chance: Chance) -> str:
    """Some words with marks, some without."""
    words = text.lower().split()
    marked = [n for n, word in enumerate(words) if fold(word) != word]
    bare = set(chance.shuffled(marked)[: max(1, len(marked) // 2)])
    return " ".join(fold(word) if n in bare else word for n, word in enumerate(words))


def mistyped(text: str, chance: Chance) -> str:
    """With one wrong letter: a neighbouring key, one left out, one too many, or two exchanged."""
    words = text.lower().split()
    long = [n for n, word in enumerate(words) if len(word) >= 4 and word.isalpha()]
    n = chance.evenly(long or list(range(len(words))))
    word = words[n]
    at = chance.number(1, len(word) - 1)
    ways: list[Callable[[], str]] = [
        lambda: word[:at] + word[at + 1 :],
        lambda: word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :],
        lambda: word[:at] + chance.evenly(_NEIGHBOURS.get(word[at], "k")) + word[at + 1 :],
        lambda: word[:at] + chance.evenly(_NEIGHBOURS.get(word[at - 1], "k")) + word[at:],
    ]
    for way in chance.shuffled(ways):
        wrong = way()
        if wrong != word:
            words[n] = wrong
            break
    return " ".join(words)


def run_together(text: str, chance: Chance) -> str:
    """With one or two blanks left out."""
    words = text.lower().split()
    for _ in range(chance.number(1, 2)):
        if len(words) > 2:
            at = chance.number(0, len(words) - 2)
            words[at : at + 2] = [words[at] + words[at + 1]]
    return " ".join(words)
