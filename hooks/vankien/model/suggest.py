"""The nearest known word to one that is not known."""

import difflib
from collections.abc import Iterable


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """
    A clause for an editor that names the nearest known word, or nothing.

    >>> did_you_mean("lable", ["labels", "see"])
    '; có phải là "labels" không'
    """
    by_lower = {name.lower(): name for name in known}
    near = difflib.get_close_matches(word.lower(), by_lower, n=1, cutoff=0.6)
    return f'; có phải là "{by_lower[near[0]]}" không' if near else ""
