"""Prints of the sample library, made for tests as the commands make them."""

import re
from collections.abc import Sequence
from functools import cache, partial
from io import BytesIO
from pathlib import Path

import pypdfium2
from pypdf import PdfReader

from case_files import TESTS
from vankien.citations.graph import build_graph
from vankien.outputs.addresses import Addresses
from vankien.outputs.interface import Interface
from vankien.outputs.print.job import Job, Printed
from vankien.outputs.print.jobs import print_jobs
from vankien.outputs.print.print_all import print_all
from vankien.outputs.print.print_cache import PrintCache
from vankien.outputs.print.print_pool import print_in_pool
from vankien.outputs.views import Views
from vankien.sources.library import read_library

BIG = "2021-30-2021-nd-tvm"
"""The work of the sample library that exercises every structure."""
URL = "https://mau.example/thu-vien/"


@cache
def views(language: str, root: Path = TESTS / "library") -> Views:
    """A library as a language shows it."""
    library = read_library(root).library
    return Views(library, build_graph(library), Interface(language), Addresses(language), URL)


def jobs(*works: str, language: str = "vi", **options: object) -> list[Job]:
    """The jobs of some works."""
    seen = views(language)
    return list(print_jobs(seen, [seen.library.works[name] for name in works], **options))  # type: ignore[arg-type]


def make(wanted: Sequence[Job], folder: Path, cache: PrintCache | None = None) -> list[Printed]:
    """Files in a folder, made by the pool of processes."""
    return list(print_all(wanted, folder, partial(print_in_pool, workers=2), cache))


def job(html: str, name: str = "thu.handout.vi.pdf", css: str = "") -> Job:
    """A job with a page of its own."""
    page = f'<!doctype html><html lang="vi"><head><title>Trang thử</title></head><body>{html}</body></html>'
    return Job(name, "thu", "handout", "vi", page, f'html{{font:12pt "Noto Serif"}}{css}', "thu.md")


def printed_numbers(data: bytes) -> list[tuple[int, int, int]]:
    """The numbers printed at the end of links within the file: the page each is on, itself, where the link leads."""
    reader = PdfReader(BytesIO(data))
    lies = {name: reader.get_destination_page_number(place) + 1 for name, place in reader.named_destinations.items()}
    found = {}
    for page, (leaf, drawn) in enumerate(zip(reader.pages, pypdfium2.PdfDocument(data), strict=True), 1):
        text = drawn.get_textpage()
        for link in (note.get_object() for note in leaf.get("/Annots", ())):
            said = re.search(r"(\d+)\s*$", text.get_text_bounded(*map(float, link["/Rect"])))
            if said and "/Dest" in link:
                # Links are drawn twice: once more around the number, which the style sheet adds.
                found[page, int(said[1]), lies[link["/Dest"]]] = True
    return list(found)
