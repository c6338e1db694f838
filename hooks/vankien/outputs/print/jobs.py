"""Which prints a library has."""

from collections.abc import Iterator

from vankien.model.work import Work
from vankien.outputs.print.handout import handout_html
from vankien.outputs.print.pdf import Job
from vankien.outputs.views import Views


def handout_jobs(views: Views, works: tuple[Work, ...] | None = None) -> Iterator[Job]:
    """A handout for each work that has a text in the language at hand."""
    for work in works if works is not None else tuple(views.library.works.values()):
        expression = work.expressions.get(views.language)
        if expression is not None:
            name = f"{work.id}.handout.{views.language}.pdf"
            yield Job(name, handout_html(work, expression, views), expression.location.path)
