"""A work on paper as HTML, made from the model and not from the page of the site."""

import xml.etree.ElementTree as etree
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from vankien.model.collation import sort_key
from vankien.model.expression import Expression
from vankien.model.term_finder import TermFinder
from vankien.model.work import Work
from vankien.outputs.drift_words import drift_words
from vankien.outputs.markdown.paper_marks import PaperMarks
from vankien.outputs.markdown.render import Links, Rendered, render
from vankien.outputs.pages.work import work_context
from vankien.outputs.print.bilingual import bilingual_context
from vankien.outputs.print.chart_svg import MEASURES, chart_pictures
from vankien.outputs.print.page_words import page_words
from vankien.outputs.print.paper_address import paper_address
from vankien.outputs.print.qr import qr_element, qr_html
from vankien.outputs.print.variant import Content, Edition, Variant
from vankien.outputs.version import content_version
from vankien.outputs.views import Views
from vankien.outputs.whole_numbers import whole_ending, whole_numbers

_SHORT = 12
TEMPLATES = Path(__file__).parent.parent.parent / "theme" / "print"


@dataclass
class PaperText:
    """An expression made ready for paper; every edition of it takes the same."""

    work: Work
    expression: Expression
    views: Views
    address: str = field(init=False)
    version: str = field(init=False)
    rendered: Rendered = field(init=False)
    context: dict[str, Any] = field(init=False)

    def __post_init__(self) -> None:
        work, expression, views = self.work, self.expression, self.views
        self.address = views.site_url + views.addresses.work(work)
        self.version = content_version(work, expression)
        marks = PaperMarks(self._beside, views.tr("Picture"))
        old = drift_words(work, expression, views.tr, lambda address: views.site_url + address)
        extra = (marks, old.extension(paper=True))
        self.rendered = render(expression, work, views.library, views.tr, _links(views), paper=True, extra=extra)
        self.context = work_context(work, expression, views) | {"drift": old}

    def _beside(self, anchor: str) -> etree.Element:
        """The code that leads to a provision, with its short address."""
        return way(self.address, self.version, anchor, self.views)

    def terms(self, content: Content) -> list[dict[str, str]]:
        """The terms that occur in what is printed, in the order of the alphabet."""
        found = dict(self.rendered.terms) if content is not Content.SUMMARY else {}
        if content is not Content.TEXT:
            expression = self.expression
            points = (*expression.key_points, *expression.whats_new)
            finder = TermFinder(self.views.library.terms.values(), expression.language)
            for text in (expression.summary, *(point.text for point in points)):
                found |= {term.id: term for term, _ in finder.find(text)}
        words = [(term.labels.best(self.views.language), term) for term in found.values()]
        return [
            {
                "id": term.id,
                "label": word,
                "label_language": term.labels.language(self.views.language),
                "definition": term.definition(self.views.language),
                "definition_language": term.definitions.language(self.views.language),
            }
            for word, term in sorted(words, key=lambda pair: sort_key(pair[0], self.views.language))
        ]


def _links(views: Views) -> Links:
    """On paper a work leads to its full address, and a term to its line at the end."""
    return Links(
        lambda other, anchor: views.site_url + views.addresses.work(other, anchor), lambda term: f"#tu-{term.id}"
    )


def way(address: str, version: str, anchor: str, views: Views) -> etree.Element:
    """A code that leads to a provision, with its short address."""
    beside = etree.Element("span", {"class": "way"})
    name = views.tr("QR code: {anchor}", anchor=anchor)
    beside.append(qr_element(paper_address(address, version, anchor), name))
    # The address of a heading without number is a sentence; nobody types it.
    if len(anchor) <= _SHORT:
        etree.SubElement(beside, "span", {"class": "way-n"}).text = f"#{anchor}"
    return beside


def work_html(paper: PaperText, edition: Edition) -> str:
    """One HTML file without any reference to a file or an address that would have to be fetched."""
    expression, views = paper.expression, paper.views
    content = edition.content
    is_bilingual = edition.variant is Variant.BILINGUAL
    context = paper.context | {
        "html": Markup(paper.rendered.html),  # noqa: S704 (no tag of a text but few)
        "address": paper.address,
        "qr": Markup(qr_html(paper_address(paper.address, paper.version), views.tr("The page of this document"))),  # noqa: S704
        "version": paper.version,
        "tr": views.tr,
        "language": views.language,
        "created": (expression.updated or paper.work.date.value).isoformat(),
        "variant": edition.variant.laid_out_as.value,
        "has_cover": edition.variant is not Variant.HANDOUT,
        "charts": []
        if is_bilingual
        else [
            Markup(picture)  # noqa: S704 (our own drawing, its words escaped)
            for chart in paper.context["chart"]
            for picture in chart_pictures(chart, MEASURES[edition.variant.laid_out_as])
        ],
        "with_summary": content is not Content.TEXT and not is_bilingual,
        "with_text": content is not Content.SUMMARY or is_bilingual,
        "black": edition.black,
        "terms": paper.terms(content),
        "questions": paper.context["questions"] if content is not Content.TEXT and not is_bilingual else [],
        "references": page_words(views.tr("p.")),
        "summaries": [],
        "source_title": "",
    }
    if is_bilingual:
        context |= bilingual_context(paper.work, views, _links, content, environment())
    return environment().get_template("work.html").render(context)


@cache
def environment() -> Environment:
    """The templates of prints."""
    made = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined)
    made.filters["whole"] = whole_numbers
    made.filters["ending"] = whole_ending
    made.filters["shortened"] = _shortened
    return made


def _shortened(text: str, length: int = 60) -> str:
    """As much of a text as goes into a running head."""
    if len(text) <= length:
        return text
    return f"{text[:length].rpartition(' ')[0] or text[:length]} …"


@cache
def style(variant: Variant) -> str:
    """The style sheet of a variant: what all have in common, then its own."""
    names = ("common.css", f"{variant.laid_out_as.value}.css")
    return "".join(read(name) for name in names)


def read(name: str) -> str:
    """A file of the templates' folder."""
    return (TEMPLATES / name).read_text(encoding="utf-8")
