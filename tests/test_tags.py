"""The few HTML elements that a text may hold come through; any other tag is told, and shown as text."""

import re
import time
from html.parser import HTMLParser
from typing import Any

import pytest
from markdown import Markdown

from case_files import cases
from vankien.checks.texts import check_page
from vankien.model.fact import Source
from vankien.model.inline_html import ATTRIBUTES, refused_tags
from vankien.model.location import Location
from vankien.model.written_page import WrittenPage
from vankien.outputs.markdown.few_tags import FewTags
from vankien.outputs.markdown.page_footnotes import PageFootnotes
from vankien.outputs.markdown.paper_marks import PaperMarks
from vankien.outputs.markdown.provisions import Provisions
from vankien.outputs.markdown.render import EXTENSIONS
from vankien.outputs.markdown.safe_links import SafeLinks
from vankien.outputs.markdown.source_notes import SourceNotes
from vankien.outputs.markdown.words import words_of

MADE = {"p", "a", "code", "pre", "table", "thead", "tbody", "tr", "th", "td", "div", "hr", "ol", "li", "strong", "em"}
"""Elements that Markdown itself makes in these cases."""


class Elements(HTMLParser):
    """What a browser would see: elements with attributes, and text."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in ("br", "hr"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def shown(body: str) -> str:
    """A text as HTML, in one line."""
    made = Markdown(extensions=[*EXTENSIONS, FewTags(), SafeLinks()], output_format="html").convert(body)
    made = re.sub(r'<a href="&#109;[^>]*>.*?</a>', "MAIL", made)
    return " ".join(made.split())


def seen(body: str) -> Elements:
    """The same as a browser sees it; every element is closed."""
    reader = Elements()
    reader.feed(shown(body))
    reader.close()
    assert reader.open == []
    return reader


@pytest.mark.parametrize("case", cases("tags"))
def test_text(case: dict[str, Any]) -> None:
    """A page has the elements, and no other; what is refused is told, and is on the page to be read."""
    body, refused = case["body"], case.get("refused", [])
    page = seen(body)
    prose = re.sub(r"(?s)```.*?```", "", body)

    assert case.get("html", shown(body)) == shown(body)
    assert refused == [tag for _, tag in refused_tags(prose)]
    assert case.get("words", words_of(body)) == words_of(body)
    for tag, attributes in page.elements:
        assert tag in ATTRIBUTES or tag in MADE
        if tag not in MADE and not (attributes.get("id") or "").startswith("fnref"):
            assert attributes.keys() == ATTRIBUTES[tag].keys()
        assert not any(name.startswith("on") or name in ("style", "src") for name in attributes)
        assert not (attributes.get("href") or "").startswith(("javascript", "data"))
    assert all(tag.split()[0] in page.text for tag in refused)


def test_every_element_is_a_case() -> None:
    """No element may be used that no case shows."""
    used = {tag for case in cases("tags") for tag, _ in seen(case.values[0]["body"]).elements}  # type: ignore[attr-defined]
    assert used >= ATTRIBUTES.keys()


def test_editor_is_told_where() -> None:
    """On pages written by hand as in texts: the line, the tag, and what may be used; once for an element."""
    page = WrittenPage("Một <sub>2</sub>.\n\n<div>hai</div>\n", Location("docs/vi/thu.md", 5))
    (problem,) = check_page(page, set())

    assert problem.text("en") == (
        'docs/vi/thu.md:7: warning [S-008] the HTML tag "<div>" will be shown as text. Remedy: write Markdown; these '
        "alone can be used, just as they stand here and closed on the same line: "
        '<abbr title="…">, <b>, <br>, <del>, <em>, <i>, <ins>, <span lang="…">, <strong>, <sub>, <sup>, <u>.'
    )


def test_running_heads_say_what_is_raised() -> None:
    """On paper the name of a part is shown without its tags and marks, and with all of its words."""
    body = "I. Khí CO<sub>2</sub>,<br>x<sup>n</sup>[^a][^1]\n\nChữ.\n\n[^1]: Chú thích."
    marks = SourceNotes({"a": Source("a", "Nguồn", Location("vi.md"))}, body, str)
    made = Markdown(
        extensions=[*EXTENSIONS, FewTags(), Provisions(), marks, PageFootnotes(), PaperMarks(None, "Hình")],
        output_format="html",
    ).convert(body)

    assert re.findall('data-part="([^"]*)"', made) == ["I. Khí CO2, xn"]


@pytest.mark.parametrize(
    "body",
    [
        "<b>" * 3000,
        "<b>" * 3000 + "</b>" * 3000,
        "<br>" * 3000,
        "<sub>a</sub>" * 2000,
        "<i><b></i>" * 999,
        "<b `" * 999,
        '<abbr title="' + "a" * 50_000 + '[">a</abbr>',
    ],
)
def test_thousands_of_tags_are_read_in_time(body: str) -> None:
    """However they are nested: nothing is read again and again, nor is it too deep for what reads it."""
    begin = time.process_time()
    seen(body)
    list(refused_tags(body))
    assert time.process_time() - begin < 5
