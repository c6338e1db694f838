"""What the search answers: the index of the sample library, asked in a browser by the scripts that readers get."""

import json
import random
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page

from case_files import TESTS
from serving import chromium, serve
from vankien.commands.loading import load
from vankien.model.library import Library
from vankien.outputs.scripts import scripts
from vankien.outputs.search.item import Item, Piece
from vankien.outputs.search.items import items
from vankien.outputs.search.postings import encoded
from vankien.outputs.search.static_index import share, write_static_index
from vankien.outputs.search.words import fold, key, words

pytestmark = pytest.mark.xdist_group("query")
FILES = sorted(path.stem for path in (TESTS / "search").glob("*.yml"))

OTHERS = sorted(path.stem for path in (TESTS / "languages").glob("*.yml"))
"""Languages that the sample library does not have, with a few short texts for each."""

ANSWER = """async ([typed, how, language]) => {
  const search = searches[language];
  const plain = (segments) => segments.map((one) => (one.mark ? `[${one.text}]` : one.text)).join("");
  const told = (answer) => ({
    guess: answer.guess, used: answer.isGuessUsed, nearest: answer.isNearest, choice: answer.symbolChoice,
    total: answer.total, terms: answer.terms.map((one) => one.label),
    keys: answer.results.map((one) => one.key), facets: answer.facets,
    titles: answer.results.map((one) => plain(one.title)),
    firm: answer.isFirm,
    replaced: answer.results.map((one) => one.replacedBy.map((other) => other.name)),
    places: answer.results.map((one) => one.provisions.map((place) => place.anchor)),
    excerpts: answer.results.map((one) => one.provisions.map((place) => plain(place.excerpt))),
    dates: answer.results.map((one) => one.date),
  });
  await search.load();
  return { quick: told(search.quick(typed, how)), full: told(await search.find(typed, how)) };
}"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index of the sample library in both of its languages, and nothing else."""
    folder = tmp_path_factory.mktemp("search")
    loaded = load(TESTS / "library")
    for language in loaded.library.languages:
        views = loaded.views(language)
        write_static_index(folder, items(views, folder), views)
    for language in OTHERS:
        views = replace(loaded.views(language), library=Library({}, {}, loaded.library.vocabulary))
        write_static_index(folder, _pages(language), views)
    (folder / "index.html").write_text("<!doctype html><meta charset=utf-8><title>search</title>", encoding="utf-8")
    (folder / "engine.js").write_text(dict(scripts())["engine.js"], encoding="utf-8")
    return folder


@pytest.fixture(scope="module", params=["http", "file"])
def page(request: pytest.FixtureRequest, site: Path) -> Iterator[Page]:
    """An empty page with the search, from a server and from a folder on a stick."""
    with serve(site) as base, chromium() as browser:
        page = browser.new_page()
        page.goto(f"{base}index.html" if request.param == "http" else f"{site.as_uri()}/index.html")
        page.add_script_tag(url="engine.js")
        page.evaluate(
            """(all) => { window.searches = Object.fromEntries(all.map((language) =>
            [language, VanKienSearch.open({ folder: `search/data/${language}/` })])); }""",
            ["vi", "en", *OTHERS],
        )
        yield page


def _pages(language: str) -> list[Item]:
    """The texts of a language, as pages."""
    told = yaml.safe_load((TESTS / "languages" / f"{language}.yml").read_text(encoding="utf-8"))
    return [
        Item(f"page:{name}", f"{name}/", page["title"], language, (Piece("", "", page["text"]),))
        for name, page in told.items()
    ]


def _cases() -> list[Any]:
    return [
        pytest.param(case, id=f"{name}-{case['typed']}")
        for name in FILES
        for case in yaml.safe_load((TESTS / "search" / f"{name}.yml").read_text(encoding="utf-8"))
    ]


GIVEN = {"typed", "filters", "sort", "language", "why"}


@pytest.mark.parametrize("case", _cases())
def test_answer(case: dict[str, Any], page: Page) -> None:
    """What is typed is answered as the case says, wherever the case says something."""
    how = {"filters": case.get("filters", {}), "sort": case.get("sort", "fit")}
    told = page.evaluate(ANSWER, [case["typed"], how, case.get("language", "vi")])
    full = told["full"]
    keys = [*(f"term {label}" for label in full["terms"]), *full["keys"]]
    answer = {
        **full,
        "first": keys[0] if keys else None,
        "firsts": keys[: len(case.get("firsts", []))],
        "at_once": told["quick"]["keys"][:1],
        "place": next((places[0] for places in full["places"][:1] if places), None),
        "title": full["titles"][0] if full["titles"] else None,
        "excerpt": next((texts[0] for texts in full["excerpts"][:1] if texts), None),
        "date": full["dates"][0] if full["dates"] else None,
        "replaced_by": full["replaced"][0] if full["replaced"] else None,
        "found": sorted(full["keys"]),
        "counts": {name: {one["id"]: one["count"] for one in full["facets"][name]} for name in case.get("counts", {})},
    }

    assert case == {name: case[name] if name in GIVEN else answer[name] for name in case}


def test_strong_answers_keep_their_places(page: Page) -> None:
    """What is shown at once for a symbol or a whole title stays where it is when the texts have been read."""
    for typed in ("20-NQ/HĐTV", "phòng đọc của thư viện mẫu", "bảo quản sách", "phat trien thu vien mau"):
        told = page.evaluate(ANSWER, [typed, {}, "vi"])
        quick = told["quick"]["keys"]

        assert told["quick"]["firm"]
        assert quick == told["full"]["keys"][: len(quick)]


def test_lists_of_blocks_are_read_as_they_were_written(page: Page) -> None:
    """Gaps and rows of bits, thin and dense, come back whole; a word is looked for in the share that holds it."""
    chance = random.Random(1)
    written = [
        ([number for number in range(size) if chance.random() < density], size)
        for size in (1, 7, 40, 5000)
        for density in (0.001, 0.1, 0.5, 1.0)
    ]
    read = """texts => texts.map((text) => {
      const all = [];
      VanKienFullText.decode(text, (block) => all.push(block));
      return all;
    })"""

    assert [blocks for blocks, _ in written] == page.evaluate(read, [encoded(blocks, size) for blocks, size in written])
    names = ["chuyen doi", "đảng", "ភាសា", "x", "хо ши мин"]
    assert [share(name, 97) for name in names] == page.evaluate(
        "all => all.map((n) => VanKienFullText.share(n, 97))", names
    )


def test_words_are_told_apart_alike_on_both_sides(page: Page) -> None:
    """The build and the browser cut, fold and key the same words from all texts of the repository."""
    folders = ("query", "languages", "letters", "search")
    cases = [path for folder in folders for path in TESTS.glob(f"{folder}/*.yml")]
    paths = [*(TESTS.parent / "docs").rglob("*.md"), *cases, *TESTS.glob("library/**/*.md")]
    texts = [path.read_text(encoding="utf-8") for path in paths]
    read = """texts => texts.map((text) => VanKienCatalogue.tokens(VanKienQuery.normalise(text).replace(/Ð/g, "Đ"))
        .map(({ word }) => [word.exact, word.folded, word.key]))"""
    found = page.evaluate(read, texts)

    for text, told in zip(texts, found, strict=True):
        plain = page.evaluate("(text) => VanKienQuery.normalise(text)", text)
        assert [[word, fold(word), key(word)] for word in words(plain)] == told


def test_index_is_the_same_each_time(site: Path, tmp_path: Path) -> None:
    """Two builds of one library give the same files, and every list holds what the texts hold."""
    loaded = load(TESTS / "library")
    views = loaded.views("vi")
    found = items(views, tmp_path)
    write_static_index(tmp_path, found, views)
    ours = tmp_path / "search" / "data" / "vi"
    theirs = site / "search" / "data" / "vi"
    names = sorted(path.relative_to(ours).as_posix() for path in ours.rglob("*.js"))

    assert names == sorted(path.relative_to(theirs).as_posix() for path in theirs.rglob("*.js"))
    assert all((ours / name).read_bytes() == (theirs / name).read_bytes() for name in names)
    pairs = {
        " ".join(pair) for item in found for piece in item.pieces for pair in pairwise(map(fold, words(piece.text)))
    }
    held: set[str] = set()
    for path in ours.rglob("w*.js"):
        text = path.read_text(encoding="utf-8")
        held |= set(json.loads(text[text.index(",") + 1 : text.rindex(")")]))
    assert pairs <= held
