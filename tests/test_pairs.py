"""Two languages side by side: what stands beside what, and how a text is taken apart for it."""

import re
from dataclasses import replace

from printing import BIG, views
from vankien.model.work import Work
from vankien.outputs.markdown.pieces import NOTES, Pieces
from vankien.outputs.markdown.render import Links
from vankien.outputs.pages.side_by_side import side_by_side_pages
from vankien.outputs.pairs import beside, has_pairs, paired, text_pieces

LINKS = Links(lambda work, anchor: f"{work.id}#{anchor}", lambda term: term.id)


def work() -> Work:
    """The work with every structure."""
    return views("vi").library.works[BIG]


def pieces(language: str, **options: object) -> dict[str, str]:
    """Its text in one language, taken apart."""
    made = Pieces(language, "../", **options)  # type: ignore[arg-type]
    return text_pieces(work(), work().expressions[language], views(language), LINKS, made)[0]


def test_every_provision_is_a_piece_in_its_order() -> None:
    """None is lost, none stands twice, and each holds its own words without those of what is inside it."""
    for language in ("vi", "en"):
        found = pieces(language)
        outline = work().expressions[language].outline
        assert list(found) == ["", *(provision.anchor for provision in outline.provisions), NOTES]
        assert all(html.count('class="pv ') == (anchor not in ("", NOTES)) for anchor, html in found.items())
    vi = pieces("vi")
    assert ">Điều 5.</a> Sắp xếp sách" in vi["d5"]
    assert "Sách thường" not in vi["d5"]
    assert "Sách thường" in vi["d5.k1"]
    assert [anchor for anchor, html in vi.items() if "<table" in html] == ["d7.k1"]


def test_links_work_in_both_columns() -> None:
    """No id stands twice, notes are told apart by language, and sources are those of the page of the text."""
    vi, en = pieces("vi"), pieces("en")
    both = "".join((*vi.values(), *en.values()))
    names = re.findall(r'id="([^"]+)"', both)
    assert len(names) == len(set(names)) > 3
    assert all(re.match(r"(vi|en)-fn", name) for name in names)
    assert set(re.findall(r'href="#((?:vi|en)-fn[^"]+)"', both)) == set(names)
    assert set(re.findall(r'href="([^"]*#nguon-)', both)) == {"../#nguon-"}
    assert 'class="term"' in both
    assert 'href="2016-12-nq-hdtv#' in both
    assert "↩" in both
    assert "↩" not in "".join(pieces("en", ways_back=False).values())


def test_what_one_language_lacks_is_an_empty_place() -> None:
    """In the place where the other has it, on either side."""
    vi, en = pieces("vi"), pieces("en")
    del vi["d9"], en["d5.k1.a"]
    found = {pair.anchor: pair for pair in paired(vi, en)}
    order = list(found)
    assert (found["d9"].source, found["d5.k1.a"].target) == ("", "")
    assert "Article 9." in found["d9"].target
    assert order == list(pieces("vi"))


def test_pages_are_made_of_translations_alone() -> None:
    """In the language of the translation; the Vietnamese page of a work leads to all of them."""
    works = views("vi").library.works
    translated = {name for name, one in works.items() if "en" in one.expressions}
    assert {f"resolutions/{name}/side-by-side/" for name in translated} == {
        page.address for page in side_by_side_pages(views("en"))
    }
    assert list(side_by_side_pages(views("vi"))) == []
    assert beside(works[BIG], views("vi")) == beside(works[BIG], views("en")) == ("en",)
    # A text in a language in which no site is made leads nowhere.
    alone = replace(views("vi"), library=replace(views("vi").library, languages=("vi",)))
    assert beside(works[BIG], alone) == ()
    assert not any(has_pairs(one, "en") for name, one in works.items() if name not in translated)
