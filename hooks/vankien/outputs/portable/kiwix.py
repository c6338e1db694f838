"""The library as a book for Kiwix (ZIM): one file that a phone opens without network, with Kiwix's own search."""

import hashlib
import mmap
import re
import unicodedata
import uuid
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from html import unescape
from pathlib import Path
from textwrap import shorten

from libzim.writer import Creator, Hint, IndexData, StringProvider
from libzim.writer import Item as Entry

from vankien.outputs.portable.file_links import INDEX
from vankien.outputs.search.item import Item
from vankien.outputs.site_pages import BuiltPage

ILLUSTRATION = Path(__file__).parent.parent.parent / "theme" / "portable" / "illustration-48.png"
_LONGEST_TITLE, _LONGEST_DESCRIPTION = 30, 80
"""Letters that the format recommends at most."""
_THREE_LETTERS = {
    "vi": "vie", "en": "eng", "cs": "ces", "de": "deu", "es": "spa", "fr": "fra", "hu": "hun", "ja": "jpn", "km": "khm",
    "ko": "kor", "lo": "lao", "my": "mya", "pl": "pol", "ru": "rus", "th": "tha", "zh": "zho",
}  # fmt: skip
"""ISO 639-3, which the format wants; a language that has no short code is named by three letters anyway."""
_TYPES = {
    ".css": "text/css", ".csv": "text/csv", ".gif": "image/gif", ".html": "text/html", ".ico": "image/x-icon",
    ".ics": "text/calendar", ".jpeg": "image/jpeg", ".jpg": "image/jpeg", ".js": "text/javascript",
    ".json": "application/json", ".pdf": "application/pdf", ".png": "image/png", ".svg": "image/svg+xml",
    ".txt": "text/plain", ".webp": "image/webp", ".xml": "application/xml", ".woff2": "font/woff2",
}  # fmt: skip
_PACKED = {".gif", ".jpeg", ".jpg", ".pdf", ".png", ".webp", ".woff2"}
_TITLE = re.compile(r"<title>(.*?)</title>", re.S)
_XAPIAN = b"\x0f\x0dXapian Glass"
"""What an index inside the book begins with; two bytes later stands a number drawn by chance."""
_NAMESPACE = uuid.UUID("6f1c1d0e-7d57-4f0c-9f5a-8f6f3f0f6a57")
_ASIDE = "~"
"""Where other titles of pages stand. Of two for one page Kiwix proposes the better; of equals the first by alphabet."""
_FRONT = {Hint.FRONT_ARTICLE: True}


@dataclass(frozen=True, slots=True)
class Book:
    """What the shelf of Kiwix shows of the library."""

    title: str
    description: str
    name: str
    """Identifies the book over all its editions."""
    address: str
    languages: tuple[str, ...]
    day: date
    program: str


@dataclass(frozen=True, slots=True)
class ShortWay:
    """A spelling of a symbol that leads to a page."""

    title: str
    target: str


def write_zim(
    folder: Path,
    pages: Iterable[BuiltPage],
    found: Iterable[Item],
    ways: Collection[ShortWay],
    book: Book,
    target: Path,
) -> None:
    """Bind a portable folder into a book, in which each of the items is found. The same folder gives the same bytes."""
    indexed = {page.address for page in pages if page.indexed}
    words = {item.address: _words(item) for item in found if item.pieces}
    for way in ways:
        words[way.target.removesuffix(INDEX)] = f"{words.get(way.target.removesuffix(INDEX), '')} {way.title}"
    codes = [_THREE_LETTERS.get(language, language[:3]) for language in book.languages]
    # One worker: the order in which several finish is never the same.
    creator = Creator(target).config_indexing(True, codes[0]).config_nbworkers(1).config_verbose(False)
    with creator:
        creator.set_mainpath(INDEX)
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            name = path.relative_to(folder).as_posix()
            if not name.endswith(".html"):
                creator.add_item(_File(name, path))
                continue
            address = name.removesuffix(INDEX)
            page = _Page(name, path.read_text(encoding="utf-8"), address in indexed, book.title, words.get(address, ""))
            creator.add_item(page)
            if page.is_front and "đ" in page.title.lower():
                creator.add_redirection(f"{_ASIDE}/{name}", f"→ {_strokeless(_unmarked(page.title))}", name, _FRONT)
        for number, way in enumerate(ways):
            creator.add_redirection(f"{_ASIDE}/{number}", way.title, way.target, _FRONT)
        for key, value in _metadata(book, codes).items():
            creator.add_metadata(key, value)
        creator.add_illustration(48, ILLUSTRATION.read_bytes())
    _fix_chance(target)


def _words(item: Item) -> str:
    return " ".join((*item.other_titles, *(part for piece in item.pieces for part in (piece.heading, piece.text))))


def _metadata(book: Book, codes: Iterable[str]) -> dict[str, str]:
    return {
        "Title": shorten(book.title, _LONGEST_TITLE, placeholder="…"),
        "Description": shorten(book.description, _LONGEST_DESCRIPTION, placeholder="…"),
        "Language": ",".join(codes),
        "Name": book.name,
        "Creator": book.title,
        "Publisher": book.title,
        "Date": book.day.isoformat(),
        "Source": book.address,
        "Tags": "_ftindex:yes",
        "Scraper": book.program,
    }


class _File(Entry):  # type: ignore[misc]
    """A file that is no page."""

    def __init__(self, name: str, path: Path) -> None:
        super().__init__()
        self._name = name
        self._path = path

    def get_path(self) -> str:
        return self._name

    def get_title(self) -> str:
        return ""

    def get_mimetype(self) -> str:
        return _TYPES.get(self._path.suffix.lower(), "application/octet-stream")

    def get_contentprovider(self) -> StringProvider:
        return StringProvider(self._path.read_bytes())

    def get_hints(self) -> dict[Hint, int]:
        return {Hint.FRONT_ARTICLE: False, Hint.COMPRESS: self._path.suffix.lower() not in _PACKED}

    def get_indexdata(self) -> IndexData:
        return _Words("", "")


class _Page(_File):
    """A page; it is proposed by its title, and found by the words of its text, not of its frame."""

    def __init__(self, name: str, text: str, is_front: bool, site: str, words: str) -> None:
        super().__init__(name, Path(name))
        self.is_front = is_front
        self._text = text
        self._words = words
        found = _TITLE.search(text)
        self.title = unescape(found[1]).removesuffix(f" – {site}").strip() if found else name

    def get_title(self) -> str:
        return self.title

    def get_contentprovider(self) -> StringProvider:
        return StringProvider(self._text)

    def get_hints(self) -> dict[Hint, int]:
        return {Hint.FRONT_ARTICLE: self.is_front, Hint.COMPRESS: True}

    def get_indexdata(self) -> IndexData:
        return _Words(self.title, self._words)


class _Words(IndexData):  # type: ignore[misc]
    """
    The words of a page as the index wants them: without marks, for Kiwix takes them from what is asked, too.

    From đ it takes nothing: a word with it stands there once as it is, and once with d.
    """

    def __init__(self, title: str, text: str) -> None:
        super().__init__()
        self._title = _unmarked(title)
        self._text = _unmarked(text)

    def has_indexdata(self) -> bool:
        return bool(self._text)

    def get_title(self) -> str:
        return self._title

    def get_content(self) -> str:
        return self._text

    def get_keywords(self) -> str:
        words = dict.fromkeys(re.findall(r"\w*[đĐ]\w*", f"{self._title} {self._text}"))
        return _strokeless(" ".join(words))

    def get_wordcount(self) -> int:
        return len(self._text.split())


def _unmarked(text: str) -> str:
    letters = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", "".join(c for c in letters if not unicodedata.combining(c)))


def _strokeless(text: str) -> str:
    return text.replace("đ", "d").replace("Đ", "D")


def _fix_chance(target: Path) -> None:
    """
    Put a number reckoned from the contents where the library drew one by chance, and mend the checksum.

    The book has such a number (bytes 8 to 23), and each of its indexes; the last 16 bytes are MD5 over all before.
    """
    with target.open("r+b") as file, mmap.mmap(file.fileno(), 0) as data:
        places = [8, *(match.end() + 2 for match in re.finditer(re.escape(_XAPIAN), data))]
        for place in places:
            data[place : place + 16] = bytes(16)
        number = uuid.uuid5(_NAMESPACE, _digest("sha256", data).hexdigest()).bytes
        for place in places:
            data[place : place + 16] = number
        data[-16:] = _digest("md5", data).digest()


def _digest(kind: str, data: mmap.mmap) -> "hashlib._Hash":
    with memoryview(data) as view, view[:-16] as part:
        return hashlib.new(kind, part, usedforsecurity=False)
