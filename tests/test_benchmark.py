"""What the search is measured with: the same library and queries for the same seed, and queries that stay unseen."""

from html import escape
from pathlib import Path
from urllib.request import Request, urlopen

import pytest

from benchmarks.search import spellings
from benchmarks.search.corpus import Corpus, tokens
from benchmarks.search.derived import Query, derive
from benchmarks.search.generate import lay_out, made_up
from benchmarks.search.made_up import make
from benchmarks.search.measure import Answer, Costs
from benchmarks.search.plain_pages import as_html, plain_pages
from benchmarks.search.query_sets import by_hand
from benchmarks.search.rows import Row, dumped, loaded
from benchmarks.search.serving import serve
from benchmarks.search.table import at_provision, mrr, recall
from building import vankien
from case_files import TESTS, cases
from vankien.model.outline import read_outline
from vankien.sources.library import read_library

WORKS = 40


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with a few made-up works."""
    folder = tmp_path_factory.mktemp("made-up") / "library"
    lay_out(folder, WORKS, seed=7)
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    """All files of the works."""
    works = folder / "resolutions"
    return {path.relative_to(works).as_posix(): path.read_bytes() for path in works.rglob("*") if path.is_file()}


def test_same_seed_gives_the_same_bytes(library: Path, tmp_path: Path) -> None:
    """A library is the same for the same seed, and another one for another."""
    lay_out(tmp_path / "again", WORKS, seed=7)
    lay_out(tmp_path / "other", WORKS, seed=8)

    assert contents(library) == contents(tmp_path / "again")
    assert contents(library).keys() != contents(tmp_path / "other").keys()


def test_made_up_library_has_no_fault(library: Path) -> None:
    """`vankien check` finds no error in it, and as many works as were asked for."""
    done = vankien("check", root=library)

    assert done.returncode == 0, done.stdout
    assert f"{WORKS} văn bản" in done.stdout + done.stderr


def test_larger_library_begins_as_the_smaller_one() -> None:
    """Queries over the first works stay good when the library grows."""
    assert [w.title for w in make(60, 3, ())][:20] == [w.title for w in make(20, 3, ())]


def test_provisions_are_where_the_program_reads_them() -> None:
    """The addresses that queries want are those that the program gives."""
    for work in made_up(120, 7):
        read = [(p.anchor, p.heading, p.text) for p in read_outline(work.body).provisions]

        assert [(p.anchor, p.heading, p.text) for p in work.passages if p.anchor] == read


def test_queries_want_what_there_is() -> None:
    """Every query wants works of the library; a passage's words stand together in its provision alone."""
    works = made_up(300, 7)
    queries = derive(works, 7)
    corpus = Corpus(works, [])
    known = {work.id: work for work in works}

    assert queries == derive(works, 7)
    assert len({query.cls for query in queries}) >= 30
    assert all(query.want and set(query.want) <= known.keys() for query in queries)
    for query in (q for q in queries if q.cls.startswith("passage_")):
        holders = {(place.work.id, place.passage.anchor) for place in corpus.holding(tokens(query.q))}
        assert (query.want[0], query.anchor) in holders
        assert {holder for holder in holders if holder[1]} == {(query.want[0], query.anchor)}, query


@pytest.mark.parametrize("case", cases("ways_of_typing"))
def test_way_of_typing(case: dict[str, str]) -> None:
    """A text typed in a certain way."""
    way = getattr(spellings, case["way"])

    assert case["typed"] == (way(case["text"], case["tone_last"]) if "tone_last" in case else way(case["text"]))


def test_no_unseen_query_is_a_seen_one() -> None:
    """At least a third is unseen, of both halves, and none of them can be tuned on under another name."""
    queries = [*derive(made_up(300, 7), 7), *by_hand()]
    texts = {is_unseen: [q.q.lower() for q in queries if q.is_unseen == is_unseen] for is_unseen in (False, True)}

    assert not set(texts[False]) & set(texts[True])
    assert len(texts[True]) * 3 >= len(queries)
    assert all(any(query.is_unseen for query in queries if query.half == half) for half in ("derived", "by hand"))


def test_queries_by_hand_want_what_there_is() -> None:
    """Queries by hand name works, terms and pages of this repository."""
    root = TESTS.parent
    known = {path.parent.name for path in root.glob("resolutions/*/work.yml")}
    known |= {f"term:{path.stem}" for path in root.glob("glossary/*.yml")}
    for query in by_hand():
        missing = {want for want in query.want if want not in known and not want.startswith("page:")}
        assert not missing, query


def test_plain_pages_hold_every_provision() -> None:
    """The other engines get the same texts, at the same addresses."""
    pages = {page.address: page for page in plain_pages(TESTS / "library")}
    library = read_library(TESTS / "library").library

    assert {f"resolutions/{id_}" for id_ in library.works} | {
        f"glossary/{id_}" for id_ in library.terms
    } <= pages.keys()
    for work in library.works.values():
        html = as_html(pages[f"resolutions/{work.id}"])
        for provision in work.source_text.outline.provisions:
            assert f'id="{provision.anchor}"' in html
            assert provision.text == "" or escape(provision.text.split()[-1].split("[^")[0]) in html


def test_server_counts_what_it_sends(tmp_path: Path) -> None:
    """Text is sent compressed, other files as they are; both are counted with their heads."""
    (tmp_path / "a.js").write_text("x" * 10_000, encoding="utf-8")
    (tmp_path / "b.bin").write_bytes(b"x" * 10_000)
    with serve(tmp_path) as site:
        for name in ("a.js", "b.bin"):
            urlopen(Request(site.address + name, headers={"Accept-Encoding": "gzip"})).close()
        sent = {path: head + body for path, head, body in site.taken()}

        assert sent["/a.js"] < 500
        assert 10_000 < sent["/b.bin"] < 10_500
        assert site.taken() == []


def test_figures() -> None:
    """Ranks, shares and provisions are counted as the table says, also after a way through a file."""
    queries = [Query("a", "chuyển", ("1",), "II.3"), Query("a", "đổi", ("2", "3")), Query("b", "số", ("4",), "d5")]
    answers = [
        Answer(queries[0], ("1", "9"), "II.3", 1),
        Answer(queries[1], ("9", "3"), "", 2),
        Answer(queries[2], ("8",), "", 3),
    ]
    kept = dumped(Row("engine", answers, Costs(), 5))

    for measured in (answers, loaded(kept, queries).answers):
        assert (mrr(measured), recall(measured), at_provision(measured)) == (0.5, 1 / 3, 0.5)
    assert "chuyển" not in kept
