"""What an editor pastes can neither run in a reader's browser nor break a page, a feed, a table or a print."""

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import feedparser
import pytest
import yaml
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from building import lay_out, vankien
from case_files import TESTS
from serving import Phone, serve
from vankien.outputs.policy import START

pytestmark = pytest.mark.xdist_group("hostile")
WORK = "2019-20-nq-hdtv"
EVIL = (
    "\"'--></title></style></script></template></svg></textarea><img src=x onerror=taken=1><script>taken=1</script>"
    "<svg onload=taken=1></svg><a href=javascript:taken=1>bẫy</a>{{ 7*7 }}{% raw %}]]>&#60;img src=x onerror=taken=1>"
    "<u>bẫy</u><b onclick=taken=1><sub>"
)
"""Breaks out of every context that a text is put into; `<u>` may stand in texts and on pages, in a field it is text."""
NAMED = {
    "abbreviations", "added", "confidence", "congress", "date", "fields", "id_suffix", "in_force", "kind", "language",
    "level", "op", "origin", "passed_by", "provision", "reviewed_on", "scope", "see", "status", "suffixes", "symbol",
    "text_kind", "title_confidence", "type", "updated", "url", "work", "year",
}  # fmt: skip
"""Keys whose values are names, numbers or addresses that are checked; whatever else is written is attacked."""


def poisoned(value: Any, key: str = "", owner: str = "") -> Any:
    """The value with the attack in every free text; a fact that is written with its sources is its key's."""
    if isinstance(value, dict):
        return {name: poisoned(inner, name, key) for name, inner in value.items()}
    if isinstance(value, list):
        # Lists of sources hold their names.
        return value if key == "sources" else [poisoned(inner, key, owner) for inner in value]
    is_named = key in NAMED or (key == "value" and owner in NAMED)
    return value + EVIL if isinstance(value, str) and not is_named else value


def written(data: Any) -> str:
    """As YAML."""
    return str(yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10_000))


TEXT = f"""

## Tiêu đề {EVIL}

Đoạn {EVIL} có [chữ {EVIL}](https://vidu.example/ "{EVIL.replace('"', "")}") và `mã {EVIL}`.

| Cột {EVIL.replace("|", "")} |
|---|
| Ô {EVIL.replace("|", "")} |

```{EVIL[2:20]}
{EVIL}
```
"""


STUDIED = {
    "history/events/1950-bay.yml": {
        "date": "1950-06-02", "title": {"vi": "Một sự kiện"}, "sources": {"bao": {"title": "Báo ví dụ"}},
        "what": [{"text": {"vi": "Có chuyện xảy ra."}, "sources": ["bao"]}],
    },
    "study/works/bay.yml": {
        "title": {"vi": "Một tác phẩm"}, "date": "1950-06-02", "sources": {"bao": {"title": "Báo ví dụ"}},
        "circumstances": [{"text": {"vi": "Viết trong hoàn cảnh ấy."}, "sources": ["bao"]}],
    },
    "study/themes.yml": {
        "themes": [{"year": 2021, "scope": "national", "title": {"vi": "Chuyên đề chung"}, "sources": ["bao"]}],
        "sources": {"bao": {"title": "Báo ví dụ"}},
    },
}  # fmt: skip


def poison(root: Path) -> None:
    """Attack every field of every source of a library."""
    for path in sorted(
        (*root.glob("resolutions/*/work.yml"), *root.glob("glossary/*.yml"), *root.glob("resolutions/vocabulary/*.yml"))
    ):
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        # One term is still found in the texts, so that its tip shows the definition.
        kept = {"labels": data["labels"]} if path.stem == "kho-sach" else {}
        path.write_text(written(poisoned(data) | kept), encoding="utf-8")
    (root / "resolutions/vocabulary/abbreviations.yml").write_text(
        written({"BAY": {"vi": f"bẫy {EVIL}"}}), encoding="utf-8"
    )
    for path in sorted((*root.glob("resolutions/*/*.md"), *root.glob("docs/*/**/*.md"))):
        _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
        path.write_text(f"---\n{written(poisoned(yaml.safe_load(front)))}---\n{body}{TEXT}", encoding="utf-8")
    for name, data in STUDIED.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(written(poisoned(data)), encoding="utf-8")
    (root / "docs/vi/history" / "a<img src=x onerror=taken=1>'&.md").write_text(f"# Tệp {EVIL}\n", encoding="utf-8")
    config = root / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    config.write_text(
        re.sub(r"(?m)^site_name: .*$", lambda _: written({"site_name": f"Thư viện {EVIL}"}).strip(), text),
        encoding="utf-8",
    )
    formula = root / "resolutions/2012-04-qd-hdtv/vi.md"
    formula.write_text(
        re.sub(r"(?m)^title: ", "title: =HYPERLINK(1)", formula.read_text(encoding="utf-8"), count=1), encoding="utf-8"
    )


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample library, every field of it attacked, built."""
    root = lay_out(TESTS / "library", tmp_path_factory.mktemp("hostile"))
    poison(root)
    done = vankien("build", "--no-print", root=root)
    said = done.stdout + done.stderr
    assert done.returncode == 0, "\n".join(x for x in said.splitlines() if "warning [S-008]" not in x)
    return root


@pytest.fixture(scope="module")
def site(root: Path) -> Path:
    """Its site."""
    return (root / "site").resolve()


class Reader(HTMLParser):
    """Collects what would run, and the elements of the page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.script: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        handlers = [name for name in given if name.startswith("on")]
        links = [value for name, value in attrs if name in ("href", "src") and (value or "").startswith("javascript")]
        if handlers or links or tag in ("iframe", "object", "embed", "img"):
            self.found.append(f"<{tag} {attrs}>")
        if tag == "script":
            self.script = given.get("type") or ""
            # "text/html" is markup of ours that scripts put in; browsers do not run it.
            if "src" not in given and not self.script.endswith(("json", "text/html")):
                self.found.append("<script>")

    def handle_data(self, data: str) -> None:
        if self.script and "json" in self.script and data.strip():
            json.loads(data)

    def handle_endtag(self, tag: str) -> None:
        self.script = None


def test_no_field_reaches_a_page_as_markup(site: Path) -> None:
    """In no page is anything that would run; templates that editors write are text; the attack is there to be read."""
    assert list(site.glob("history/a<img*/index.html"))
    shown = fields = texts = 0
    for path in sorted(site.rglob("*.html")):
        html = path.read_text(encoding="utf-8")
        reader = Reader()
        reader.feed(html.replace(f"<script>{START}</script>", "", 1))
        assert reader.found == [], path
        assert "}}49" not in html
        assert not re.search(r"bẫy&lt;/a&gt;49", html)
        names = set(path.relative_to(site).parts)
        if names & {"glossary", "fields", "1950-bay", "study"}:
            fields += "<u>bẫy" not in html and "&lt;u&gt;bẫy" in html
            assert "<u>" not in html, path
        texts += WORK in names and "<u>bẫy</u>" in html
        shown += "taken=1" in html
    assert shown >= 60
    assert fields >= 20
    assert texts >= 2


@pytest.fixture(scope="module")
def phone(browser: Browser, site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Phone]:
    """A phone whose browser ignores the policy of the pages: what they show has to be harmless by itself."""
    folder = tmp_path_factory.mktemp("host")
    (folder / "thu-vien").symlink_to(site, target_is_directory=True)
    with serve(folder) as base:
        reader = Phone(browser, f"{base}thu-vien/", bypass_csp=True)
        reader.page.set_default_timeout(10_000)
        reader.page.on("dialog", lambda dialog: reader.errors.append(dialog.message))
        yield reader
        reader.context.close()


def harmless(phone: Phone, page: Page) -> None:
    """Nothing ran, nothing was made of the attack, and nothing was asked for."""
    page.wait_for_timeout(50)

    assert page.evaluate("window.taken") is None
    assert page.locator("img, iframe, a[href^=javascript], svg[onload]").count() == 0
    assert phone.errors == []
    assert phone.foreign == []


PAGES = [
    "", "resolutions/", f"resolutions/{WORK}/", f"en/resolutions/{WORK}/", "fields/", "fields/bao-quan-sach/",
    "glossary/", "glossary/kho-sach/", "history/", "15-qd-hdtv/", "404.html", "en/",
]  # fmt: skip


@pytest.mark.parametrize("address", PAGES)
def test_page_runs_nothing(phone: Phone, address: str) -> None:
    """Every kind of page in a real browser."""
    page = phone.open(address)
    assert "onerror=taken=1" in page.locator("body").inner_text()
    harmless(phone, page)


def test_tooltip_runs_nothing(phone: Phone) -> None:
    """A term's name and definition are text in its tip."""
    page = phone.open("resolutions/2021-30-2021-nd-tvm/")
    page.locator("a.term").first.focus()
    expect(page.locator("[role=tooltip]")).to_contain_text("<img src=x onerror=taken=1>")
    harmless(phone, page)


@pytest.mark.parametrize("language", ["", "en/"])
def test_search_runs_nothing(phone: Phone, language: str) -> None:
    """Results with their titles, bodies, statuses, excerpts and marked words, and a glossary answer on top."""
    for query in ("taken onerror", "20-nq/hdtv", "kho sách", "BAY", "stacks"):
        page = phone.open(f"{language}search/#q={query}")
        page.reload()
        expect(page.locator("[data-search-results]")).to_have_attribute("data-search-state", "done")
        harmless(phone, page)
    page = phone.open(f"{language}search/#q=taken")
    page.reload()
    expect(page.locator("[data-search-results] mark").first).to_be_visible()
    assert page.locator("[data-search-results] > ol > li").count() >= 5
    assert "onerror=" in page.locator("[data-search-results]").inner_text()
    harmless(phone, page)


def test_suggestions_run_nothing(phone: Phone) -> None:
    """The list below the field shows titles and definitions as they are written."""
    for query in ("kho sach", "20-nq"):
        page = phone.open("help/")
        page.keyboard.press("/")
        expect(page.get_by_role("combobox")).to_be_focused()
        page.keyboard.insert_text(query)
        expect(page.get_by_role("option").first).to_contain_text("onerror")
        harmless(phone, page)


def test_marked_words_run_nothing(phone: Phone) -> None:
    """What stands in the address to be marked is marked in the text, and no more."""
    page = phone.open(f"resolutions/{WORK}/#~mark=onerror|taken|<img src=x onerror=taken=1>")
    expect(page.locator("main mark").first).to_be_visible()
    harmless(phone, page)


def test_page_of_offline_reading_runs_nothing(phone: Phone) -> None:
    """The packs bear the titles of works and fields; an address that somebody made up leads to nothing outside."""
    page = phone.open(f"offline/#keep=work.{WORK}")
    expect(page.locator("[data-offline-asked]")).to_contain_text("<img src=x onerror=taken=1>")
    expect(page.locator("[data-offline-packs]")).to_contain_text("onerror=taken=1")
    harmless(phone, page)
    for address in ("javascript:taken=1", "//evil.example/", "https://evil.example/", "../../..//evil.example", "%"):
        phone.open("help/")
        phone.open(f"offline/#missing={address}")
        expect(page.locator("[data-offline-missing]")).to_be_visible()
        page.wait_for_timeout(50)
        href = page.evaluate("document.querySelector('[data-offline-missing] a').href")
        assert href.startswith(phone.base), address
    harmless(phone, page)


def test_app_is_described_in_json(site: Path) -> None:
    """The name of the library is text there as well."""
    data = json.loads((site / "app.webmanifest").read_text(encoding="utf-8"))
    assert EVIL in data["name"]
    assert all(not url["url"].startswith("javascript") for url in data["shortcuts"])


def test_feed_sitemap_and_search_description_are_well_formed(site: Path) -> None:
    """The attack is text in XML: no element of it appears, and readers see it as it was written."""
    expected = {
        "feed.xml": {"feed", "title", "id", "link", "author", "name", "updated", "entry", "summary"},
        "sitemap.xml": {"urlset", "url", "loc", "link"},
        "opensearch.xml": {
            "OpenSearchDescription", "ShortName", "LongName", "Description", "Language", "InputEncoding", "Image",
            "Url",
        },
    }  # fmt: skip
    for name, tags in expected.items():
        tree = ET.parse(site / name)
        assert {element.tag.split("}")[-1] for element in tree.iter()} <= tags, name
    feed = feedparser.parse((site / "feed.xml").read_bytes(), sanitize_html=False)
    assert not feed.bozo
    assert all(EVIL in entry.title for entry in feed.entries)
    assert EVIL in (
        ET.parse(site / "opensearch.xml").getroot().findtext("{http://a9.com/-/spec/opensearch/1.1/}LongName") or ""
    )
    assert "onerror" not in (site / "sitemap.xml").read_text(encoding="utf-8").replace("%20onerror%3D", "")


def test_json_ld_holds_the_text_and_ends_nowhere(site: Path) -> None:
    """The description for machines carries the title whole; no tag of it can end the element around it."""
    html = (site / "resolutions" / WORK / "index.html").read_text(encoding="utf-8")
    text = html.split('<script type="application/ld+json">')[1].split("</script>")[0]
    assert EVIL in json.loads(text)["name"]
    assert "<" not in text


def test_table_for_spreadsheets_holds_no_formula(site: Path) -> None:
    """A title that begins like a formula is made text."""
    rows = list(csv.DictReader(io.StringIO((site / "data/library.csv").read_text(encoding="utf-8-sig"))))
    titles = {row["id"]: row["title"] for row in rows}
    assert titles["2012-04-qd-hdtv"].startswith("'=HYPERLINK(1)")
    assert not any(cell[:1] in "=+-@" for row in rows for cell in row.values() if cell)
    assert EVIL in titles[WORK]


def test_scripts_of_the_index_are_data(site: Path) -> None:
    """Each is one call with JSON: whatever the texts hold, they stay strings."""
    count = 0
    for path in sorted((site / "search" / "data").rglob("*.js")):
        match = re.fullmatch(r'VanKienSearch\.data\("\w+",(.*)\)\n', path.read_text(encoding="utf-8"), re.DOTALL)
        assert match, path
        json.loads(match[1])
        count += "taken=1" in match[1]
    assert count > 5


def test_print_holds_the_text_and_runs_nothing(root: Path, tmp_path: Path) -> None:
    """The title is whole in the metadata; the file has no script, no form, and links only to the web and in itself."""
    variants = ("--variant", "handout", "--variant", "booklet-sheets")  # as it is laid out, and put together of pages
    done = vankien("print", WORK, *variants, "--output", str(tmp_path), root=root)
    assert done.returncode == 0, done.stdout + done.stderr
    for path in tmp_path.glob("*.pdf"):
        pdf = PdfReader(path)
        assert pdf.metadata is not None
        assert EVIL in (pdf.metadata.title or "")
        catalogue = pdf.trailer["/Root"]
        assert not {"/OpenAction", "/AA", "/AcroForm"} & catalogue.keys()  # type: ignore[attr-defined]
        assert "/JavaScript" not in catalogue.get("/Names", {})  # type: ignore[attr-defined]
        for page in pdf.pages:
            assert "/AA" not in page
            for link in (annotation.get_object() for annotation in page.get("/Annots", [])):
                assert link["/Subtype"] == "/Link"
                action = link.get("/A", {})
                assert action.get("/S") in (None, "/URI", "/GoTo")
                assert str(action.get("/URI", "https:")).startswith(("http:", "https:", "mailto:"))
    assert list(tmp_path.glob("*.pdf"))
