"""
Addresses are a promise: what was once published is never lost.

`published_anchors.txt` lists every work with the anchors of its provisions. New ones are added with
`make anchors`; a line that disappears breaks somebody's link, print or slide.
"""

from case_files import TESTS
from vankien.outputs.published import published_anchors
from vankien.sources.library import read_library

LIST = TESTS / "published_anchors.txt"


def test_no_published_anchor_is_lost() -> None:
    """Every address on the list still exists."""
    listed = LIST.read_text(encoding="utf-8").split("\n")
    now = published_anchors(read_library(TESTS.parent).library)
    assert [line for line in listed if line and line not in set(now)] == []


def test_every_anchor_is_on_the_list() -> None:
    """What is published from now on is promised too."""
    listed = set(LIST.read_text(encoding="utf-8").split("\n"))
    assert [line for line in published_anchors(read_library(TESTS.parent).library) if line not in listed] == []
