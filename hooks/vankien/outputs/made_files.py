"""Scripts and styles that are put together for the pages of one language."""

from collections.abc import Iterator

from jinja2 import Environment

from vankien.outputs.pages.questions import practice_scripts
from vankien.outputs.scripts import parts, scripts
from vankien.outputs.styles import PARTS_STYLE, WIDE_STYLE
from vankien.outputs.views import Views


def made_files(environment: Environment, views: Views, contact: str) -> Iterator[tuple[str, str]]:
    """Path and text of each; styles are empty until all pages are built."""
    for name, text in (*scripts(), *parts(environment, views.tr, contact)):
        yield f"assets/{name}", text
    yield from practice_scripts(environment, views)
    yield from ((name, "") for name in (PARTS_STYLE, WIDE_STYLE))
