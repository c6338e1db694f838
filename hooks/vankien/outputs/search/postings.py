"""
Which words stand where, in blocks of text: the core of the index.

A block is a few provisions of one item, long enough that lists are short and short enough that two words in it are
near each other. Lists are kept per word without marks, per word with its marks (so that these count when they are
typed) and per pair of neighbours (a Vietnamese word is mostly two syllables, and single syllables stand everywhere).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from vankien.outputs.search.item import Item
from vankien.outputs.search.words import fold, key, words

BLOCK_WORDS = 120
"""A block ends with the provision in which it reaches this."""
_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


@dataclass(slots=True)
class Postings:
    """The lists of all blocks, in the order of the items."""

    blocks: list[int] = field(default_factory=list)
    """For each item, how many blocks it has."""
    words: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    """Blocks by word without marks."""
    keys: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    """Blocks by the key of the word as written."""
    pairs: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    """Blocks by two neighbouring words without marks."""
    counts: Counter[str] = field(default_factory=Counter)
    """How often each word as written stands anywhere, titles included."""

    @property
    def size(self) -> int:
        """The number of blocks."""
        return sum(self.blocks)


def postings(items: Iterable[Item]) -> Postings:
    """Read all pieces of all items."""
    made = Postings()
    number = 0
    for item in items:
        before = number
        for title in (item.title, *item.other_titles):
            made.counts.update(words(title))
        for block in _blocks(item):
            made.counts.update(word for line in block for word in line)
            written = {word for line in block for word in line}
            for word in {fold(word) for word in written}:
                made.words[word].append(number)
            for word in {key(word) for word in written}:
                made.keys[word].append(number)
            folded = [[fold(word) for word in line] for line in block]
            for pair in {pair for line in folded for pair in pairwise(line)}:
                made.pairs[" ".join(pair)].append(number)
            number += 1
        made.blocks.append(number - before)
    return made


def _blocks(item: Item) -> Iterator[list[list[str]]]:
    """The words of the pieces, block by block, line by line: the last word of a line and the next are no pair."""
    block: list[list[str]] = []
    room = BLOCK_WORDS
    for piece in item.pieces:
        for line in (piece.heading, piece.text):
            found = words(line)
            block.append(found)
            room -= len(found)
        if room <= 0:
            yield block
            block, room = [], BLOCK_WORDS
    if block:
        yield block


def encoded(blocks: Sequence[int], size: int) -> str:
    """
    A list of numbers as text: the gaps in base 32 with a sign for "goes on", or a row of bits after "!", if shorter.

    >>> encoded([0, 1, 40], 100), encoded([0, 1, 2, 3, 4, 5, 7], 12)
    ('AAmB', '!_C')
    """
    gaps: list[str] = []
    last = -1
    for block in blocks:
        gap = block - last - 1
        last = block
        while gap > 31:
            gaps.append(_DIGITS[32 + gap % 32])
            gap //= 32
        gaps.append(_DIGITS[gap])
    if len(gaps) <= size // 6 + 2:
        return "".join(gaps)
    bits = [0] * (size // 6 + 1)
    for block in blocks:
        bits[block // 6] |= 1 << block % 6
    return "!" + "".join(_DIGITS[six] for six in bits).rstrip("A")
