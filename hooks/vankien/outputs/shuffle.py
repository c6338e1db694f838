"""Another order that is the same in every build."""

import hashlib
from collections.abc import Iterable
from typing import TypeVar

T = TypeVar("T")


def shuffled(items: Iterable[T], seed: str) -> list[T]:
    """
    The items in an order that only the seed decides, and never in the one they came in where that tells the answer.

    >>> shuffled("abcd", "A"), shuffled("abcd", "B"), shuffled("ab", "A")
    (['a', 'c', 'b', 'd'], ['d', 'b', 'a', 'c'], ['b', 'a'])
    """
    given = list(items)
    # Not the standard library's chance: its promise of the same order ends with a version of Python.
    order = sorted(range(len(given)), key=lambda index: hashlib.sha256(f"{seed}\x1f{index}".encode()).digest())
    if order == sorted(order) and len(order) > 1:
        order = [*order[1:], order[0]]
    return [given[index] for index in order]
