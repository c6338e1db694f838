"""The numbering of documents as typed."""

import re
from collections import Counter
from typing import Any

import pytest
from markdown import Markdown

from case_files import cases
from vankien.model.outline import read_outline
from vankien.outputs.markdown.few_tags import FewTags
from vankien.outputs.markdown.provisions import Provisions
from vankien.outputs.markdown.render import EXTENSIONS


@pytest.mark.parametrize("case", cases("outline"))
def test_outline(case: dict[str, Any]) -> None:
    """Anchors, headings, texts and oddities of numbering."""
    outline = read_outline(case["body"], case.get("names", ()))

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


@pytest.mark.parametrize("case", cases("outline"))
def test_html(case: dict[str, Any]) -> None:
    """The page has the same addresses in the same order, and loses no word of the text."""
    provisions = Provisions(names=tuple(case.get("names", ())))
    html = Markdown(extensions=[*EXTENSIONS, FewTags(), provisions], output_format="html").convert(case["body"])
    shown = re.sub(r"<[^>]*>", " ", html)

    assert case["anchors"] == re.findall(r'<div class="pv [^>]*id="([^"]*)"', html)
    assert _words(case["body"]) - _words(shown) <= Counter(["text", "a", "a", "nguon"])  # what is in fences and notes
    assert "\ue000" not in html


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W_]+", text))
