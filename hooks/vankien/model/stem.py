"""Words of any language as far as their endings leave them alone, to find a term whatever its case and number."""

import re
from collections.abc import Sequence
from functools import cache

from vankien.model.text import fold

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_ALTERNATIVE = re.compile(r"[,;/]")
_LONGEST_ENDING = {"en": 2, "ru": 3, "cs": 3, "hu": 4}
"""How many letters an ending takes at most from the word of a dictionary."""
_ELIDED = {"en": "part", "ru": "парт", "cs": "stran", "hu": "part"}
"""What the word for the Party begins with; a text that is all about it leaves the word out: "members", "the cell"."""
_SHORTEST = 3
_SMALL = 2
"""Words that short are no words of a term: "of", "a", "о", "na"."""


def words_of_text(text: str) -> tuple[str, ...]:
    """
    The words of a text without marks and capitals, in their order.

    >>> words_of_text("Závěr č. 43-KL/TW")
    ('zaver', 'c', 'kl', 'tw')
    """
    return tuple(fold(word) for word in _WORD.findall(text))


@cache
def stems(term: str, language: str) -> tuple[str, ...]:
    """
    What the words of a term begin with in every form; what stands in brackets is an explanation.

    >>> stems("партийная ячейка", "ru"), stems("Party rapporteur (speaker who presents resolutions)", "en")
    (('яче',), ('rapporte',))
    """
    words = words_of_text(_IN_BRACKETS.sub(" ", term))
    long = [word for word in words if len(word) > _SMALL] or list(words)
    elided = _ELIDED.get(language)
    long = [word for word in long if not elided or not word.startswith(elided)] or long
    return tuple(word[: max(_SHORTEST, len(word) - _ending(word, language))] for word in long)


def _ending(word: str, language: str) -> int:
    """How much of a word its ending may be; in long words, more."""
    most = _LONGEST_ENDING.get(language, 2)
    if language == "en":
        return 3 if word.endswith("ing") else 1 if len(word) < 6 else most
    return min(most, len(word) // 3) if language == "hu" else most


def holds(words: Sequence[str], term: str, language: str) -> bool:
    """
    Whether every word of a term stands in a text, in whatever form and order.

    >>> holds(words_of_text("резолюции и заключения партии"), "заключение", "ru")
    True
    """
    return any(_holds(words, stems(part, language)) for part in _ALTERNATIVE.split(_IN_BRACKETS.sub(" ", term)))


def _holds(words: Sequence[str], wanted: Sequence[str]) -> bool:
    return bool(wanted) and all(any(word.startswith(stem) for word in words) for stem in wanted)


def find_word(text: str, term: str, language: str) -> tuple[int, int] | None:
    """
    Where the words of a term follow each other in a text, in whatever form: its place, from and to.

    Narrower than `holds`: no word may be much longer than the term's, so that "reporting" is not "reporter".

    >>> find_word("He is a reporter.", "reporter", "en"), find_word("reporting on it", "reporter", "en")
    ((8, 16), None)
    """
    wanted = _words(term)
    found = list(_WORD.finditer(text))
    for index in range(len(found) - len(wanted) + 1):
        piece = found[index : index + len(wanted)]
        if wanted and all(_is_form(fold(m[0]), word, language) for m, word in zip(piece, wanted, strict=True)):
            return piece[0].start(), piece[-1].end()
    return None


def _words(term: str) -> tuple[str, ...]:
    return words_of_text(_IN_BRACKETS.sub(" ", term))


def _is_form(word: str, term: str, language: str) -> bool:
    if language == "en":
        return word in (term, f"{term}s", f"{term}es", f"{term}'s", f"{term}’s", f"{term.removesuffix('y')}ies")
    if language == "hu":
        # határozat, határozatának: it only adds, and a last a or e gets an accent, which is folded away.
        return word.startswith(term)
    cut = min(2, max(len(term) - _SHORTEST, 0))
    return word.startswith(term[: len(term) - cut]) and len(word) <= len(term) + 3
