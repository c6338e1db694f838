"""Where the words of the glossary stand in a text."""

import re
from collections.abc import Iterable, Iterator

from vankien.model.term import Term


class TermFinder:
    """
    The words of one language, ready to be looked for; the longest wins: "học tập nghị quyết" is one term.

    Abbreviations count only as they are written; other words may begin a sentence.
    """

    def __init__(self, terms: Iterable[Term], language: str) -> None:
        self._by_word: dict[str, Term] = {}
        for term in terms:
            for word in term.words(language):
                self._by_word.setdefault(word if word.isupper() else word.lower(), term)
        words = sorted(self._by_word, key=len, reverse=True)
        pattern = "|".join(re.escape(word) if word.isupper() else f"(?i:{re.escape(word)})" for word in words)
        self._pattern = re.compile(rf"(?<![\w/-])(?:{pattern})(?![\w/-])") if words else None

    def find(self, text: str) -> Iterator[tuple[Term, re.Match[str]]]:
        """Each place, in order, with the term that is meant."""
        for match in self._pattern.finditer(text) if self._pattern else ():
            term = self._by_word.get(match[0]) or self._by_word.get(match[0].lower())
            if term is not None:
                yield term, match
