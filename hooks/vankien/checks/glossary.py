"""What can be wrong in the glossary."""

from collections.abc import Iterator

from vankien.model.library import Library
from vankien.model.problem import Problem
from vankien.model.suggest import did_you_mean
from vankien.model.term import Term


def check_glossary(library: Library) -> Iterator[Problem]:
    """Related terms that do not exist, and words that stand for two terms."""
    seen: dict[tuple[str, str], Term] = {}
    for term in sorted(library.terms.values(), key=lambda t: t.location):
        for name in term.see:
            if name not in library.terms and name not in library.unread:
                yield Problem.at(term.at("see"), "G-001", name=name, guess=did_you_mean(name, library.terms))
        yield from _term_base(term)
        for language in term.labels:
            for word in term.words(language):
                # Case counts: "CT" (chỉ thị) and "ct" are not one word.
                other = seen.setdefault((language, word), term)
                if other is not term and language == "vi":
                    key = "labels" if word == term.labels.get(language) else "variants"
                    yield Problem.at(term.at(key), "G-002", label=word, other=other.location.path)


def _term_base(term: Term) -> Iterator[Problem]:
    """Sources of equivalents that are not there; words that are asked for and forbidden."""
    for equivalent in term.equivalents.values():
        for source in equivalent.sources:
            if source not in term.sources:
                place = equivalent.location or term.location
                guess = did_you_mean(source, term.sources)
                yield Problem.at(place, "M-018", name="equivalents", source=source, guess=guess)
    if term.avoid and not term.avoid_reason:
        yield Problem.at(term.at("avoid"), "G-005")
    for language, words in term.avoid.items():
        own = {word.casefold() for word in term.words(language)}
        for word in words:
            if word.casefold() in own:
                yield Problem.at(term.at("avoid"), "G-004", word=word, language=language)
