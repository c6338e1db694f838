"""The made-up works as those who derive queries look them up: who bears what, what stands where only once."""

import re
from array import array
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from benchmarks.search.composed import Passage
from benchmarks.search.made_up import MadeUp
from benchmarks.search.wording import phrases
from vankien.model.text import fold

_WORD = re.compile(r"[^\W_]+")


def tokens(text: str) -> list[str]:
    """The words of a text, without marks."""
    return _WORD.findall(fold(text))


@dataclass(frozen=True)
class Place:
    """A passage of a work."""

    work: MadeUp
    passage: Passage


class Corpus:
    """All works, with what real works say (as plain texts) besides: a passage must be nowhere in those either."""

    def __init__(self, works: list[MadeUp], real: list[str]) -> None:
        self.works = works
        self.real = real
        self.titles = [(f" {' '.join(tokens(work.title))} ", work) for work in works]

    def titled(self, text: str) -> list[MadeUp]:
        """The works whose title has these words in a row."""
        wanted = f" {' '.join(tokens(text))} "
        return [work for title, work in self.titles if wanted in title]

    @cached_property
    def places(self) -> list[Place]:
        """Every passage that has an address, and a whole of title, summary and points per work without one."""
        found = []
        for work in self.works:
            found += [Place(work, passage) for passage in work.passages]
            about = " ".join([work.title, work.summary, *(sentence for sentence, _ in work.points)])
            found.append(Place(work, Passage("", "", about)))
        return found

    @cached_property
    def _postings(self) -> "dict[str, array[int]]":
        found: dict[str, array[int]] = defaultdict(lambda: array("I"))
        for n, place in enumerate(self.places):
            for token in set(tokens(f"{place.passage.heading} {place.passage.text}")):
                found[token].append(n)
        return found

    def holding(self, words: list[str]) -> list[Place]:
        """The passages that hold all of these words, which have no marks."""
        lists = sorted((self._postings.get(word, array("I")) for word in set(words)), key=len)
        found = set(lists[0]) if lists else set()
        for postings in lists[1:]:
            if len(found) < 2:
                break
            found.intersection_update(postings)
        return [self.places[n] for n in sorted(found)]

    def only_in(self, place: Place, words: list[str]) -> bool:
        """Whether no passage of another provision holds all of these words; the work's own summary may."""
        if any(set(words) <= text for text in self._real_words):
            return False
        return all(
            other is place or (other.work is place.work and not other.passage.anchor) for other in self.holding(words)
        )

    @cached_property
    def _real_words(self) -> list[set[str]]:
        return [set(tokens(text)) for text in self.real]

    @cached_property
    def _phrases(self) -> dict[str, list[str]]:
        """Phrases by their first word."""
        found = defaultdict(list)
        for phrase in sorted(phrases(), key=len, reverse=True):
            found[phrase.split()[0]].append(phrase)
        return found

    def phrases_in(self, text: str) -> list[tuple[int, str]]:
        """The phrases that a text holds, with their places in it."""
        found, until = [], 0
        for match in re.finditer(r"\w+", text.lower()):
            if match.start() < until:
                continue
            rest = text[match.start() :].lower()
            phrase = next((p for p in self._phrases.get(match[0], ()) if rest.startswith(p.lower())), "")
            if phrase:
                found.append((match.start(), text[match.start() : match.start() + len(phrase)]))
                until = match.start() + len(phrase)
        return found
