"""All the prints asked for, from the cache or made anew, into a folder."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from vankien.outputs.print.fonts import use_print_fonts
from vankien.outputs.print.job import Job, Printed
from vankien.outputs.print.make_print import write_files
from vankien.outputs.print.print_cache import PrintCache
from vankien.outputs.print.print_pool import Made

Maker = Callable[[Iterable[Job]], Iterator[tuple[Job, Made]]]
"""What makes prints: a pool of processes here, or a cluster of machines."""


def print_all(jobs: Iterable[Job], folder: Path, make: Maker, cache: PrintCache | None = None) -> Iterator[Printed]:
    """Write every file and tell what became of each job; one that fails does not keep the others."""
    use_print_fonts()
    folder.mkdir(parents=True, exist_ok=True)
    new: list[Job] = []
    for job in jobs:
        found = cache.find(job) if cache else None
        if found is None:
            new.append(job)
        else:
            yield _written(*found, folder)
    if not new:
        return
    for job, (printed, files) in make(new):
        if cache:
            cache.keep(job, printed, files)
        yield _written(printed, files, folder)


def _written(printed: Printed, files: dict[str, bytes], folder: Path) -> Printed:
    try:
        write_files(files, folder)
    except OSError as error:
        return replace(printed, files=(), error=f"không ghi được: {error.strerror or error}")
    return printed
