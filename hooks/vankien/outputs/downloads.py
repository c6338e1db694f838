"""The files that a library offers besides its pages: prints, e-books, Word, Markdown; known once they are made."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from vankien.model.labels import DEFAULT_LANGUAGE
from vankien.outputs.addresses import relative
from vankien.outputs.interface import Interface

FOLDER = "print"
"""Where they lie on the site."""
INDEX = "index.json"
"""The list of them, beside them."""
PICTURE = "picture"
"""The first page of a print, small; for pages that show prints, not offered by itself."""
BILINGUAL = "bilingual"
"""A print with Vietnamese beside the language that it is a print of."""
VARIANTS = (
    "handout", "booklet-sheets", "booklet-sheets-manual", "booklet", "large", BILINGUAL, "poster", "meeting", "sheet",
    "slips", "epub", "docx", "md",
)  # fmt: skip
"""In the order in which a page offers them: paper first, by how often it is asked for."""


@dataclass(frozen=True, slots=True)
class Download:
    """A file of a work in one language."""

    name: str
    work: str
    variant: str
    language: str
    pages: int
    """Of paper; none where the reader's program makes them."""
    sheets: int
    """Sheets of A4 paper that it takes, printed on both sides."""
    bytes: int

    @property
    def is_paper(self) -> bool:
        """Whether it is for a printer."""
        return self.name.endswith(".pdf")

    @property
    def address(self) -> str:
        """From the root of the site."""
        return f"{FOLDER}/{self.name}"


def downloads_json(downloads: Iterable[Download]) -> str:
    """The list as a file of the site, for other programs and for the pages of the same build."""
    rows = [asdict(download) for download in sorted(downloads, key=lambda download: download.name)]
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


SHEETS = ("a", "b", "c", "d")
"""Versions of a question sheet: the same questions in another order, so that neighbours cannot copy."""
SHEET = "questions-"
"""What the variant of a sheet begins with; `questions-key` holds the answers of all versions."""


Downloads = dict[tuple[str, str], tuple[Download, ...]]
"""The files of each work in each language."""


def read_downloads(path: Path | None) -> Downloads:
    """Those of a build; none where nothing was made."""
    found: Downloads = {}
    for row in json.loads(path.read_text(encoding="utf-8")) if path is not None and path.exists() else ():
        download = Download(**row)
        key = download.work, download.language
        found[key] = (*found.get(key, ()), download)
    return found


def files_of(downloads: Downloads, work: str, language: str) -> tuple[Download, ...]:
    """What can be had of a work in a language; of the Vietnamese one also the prints with a translation beside it."""
    own = downloads.get((work, language), ())
    if language != DEFAULT_LANGUAGE:
        return own
    beside = (
        download
        for (name, other), found in downloads.items()
        if name == work and other != language
        for download in found
        if download.variant == BILINGUAL
    )
    return (*own, *beside)


def offers(downloads: Iterable[Download], tr: Interface, page: str) -> list[dict[str, Any]]:
    """What a page offers of a work in one language, in words and with its size."""
    found = [download for download in downloads if download.variant in VARIANTS]
    return [
        {
            "variant": download.variant,
            "href": relative(download.address, page),
            "label": variant_label(download, tr),
            "type": {"md": "Markdown"}.get(ending, ending.upper()),
            "size": size(download.bytes, tr),
            "pages": download.pages,
            "sheets": download.sheets,
            "is_paper": download.is_paper,
        }
        for download in sorted(found, key=lambda d: VARIANTS.index(d.variant))
        for ending in [download.name.rsplit(".", 1)[-1]]
    ]


def sheets_offered(downloads: Iterable[Download], tr: Interface, page: str) -> list[dict[str, Any]]:
    """The question sheets among the files, version by version, and the key."""
    found = {download.variant: download for download in downloads}
    labels = {f"{SHEET}{letter}": tr("Version {letter}", letter=letter.upper()) for letter in SHEETS}
    labels[f"{SHEET}key"] = tr("Answer key")
    return [
        {
            "href": relative(found[variant].address, page),
            "label": label,
            "size": size(found[variant].bytes, tr),
            "sheets": found[variant].sheets,
        }
        for variant, label in labels.items()
        if variant in found
    ]


def size(count: int, tr: Interface) -> str:
    """
    The size of a file as a reader who pays for it wants to know it.

    >>> size(84_200, Interface("vi")), size(1_260_000, Interface("vi")), size(300, Interface("en"))
    ('84 KB', '1,3 MB', '1 KB')
    """
    if count >= 1_000_000:
        return f"{tr.number(round(count / 1_000_000, 1))} {tr.size_unit('megabyte')}"
    return f"{max(1, round(count / 1000))} {tr.size_unit('kilobyte')}"


def variant_label(download: Download, tr: Interface) -> str:
    """What a file is for."""
    return {
        "handout": tr("Handout, A4"),
        "booklet": tr("Booklet, A5 pages"),
        "booklet-sheets": tr("Booklet to fold and staple, for printers that print both sides"),
        "booklet-sheets-manual": tr("Booklet to fold and staple, for printers that print one side"),
        "large": tr("Large print, A4"),
        "poster": tr("Poster, A3"),
        "meeting": tr("Meeting sheet, A4"),
        BILINGUAL: tr("Side by side: Vietnamese – {language}, A4", language=tr.language_name(download.language)),
        "sheet": tr("Tally sheet, A4"),
        "slips": tr("Pair of answer slips, A4 to cut in two"),
        "epub": tr("E-book"),
        "docx": tr("Word"),
        "md": tr("Plain text"),
    }[download.variant]
