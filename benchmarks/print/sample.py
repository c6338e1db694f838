"""A text of any length: the sample library's work with every structure, again and again under addresses of its own."""

import re
from pathlib import Path

from vankien.citations.graph import build_graph
from vankien.outputs.addresses import Addresses
from vankien.outputs.interface import Interface
from vankien.outputs.print.job import Job
from vankien.outputs.print.jobs import print_jobs
from vankien.outputs.print.variant import Variant
from vankien.outputs.views import Views
from vankien.sources.library import read_library

ROOT = Path(__file__).parents[2]
_WORK = "2021-30-2021-nd-tvm"
_TEXT = re.compile(r'<section class="text">.*?</section>', re.DOTALL)
_ADDRESS = re.compile(r'\b(id|href)="(#?)(?!https?:|nguon-|tu-)([^"#]+)"')


def views() -> Views:
    """The sample library in Vietnamese."""
    library = read_library(ROOT / "tests" / "library").library
    address = "https://mau.example/thu-vien/"
    return Views(library, build_graph(library), Interface("vi"), Addresses("vi"), address)


def sample(times: int) -> Job:
    """The handout of the work with its text so many times; six times are about forty pages."""
    seen = views()
    (job,) = print_jobs(seen, [seen.library.works[_WORK]], variants=[Variant.HANDOUT])
    found = _TEXT.search(job.html)
    assert found is not None
    texts = [_ADDRESS.sub(rf'\1="\2x{number}-\3"', found[0]) if number else found[0] for number in range(times)]
    html = job.html[: found.start()] + "".join(texts) + job.html[found.end() :]
    return Job(job.name, job.work, job.variant, job.language, html, job.css, job.source)
