"""The sample library, built once with real MkDocs in two languages, with its prints."""

import csv
import io
import json
import re
import shutil
import xml.etree.ElementTree as ET
from pathlib import Path

import feedparser
import pikepdf
import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from building import HOOKS, vankien
from serving import chromium, serve
from vankien.outputs.link_check import dead_links
from vankien.outputs.policy import START
from vankien.outputs.scripts import BUNDLES, PARTS, part_file
from vankien.outputs.site_pages import BuiltPage, read_site
from vankien.sources.library import read_library

pytestmark = pytest.mark.xdist_group("sample site")
BIG = "2021-30-2021-nd-tvm"
ONLY_VI = "2016-12-nq-hdtv"
URL = "https://mau.example/thu-vien/"


@pytest.fixture(scope="module")
def root(sample_library: Path) -> Path:
    """The library with its published site."""
    return sample_library


@pytest.fixture(scope="module")
def site(root: Path) -> Path:
    """Its site."""
    return root / "site"


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, BuiltPage]:
    """Its pages, read back."""
    return {page.address: page for page in read_site(site)}


def text(site: Path, address: str) -> str:
    """The HTML of a page."""
    return (site / address / "index.html").read_text(encoding="utf-8")


def test_page_asks_questions_in_its_language(site: Path) -> None:
    """Each leads to its provisions; a hint can be opened without a script; who translated them is said."""
    vi, en = (text(site, f"{prefix}resolutions/{BIG}/").split('id="cau-hoi"') for prefix in ("", "en/"))
    assert len(vi) == len(en) == 2
    assert re.search(r'id="cau-hoi-lam-truoc">.*?href="#d5.k1.a".*?href="#d4.k2"', vi[1], re.DOTALL)
    assert re.search(r"<details><summary>Gợi ý</summary><p>Đối chiếu bảng.*?#nguon-ban-in", vi[1], re.DOTALL)
    assert "cau-hoi-lam-truoc" not in en[1]
    assert "Machine translation" in en[1].split("<ol>")[0]
    assert 'id="cau-hoi"' not in text(site, f"resolutions/{ONLY_VI}/")


def test_every_provision_has_its_anchor(root: Path, pages: dict[str, BuiltPage]) -> None:
    """What the model says of the structure stands in the page, in every language."""
    for work in read_library(root).library.works.values():
        for language, expression in work.expressions.items():
            prefix = "" if language == "vi" else f"{language}/"
            page = pages[f"{prefix}resolutions/{work.id}/"]
            anchors = {provision.anchor for provision in expression.outline.provisions}
            assert anchors
            assert anchors <= page.anchors


def test_translation_has_the_same_anchors(root: Path) -> None:
    """A provision keeps its address in every language."""
    for work in read_library(root).library.works.values():
        anchors = [
            [p.anchor for p in expression.outline.provisions if p.label] for expression in work.expressions.values()
        ]
        assert all(other == anchors[0] for other in anchors)


def test_numbers_stand_as_typed(site: Path) -> None:
    """Nothing is renumbered: đ) stays đ), and no list of the browser's own counts."""
    html = text(site, f"resolutions/{BIG}")
    for label in ("đ)", "e)", "Điều 12.", "Chương I", "Phần thứ nhất", "Phụ lục II", "1.1."):
        assert f">{label}</a>" in html.replace("<p>", "")
    assert (
        "<ol>"
        not in html.split('class="prose provisions">')[1]
        .split("</section>")[0]
        .replace('<div class="footnote">', "<!--")
        .split("<!--")[0]
    )


def test_provision_is_named_as_jurists_do(site: Path) -> None:
    """The permalink says what it leads to."""
    html = text(site, f"resolutions/{BIG}")
    assert 'aria-label="điểm đ khoản 1 Điều 4"' in html
    assert 'aria-label="khoản 2 Điều 1 Phụ lục I"' in html
    assert 'aria-label="điểm 2.1 khoản 2 Điều 6"' in html
    assert 'aria-label="Phần thứ nhất"' in html


def test_citation_leads_to_the_provision(site: Path) -> None:
    """A clause cited in the text is linked, and the other work says by whom it is cited."""
    html = text(site, f"resolutions/{BIG}")
    links = re.findall(r'<a class="cite" href="([^"]+)"', html)
    assert any(link.startswith("../2016-12-nq-hdtv/") for link in links)
    assert any("#" in link for link in links)
    cited = text(site, "resolutions/2016-12-nq-hdtv")
    assert "Được viện dẫn trong" in cited
    assert f"../{BIG}/#" in cited


def test_provision_of_the_same_document_is_linked(site: Path) -> None:
    """ "điểm a khoản 1 Điều 5 của Nghị định này" leads there."""
    html = text(site, f"resolutions/{BIG}")
    assert '<a class="cite" href="#d5.k1.a">điểm a khoản 1 Điều 5</a> của' in html


def test_relations_are_shown_both_ways(site: Path) -> None:
    """What one work implements is implemented by it, though it is written down once."""
    assert "<h3>Thực hiện</h3>" in text(site, f"resolutions/{BIG}")
    assert "<h3>Được thực hiện bằng</h3>" in text(site, "resolutions/2019-20-nq-hdtv")


def test_chain_is_drawn_and_told(site: Path) -> None:
    """The drawing has a band for each level, and the same in words."""
    html = text(site, "resolutions/2019-20-nq-hdtv")
    bands = re.findall(r'class="band"[^>]*>([^<]+)<', html)
    assert bands == ["Trung ương", "Cơ quan nhà nước", "Tỉnh, thành phố", "Cơ sở"]
    assert html.count('class="edge') == html.split("Sơ đồ bằng lời")[1].split("</ul>")[0].count("<li>")


def test_no_link_is_dead(site: Path, pages: dict[str, BuiltPage]) -> None:
    """Every link inside the site leads somewhere, in all languages."""
    assert list(dead_links(site, list(pages.values()), "/thu-vien/")) == []


def test_languages_point_to_each_other(pages: dict[str, BuiltPage]) -> None:
    """Pages in both languages name each other; a page in one language does not promise another."""
    both = pages["resolutions/2019-20-nq-hdtv/"]
    assert both.alternates[:2] == [
        ("vi", f"{URL}resolutions/2019-20-nq-hdtv/"),
        ("en", f"{URL}en/resolutions/2019-20-nq-hdtv/"),
    ]
    assert pages["en/resolutions/2019-20-nq-hdtv/"].language == "en"
    # hreflang is told where there are several; each is told where no language is asked for, too.
    assert both.alternates[2:] == [("x-default", f"{URL}resolutions/2019-20-nq-hdtv/")]
    assert pages[f"resolutions/{ONLY_VI}/"].alternates == []
    # No page that Vietnamese lacks is promised to all.
    assert [a for p in pages.values() for a in p.alternates if a[0] == "x-default" and "/en/" in a[1]] == []
    assert f"en/resolutions/{ONLY_VI}/" not in pages


def test_english_register_leads_to_what_exists(site: Path) -> None:
    """A work without English text is listed with its Vietnamese title, marked as such, and leads there."""
    html = text(site, "en/resolutions")
    assert f'href="../../resolutions/{ONLY_VI}/"' in html
    assert 'href="2019-20-nq-hdtv/"' in html
    assert 'lang="vi"' in html


def test_translation_says_what_it_is(site: Path) -> None:
    """Origin and review stand on the page."""
    html = text(site, "en/resolutions/2019-20-nq-hdtv")
    origins = "Translation by a person|Machine translation|Official translation"
    assert re.search(rf'class="badge">({origins})[^<]*, (not reviewed yet|reviewed by)', html)


def test_two_languages_stand_side_by_side(root: Path, site: Path, pages: dict[str, BuiltPage]) -> None:
    """On a page that both languages lead to, with the anchors of both; it is in no list of pages."""
    work = read_library(root).library.works[BIG]
    address = f"en/resolutions/{BIG}/side-by-side/"
    page = pages[address]
    anchors = {p.anchor for expression in work.expressions.values() for p in expression.outline.provisions}
    assert anchors <= page.anchors
    assert not page.indexed
    assert page.language == "en"
    assert f"../../{address}" in pages[f"resolutions/{BIG}/"].links
    assert "side-by-side/" in pages[f"en/resolutions/{BIG}/"].links
    assert not any("side-by-side" in link for link in pages[f"resolutions/{ONLY_VI}/"].links)
    html = text(site, address)
    names = re.findall(r' id="([^"]+)"', html)
    assert len(names) == len(set(names))
    row = re.search(r'<div class="pair" id="d4.k1.dd">(.*?)\n</div>\n', html, re.DOTALL)
    assert row
    assert re.findall(r'lang="(\w+)"', row[1]) == ["vi", "en"]
    assert "điểm đ khoản 1 Điều 4" in row[1].split('lang="en"')[0]
    assert f'href="../../../../print/{BIG}.bilingual.en.pdf"' in html
    assert address not in json.dumps([path.read_text("utf-8") for path in (site / "search").rglob("catalogue.js")])


def test_search_in_another_language_finds_vietnamese_texts(site: Path) -> None:
    """Behind the answer in the language of the page, marked as Vietnamese; the index comes only if it is wanted."""
    asked: list[str] = []
    with serve(site, asked=asked) as base, chromium() as browser:
        page = browser.new_page()
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))

        def look_for(text: str) -> list[str]:
            page.goto("about:blank")
            page.goto(f"{base}en/search/#q={text}")
            expect(page.locator("[data-search-results]")).to_have_attribute("data-search-state", "done")
            link = page.get_by_role("link", name="Search the Vietnamese texts")
            expect(link).to_have_attribute("href", re.compile(r"/search/#q="))
            if any("data/vi/catalogue.js" in path for path in asked):
                expect(page.get_by_role("heading", name="In Vietnamese", exact=True)).to_be_visible()
            found = page.locator("ol.results[lang=vi] > [data-result]")
            return [item.get_attribute("data-result") or "" for item in found.all()]

        assert look_for("library") == []
        assert not any("data/vi/" in path for path in asked)
        assert look_for("mối mọt") == ["2021-30-2021-nd-tvm"]
        assert "Tiếng Việt" in page.locator("ol.results[lang=vi] > li").first.inner_text()
        # A term in the words of the page is looked for by its Vietnamese name.
        assert look_for("librarian")[0] == "2024-22-qd-hdtv"
        assert errors == []


def test_aliases(site: Path) -> None:
    """One work under a symbol: straight on; two: a choice with dates."""
    assert 'http-equiv="refresh" content="0;url=../resolutions/2019-20-nq-hdtv/"' in text(site, "20-nq-hdtv")
    choice = text(site, "15-qd-hdtv")
    assert 'http-equiv="refresh"' not in choice
    assert choice.count('class="card"') == 2


def test_sitemap_holds_what_may_be_indexed(site: Path, pages: dict[str, BuiltPage]) -> None:
    """Exactly the pages that do not ask to be left out, each once, all under the site's address."""
    tree = ET.parse(site / "sitemap.xml")
    found = [e.text for e in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert sorted(found) == sorted(URL + page.address for page in pages.values() if page.indexed)
    assert len(found) == len(set(found))
    assert f"{URL}offline/" not in found
    assert f"{URL}20-nq-hdtv/" not in found


def test_feed_is_read_by_a_feed_reader(site: Path) -> None:
    """New and changed works, the newest change first, with what was changed."""
    feed = feedparser.parse((site / "feed.xml").read_bytes())
    english = feedparser.parse((site / "en" / "feed.xml").read_bytes())
    assert not feed.bozo
    assert not english.bozo
    assert english.feed.language == "en"
    assert {entry.title_detail.language for entry in english.entries} == {"en", "vi"}
    assert len(feed.entries) == 9
    days = [entry.updated for entry in feed.entries]
    assert days == sorted(days, reverse=True)
    entry = next(entry for entry in feed.entries if BIG in entry.id)
    assert entry.summary.startswith("15/02/2026: Thêm bản tiếng Anh. 20/01/2026: Đối chiếu bảng ở Điều 7 với bản in. ")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_browsers_are_told_of_the_search(site: Path, language: str) -> None:
    """Each language has its description, which every page names; what is searched for stays behind "#"."""
    prefix = "" if language == "vi" else "en/"
    space = {"o": "http://a9.com/-/spec/opensearch/1.1/"}
    tree = ET.parse(site / prefix / "opensearch.xml").getroot()
    url = tree.find("o:Url", space)
    assert url is not None
    assert url.attrib == {"type": "text/html", "template": f"{URL}{prefix}search/#q={{searchTerms}}"}
    assert len(tree.findtext("o:ShortName", "", space)) <= 16
    assert tree.findtext("o:Language", "", space) == language
    page = text(site, f"{prefix}glossary")
    assert '<link rel="search" type="application/opensearchdescription+xml"' in page
    assert 'href="../opensearch.xml"' in page


def test_open_data(root: Path, site: Path) -> None:
    """The register as JSON and CSV holds every work with its facts and their sources."""
    data = json.loads((site / "data" / "library.json").read_text(encoding="utf-8"))
    works = {work["id"]: work for work in data["works"]}
    assert works.keys() == read_library(root).library.works.keys()
    assert works[BIG]["symbol"] == {"value": "30/2021/NĐ-TVM", "confidence": "confirmed", "sources": []}
    assert works[BIG]["date"]["sources"] == ["ban-in"]
    rows = list(csv.DictReader(io.StringIO((site / "data" / "library.csv").read_text(encoding="utf-8-sig"))))
    assert {row["id"] for row in rows} == works.keys()


def test_json_ld_describes_the_work(site: Path) -> None:
    """Search engines are told what a work is."""
    html = text(site, f"resolutions/{BIG}")
    data = json.loads(html.split('<script type="application/ld+json">')[1].split("</script>")[0])
    assert data["@type"] == "Legislation"
    assert data["legislationIdentifier"] == "30/2021/NĐ-TVM"
    assert data["legislationDate"] == "2021-05-10"
    assert data["legislationLegalForce"] == "https://schema.org/InForce"


def test_nothing_comes_from_another_host(site: Path) -> None:
    """No style, script, font or picture is fetched from elsewhere, and no cookie is set."""
    for path in site.rglob("*.html"):
        # The one script in a page asks for a style sheet of ours.
        html = path.read_text(encoding="utf-8").replace(START, "")
        assert not re.search(r'<(?:script|img|iframe)[^>]+src="(?:https?:)?//', html), path
        assert not re.search(r'<link[^>]+rel="(?:stylesheet|preconnect)"', html), path
        assert not re.search(r'<link[^>]+rel="preload"[^>]+href="(?:https?:)?//', html), path
    for path in (site / "assets").rglob("*.js"):
        assert "document.cookie" not in path.read_text(encoding="utf-8")


def test_theme_scripts_do_not_reach_the_reader(site: Path) -> None:
    """Of the theme's own files only ours are published."""
    names = sorted(path.relative_to(site).as_posix() for path in (site / "assets").rglob("*") if path.is_file())
    assets = (path.name for path in (HOOKS / "vankien" / "theme" / "assets").iterdir() if path.suffix != ".css")
    parts = (part_file(name, language) for name in PARTS for language in ("vi", "en"))
    ours = {*BUNDLES, *assets, *parts, "parts.css", "wide.css"}
    assert names == sorted(f"assets/{name}" for name in ours)
    assert not (site / "en" / "assets").exists()


def test_index_has_every_language(site: Path) -> None:
    """One index a language, none of Pagefind's own interfaces."""
    entry = json.loads((site / "pagefind" / "pagefind-entry.json").read_text(encoding="utf-8"))
    assert sorted(entry["languages"]) == ["en", "vi"]
    assert not list((site / "pagefind").glob("pagefind-ui*"))


def test_english_reader_finds_a_vietnamese_work(site: Path) -> None:
    """Its kind and body are in English; its title says that it is Vietnamese, and leads to the Vietnamese page."""
    with serve(site) as base, chromium() as browser:
        page = browser.new_page()
        page.goto(f"{base}en/search/#q=12-nq/hdtv")
        result = page.locator(f"[data-result='{ONLY_VI}']")
        expect(result).to_contain_text("Resolution No. 12-NQ/HĐTV")
        expect(result).to_contain_text("In force")
        expect(result.locator(".r-title")).to_have_attribute("lang", "vi")
        expect(result.locator(".badge", has_text="Tiếng Việt")).to_have_attribute("lang", "vi")
        assert result.locator("h2 a").get_attribute("href") == f"{base}resolutions/{ONLY_VI}/"
        expect(page.get_by_role("status").first).to_have_text("Results: 1")


def test_reader_stays_at_the_provision_in_another_language(site: Path) -> None:
    """The switcher leads to the provision that is being read, and a search goes along; without scripts to the page."""
    with serve(site) as base, chromium() as browser:
        page = browser.new_page(viewport={"width": 360, "height": 740}, reduced_motion="reduce")
        page.goto(f"{base}resolutions/{BIG}/#d5.k1")
        expect(page.locator("[id='d5.k1']")).to_be_in_viewport()
        english = page.locator(".languages a[hreflang=en]")
        assert english.get_attribute("href") == f"../../en/resolutions/{BIG}/"
        page.locator("details.menu summary").click()
        page.locator("[data-theme-switch]").wait_for()
        english.click()
        page.wait_for_url(re.compile("/en/"))
        assert page.url == f"{base}en/resolutions/{BIG}/#d5.k1"
        page.locator("details.menu summary").click()
        page.locator("[data-theme-switch]").wait_for()
        page.evaluate("document.getElementById('d7').scrollIntoView()")
        # Playwright's own click would scroll first.
        page.locator(".languages a[hreflang=vi]").evaluate("link => link.click()")
        page.wait_for_url(f"{base}resolutions/{BIG}/#d7")
        page.goto(f"{base}en/search/#q=kho")
        page.locator("details.menu summary").click()
        page.locator("[data-theme-switch]").wait_for()
        page.locator(".languages a[hreflang=vi]").click()
        page.wait_for_url(f"{base}search/#q=kho")


@pytest.fixture(scope="module")
def handout(site: Path) -> PdfReader:
    """The handout of the work that exercises every structure."""
    return PdfReader(site / "print" / f"{BIG}.handout.vi.pdf")


def test_every_expression_is_printed(root: Path, site: Path) -> None:
    """Each work in each of its languages, in every variant, and the forms; the index tells how large they are."""
    library = read_library(root).library
    works = library.works.values()
    variants = ("handout", "booklet", "booklet-sheets", "booklet-sheets-manual", "large")
    expected = {f"{work.id}.{v}.{language}.pdf" for work in works for language in work.expressions for v in variants}
    expected |= {f"{work.id}.bilingual.en.pdf" for work in works if "en" in work.expressions}
    expected |= {f"tally.{form}.{language}.pdf" for form in ("sheet", "slips") for language in library.languages}
    rows = json.loads((site / "print" / "index.json").read_text(encoding="utf-8"))
    index = [row for row in rows if row["name"].endswith(".pdf")]
    assert expected == {path.name for path in (site / "print").glob("*.pdf")}
    assert sorted(expected) == [row["name"] for row in index]
    for row in index:
        path = site / "print" / row["name"]
        pages = len(PdfReader(path).pages)
        assert (row["bytes"], row["pages"]) == (path.stat().st_size, pages)
        assert row["name"] == f"{row['work']}.{row['variant']}.{row['language']}.pdf"
        on_a_sheet = {"booklet": 4}.get(row["variant"], 2)
        assert row["sheets"] == -(-(pages - (row["variant"] == "booklet-sheets-manual")) // on_a_sheet)


def test_every_expression_is_offered_with_its_size(root: Path, site: Path) -> None:
    """Each page offers the prints, e-book, Word and plain text of its language, and each is as large as it says."""
    index = {row["name"]: row for row in json.loads((site / "print" / "index.json").read_text(encoding="utf-8"))}
    assert index.keys() == {
        path.name for path in (site / "print").iterdir() if path.suffix not in ("", ".html", ".json")
    }
    for name, row in index.items():
        assert row["bytes"] == (site / "print" / name).stat().st_size
    for work in read_library(root).library.works.values():
        for language in work.expressions:
            html = text(site, f"{'' if language == 'vi' else f'{language}/'}resolutions/{work.id}")
            offers = html.split('class="offers"')[1].split("</details>")[0]
            found = dict(re.findall(r'<a href="[./]+/print/([^"]+)"[^>]*>.*?, (\d+) KB', offers))
            assert {name.rsplit(".", 1)[1] for name in found} == {"pdf", "epub", "docx", "md"}
            assert all(f".{language}." in name or ".bilingual.en." in name for name in found)
            assert any(".bilingual." in name for name in found) == ("en" in work.expressions)
            for name, size in found.items():
                assert abs(int(size) * 1000 - index[name]["bytes"]) <= 1000


def test_print_page_has_every_work_by_field_and_month(root: Path, site: Path) -> None:
    """Works with a picture of their first page, their pages and sheets; each under its fields and its month."""
    index = {row["name"]: row for row in json.loads((site / "print" / "index.json").read_text(encoding="utf-8"))}
    home = text(site, "print")
    for work in read_library(root).library.works.values():
        name = f"{work.id}.handout.vi.pdf"
        month = f"print/month/{work.date.value:%Y-%m}"
        for html in (home, text(site, month), *(text(site, f"print/field/{field.id}") for field in work.fields)):
            entry = re.split(rf'href="[./]*{re.escape(name)}"', html)[1].split("</li>")[0]
            assert f"{index[name]['pages']} trang, {index[name]['sheets']} tờ giấy" in entry
            assert f"{work.id}.vi.webp" in html
        assert index[name]["sheets"] == -(-index[name]["pages"] // 2)
    assert home.count('loading="lazy"') == home.count("<img") > 0
    assert "lật theo cạnh ngắn" in home
    assert "flip on short edge" in text(site, "en/print")
    assert 'lang="vi"' in text(site, "en/print").split('class="prints"')[1]


def test_paper_page_and_record_have_one_version(root: Path, site: Path, handout: PdfReader) -> None:
    """What the print says of its version, the page compares it with, and the record keeps."""
    printed = re.search(r"Phiên bản nội dung: ([0-9a-f]{8})", " ".join(page.extract_text() for page in handout.pages))
    shown = re.search(r'data-version="([0-9a-f]{8})"', text(site, f"resolutions/{BIG}"))
    work = read_library(root).library.works[BIG]
    assert printed
    assert shown
    assert shown[1] == printed[1]
    assert [version.version for version in work.expressions["vi"].printed] == [printed[1]]
    assert all(expression.printed for work in read_library(root).library.works.values() for expression in
               work.expressions.values())  # fmt: skip


def test_pictures_of_first_pages_are_small(site: Path) -> None:
    """A few kilobytes each, of the size that the page keeps free for them."""
    from PIL import Image

    pictures = list((site / "print").glob("*.webp"))
    assert pictures
    for path in pictures:
        assert path.stat().st_size < 8000
        with Image.open(path) as image:
            assert image.size == (180, 255)
            assert len(set(image.convert("L").tobytes())) > 20


def test_print_has_the_text_in_nfc(handout: PdfReader) -> None:
    """What is copied from the PDF is what was written, every Vietnamese letter of it, with its numbers."""
    import unicodedata

    body = " ".join(" ".join(page.extract_text().split()) for page in handout.pages)
    assert unicodedata.is_normalized("NFC", body)
    for words in ("Hễ trời ẩm, thầy y tá", "KỴ NHẤT LÀ NƯỚC, KẾ ĐẾN LỬA", "Điều 12.", "đ)", "Phụ lục II"):
        assert words in body


def test_print_is_a4_with_page_numbers_and_running_heads(handout: PdfReader) -> None:
    """Paper size, "x/y" at the foot and the symbol at the head of every page but the first."""
    count = len(handout.pages)
    assert count > 5
    for number, page in enumerate(handout.pages, 1):
        box = page.mediabox
        assert (round(float(box.width)), round(float(box.height))) == (595, 842)
        words = page.extract_text()
        assert f"{number}/{count}" in words
        if number > 1:
            assert "Nghị định số 30/2021/NĐ-TVM · " in " ".join(words.split())
    assert "· Phần thứ nhất KHO SÁCH VÀ PHÒNG ĐỌC" in " ".join(
        " ".join(page.extract_text().split()) for page in handout.pages
    )


def test_contents_name_the_right_pages(handout: PdfReader) -> None:
    """The page that the contents give for a heading is the page it stands on."""
    pages = [" ".join(page.extract_text().split()) for page in handout.pages]
    contents = " ".join(pages[:3])
    listed = re.search(r"Phụ lục II\. VIỆC LÀM HẰNG NĂM[ .]*(\d+)", contents)
    assert listed
    assert "VIỆC LÀM HẰNG NĂM" in pages[int(listed[1]) - 1]


def test_print_has_an_outline_and_metadata(handout: PdfReader) -> None:
    """Bookmarks for the headings; title, author, language and a date that does not change."""

    def titles(items: list) -> list[str]:
        return [title for item in items for title in (titles(item) if isinstance(item, list) else [item.title])]

    outline = titles(handout.outline)
    assert any("Điều 7" in title for title in outline)
    assert any("Phụ lục II" in title for title in outline)
    assert handout.metadata is not None
    assert "30/2021/NĐ-TVM" in (handout.metadata.title or "")
    assert handout.metadata.author == "Ban Điều hành Thư viện Mẫu"
    assert handout.trailer["/Root"]["/Lang"] == "vi"
    assert "2026" in str(handout.metadata.get("/CreationDate"))


def test_fonts_are_embedded_and_ours(site: Path) -> None:
    """No font of the machine slips in, and every one is inside the file."""
    for path in (site / "print").glob("*.pdf"):
        with pikepdf.open(path) as pdf:
            fonts = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/BaseFont" in o]
            assert fonts
            for font in fonts:
                assert re.match(r"/[A-Z]{6}\+Noto-(Serif|Sans)", str(font.BaseFont))
                for descendant in font.get("/DescendantFonts", ()):
                    assert "/FontFile2" in descendant.FontDescriptor


def test_footnotes_stand_at_the_foot(handout: PdfReader) -> None:
    """The note is on the page of its mark, not at the end."""
    pages = [" ".join(page.extract_text().split()) for page in handout.pages]
    noted = next(i for i, page in enumerate(pages) if "Chỉ lau bằng vải khô; không dùng cồn." in page)
    assert noted < len(pages) - 3
    assert sum("Chỉ lau bằng vải khô" in page for page in pages) == 1


def test_qr_leads_to_the_page(handout: PdfReader) -> None:
    """The cover links to the address that its QR code carries."""
    links = [a.get_object()["/A"].get("/URI") for a in handout.pages[0]["/Annots"] if "/A" in a.get_object()]
    assert f"{URL}resolutions/{BIG}/" in links


def test_prints_are_the_same_bytes_each_time(root: Path, site: Path, tmp_path: Path) -> None:
    """The same source gives the same file."""
    shutil.rmtree(root / ".vankien" / "prints")
    done = vankien("print", BIG, "--output", str(tmp_path), root=root)
    assert done.returncode == 0, done.stderr
    files = sorted(tmp_path.iterdir())
    assert len(files) == 11
    for path in files:
        assert path.read_bytes() == (site / "print" / path.name).read_bytes()


def test_print_by_symbol(root: Path, tmp_path: Path) -> None:
    """A symbol prints every work that bears it; an unknown name is wrong use and says what is near."""
    done = vankien("print", "15-qd/hđtv", "--variant", "handout", "--output", str(tmp_path), root=root)
    assert sorted(path.name.split(".")[0] for path in tmp_path.iterdir()) == ["2018-15-qd-hdtv", "2023-15-qd-hdtv"]
    assert "tờ A4" in done.stdout
    wrong = vankien("print", "2018-15-qd-hdt", root=root)
    assert wrong.returncode == 2
    assert "2018-15-qd-hdtv" in wrong.stderr


def test_missing_glyph_stops_the_print(root: Path, tmp_path: Path) -> None:
    """A character that no font has is named with its source; nothing is replaced by a box in silence."""
    work = next((root / "resolutions").glob("2012*/vi.md"))
    before = work.read_text(encoding="utf-8")
    work.write_text(before + "\nChữ 𗀀 lạ.\n", encoding="utf-8")
    done = vankien("print", work.parent.name, "--variant", "handout", "--output", str(tmp_path), root=root)
    work.write_text(before, encoding="utf-8")

    assert done.returncode == 1
    assert "[P-001]" in done.stdout
    assert "U+17000" in done.stdout


def test_status_lists_works_and_languages(root: Path) -> None:
    """For programs, too: every work with every language."""
    done = vankien("status", "--json", root=root)
    found = json.loads(done.stdout)
    assert {work: of["en"]["present"] for work, of in found.items()}[ONLY_VI] is False
    assert [sum(of[language]["present"] for of in found.values()) for language in ("vi", "en")] == [9, 3]
