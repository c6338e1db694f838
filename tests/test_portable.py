"""The library from a stick: a folder and a zip that need no server."""

import os
import re
import shutil
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from building import lay_out, vankien
from case_files import TESTS
from serving import Phone
from vankien.outputs.portable.file_links import portable_page
from vankien.outputs.portable.selection import selection
from vankien.outputs.site_pages import read_site

pytestmark = pytest.mark.xdist_group("portable")
NAME = "thu-vien-mau"
BIG = "2021-30-2021-nd-tvm"
SITE = "https://mau.example/thu-vien/"


@pytest.fixture(scope="module")
def copies(sample_library: Path) -> Path:
    """What lies beside the site for readers without a network."""
    return sample_library / "portable"


@pytest.fixture(scope="module")
def folder(copies: Path) -> Path:
    """The folder to be carried."""
    return copies / NAME


@pytest.fixture
def stick(browser: Browser, folder: Path, tmp_path: Path) -> Iterator[Phone]:
    """The folder copied to a place whose name has blanks and marks; what goes wrong in the browser fails the test."""
    place = tmp_path / "USB của xã #1" / "văn kiện 100%"
    shutil.copytree(folder, place)
    reader = Phone(browser, f"{place.as_uri()}/")
    reader.context.grant_permissions(["clipboard-read", "clipboard-write"])
    yield reader
    reader.context.close()

    assert reader.errors == []
    assert reader.foreign == []


class Links(HTMLParser):
    """Whatever a page loads or leads to."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.found: list[str] = []
        self.kinds: set[str] = set()
        self.feed(page.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take every attribute that holds an address."""
        values = {name: value or "" for name, value in attrs}
        self.found += [values[name] for name in ("href", "src", "action", "data", "poster", "srcset") if name in values]
        if values.get("http-equiv") == "refresh":
            self.found.append(values["content"].partition("url=")[2])
        if tag == "script":
            self.kinds.add(values.get("type", ""))


def test_every_link_of_every_page_is_a_file(folder: Path) -> None:
    """Nothing begins at a root, nothing ends at a folder, and what is led to is there."""
    checked, wrong = 0, []
    for page in folder.rglob("*.html"):
        for link in Links(page).found:
            parts = urlsplit(link)
            if parts.scheme in ("http", "https", "mailto", "data") or not parts.path:
                continue
            checked += 1
            target = page.parent / unquote(parts.path)
            if parts.scheme or parts.netloc or link.startswith("/") or not target.is_file():
                wrong.append((page.relative_to(folder).as_posix(), link))

    assert wrong == []
    assert checked > 1000


def test_only_what_runs_without_a_server(folder: Path) -> None:
    """No module, no wasm, nothing fetched; short addresses that nobody can type stay at home."""
    names = [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()]
    # Keeping pages for later needs a server; its script finds none and rests.
    files = (path for path in folder.rglob("assets/*.js") if path.name != "offline.js")
    scripts = "".join(path.read_text(encoding="utf-8") for path in files)

    assert [n for n in names if re.search(r"wasm|pagefind|sitemap|robots|404|opensearch|30-2021-nd-tvm/index", n)
            and not n.startswith(("resolutions/", "en/resolutions/"))] == []  # fmt: skip
    assert {kind for page in folder.rglob("*.html") for kind in Links(page).kinds} <= {
        "", "application/json", "application/ld+json", "text/html",
    }  # fmt: skip
    assert not re.search(r"\bfetch\(|XMLHttpRequest|WebAssembly", scripts)
    assert "search/data/vi/catalogue.js" in names
    assert f"print/{BIG}.handout.vi.pdf" in names


def test_same_pages_as_the_site(sample_library: Path, folder: Path) -> None:
    """Apart from addresses the pages say what the site says; inline style and scripts keep their bytes."""
    way = f"resolutions/{BIG}/index.html"
    inline = re.compile(r"<style>.*?</style>|<script type.*?</script>", re.S)
    own, carried = ((place / way).read_text(encoding="utf-8") for place in (sample_library / "site", folder))

    assert inline.findall(own) == inline.findall(carried)
    plain = [re.sub(r"<[^>]*>", "", page) for page in (own, carried)]
    assert " ".join(plain[0].split()) == " ".join(plain[1].split())
    assert f'<link rel="canonical" href="{SITE}resolutions/{BIG}/">' in carried


def found(page: Page, text: str) -> None:
    """Wait until the results of a text stand there whole."""
    expect(page.locator("[data-search-results]")).to_have_attribute("data-search-text", text)
    expect(page.locator("[data-search-results]")).to_have_attribute("data-search-state", "done")


def test_walk_from_a_stick(stick: Phone) -> None:
    """From the page to be read first through the register to a work, a provision, a term, and by the search back."""
    page = stick.open("DOC-TRUOC.html")
    expect(page.get_by_role("main")).to_contain_text("9 văn bản")
    page.get_by_role("link", name="Tiếng Việt").tap()
    expect(page).to_have_url(re.compile(r"/index\.html$"))
    page.get_by_role("link", name=re.compile("Danh mục")).first.tap()
    expect(page).to_have_url(re.compile(r"/resolutions/index\.html$"))
    rows = page.locator("table.works tbody tr:visible")
    expect(rows).to_have_count(9)
    page.locator("[data-filters] select[name=kind]").select_option("nghi-dinh")
    expect(rows).to_have_count(1)
    rows.first.get_by_role("link").first.tap()
    expect(page).to_have_url(re.compile(rf"/resolutions/{BIG}/index\.html$"))
    page.locator("#d5 .pv-link").first.tap()
    page.locator(".pv-menu").get_by_role("button", name="Sao chép liên kết").tap()
    expect(page.locator("[data-live]")).to_have_text("Đã sao chép")
    assert page.evaluate("navigator.clipboard.readText()") == f"{SITE}resolutions/{BIG}/#d5"
    handout = page.get_by_role("link", name=re.compile(r"^Bản in PDF")).get_attribute("href") or ""
    assert handout.endswith(".pdf")
    page.locator("[data-terms] summary").tap()
    page.locator("[data-terms] dt a").first.tap()
    expect(page).to_have_url(re.compile(r"/glossary/[a-z-]+/index\.html$"))
    page.locator("[data-search]").tap()
    field = page.get_by_role("combobox")
    expect(field).to_be_focused()
    page.keyboard.insert_text("the muon")
    expect(page.get_by_role("option").first).to_contain_text("thẻ mượn")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/search/index\.html#q=the%20muon$"))
    found(page, "the muon")
    place = page.locator("[data-provision] a").first
    place.tap()
    expect(page).to_have_url(re.compile(r"/resolutions/[^/]+/index\.html#.+"))
    expect(page.locator("main mark").first).to_be_in_viewport()


def test_search_from_a_stick_is_as_good(stick: Phone) -> None:
    """Symbols, words without marks, another language: the results are those of the site, with nothing missing."""
    page = stick.open("search/index.html")
    field = page.locator("main .search-form input")
    for text, first in (("30/2021/NĐ-TVM", BIG), ("nghi dinh 30", BIG), ("thu thu", "term:thu-thu")):
        field.fill(text)
        page.keyboard.press("Enter")
        found(page, text)
        assert page.locator("[data-result]").first.get_attribute("data-result") == first
    page.locator("details.menu summary").tap()
    page.locator(".languages a[lang=en]").tap()
    # What was asked for goes along.
    page.wait_for_url(re.compile(r"/en/search/index\.html#q=thu"))
    page.locator("main .search-form input").fill("librarian")
    page.keyboard.press("Enter")
    found(page, "librarian")
    page.locator("[data-result] a").first.tap()
    expect(page).to_have_url(re.compile(r"/en/glossary/thu-thu/index\.html"))


def test_zip_is_the_folder(copies: Path, folder: Path) -> None:
    """What is unpacked is the folder, to the last byte; days and rights of this machine are not in it."""
    with zipfile.ZipFile(copies / f"{NAME}.zip") as archive:
        assert archive.testzip() is None
        packed = {entry.filename: archive.read(entry) for entry in archive.infolist()}
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    there = {f"{NAME}/{p.relative_to(folder).as_posix()}": p.read_bytes() for p in folder.rglob("*") if p.is_file()}

    assert packed == there


def test_names_that_no_stick_holds(tmp_path: Path) -> None:
    """Such names stop the build of copies and are told, each with its reason; nothing is published."""
    root = lay_out(TESTS / "library", tmp_path)
    names = {"aux": "tên dành riêng của Windows", "a:b": "có ký tự ':'", "x" * 190: "ký tự, quá 200"}
    for name in names:
        (root / "docs" / "vi" / f"{name}.md").write_text("# Trang\n\nChữ.\n", encoding="utf-8")
    done = vankien("build", "--no-print", "--portable", root=root)
    lines = [line for line in done.stderr.splitlines() if line.startswith(f"  {NAME}/")]

    assert done.returncode == 1
    assert len(lines) == len(names)
    assert all(any(name in line and reason in line for line in lines) for name, reason in names.items())
    assert "giữ nguyên" in done.stderr
    assert not os.path.lexists(root / "site")
    assert not os.path.lexists(root / "portable")


PAGE = """<html lang=vi>
<head><meta http-equiv="refresh" content="0;url=../a/"><link rel="manifest" href="app.webmanifest">
<meta http-equiv="Content-Security-Policy" content="script-src 'self'"></head>
<body data-x='<a href="b/">'><a title='href="c/"' href='d/'>e</a><A HREF=f/ hidden>g</a><a href="h/?i=1&amp;j=2#k">l</a>
<form action="m/"><script>var n = '<a href="o/">';</script><!-- <a href="p/"> --><img src="q.png" alt="src='r/'"></body>
"""
CARRIED = """<html lang=vi data-portable>
<head><meta http-equiv="refresh" content="0;url=../a/index.html">
<meta http-equiv="Content-Security-Policy" content="script-src &#x27;self&#x27; file:"></head>
<body data-x='<a href="b/">'><a title='href="c/"' href="d/index.html">e</a><A HREF="f/index.html" hidden>g</a>\
<a href="h/index.html?i=1&amp;j=2#k">l</a>
<form action="m/index.html"><script>var n = '<a href="o/">';</script><!-- <a href="p/"> -->\
<img src="q.png" alt="src='r/'"></body>
"""


def test_only_links_are_changed() -> None:
    """Other attributes, scripts, comments and text keep their letters."""

    def change(link: str) -> str:
        return re.sub(r"/(?=$|\?)", "/index.html", link, count=1) if not link.startswith("..") else f"{link}index.html"

    assert portable_page(PAGE, change) == CARRIED


def test_short_address_that_is_led_to_stays(tmp_path: Path) -> None:
    """A page that links to a short address takes it along; the others are left."""
    for name, text in {
        "index.html": '<a href="nq57/">',
        "nq57/index.html": "",
        "nq5/index.html": "",
        "x.txt": "",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")

    assert selection(tmp_path, read_site(tmp_path), {"nq57", "nq5"}, "/") == ["index.html", "nq57/index.html"]


def test_policy_of_a_page_lets_its_own_scripts_run_from_a_disk(browser: Browser, tmp_path: Path) -> None:
    """With a strict policy in the page its scripts run over file://, and what is put in does not."""
    head = "<meta http-equiv='Content-Security-Policy' content=\"default-src 'none'; script-src 'self'\">"
    text = f"<html><head>{head}</head><body><script>document.title = 'evil'</script><script src='a.js'></script></body>"
    (tmp_path / "a.js").write_text("document.body.dataset.ran = 1", encoding="utf-8")
    (tmp_path / "page.html").write_text(portable_page(text, lambda link: link), encoding="utf-8")
    page = browser.new_page()
    page.goto((tmp_path / "page.html").as_uri())

    assert page.evaluate("document.body.dataset.ran") == "1"
    assert page.title() != "evil"
    page.close()
