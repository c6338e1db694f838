"""HTML becomes PDF, in a process of its own that may read nothing."""

import os
import signal
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import active_children, get_context, parent_process
from pathlib import Path
from threading import Thread, current_thread, main_thread

from vankien.outputs.print.fonts import use_print_fonts

LONGEST = 900
"""Seconds for one print; a law of four hundred pages takes twenty."""


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
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_follow_parent)
    finished = False
    try:
        waiting = {pool.submit(print_one, job, folder): job for job in jobs}
        for done in as_completed(waiting):
            yield _outcome(done, waiting[done])
        finished = True
    finally:
        if not finished:
            for worker in active_children():
                worker.terminate()
        pool.shutdown(cancel_futures=True)


def _follow_parent() -> None:
    """Ctrl+C reaches all processes, and the first one stops the others; killed, it takes them with it all the same."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _outcome(done: Future[Printed], job: Job) -> Printed:
    """What became of a print; a text may bring WeasyPrint down in ways of its own."""
    error = done.exception()
    if error is None:
        return done.result()
    if isinstance(error, BrokenProcessPool):
        return Printed(job.name, job.source, error="tiến trình in bị dừng đột ngột, thường vì thiếu bộ nhớ")
    if isinstance(error, RecursionError):
        return Printed(job.name, job.source, error="nội dung lồng quá nhiều tầng")
    return Printed(job.name, job.source, error=f"{type(error).__name__}: {error}")


@contextmanager
def _within(seconds: int) -> Iterator[None]:
    """Raise TimeoutError when the block takes longer; only the main thread of a process can be called so."""
    if current_thread() is not main_thread():
        yield
        return

    def ring(*_: object) -> None:
        raise TimeoutError(f"quá {seconds} giây")

    before = signal.signal(signal.SIGALRM, ring)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


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

    part = folder / f".{job.name}.part"
    try:
        with _within(LONGEST):
            document = HTML(string=job.html, url_fetcher=NoFetcher()).render(pdf_variant="pdf/ua-1", pdf_tags=True)
            document.write_pdf(part, pdf_variant="pdf/ua-1", pdf_tags=True)
            os.replace(part, folder / job.name)
    except (FatalURLFetchingError, OSError, ValueError) as error:
        return Printed(job.name, job.source, error=str(error))
    finally:
        part.unlink(missing_ok=True)
    missing = sorted({code for font in document.fonts.values() for code in font.missing})
    return Printed(job.name, job.source, len(document.pages), "".join(map(chr, missing)))
