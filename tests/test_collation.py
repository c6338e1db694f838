"""The order of the alphabet: one YAML file a language or a fact."""

import random
from typing import Any

import pytest

from case_files import cases
from vankien.model.collation import initial, sort_key


@pytest.mark.parametrize("case", cases("collation"))
def test_words_are_sorted(case: dict[str, Any]) -> None:
    """Shuffled words come back into the order of the file, each under its letter."""
    words = list(case["sorted"])
    random.Random(1).shuffle(words)

    assert case["sorted"] == sorted(words, key=lambda word: sort_key(word, case["language"]))
    for letter, found in case["letters"].items():
        assert {letter} == {initial(word, case["language"]) for word in found}
