"""Prints of the sample library, made for tests as the commands make them."""

from collections.abc import Sequence
from functools import cache, partial
from pathlib import Path

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
