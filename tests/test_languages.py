"""
A language is one folder and one catalogue: the made-up language `qaa`, added to a small library and built.

The copy of the program that builds it knows the catalogue, and one work that every language has.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from building import HOOKS
from case_files import TESTS
from printing import make, views
from vankien.outputs.addresses import Addresses
from vankien.outputs.print.jobs import print_jobs
from vankien.outputs.print.variant import Variant
from vankien.outputs.site_pages import BuiltPage, read_site

pytestmark = pytest.mark.xdist_group("languages")
CORE, OTHER = "2020-05-qd-hdvd", "2020-09-kh-tvd"
PACK = f"""
title: {{vi: "Bộ tài liệu ví dụ"}}
for: {{vi: "Người đọc thử"}}
items:
  - {{work: {CORE}}}
"""
URL = "https://mau.example/thu-vien/"
CATALOGUE = r"""
msgid ""
msgstr ""
"Language: qaa\n"
"X-Autonym: Qaawa\n"
"X-Draft: yes\n"
"Plural-Forms: nplurals=2; plural=n!=2;\n"

msgid "Documents"
msgstr "Dokwa"

msgid "{number} document, the newest first."
msgid_plural "{number} documents, the newest first."
msgstr[0] "{number} tu dokwa."
msgstr[1] "{number} eni dokwa."

msgid "Version of the content: {version}"
msgstr "Vewa: {varsio}"
"""
PAGES = {
    "vi/help/index.md": "# Trợ giúp\n\n## Tìm\n\n[a](format.md) [1930](../history/1930.md) [b](../glossary/vi-du/).\n",
    "vi/help/format.md": "# Mẫu\n\n[danh mục](../../resolutions/) [1930](../history/1930.md) ví dụ [c](index.md#tim)\n",
    "vi/history/index.md": "# Lịch sử\n\n![Sơ đồ](so-do.png)\n",
    "vi/history/1930.md": "# Năm 1930\n\n## Một năm\n",
    "qaa/help/index.md": (
        "# Helwa\n\n[a](format.md) [b](../history/1930.md#mot-nam) [c](../glossary/vi-du/) [d](../resolutions/)"
        " [f](../05-qd-hdvd/) 05-QĐ/HĐVD, 09-KH/TVD\n"
    ),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The library of the faults' cases, which has none, with a new language."""
    place = tmp_path_factory.mktemp("qaa")
    root = place / "tests" / "library"
    shutil.copytree(HOOKS, place / "hooks", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(TESTS / "checks" / "base", root)
    shutil.copy(TESTS / "library" / "mkdocs.yml", root)
    (root / "packs").mkdir()
    (root / "packs" / "vi-du.yml").write_text(PACK, encoding="utf-8")
    catalogue = place / "hooks" / "vankien" / "theme" / "locale" / "qaa" / "LC_MESSAGES" / "vankien.po"
    catalogue.parent.mkdir(parents=True)
    catalogue.write_text(CATALOGUE.lstrip(), encoding="utf-8")
    for name, page in PAGES.items():
        path = root / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page, encoding="utf-8")
    shutil.copy(HOOKS / "vankien" / "theme" / "assets" / "icon-192.png", root / "docs" / "vi" / "history" / "so-do.png")
    command = [sys.executable, "-m", "vankien", "build", "--no-print", "--root", str(root)]
    environment = {**os.environ, "PYTHONPATH": str(place / "hooks"), "PYTHONUTF8": "1"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr + done.stdout
    return root / "site"


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, BuiltPage]:
    """Its pages, read back."""
    return {page.address: page for page in read_site(site)}


def html(site: Path, address: str) -> str:
    """A page."""
    return (site / address / "index.html").read_text(encoding="utf-8")


LISTS = ("resolutions/", "fields/", "glossary/", "print/", "search/", "offline/")


@pytest.mark.parametrize("address", ["", "help/", "history/", *LISTS, f"resolutions/{CORE}/"])
def test_every_language_has_the_core(site: Path, pages: dict[str, BuiltPage], address: str) -> None:
    """Home, lists, help and what is printed together; elsewhere there is no page."""
    assert pages[f"qaa/{address}"].language == "qaa"
    assert (site / "qaa" / "404.html").exists()
    assert f"qaa/resolutions/{OTHER}/" not in pages
    assert "qaa/history/1930/" not in pages


@pytest.mark.parametrize("address", ["", "history/", "help/format/", f"resolutions/{CORE}/"])
def test_untranslated_page_says_so(site: Path, pages: dict[str, BuiltPage], address: str) -> None:
    """A notice in its language, the text marked as Vietnamese; search engines are sent to the Vietnamese page."""
    page = pages[f"qaa/{address}"]
    text = html(site, f"qaa/{address}")
    assert not page.indexed
    assert page.canonical == URL + address
    assert page.alternates == []
    notice = re.search(r'<p class="notice" lang="qaa">Not translated yet.*?</p>', text)
    assert notice
    assert 'hreflang="vi"' in notice[0]
    assert "data-pagefind-body" not in text
    own = {"": 'section class="prose"', f"resolutions/{CORE}/": 'div class="prose provisions"'}
    assert re.search(rf'<{own.get(address, "article[^>]*")} lang="vi"', text)
    assert 'aria-current="true">Qaawa</a>' in text
    assert pages[address].indexed
    assert [code for code, _ in pages[address].alternates if code == "qaa"] == []


def test_untranslated_page_is_in_no_index(site: Path) -> None:
    """Neither in the sitemap nor among the texts that are searched; it can be kept for reading offline."""
    sitemap = (site / "sitemap.xml").read_text(encoding="utf-8")
    assert f"{URL}qaa/help/<" in sitemap
    for address in ("history/", "help/format/", f"resolutions/{CORE}/"):
        assert f"{URL}qaa/{address}" not in sitemap
    catalogue = (site / "search" / "data" / "qaa" / "catalogue.js").read_text(encoding="utf-8")
    assert '"help/"' in catalogue
    assert '"history/"' not in catalogue
    kept = json.loads((site / "offline" / "qaa" / "all.json").read_text(encoding="utf-8"))
    assert {"qaa/", "qaa/history/", f"qaa/resolutions/{CORE}/"} <= {name for name, _, _ in kept["files"]}


def test_links_to_what_is_missing_lead_to_the_vietnamese_page(site: Path) -> None:
    """With a mark that is seen and heard; what is there in the language is linked there."""
    text = html(site, "qaa/help")
    mark = '<span aria-label="Tiếng Việt" class="in-lang" role="img" title="Tiếng Việt">VI</span>'
    assert '<a href="format/">a</a>' in text
    assert f'<a href="../../history/1930/#mot-nam" hreflang="vi">b {mark}</a>' in text
    assert f'<a href="../../glossary/vi-du/" hreflang="vi">c {mark}</a>' in text
    assert '<a href="../resolutions/">d</a>' in text
    fallback = html(site, "qaa/help/format")
    assert '<a href="../../resolutions/">danh mục</a>' in fallback
    assert '<a href="../../../history/1930/">1930</a>' in fallback
    # The translated page has no heading of that name.
    assert '<a href="../../../help/#tim">c</a>' in fallback
    assert f'<a href="../../05-qd-hdvd/" hreflang="vi">f {mark}</a>' in text
    assert f'href="../resolutions/{CORE}/" hreflang="vi"' in text
    assert f'href="../../resolutions/{OTHER}/" hreflang="vi"' in text


def test_lists_say_what_is_vietnamese(site: Path) -> None:
    """Works, kinds and terms without a word in the language are marked wherever they are listed."""
    text = html(site, "qaa/resolutions")
    assert f'<a href="../../resolutions/{OTHER}/" hreflang="vi"><span class="w-kind" lang="vi">' in text
    assert 'class="in-lang" role="img" aria-label="Tiếng Việt"' in text
    assert re.search(r'<dt lang="vi"><a href="../../glossary/vi-du/" hreflang="vi">', html(site, "qaa/glossary"))
    feed = (site / "qaa" / "feed.xml").read_text(encoding="utf-8")
    assert 'xml:lang="qaa"' in feed
    assert '<entry xml:lang="vi">' in feed


def test_switcher_tells_which_languages_a_page_has(site: Path) -> None:
    """A page that a language lacks is named as missing there, and its home page offered."""
    work = html(site, f"resolutions/{OTHER}")
    assert "Trang này chưa có bằng:" in work
    assert '<a href="../../qaa/" lang="qaa">Qaawa</a>' in work
    register = html(site, "resolutions")
    assert "Trang này chưa có bằng:" not in register
    assert '<a href="../qaa/resolutions/" hreflang="qaa" lang="qaa">Qaawa</a>' in register


def test_catalogue_is_used_message_by_message(site: Path) -> None:
    """What it has is shown with its own plural; what it lacks, or says wrongly, is English; a draft says that it is."""
    text = html(site, "qaa/resolutions")
    assert ">Dokwa</a>" in text
    assert "3 eni dokwa." in text
    assert "Subject fields" in html(site, "qaa/fields")
    assert "Version of the content: " in html(site, f"qaa/resolutions/{CORE}")
    assert '<span lang="vi">Giao diện bằng ngôn ngữ này là bản nháp' in text
    assert "bản nháp" not in html(site, "resolutions")


def test_untranslated_work_is_printed_in_its_language(tmp_path: Path) -> None:
    """The file is named after the language, its words are in it, the text is marked as Vietnamese; a notice says so."""
    seen = views("en")
    core = replace(seen, addresses=Addresses("en", frozenset({"2016-12-nq-hdtv"})))
    work = seen.library.works["2016-12-nq-hdtv"]
    assert list(print_jobs(seen, [work])) == []
    jobs = list(print_jobs(core, [work], [Variant.HANDOUT]))
    assert [job.name for job in jobs] == ["2016-12-nq-hdtv.handout.en.pdf"]
    assert [(printed.language, printed.error, printed.missing) for printed in make(jobs, tmp_path)] == [("en", "", "")]
    reader = PdfReader(tmp_path / jobs[0].name)
    cover = " ".join(reader.pages[0].extract_text().split())
    assert reader.trailer["/Root"]["/Lang"] == "en"
    assert "Not translated yet: the text is in Vietnamese." in cover
    assert "Scan to compare" in cover
    assert '<h1 lang="vi">' in jobs[0].html
    assert '<section class="text" lang="vi"><h2 id="noi-dung" class="part" data-part="The content' in jobs[0].html
    assert "https://mau.example/thu-vien/en/resolutions/2016-12-nq-hdtv/" in jobs[0].html
    assert "Not translated" not in next(print_jobs(views("vi"), [work], [Variant.HANDOUT])).html
