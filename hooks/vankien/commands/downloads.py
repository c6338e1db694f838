"""All files that a site offers besides its pages: prints, e-books, Word, plain text, pictures of first pages."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from vankien.commands.loading import Loaded
from vankien.outputs.downloads import INDEX, Download, downloads_json
from vankien.outputs.formats.first_page import first_page
from vankien.outputs.formats.make_formats import make_formats
from vankien.outputs.print.pdf import Printed


def make_downloads(loaded: Loaded, prints: Iterable[Printed], folder: Path) -> None:
    """Put everything beside the prints that are made already, with the list of it all."""
    papers = [_of_print(printed, folder) for printed in prints]
    made = [*papers, *_pictures(papers, folder), *_formats(loaded, folder)]
    (folder / INDEX).write_text(downloads_json(made), encoding="utf-8", newline="")


def _of_print(printed: Printed, folder: Path) -> Download:
    work, variant, language, _ = printed.job_name.split(".")
    size = (folder / printed.job_name).stat().st_size
    return Download(printed.job_name, work, variant, language, printed.pages, -(-printed.pages // 2), size)


def _pictures(papers: Iterable[Download], folder: Path) -> Iterator[Download]:
    for paper in papers:
        if paper.variant != "handout":
            continue
        name = f"{paper.work}.{paper.language}.webp"
        data = first_page((folder / paper.name).read_bytes())
        (folder / name).write_bytes(data)
        yield Download(name, paper.work, "picture", paper.language, 0, 0, len(data))


def _formats(loaded: Loaded, folder: Path) -> Iterator[Download]:
    for language in loaded.library.languages:
        views = loaded.views(language)
        for work in loaded.library.works.values():
            for file in make_formats(work, views, loaded.settings.site_name):
                (folder / file.download.name).write_bytes(file.data)
                yield file.download
