"""What a translation has to take over as it is: symbols of documents, names of people and places; and their kinds."""

import re
from collections.abc import Iterator

from vankien.checks.passages import Passage
from vankien.model.labels import DEFAULT_LANGUAGE
from vankien.model.problem import Problem
from vankien.model.stem import find_word
from vankien.model.text import fold
from vankien.model.vocabulary import Vocabulary

_SYMBOL = re.compile(
    r"""
    (?<![\w/.,-])
    (?P<number>\d{1,5})
    (?: (?:/(?:19|20)\d\d)? [/–-] (?=[^\W\d_]) [^\W_]{1,9} (?:[/–-][^\W_]{1,12}){1,4}   # 57-NQ/TW, 30/2020/NĐ-CP
      | /(?:19|20)\d\d/[^\W\d_]{1,7}\d{1,2}                                              # 10/2022/QH15
    )
    (?![\w/])
    """,
    re.VERBOSE,
)
_WORD = re.compile(r"[^\W\d_]+")
_MOST = 8
"""Words of a name, documents of a list: beyond that nothing is compared."""
_NEAR = 60
"""Letters around a symbol in which its kind is named: "Resolution No. 57-NQ/TW", "57-NQ/TW számú határozat"."""

_IN_LIST = 80
"""Letters between two symbols of one list, dates and notes among them."""


def check_symbols(passage: Passage) -> Iterator[Problem]:
    """A symbol with the number of one of the source, and other letters."""
    ours: dict[str, dict[str, None]] = {}
    for match in _SYMBOL.finditer(passage.source):
        ours.setdefault(match["number"].lstrip("0"), {})[match[0]] = None
    told = set()
    for match in _SYMBOL.finditer(passage.text):
        found = match[0]
        near = ours.get(match["number"].lstrip("0"), {})
        # What has no capital letters is no symbol.
        if near and found not in told and found != found.lower() and not any(_is_form(found, x) for x in near):
            told.add(found)
            yield Problem.at(passage.at(match.start()), "L-032", found=found, expected=next(iter(near)))


def _is_form(found: str, symbol: str) -> bool:
    """Whether it is that symbol, perhaps with an ending, as Hungarian has: "24-QĐ/TW-t"."""
    ending = found.removeprefix(symbol)
    return ending != found and (not ending or (ending[0] == "-" and ending[1:].islower()))


def check_names(passage: Passage, established: str = "") -> Iterator[Problem]:
    """A name of at least two words that stands in the translation without its marks, but as the glossary writes it."""
    ours: dict[str, str] = {}
    for run in _runs(passage.source):
        words = [match[0] for match in run]
        # A first word may be only the beginning of a sentence.
        for name in (" ".join(words), " ".join(words[1:])):
            if " " in name and _marks(name):
                ours.setdefault(fold(name), name)
    told = set()
    for run in _runs(passage.text) if ours else ():
        for begin, end in _windows(len(run)):
            found = passage.text[run[begin].start() : run[end - 1].end()]
            expected = ours.get(fold(" ".join(match[0] for match in run[begin:end])))
            if expected and expected not in told and _marks(found) < _marks(expected) and found not in established:
                told.add(expected)
                yield Problem.at(passage.at(run[begin].start()), "L-033", found=found, expected=expected)


def _runs(text: str) -> Iterator[list[re.Match[str]]]:
    """Words with capitals that follow each other: what a name may be."""
    run: list[re.Match[str]] = []
    for match in _WORD.finditer(text):
        if run and (match.start() != run[-1].end() + 1 or not text[run[-1].end()].isspace()):
            yield run
            run = []
        if match[0][0].isupper() and (match[0][1:].islower() or len(match[0]) == 1):
            run.append(match)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _windows(length: int) -> Iterator[tuple[int, int]]:
    """From two words to as many as a name has."""
    return ((begin, end) for begin in range(length) for end in range(begin + 2, min(begin + _MOST, length) + 1))


def _marks(text: str) -> int:
    """How many letters are none of the plain twenty-six."""
    return sum(letter.isalpha() and not letter.isascii() for letter in text)


class Kinds:
    """The kinds of documents in one language: a conclusion that is called a resolution is another document."""

    def __init__(self, vocabulary: Vocabulary, language: str) -> None:
        self.language = language
        self.kinds = [kind for kind in vocabulary.kinds.values() if language in kind.labels]
        ours = {kind.labels[DEFAULT_LANGUAGE].lower(): kind for kind in vocabulary.kinds.values()}
        self.by_word = ours
        names = "|".join(re.escape(name) for name in sorted(ours, key=len, reverse=True))
        self.pattern = re.compile(rf"(?i:({names}))\s+(?:số\s+)?$") if ours else None

    def check(self, passage: Passage) -> Iterator[Problem]:
        """Symbols that the source names a kind for, and the translation another one, before or behind them."""
        said = self._said(passage.source)
        symbols = list(_SYMBOL.finditer(passage.text)) if said else []
        told = set()
        for index, match in enumerate(symbols):
            kinds = said.get(match[0], set())
            first, last = _list_around(index, symbols, said)
            begin = max(symbols[first].start() - _NEAR, symbols[first - 1].end() if first else 0)
            following = symbols[last + 1].start() if last + 1 < len(symbols) else len(passage.text)
            before, after = passage.text[begin : match.start()], passage.text[match.end() : following]
            after = after[: symbols[last].end() - match.end() + _NEAR]
            if len(kinds) != 1 or match[0] in told:
                continue
            expected = next(iter(kinds))
            right = self.by_word[expected].labels.best(self.language)
            found = self._other(before, after, expected)
            if found is None or any(find_word(text, right, self.language) for text in (before, after)):
                continue
            told.add(match[0])
            place = passage.at(match.start())
            yield Problem.at(place, "L-034", symbol=match[0], found=found, expected=expected, known=right)

    def _said(self, source: str) -> dict[str, set[str]]:
        """What the source calls each document."""
        found: dict[str, set[str]] = {}
        for match in _SYMBOL.finditer(source):
            kind = self.pattern.search(source[max(0, match.start() - _NEAR) : match.start()]) if self.pattern else None
            if kind:
                found.setdefault(match[0], set()).add(" ".join(kind[1].lower().split()))
        return found

    def _other(self, before: str, after: str, expected: str) -> str | None:
        """The word of another kind that stands before a symbol, or behind it, as in Hungarian."""
        for text in (before, after):
            for kind in self.kinds:
                place = find_word(text, kind.labels[self.language], self.language)
                if place is not None and kind is not self.by_word[expected]:
                    return text[slice(*place)]
        return None


def _list_around(index: int, symbols: list[re.Match[str]], said: dict[str, set[str]]) -> tuple[int, int]:
    """The first and the last of a list of documents of one kind, which may be named once, before or behind it."""

    def goes_on(left: int, right: int) -> bool:
        near = symbols[right].start() - symbols[left].end() <= _IN_LIST
        return near and said.get(symbols[left][0]) == said.get(symbols[right][0])

    first = last = index
    while first > 0 and index - first < _MOST and goes_on(first - 1, first):
        first -= 1
    while last + 1 < len(symbols) and last - index < _MOST and goes_on(last, last + 1):
        last += 1
    return first, last
