"""Citations in running text."""

import re
from typing import Any

import pytest

from case_files import cases
from vankien.citations.find import citation_pattern, find_citations

KINDS = ("Nghị quyết", "Chỉ thị", "Kết luận", "Quy định", "Quyết định", "Hướng dẫn", "Nghị định", "Luật", "Resolution")


@pytest.mark.parametrize("case", cases("citations"))
def test_citations(case: dict[str, Any]) -> None:
    """Every citation of a text with its symbol, date and provision, and no other."""
    pattern = re.compile(citation_pattern(KINDS), re.VERBOSE)
    found = [
        {
            "text": citation.text,
            "symbol": str(citation.symbol),
            **({"date": citation.date} if citation.date else {}),
            **({"year": citation.year} if citation.year else {}),
            **({"anchor": citation.anchor} if citation.anchor else {}),
        }
        for citation in find_citations(case["text"], pattern)
    ]

    assert case["found"] == found
