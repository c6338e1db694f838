"""
The order of the alphabet, language by language, and the letters that a list from A to Z is divided by.

As in the Unicode collation algorithm, letters count first, marks only between equal letters, capitals last. The tables
follow the tailorings of CLDR; there is no kept library with them that installs without a compiler.
"""

import unicodedata
from functools import cache

ALPHABETS = {
    "vi": "a ă â b c d đ e ê f g h i j k l m n o ô ơ p q r s t u ư v w x y z",
    "cs": "a b c č d e f g h ch i j k l m n o p q r ř s š t u v w x y z ž",
    "hu": "a b c cs d dz dzs e f g gy h i j k l ly m n ny o ö p q r s sz t ty u ü v w x y z zs",
    "ru": "а б в г д е ж з и й к л м н о п р с т у ф х ц ч ш щ ъ ы ь э ю я",
}
"""What is a letter of its own, in its order; a letter with other marks stands with the one that it is made of."""
MARKS = {"vi": "\u0300\u0309\u0303\u0301\u0323"}
"""The order of marks where it is not that of their codes: huyền, hỏi, ngã, sắc, nặng."""
STANDS_AS = {"hu": {"ő": "ö", "ű": "ü"}}
"""Letters that differ from another letter only as by a mark."""
_DOUBLED = {"hu": {"ccs": "cs", "ddz": "dz", "ddzs": "dzs", "ggy": "gy", "lly": "ly", "nny": "ny", "ssz": "sz",
                   "tty": "ty", "zzs": "zs"}}  # fmt: skip
"""Long consonants, of which only the first letter is doubled."""
_WITHOUT_MARK = {"đ": ("d", "\u0335"), "ł": ("l", "\u0335"), "ø": ("o", "\u0338"), "ı": ("i", "")}
"""Letters that Unicode does not take apart."""
# Blanks and figures stand before letters, letters of other scripts behind.
_BLANK, _LETTERS, _OTHERS = -1, 16, 1 << 10

Key = tuple[tuple[int, ...], tuple[int, ...], tuple[bool, ...]]


def sort_key(text: str, language: str) -> Key:
    """
    A key that sorts as a dictionary of that language does.

    >>> sorted(["đảng", "dân", "đang", "ấn", "an", "ăn"], key=lambda word: sort_key(word, "vi"))
    ['an', 'ăn', 'ấn', 'dân', 'đang', 'đảng']
    >>> sorted(["chata", "cena", "hora", "čas"], key=lambda word: sort_key(word, "cs"))
    ['cena', 'čas', 'hora', 'chata']
    """
    letters: list[int] = []
    marks: list[int] = []
    capitals: list[bool] = []
    for letter, mark, capital in _elements(text, language):
        letters.append(letter)
        marks.append(mark)
        capitals.append(capital)
    return tuple(letters), tuple(marks), tuple(capitals)


def initial(text: str, language: str) -> str:
    """
    The letter that a word stands under.

    >>> [initial(word, "vi") for word in ("ảnh", "đảng", "ưu")], [initial(w, "en") for w in ("Đảng", "École")]
    (['A', 'Đ', 'Ư'], ['D', 'E'])
    >>> initial("chata", "cs"), initial("dzsungel", "hu"), initial("ember", "hu"), initial("ёлка", "ru")
    ('Ch', 'Dzs', 'E', 'Е')
    """
    order = _order(language)
    for element, _, _ in _split(text, language):
        if element in order or element.isalpha():
            return element[:1].upper() + element[1:]
    return "#"


def _elements(text: str, language: str) -> list[tuple[int, int, bool]]:
    order = _order(language)
    found = []
    for element, mark, capital in _split(text, language):
        if element in order:
            found.append((_LETTERS + order[element], mark, capital))
        elif element.isspace():
            found.append((_BLANK, 0, False))
        elif element.isdecimal():
            found.append((unicodedata.decimal(element), 0, False))
        elif element.isalpha():
            found.append((_OTHERS + ord(element), mark, capital))
    return found


def _split(text: str, language: str) -> list[tuple[str, int, bool]]:
    """The letters of a text in lower case, each with what marks it bears beyond those that make it a letter."""
    order = _order(language)
    longest = max(map(len, order))
    doubled = _DOUBLED.get(language, {})
    text = unicodedata.normalize("NFC", text)
    lower = text.lower()
    if len(lower) != len(text):  # İ
        text = lower
    found: list[tuple[str, int, bool]] = []
    at = 0
    while at < len(lower):
        capital = text[at] != lower[at]
        double = next((two for two in (lower[at : at + 4], lower[at : at + 3]) if two in doubled), "")
        if double:
            found += [(doubled[double], 0, capital), (doubled[double], 0, False)]
            at += len(double)
            continue
        several = next((lower[at : at + n] for n in range(longest, 1, -1) if lower[at : at + n] in order), "")
        if several:
            found.append((several, 0, capital))
            at += len(several)
            continue
        element, mark = _letter(lower[at], language)
        found.append((element, mark, capital))
        at += 1
    return found


@cache
def _letter(character: str, language: str) -> tuple[str, int]:
    order = _order(language)
    if character in order:
        return character, 0
    same = STANDS_AS.get(language, {}).get(character)
    if same:
        return same, 1
    base, *rest = list(unicodedata.normalize("NFD", character))
    marks = MARKS.get(language, "")
    # Marks that make a letter of their own stay with it: ấ is â with sắc, ё is е with two points.
    for tone in [mark for mark in rest if mark in marks]:
        plain = unicodedata.normalize("NFC", base + "".join(mark for mark in rest if mark != tone))
        if plain in order:
            return plain, marks.index(tone) + 1
    if base in _WITHOUT_MARK:
        base, mark = _WITHOUT_MARK[base]
        rest.append(mark)
    return base, sum(ord(mark) for mark in rest)


@cache
def _order(language: str) -> dict[str, int]:
    """
    The letters of a language with their places; the Latin ones where nothing is told of it.

    Where the alphabet is not Latin, Latin letters stand behind it.
    """
    latin = "abcdefghijklmnopqrstuvwxyz"
    own = ALPHABETS.get(language, "").split()
    letters = own if own and own[0] == "a" else [*own, *latin]
    return {letter: place for place, letter in enumerate(letters)}
