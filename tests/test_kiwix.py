"""The library as a book for Kiwix, opened by its own reader and by its own server."""

import posixpath
import re
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from libzim.reader import Archive
from libzim.search import Query, Searcher
from libzim.suggestion import SuggestionSearcher
from playwright.sync_api import expect

from serving import PHONE, chromium

pytestmark = pytest.mark.xdist_group("kiwix")
NAME = "thu-vien-mau"
BIG = "2021-30-2021-nd-tvm"
DECREE = f"resolutions/{BIG}/index.html"


@pytest.fixture(scope="module")
def path(sample_library: Path) -> Path:
    """The file."""
    return sample_library / "portable" / f"{NAME}.zim"


@pytest.fixture(scope="module")
def book(path: Path) -> Archive:
    """The book, open."""
    return Archive(path)


def proposed(book: Archive, text: str) -> list[str]:
    """The pages that are proposed while somebody types, by their titles."""
    found = SuggestionSearcher(book).suggest(text)
    return [book.get_entry_by_path(way).get_item().path for way in found.getResults(0, found.getEstimatedMatches())]


def full_text(book: Archive, text: str) -> list[str]:
    """The pages that hold the words."""
    found = Searcher(book).search(Query().set_query(text))
    return list(found.getResults(0, found.getEstimatedMatches()))


def test_book_is_sound_and_described(book: Archive) -> None:
    """Its checksum holds; the shelf shows its name, languages, day and picture; it opens at the home page."""
    told = {key: bytes(book.get_metadata(key)).decode() for key in book.metadata_keys if not key.startswith("Illus")}

    assert book.check()
    assert book.main_entry.get_item().path == "index.html"
    assert told["Title"] == "Thư viện mẫu"
    assert told["Language"] == "vie,eng"
    assert told["Name"] == f"{NAME}_vi_all"
    assert told["Source"] == "https://mau.example/thu-vien/"
    assert told["Date"] > "2012"
    assert 0 < len(told["Description"]) <= 80
    assert bytes(book.get_illustration_item(48).content).startswith(b"\x89PNG")
    assert book.has_fulltext_index
    assert book.has_title_index


@pytest.mark.parametrize("text", ["thủ thư", "thu thu", "Thủ thư", "librarian"])
def test_terms_are_proposed_with_and_without_marks(book: Archive, text: str) -> None:
    """A term is proposed under either spelling, in either language."""
    assert f"{'en/' if text == 'librarian' else ''}glossary/thu-thu/index.html" in proposed(book, text)


@pytest.mark.parametrize("text", ["30/2021/NĐ-TVM", "30 2021 nd tvm", "302021ndtvm", "Nghị định 30", "nghi dinh 30"])
def test_works_are_proposed_by_their_symbol(book: Archive, text: str) -> None:
    """The stroke of đ may be left out, and the symbol may be typed in one piece."""
    assert DECREE in proposed(book, text)[:2]


def test_own_title_is_proposed_where_it_fits(book: Archive) -> None:
    """The spelling without marks is shown to those alone who type so."""
    found = SuggestionSearcher(book).suggest("Nghị định số 30/2021")
    assert book.get_entry_by_path(next(iter(found.getResults(0, 1)))).title.startswith("Nghị định số 30/2021/NĐ-TVM:")


@pytest.mark.parametrize("text", ["độ ẩm", "đo am", "được đọc", "duoc doc", "ĐƯỢC ĐỌC"])
def test_full_text_with_and_without_marks(book: Archive, text: str) -> None:
    """Words of a provision are found however they are typed; "doc" finds "đọc"."""
    assert DECREE in full_text(book, text)


def test_full_text_holds_no_frame(book: Archive) -> None:
    """Words of the menu and the footer, which all pages bear, find nothing but where they are written."""
    assert full_text(book, "cookie") == []
    assert full_text(book, "khongcochunay") == []


class Links(HTMLParser):
    """What a page loads or leads to."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take addresses."""
        self.found += [value or "" for name, value in attrs if name in ("href", "src", "action")]


def test_every_link_leads_to_an_entry(book: Archive) -> None:
    """No page of the book leads to what is not in it."""
    checked, wrong = 0, []
    for number in range(book.all_entry_count):
        entry = book._get_entry_by_id(number)
        if entry.is_redirect or not entry.path.endswith(".html"):
            continue
        for link in Links(bytes(entry.get_item().content).decode()).found:
            parts = urlsplit(link)
            if parts.scheme or not parts.path:
                continue
            target = posixpath.normpath(posixpath.join(posixpath.dirname(entry.path), unquote(parts.path)))
            checked += 1
            if not book.has_entry_by_path(target):
                wrong.append((entry.path, link))

    assert wrong == []
    assert checked > 1000


@pytest.fixture(scope="module")
def kiwix(path: Path) -> Iterator[str]:
    """The address of the book on Kiwix's own server."""
    program = shutil.which("kiwix-serve")
    assert program, "kiwix-serve is needed: make test installs it"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = ["--address", "127.0.0.1", "--port", str(port)]
    server = subprocess.Popen([program, *address, str(path)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    base = f"http://127.0.0.1:{port}/"
    try:
        for _ in range(100):
            try:
                with urllib.request.urlopen(base, timeout=5):
                    break
            except (urllib.error.URLError, OSError):
                time.sleep(0.1)
        yield base
    finally:
        server.terminate()
        server.wait()


def test_walk_in_kiwix(kiwix: str) -> None:
    """In Kiwix the pages lead on, our scripts run without an error, and our own search answers to the provision."""
    wrong: list[str] = []
    with chromium() as browser:
        page = browser.new_page(viewport=PHONE)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("response", lambda answer: wrong.append(answer.url) if answer.status >= 400 else None)
        page.goto(f"{kiwix}{NAME}/{DECREE}")
        expect(page.locator("main h1")).to_be_visible()
        page.goto(f"{kiwix}{NAME}/search/index.html#q=do%20am")
        expect(page.locator("[data-search-results]")).to_have_attribute("data-search-state", "done")
        page.locator("[data-provision] a").first.click()
        expect(page).to_have_url(re.compile(rf"/{DECREE}#[a-z0-9.]+$"))
        expect(page.locator("main mark").first).to_be_in_viewport()
        page.goto(f"{kiwix}search?pattern=do+am&content={NAME}")
        expect(page.get_by_role("link", name="Nghị định số 30/2021/NĐ-TVM").first).to_be_visible()

    assert [problem for problem in wrong if not problem.endswith("favicon.ico")] == []
