"""The A4 handout of a work as HTML, made from the model and not from the page of the site."""

from functools import cache
from pathlib import Path
from typing import Any

import segno
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from vankien.model.expression import Expression
from vankien.model.work import Work
from vankien.outputs.addresses import Addresses
from vankien.outputs.markdown.render import Links, render
from vankien.outputs.pages.work import work_context
from vankien.outputs.version import content_version
from vankien.outputs.views import Views
from vankien.outputs.whole_symbols import whole_symbols

TEMPLATES = Path(__file__).parent.parent.parent / "theme" / "print"


def handout_html(work: Work, expression: Expression, views: Views) -> str:
    """One HTML file without any reference to a file or an address that would have to be fetched."""
    address = views.site_url + Addresses(expression.language).work(work)
    # On paper links to other works lead to their full address.
    links = Links(
        lambda other, anchor: views.site_url + views.addresses.work(other, anchor),
        lambda term: views.site_url + views.addresses.term(term),
    )
    rendered = render(expression, work, views.library, views.tr, links, paper=True)
    context: dict[str, Any] = work_context(work, expression, views)
    context.update(
        {
            "html": rendered.html,
            "address": address,
            "qr": segno.make(address, error="m").svg_inline(border=0, svgclass=None, lineclass=None, omitsize=True),
            "version": content_version(work, expression),
            "css": _style(),
            "tr": views.tr,
            "language": expression.language,
            "created": (expression.updated or work.date.value).isoformat(),
        }
    )
    return _environment().get_template("handout.html").render(context)


@cache
def _environment() -> Environment:
    environment = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined)
    environment.filters["whole_symbols"] = whole_symbols
    return environment


@cache
def _style() -> str:
    return (TEMPLATES / "handout.css").read_text(encoding="utf-8")
