"""A work in one language as a book: its parts as trees, which each format writes in its own way."""

import datetime
import html
import re
import xml.etree.ElementTree as etree
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote, urljoin

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from vankien.model.expression import Expression
from vankien.model.term import Term
from vankien.model.work import Work
from vankien.outputs.addresses import Addresses
from vankien.outputs.drift_words import drift_words
from vankien.outputs.formats.tidy_tree import tidy_tree
from vankien.outputs.markdown.render import Links, render
from vankien.outputs.pages.page import Heading
from vankien.outputs.pages.work import work_context
from vankien.outputs.version import content_version
from vankien.outputs.views import Views
from vankien.outputs.whole_symbols import whole_symbols
from vankien.outputs.wording import work_name

TEMPLATES = Path(__file__).parent.parent.parent / "theme" / "book"
_VOID = re.compile(r"<(br|hr|img)((?:\s[^<>]*?)?)\s*/?>")
_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|#\d+|#x[0-9a-fA-F]+);)(\w+);")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a book that begins on a new page."""

    id: str
    title: str
    root: etree.Element
    """XHTML without any namespace; its links are "#id" for what is in the book, and whole addresses otherwise."""
    headings: tuple[Heading, ...] = ()


@dataclass(frozen=True, slots=True)
class Book:
    """What every format needs."""

    work: str
    language: str
    title: str
    name: str
    """Kind and symbol: "Nghị quyết số 57-NQ/TW"."""
    author: str
    publisher: str
    date: datetime.date
    modified: datetime.date
    address: str
    version: str
    summary: str
    subjects: tuple[str, ...]
    origin: str
    """Official text, summary or translation, in words."""
    parts: tuple[Part, ...]
    tr: Callable[..., str]


def make_book(work: Work, expression: Expression, views: Views, publisher: str) -> Book:
    """The whole of it, with terms and sources, so that it needs no network."""
    tr = views.tr
    address = views.site_url + Addresses(expression.language).work(work)
    links = Links(lambda other, anchor: views.site_url + views.addresses.work(other, anchor), lambda t: f"#term-{t.id}")
    old = drift_words(work, expression, tr, lambda target: views.site_url + target)
    rendered = render(expression, work, views.library, tr, links, extra=(old.extension(),))
    context = work_context(work, expression, views) | {"drift": old}
    version = content_version(work, expression)
    context |= {
        "html": _as_xml(rendered.html),
        "address": address,
        "version": version,
        "language": expression.language,
        "tr": tr,
        "terms": [_term(term, expression.language) for term in rendered.terms.values()],
    }
    headings: tuple[Heading, ...] = context["headings"]
    parts = [Part("title", expression.title, _tree("title", context, address))]
    parts.append(Part("about", tr("Facts and key points"), _tree("about", context, address), _listed(context, tr)))
    parts.append(Part("text", _text_title(context, tr), _tree("text", context, address), headings))
    if context["questions"]:
        parts.append(Part("questions", tr("Questions for discussion"), _tree("questions", context, address)))
    if rendered.terms:
        parts.append(Part("terms", tr("Glossary"), _tree("terms", context, address)))
    parts.append(Part("back", tr("Sources"), _tree("back", context, address)))
    _unlink_unknown(parts)
    origin = [context["kind_label"]]
    origin += [f"{record['origin']}, {record['reviewed']}"] if (record := context["translation"]) else []
    return Book(
        work=work.id,
        language=expression.language,
        title=expression.title,
        name=work_name(work, tr),
        author=work.passed_by.value.labels.best(views.language),
        publisher=publisher,
        date=work.date.value,
        modified=expression.updated or work.date.value,
        address=address,
        version=version,
        summary=expression.summary,
        subjects=tuple(context["work"]["fields"]),
        origin=". ".join(origin),
        parts=tuple(parts),
        tr=tr,
    )


def _text_title(context: dict[str, Any], tr: Callable[..., str]) -> str:
    return tr("The content, in the words of the library") if context["kind_notice"] == "summary" else tr("The text")


def _listed(context: dict[str, Any], tr: Callable[..., str]) -> tuple[Heading, ...]:
    names = [
        ("summary", "tom-tat", tr("In short")), ("facts", "thong-tin", tr("Facts")),
        ("key_points", "diem-chinh", tr("Key points")), ("whats_new", "diem-moi", tr("What is new")),
        ("targets", "chi-tieu", tr("Targets")),
    ]  # fmt: skip
    return tuple(Heading(title, anchor) for key, anchor, title in names if context[key])


def _term(term: Term, language: str) -> dict[str, str]:
    return {"id": term.id, "label": term.labels.best(language), "definition": term.definition(language)}


def _tree(name: str, context: dict[str, Any], address: str) -> etree.Element:
    text = _environment().get_template(f"{name}.html").render(context)
    root = etree.fromstring(text)  # noqa: S314 - our own templates, and texts whose elements are closed
    tidy_tree(root, lambda href: _whole_address(href, address))
    return root


def _unlink_unknown(parts: list[Part]) -> None:
    """A link into the book that leads nowhere would make it invalid; its words stay."""
    known = {f"#{element.get('id')}" for part in parts for element in part.root.iter()}
    for link in (element for part in parts for element in part.root.iter("a")):
        if link.get("href", "").startswith("#") and link.get("href") not in known:
            del link.attrib["href"]


def _whole_address(href: str, page: str) -> str:
    """A link as it leads to the same place from a book: what is on the site by its whole address."""
    return href if href.startswith("#") else quote(urljoin(page, href), safe="%/:?#[]@!$&'()*+,;=~-._")


def _as_xml(text: str) -> str:
    """The HTML that Markdown writes; it differs from XML in elements without end and in names of letters."""
    text = _VOID.sub(r"<\1\2/>", text)
    return _ENTITY.sub(lambda m: html.escape(html.unescape(m[0])), text)


@cache
def _environment() -> Environment:
    environment = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined)
    environment.filters["whole_symbols"] = whole_symbols
    return environment
