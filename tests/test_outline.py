"""The numbering of documents as typed."""

from typing import Any

import pytest

from case_files import cases
from vankien.model.outline import read_outline


@pytest.mark.parametrize("case", cases("outline"))
def test_outline(case: dict[str, Any]) -> None:
    """Anchors, headings, texts and oddities of numbering."""
    outline = read_outline(case["body"])

    assert case["anchors"] == [provision.anchor for provision in outline.provisions]
    for anchor, heading in case.get("headings", {}).items():
        provision = outline.find(anchor)
        assert provision is not None
        assert heading == provision.heading
    for anchor, text in case.get("texts", {}).items():
        provision = outline.find(anchor)
        assert provision is not None
        assert text == provision.text
    oddities = [f"{oddity.line} {oddity.code} {oddity.label}" for oddity in outline.oddities]
    assert case.get("oddities", []) == oddities
