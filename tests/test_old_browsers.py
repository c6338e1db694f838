"""Old browsers: without scripts, with scripts that they cannot read, and as text."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import esprima
import pytest
from playwright.sync_api import Browser, Route, expect

from serving import Phone
from vankien.outputs.policy import START
from vankien.outputs.scripts import BUNDLES, PARTS, part_file

pytestmark = pytest.mark.xdist_group("old browsers")
WORK = "resolutions/2024-57-nq-tw/"
KINDS = {
    "home": "", "register": "resolutions/", "year": "resolutions/year/2025/", "work": WORK, "fields": "fields/",
    "field": "fields/dan-van/", "glossary": "glossary/", "term": "glossary/chi-bo/", "print": "print/",
    "search": "search/", "offline": "offline/", "timeline": "history/",
    "event": "history/congresses/xiv/", "topic": "study/2026/thang-11/", "help": "help/", "missing": "404.html",
    "questions": "history/periods/1930-1945/questions/", "practice": "study/practice/",
    "choice": "18-nq-tw/",
}  # fmt: skip
SECTIONS = ["Văn bản", "Lĩnh vực", "Thuật ngữ", "In ấn", "Lịch sử Đảng", "Học tập", "Trợ giúp"]

ES5 = {
    "Program", "ExpressionStatement", "CallExpression", "FunctionExpression", "BlockStatement", "Identifier", "Literal",
    "MemberExpression", "AssignmentExpression", "BinaryExpression", "LogicalExpression", "UnaryExpression", "Directive",
    "UpdateExpression", "ConditionalExpression", "IfStatement", "ReturnStatement", "VariableDeclaration", "Property",
    "VariableDeclarator", "FunctionDeclaration", "ForStatement", "WhileStatement", "DoWhileStatement", "ForInStatement",
    "TryStatement", "CatchClause", "ThrowStatement", "NewExpression", "ObjectExpression", "ArrayExpression",
    "ThisExpression", "SequenceExpression", "EmptyStatement", "BreakStatement", "ContinueStatement", "SwitchStatement",
    "SwitchCase",
}  # fmt: skip
"""What scripts of the fifth edition (2009) consist of, as ESTree names it."""
LATER = {"engine.js", "mark.js", "search.js", "offline.js", part_file("combobox", "vi"), part_file("vietnamese", "vi")}
"""The search and reading offline: of the eighth edition (2017), for browsers that could not serve them otherwise."""


def nodes(tree: Any) -> Iterator[Any]:
    """Every part of a script."""
    if isinstance(tree, list):
        for item in tree:
            yield from nodes(item)
    elif isinstance(getattr(tree, "type", None), str):
        yield tree
        for value in vars(tree).values():
            yield from nodes(value)


def younger_than_es5(script: str) -> set[str]:
    """What a script holds that browsers of 2009's language cannot read."""
    found = set()
    for node in nodes(esprima.parseScript(script)):
        is_new = (
            node.type not in ES5
            or (node.type == "VariableDeclaration" and node.kind != "var")
            or (node.type == "Property" and (node.shorthand or node.method or node.computed))
            or getattr(node, "generator", False)
            or (node.type == "BinaryExpression" and node.operator == "**")
        )
        if is_new:
            found.add(node.type)
    return found


@pytest.mark.parametrize("name", [*sorted(BUNDLES), *(part_file(name, "vi") for name in PARTS)])
def test_script_is_of_its_edition(library_site: Path, name: str) -> None:
    """What every page runs, and its parts, can be read by browsers of 2009's language; the rest by those of 2017."""
    script = (library_site / "assets" / name).read_text(encoding="utf-8")
    if name in LATER:
        # Classes of letters (2018) are what searching in any language rests upon; the parser does not know them.
        esprima.parseScript(re.sub(r"(?<!\\)\\[pP]\{\w+\}", "x", script))
    else:
        assert younger_than_es5(script) == set()


def test_editions_are_told_apart() -> None:
    """The test would see newer language."""
    assert younger_than_es5("var f = () => 1") == {"ArrowFunctionExpression"}
    assert younger_than_es5("let a = {b}") == {"VariableDeclaration", "Property"}
    assert younger_than_es5("a = b ** 2; f(`x`)") >= {"BinaryExpression", "TemplateLiteral"}
    assert younger_than_es5(START) == set()


@pytest.fixture
def plain(browser: Browser, base: str) -> Iterator[Phone]:
    """A phone without JavaScript."""
    reader = Phone(browser, base, java_script_enabled=False)
    yield reader
    reader.context.close()

    assert reader.foreign == []


@pytest.mark.parametrize("kind", KINDS)
def test_page_reads_without_scripts(plain: Phone, kind: str) -> None:
    """Its title and text are there, nothing is wider than the phone, and no button is shown that would do nothing."""
    page = plain.open(KINDS[kind])

    expect(page.locator("h1")).to_be_visible()
    shown = [one.inner_text() for one in page.locator("button:visible, select:visible").all()]
    leads = [one.inner_text() for one in page.locator("form[action$='search/'] button:visible").all()]
    assert shown == leads
    assert page.locator("main").evaluate("main => main.scrollWidth") <= 360


def test_walk_without_scripts(plain: Phone) -> None:
    """The menu, the contents, the letters and the lists lead on by themselves."""
    page = plain.open(WORK)
    page.locator("summary.icon").tap()
    expect(page.locator(".sections")).to_be_visible()
    assert page.locator(".sections a").all_inner_texts() == SECTIONS
    page.locator("summary.icon").tap()
    page.locator("details.contents summary").tap()
    page.locator("details.contents a").nth(1).tap()
    expect(page.locator(":target")).to_be_in_viewport()
    page.locator("a.term").first.tap()
    page.wait_for_url("**/glossary/*/")
    page.locator("a[data-search]").tap()
    page.wait_for_url("**/search/")
    expect(page.locator("main .notice")).to_contain_text("JavaScript")
    page.locator("main").get_by_role("link", name="Bảng thuật ngữ, A–Z").tap()
    page.locator(".letters a").last.tap()
    expect(page.locator(":target")).to_be_in_viewport()
    plain.open("search/").locator("main").get_by_role("link", name="Danh mục văn bản").tap()
    page.locator(".facet summary").first.tap()
    page.locator(".facet li a").first.tap()
    page.locator("table.works a").first.tap()
    page.wait_for_url("**/resolutions/*/")
    expect(page.locator("article.work h1")).to_be_visible()


@pytest.mark.parametrize("body", ["let broken = (", None])
def test_script_that_does_not_come_leaves_the_page(browser: Browser, base: str, body: str | None) -> None:
    """A script that a browser cannot read, or that is cut off, takes nothing from the page."""

    def answer(route: Route) -> None:
        if body is None:
            route.abort()
        else:
            route.fulfill(body=body, content_type="text/javascript")

    reader = Phone(browser, base)
    reader.context.route("**/*.js*", answer)
    page = reader.open(WORK)
    expect(page.locator("#muc-tieu")).to_be_visible()
    page.locator("summary.icon").tap()
    expect(page.locator(".sections a").first).to_be_visible()
    page.locator("a[data-search]").tap()
    page.wait_for_url("**/search/")
    expect(page.locator("[data-search-lists] a").first).to_be_visible()
    reader.context.close()
    assert reader.errors


def as_text(page: Path, *options: str) -> list[str]:
    """What a browser of terminals shows of a page."""
    command = ["w3m", "-dump", "-cols", "80", "-T", "text/html", "-I", "UTF-8", "-O", "UTF-8", *options, str(page)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True).stdout.splitlines()


@pytest.mark.parametrize("kind", KINDS)
def test_page_reads_as_text(library_site: Path, kind: str) -> None:
    """The way to the content comes first, every section is named once before the title, and no link is empty."""
    path = library_site / KINDS[kind]
    path = path if path.suffix else path / "index.html"
    html = path.read_text(encoding="utf-8")
    title = re.sub(r"<[^>]+>|\s+", " ", re.search(r"<h1[^>]*>(.*?)</h1>", html, re.S)[1]).split()[:4]  # type: ignore[index]
    lines = [line.strip() for line in as_text(path)]
    at = next(n for n, line in enumerate(lines) if line.split()[:4] == title)
    text = " ".join(lines)
    if kind != "choice":
        assert lines[0] == "Đến thẳng nội dung"
        assert [line[2:] for line in lines[:at] if line[2:] in SECTIONS] == SECTIONS
    numbered = " ".join(as_text(path, "-o", "display_link_number=1")).split("References:")[0]
    assert re.findall(r"\[\d+\](?=[\s•]*(?:\[\d+\]|$))", numbered) == []
    assert not {"Nghe", "Đóng"} & set(lines)
    assert "[INLINE]" not in text
    assert "[svg]" not in text


def test_text_of_a_work_keeps_its_order(library_site: Path) -> None:
    """Its facts, its provisions with their numbers, its sources with theirs."""
    text = "\n".join(as_text(library_site / "resolutions" / "2025-294-qd-tw" / "index.html"))
    parts = ["Tóm tắt", "Số, ký hiệu", "Điểm chính", "Nguồn", "Cách trích dẫn"]
    places = [text.rindex(f"\n{part}\n") for part in parts]
    assert places == sorted(places)
    numbers = re.findall(r"(?m)^ *(\d+)\. ", text[places[3] : places[4]])
    assert numbers == [str(n + 1) for n in range(len(numbers))]
    assert len(numbers) > 3
    # Marks of sources stand at their sentences.
    assert set(re.findall(r"\d+", " ".join(re.findall(r"\^\[([\d,\s]+)\]", text)))) <= set(numbers)
