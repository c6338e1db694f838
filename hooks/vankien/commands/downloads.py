"""All files that a site offers besides its pages: prints, e-books, Word, plain text, pictures of first pages."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree.ElementTree import ParseError

import click

from vankien.commands.loading import Loaded
from vankien.commands.printing import make_prints, print_cache
from vankien.model.problem import Problem
from vankien.outputs.downloads import INDEX, PICTURE, Download, downloads_json
from vankien.outputs.formats.first_page import first_page, picture_job
from vankien.outputs.formats.make_formats import make_formats
from vankien.outputs.print.job import Printed, PrintedFile
from vankien.outputs.print.jobs import print_jobs
from vankien.outputs.print.pack_jobs import pack_jobs
from vankien.outputs.print.papers import paper_jobs
from vankien.outputs.print.variant import Variant
from vankien.outputs.tally.forms import form_jobs


def make_downloads(loaded: Loaded, folder: Path, workers: int, cluster: str) -> None:
    """Put all of them into a folder, with the list of them."""
    jobs = [
        job
        for language in loaded.library.languages
        for make in (print_jobs, paper_jobs, pack_jobs, form_jobs)
        for job in make(loaded.views(language), house_style=loaded.settings.print_style)
    ]
    prints = make_prints(loaded, jobs, folder, workers, cluster)
    papers = [
        Download(file.name, printed.work, file.variant, printed.language, file.pages, file.sheets, file.bytes)
        for printed in prints
        for file in printed.files
    ]
    made = [*papers, *_pictures(loaded, papers, folder), *_formats(loaded, folder)]
    (folder / INDEX).write_text(downloads_json(made), encoding="utf-8", newline="")


def _pictures(loaded: Loaded, papers: list[Download], folder: Path) -> Iterator[Download]:
    """Of the handouts; an unchanged one is not drawn again."""
    cache = print_cache(loaded)
    for paper in papers:
        if paper.variant != Variant.HANDOUT:
            continue
        pdf = (folder / paper.name).read_bytes()
        job = picture_job(paper, pdf)
        found = cache.find(job)
        data = found[1][job.name] if found else first_page(pdf)
        picture = replace(paper, name=job.name, variant=PICTURE, pages=0, sheets=0, bytes=len(data))
        if not found:
            file = PrintedFile(job.name, PICTURE, 0, 0, len(data))
            cache.keep(job, Printed(job.name, job.source, paper.work, paper.language, (file,)), {job.name: data})
        (folder / job.name).write_bytes(data)
        yield picture


def _formats(loaded: Loaded, folder: Path) -> Iterator[Download]:
    """Those that fail are named and stop the command once the others are made."""
    failed = 0
    for language in loaded.library.languages:
        views = loaded.views(language)
        for work in loaded.library.works.values():
            try:
                files = list(make_formats(work, views, loaded.settings.site_name))
            except (ParseError, RecursionError, ValueError) as error:
                place, name = work.best(language).location, f"{work.id}.{language}.epub"
                click.echo(Problem.at(place, "P-003", name=name, reason=str(error)).text())
                failed += 1
                continue
            for file in files:
                (folder / file.download.name).write_bytes(file.data)
                yield file.download
    if failed:
        raise click.ClickException(f"{failed} sách điện tử không làm được. Trang đã công bố vẫn giữ nguyên.")
