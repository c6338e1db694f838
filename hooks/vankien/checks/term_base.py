"""Terms that a translation renders otherwise than the glossary says."""

import re
from collections.abc import Iterator

from vankien.checks.passages import Passage
from vankien.model.labels import DEFAULT_LANGUAGE
from vankien.model.library import Library
from vankien.model.problem import Problem
from vankien.model.stem import find_word, holds, words_of_text
from vankien.model.term import Rendering, Term
from vankien.model.term_finder import TermFinder


class TermBase:
    """The glossary, ready to look at many passages of one language."""

    def __init__(self, library: Library, language: str) -> None:
        self.language = language
        self.terms = library.terms
        self.established = "\n".join(word for term in library.terms.values() for word in term.words(language))
        """All that the glossary says in that language: names that it writes without marks are right so."""
        self.finder = TermFinder(library.terms.values(), DEFAULT_LANGUAGE)

    def check(self, passage: Passage) -> Iterator[Problem]:
        """At most one warning for each term."""
        if not passage.source.strip() or not passage.text.strip():
            return
        found = self._in(passage.source)
        words = words_of_text(passage.text)
        for term, match in found:
            others = [word for other, _ in found if other is not term for word in other.words(self.language)]
            wrong = self._avoided(passage, term, match[0], others)
            if wrong is not None:
                yield wrong
                continue
            known = term.words(self.language) if term.rendering is Rendering.FIXED else ()
            # A name may stay Vietnamese, in quotes: „Dân vận khéo”.
            kept = match[0].lower() in passage.text.lower()
            if known and not kept and not any(holds(words, word, self.language) for word in known):
                values = {"term": match[0], "known": _list(known), "file": term.location.path}
                yield Problem.at(passage.beside(match.start()), "L-031", **values)

    def _in(self, source: str) -> list[tuple[Term, re.Match[str]]]:
        """The terms of a Vietnamese text, where they come first."""
        found: dict[str, tuple[Term, re.Match[str]]] = {}
        for term, match in self.finder.find(source):
            found.setdefault(term.id, (term, match))
        return list(found.values())

    def _avoided(self, passage: Passage, term: Term, label: str, others: list[str]) -> Problem | None:
        for word in term.avoid.get(self.language, ()):
            # "Resolution" is wrong for a conclusion, but right for the resolution that the same sentence names.
            if any(find_word(other, word, self.language) for other in others):
                continue
            place = find_word(passage.text, word, self.language)
            if place is not None:
                reason = term.avoid_reason.best(DEFAULT_LANGUAGE).rstrip(".")
                return Problem.at(
                    passage.at(place[0]),
                    "L-030",
                    word=passage.text[slice(*place)],
                    term=label,
                    reason=reason or "…",
                    known=_list(term.words(self.language)) or "…",
                    file=term.location.path,
                )
        return None


def _list(words: tuple[str, ...]) -> str:
    return ", ".join(f'"{word}"' for word in words)
