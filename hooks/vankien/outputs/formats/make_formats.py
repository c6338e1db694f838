"""Every work as e-book, Word document and plain text."""

from collections.abc import Iterator
from dataclasses import dataclass

from vankien.model.work import Work
from vankien.outputs.downloads import Download
from vankien.outputs.formats.book import make_book
from vankien.outputs.formats.docx import docx
from vankien.outputs.formats.epub import epub
from vankien.outputs.formats.plain_markdown import plain_markdown
from vankien.outputs.views import Views


@dataclass(frozen=True, slots=True)
class Made:
    """A file, and what is told of it."""

    download: Download
    data: bytes


def make_formats(work: Work, views: Views, publisher: str) -> Iterator[Made]:
    """The files of a work in the language at hand, if it has a text in it; a hundredth of a second each."""
    expression = work.expressions.get(views.language)
    if expression is None:
        return
    book = make_book(work, expression, views, publisher)
    made = {
        "epub": epub(book),
        "docx": docx(book),
        "md": plain_markdown(work, expression, views).encode("utf-8"),
    }
    for variant, data in made.items():
        name = f"{work.id}.{views.language}.{variant}"
        yield Made(Download(name, work.id, variant, views.language, 0, 0, len(data)), data)
