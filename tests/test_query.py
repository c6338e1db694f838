"""What the search understands of what people type: theme/scripts/query.js in a browser, as readers get it."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page

from case_files import TESTS, cases
from serving import chromium
from vankien.model.text import fold
from vankien.outputs.scripts import scripts

pytestmark = pytest.mark.xdist_group("query")
ROOT = TESTS.parent
CLASSES = sorted(path.stem for path in (TESTS / "query").glob("*.yml"))

ANSWER = """([cases, tables]) => cases.map((asked) => {
  const { typed } = asked;
  const query = VanKienQuery;
  const told = query.understand(typed, tables);
  const words = (reading) => reading.words.map((word) => word.exact).join(" ");
  const guess = told.readings.find((reading) => reading.changed);
  const answer = {
    text: query.normalise(typed),
    folded: query.fold(typed),
    syllable: query.isSyllable(typed),
    bare: query.isBare(typed),
    telex: query.decodeTelex(typed),
    vni: query.decodeVni(typed),
    kept: query.decodeTelex(typed) === typed && query.decodeVni(typed) === typed,
    same_word: query.key(typed) === query.key(asked.same_word || "") ? asked.same_word : query.key(typed),
    other_word: query.key(typed) === query.key(asked.other_word || "") ? query.key(typed) : asked.other_word,
    symbols: told.symbols.map((symbol) => symbol.text),
    kinds: told.kinds, bodies: told.bodies, year: told.year, month: told.month, dates: told.dates,
    phrases: told.phrases, congress: told.congress, plenum: told.plenum, numbers: told.numbers,
    marks: told.words.map((word) => word.marks),
    reads: words(told.readings[0]), changed: told.readings[0].changed,
    also: (asked.also || []).filter((text) => told.readings.some((reading) => words(reading) === text)),
    says: guess ? guess.text : null,
  };
  const isGiven = (name) => name === "typed" || name === "why";
  return Object.fromEntries(Object.keys(asked).map((name) => [name, (isGiven(name) ? asked : answer)[name]]));
})"""


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    """An empty page with the script."""
    with chromium() as browser:
        page = browser.new_page()
        page.set_content("<!doctype html><title>query</title>")
        page.add_script_tag(content=dict(scripts())["engine.js"])
        yield page


@pytest.fixture(scope="module")
def tables() -> dict[str, Any]:
    """The words of the library of the cases, as the script takes them."""
    found = yaml.safe_load((TESTS / "query" / "tables" / "library.yml").read_text(encoding="utf-8"))
    texts = [re.findall(r"[^\W_]+", text.lower()) for text in found.pop("texts")]
    pairs = {fold(" ".join(pair)) for words in texts for pair in pairwise(words)}
    return {**found, "words": Counter(word for words in texts for word in words), "pairs": sorted(pairs)}


@pytest.fixture(scope="module")
def answers(page: Page, tables: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """All cases of all classes, answered in one go."""
    asked = {name: yaml.safe_load((TESTS / "query" / f"{name}.yml").read_text(encoding="utf-8")) for name in CLASSES}
    told = iter(page.evaluate(ANSWER, [[case for name in CLASSES for case in asked[name]], tables]))
    return {name: [next(told) for _ in asked[name]] for name in CLASSES}


@pytest.mark.parametrize("name", CLASSES)
def test_query(name: str, answers: dict[str, list[dict[str, Any]]]) -> None:
    """What is typed is understood as the case says, wherever the case says something."""
    expected = yaml.safe_load((TESTS / "query" / f"{name}.yml").read_text(encoding="utf-8"))

    for case, answer in zip(expected, answers[name], strict=True):
        assert case == answer


def test_symbols_are_read_as_the_build_reads_them(page: Page) -> None:
    """The script and the model know the same symbols in all their spellings, and refuse the same texts."""
    asked = [parameter.values[0] for parameter in cases("symbols")]
    read = "texts => texts.map((text) => VanKienQuery.parseSymbol(text))"
    found = page.evaluate(read, [case["text"] for case in asked])

    for case, symbol in zip(asked, found, strict=True):
        told = {"symbol": symbol["text"], **symbol} if symbol else {}
        assert case == {"text": case["text"], **{key: told[key] for key in case if key in told and key != "text"}}


def vietnamese_words() -> set[str]:
    """The words with marks of all Vietnamese texts of this repository."""
    paths = [*(ROOT / "docs" / "vi").rglob("*.md"), *ROOT.glob("resolutions/*/vi.md")]
    text = " ".join(path.read_text(encoding="utf-8") for path in paths)
    return set(re.findall(r"[^\W\d_]+", unicodedata.normalize("NFC", text)))


TELEX = {"\u0301": "s", "\u0300": "f", "\u0309": "r", "\u0303": "x", "\u0323": "j", "\u031b": "w", "\u0306": "w"}
VNI = {
    "\u0301": "1",
    "\u0300": "2",
    "\u0309": "3",
    "\u0303": "4",
    "\u0323": "5",
    "\u0302": "6",
    "\u031b": "7",
    "\u0306": "8",
}
TONES = "\u0301\u0300\u0309\u0303\u0323"


def keys(word: str, method: dict[str, str], order: str) -> str:
    """The keys of a word: the tone at once, or after the word, or every mark after the word."""
    typed = marks = tone = ""
    for letter in word:
        base, *found = unicodedata.normalize("NFD", letter.replace("đ", "d").replace("Đ", "D"))
        typed += base
        stroke = ["d" if method is TELEX else "9"] if letter in "đĐ" else []
        for mark in stroke + found:
            key = method.get(mark, mark if mark in "d9" else base.lower())
            if mark in TONES and order != "at once":
                tone += key
            elif order == "last":
                marks += key if key not in "w7" or key not in marks else ""
            else:
                typed += key
    return typed + marks + tone


def test_words_of_the_library_are_kept(page: Page) -> None:
    """Every word of the texts is a syllable or comes back unchanged."""
    words = sorted(vietnamese_words())
    read = "words => words.map((word) => [VanKienQuery.decodeTelex(word), VanKienQuery.decodeVni(word)])"
    changed = [word for word, read in zip(words, page.evaluate(read, words), strict=True) if read != [word, word]]

    # Parts of addresses, names of files, fonts, a key, an element, an option: as Telex "moj" is "mọ", "Sans" is "Sán".
    assert [
        word
        for word in changed
        if word not in ("conf", "core", "moj", "sw", "Sans", "bw", "Esc", "ins", "six", "theme", "themes", "two")
    ] == []


@pytest.mark.parametrize("order", ["at once", "tone last", "last"])
@pytest.mark.parametrize("name", ["Telex", "Vni"])
def test_words_of_the_library_are_decoded(page: Page, name: str, order: str) -> None:
    """At least 99.5 % of the words come back from the keys with which they are typed."""
    method = {"Telex": TELEX, "Vni": VNI}[name]
    words = sorted(word for word in vietnamese_words() if not word.isascii())
    read = "words => words.map((word) => [VanKienQuery.isSyllable(word), VanKienQuery.key(word)])"
    known = [
        (word, key) for word, (is_syllable, key) in zip(words, page.evaluate(read, words), strict=True) if is_syllable
    ]
    typed = [keys(word, method, order) for word, _ in known]
    decoded = page.evaluate(f"words => words.map((word) => VanKienQuery.key(VanKienQuery.decode{name}(word)))", typed)
    lost = [(word, keys) for (word, key), keys, back in zip(known, typed, decoded, strict=True) if key != back]

    assert len(known) > 1000
    assert len(lost) <= 0.005 * len(known), lost


def test_every_abbreviation_is_written_out(page: Page) -> None:
    """The editors' table is read whole, and no two of its entries are typed alike."""
    path = ROOT / "resolutions" / "vocabulary" / "abbreviations.yml"
    table = {short: entry["vi"] for short, entry in yaml.safe_load(path.read_text(encoding="utf-8")).items()}
    read = """table => Object.keys(table).map((short) =>
        VanKienQuery.understand(short, {abbreviations: table}).words.map((word) => word.shown).join(" "))"""
    expected = [" ".join(re.findall(r"\w+", full)) for full in table.values()]

    assert expected == page.evaluate(read, table)


HOSTILE = {
    "one word": "a" * 10_000,
    "one word of digits": "1" * 10_000,
    "marks": "\u0301\u0302\u0323" * 3_300,
    "a letter with marks": "a" + "\u0301" * 9_999,
    "emoji": "👩‍👩‍👧‍👦" * 1_000,
    "half a surrogate": "\ud83d" * 10_000,
    "right to left": "\u202e" + "مرحبا " * 1_600,
    "regex": "(a+)+$[^]{1,9}\\" * 600,
    "quotes": '"' * 10_000,
    "pairs of quotes": '"a" ' * 2_500,
    "symbols": "57-NQ/TW " * 1_100,
    "strokes": "57-" * 3_300,
    "dates": "1/1/2000/" * 1_100,
    "keys of objects": "__proto__ constructor toString hasOwnProperty " * 200,
    "syllables run together": "danvankheo" * 1_000,
    "onsets": "ngh" * 3_300,
    "telex": "duongdwf " * 1_100,
    "nothing": "\u0000" * 10_000,
    "blanks": " \u00a0\u2003" * 3_300,
    "slips": "ngị quyt chyển " * 660,
}


def test_hostile_input(page: Page, tables: dict[str, Any]) -> None:
    """Ten thousand characters of anything are read in a moment, by every function, without an exception."""
    read = """([texts, tables]) => Object.keys(texts).map((name) => {
      const text = texts[name];
      const query = VanKienQuery;
      const start = performance.now();
      for (const ask of [query.normalise, query.fold, query.key, query.isSyllable, query.isBare, query.decodeTelex,
        query.decodeVni, query.parseSymbol]) ask(text);
      query.split(text, tables);
      query.correct(text, tables);
      query.understand(text, tables).readings[0].words.length;
      return [name, Math.round(performance.now() - start)];
    })"""
    page.evaluate(read, [HOSTILE, tables])
    slow = [(name, taken) for name, taken in page.evaluate(read, [HOSTILE, tables]) if taken > 1000]

    # Alone on the machine each takes less than a tenth of that.
    assert slow == []


def test_without_tables(page: Page) -> None:
    """Before the library's words have come, a question is read all the same, and nothing is guessed."""
    read = """texts => texts.map((text) => {
      const told = VanKienQuery.understand(text);
      return [told.readings[0].words.map((word) => word.exact).join(" "), told.symbols.map((one) => one.text).join(" "),
        told.readings.some((reading) => reading.changed)];
    })"""
    told = page.evaluate(read, ["chuyeern ddoori soos", "nq 57", "danvankheo", "ngị quyết", "", None])

    assert told == [
        ["chuyển đổi số", "", False],
        ["", "57-NQ", False],
        ["danvankheo", "", False],
        ["ngị quyết", "", False],
        ["", "", False],
        ["", "", False],
    ]
