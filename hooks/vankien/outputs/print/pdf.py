"""HTML becomes PDF, in a process of its own that may read nothing."""

from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from vankien.outputs.print.fonts import use_print_fonts


@dataclass(frozen=True, slots=True)
class Job:
    """A print to be made."""

    name: str
    """The file name: `<id>.handout.vi.pdf`."""
    html: str
    source: str
    """The file that a fault is reported at."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A print that was made, or what kept it from being made."""

    job_name: str
    source: str
    pages: int = 0
    missing: str = ""
    """Characters that no font of ours has."""
    error: str = ""


def print_all(jobs: Iterable[Job], folder: Path, workers: int) -> Iterator[Printed]:
    """Make every print, side by side; one that fails does not keep the others."""
    use_print_fonts()
    folder.mkdir(parents=True, exist_ok=True)
    # A fresh interpreter per worker: WeasyPrint's libraries do not like to be forked.
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        waiting = [pool.submit(print_one, job, folder) for job in jobs]
        for done in as_completed(waiting):
            yield done.result()


def print_one(job: Job, folder: Path) -> Printed:
    """Write one PDF."""
    use_print_fonts()
    # Imported here, after fontconfig has been pointed to the print fonts.
    from weasyprint import HTML
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

    class NoFetcher(URLFetcher):  # type: ignore[misc]
        """A print needs no file and no address; asking for one is a fault."""

        def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:  # noqa: ARG002
            raise FatalURLFetchingError(f"không được đọc {url}")

    try:
        document = HTML(string=job.html, url_fetcher=NoFetcher()).render(pdf_variant="pdf/ua-1", pdf_tags=True)
        document.write_pdf(folder / job.name, pdf_variant="pdf/ua-1", pdf_tags=True)
    except (FatalURLFetchingError, OSError, ValueError) as error:
        return Printed(job.name, job.source, error=str(error))
    missing = sorted({code for font in document.fonts.values() for code in font.missing})
    return Printed(job.name, job.source, len(document.pages), "".join(map(chr, missing)))
