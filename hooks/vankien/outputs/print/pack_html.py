"""A pack on paper as HTML: one document in which works, provisions, events and terms follow each other."""

import xml.etree.ElementTree as etree
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from markupsafe import Markup

from vankien.model.expression import Expression
from vankien.model.pack import Item, Pack
from vankien.model.work import Work
from vankien.outputs.edition import edition_day
from vankien.outputs.markdown.excerpt import Excerpt
from vankien.outputs.markdown.paper_marks import PaperMarks
from vankien.outputs.markdown.render import Links, render
from vankien.outputs.pack_rows import Row, item_row, pack_row, place, text_of
from vankien.outputs.pack_version import pack_version
from vankien.outputs.pages.work import work_context
from vankien.outputs.print.page_words import page_words
from vankien.outputs.print.paper_address import paper_address
from vankien.outputs.print.qr import qr_element, qr_html
from vankien.outputs.print.variant import Edition
from vankien.outputs.print.work_html import environment, way
from vankien.outputs.source_numbers import SourceNumbers
from vankien.outputs.version import content_version
from vankien.outputs.views import Views


@dataclass
class PaperPack:
    """A pack made ready for paper; every edition of it takes the same."""

    pack: Pack
    views: Views
    address: str = field(init=False)
    version: str = field(init=False)
    rows: list[Row] = field(init=False)
    numbers: SourceNumbers = field(default_factory=SourceNumbers)

    def __post_init__(self) -> None:
        self.address = self.views.site_url + self.views.addresses.pack(self.pack)
        self.version = pack_version(self.pack, self.views)
        self.rows = [row for index, item in enumerate(self.pack.items, 1) if (row := self._row(index, item))]

    @property
    def created(self) -> str:
        """The day of the newest of its works, which does not change with the day of the build."""
        named = (self.views.library.works[name] for name in self.pack.works if name in self.views.library.works)
        days = [work.best(self.views.language).updated or work.date.value for work in named]
        return (max(days) if days else edition_day(self.views)).isoformat()

    def _row(self, index: int, item: Item) -> Row | None:
        """The row of a thing, then its text: sources are counted as a reader meets them."""
        views = self.views
        row = item_row(index, item, views, "", self.numbers)
        if row is None:
            return None
        address = views.site_url + row["href"]
        work = views.library.works.get(item.id) if item.kind == "work" else None
        if work is not None:
            expression = text_of(work, item, views.language)
            version = content_version(work, expression)
            address = paper_address(address, version)
            row |= {"html": self._text(work, expression, item, row), "version": version}
            row |= {"about": _about(work, expression, views)}
        code = etree.Element("span", {"class": "way"})
        code.append(qr_element(address, views.tr("QR code: {anchor}", anchor=row["short"])))
        return row | {"way": Markup(etree.tostring(code, encoding="unicode", method="html"))}  # noqa: S704

    def _text(self, work: Work, expression: Expression, item: Item, row: Row) -> Markup:
        """The words of a work or a provision; what is whole in this pack is referred to by its page here."""
        views, before = self.views, f"{row['anchor']}-"
        sources = expression.sources or work.sources
        address, version = views.site_url + views.addresses.work(work), content_version(work, expression)
        marks = PaperMarks(
            lambda anchor: way(address, version, anchor.removeprefix(before), views), views.tr("Picture")
        )
        inside = _inside(expression, item.provision)
        excerpt = Excerpt(
            before,
            partial(_way_within, before, address, inside, _inside(expression, "")),
            anchor=item.provision,
            number=lambda name: self.numbers.of(sources[name]),
            running=row["short"],
        )
        links = Links(self._where, lambda term: f"#tu-{term.id}")
        rendered = render(expression, work, views.library, views.tr, links, paper=True, extra=(excerpt, marks))
        return Markup(rendered.html)  # noqa: S704 (no tag of a text but few)

    def _where(self, work: Work, anchor: str) -> str:
        whole = next((i for i, item in enumerate(self.pack.items, 1) if item.is_whole_work and item.id == work.id), 0)
        if not whole:
            return self.views.site_url + self.views.addresses.work(work, anchor)
        found = bool(anchor) and work.best(self.views.language).outline.find(anchor) is not None
        return f"#{place(whole)}-{anchor}" if found else f"#{place(whole)}"


def _way_within(before: str, address: str, here: frozenset[str], text: frozenset[str], anchor: str) -> str:
    """Where a link of a text to itself leads, or to another thing of the pack, which is as it should be already."""
    if anchor in here:
        return f"#{before}{anchor}"
    return f"{address}#{anchor}" if anchor in text else f"#{anchor}"


def pack_html(paper: PaperPack, edition: Edition) -> str:
    """One HTML file without any reference to a file or an address that would have to be fetched."""
    pack, views = paper.pack, paper.views
    name = views.tr("The page of this pack")
    context: dict[str, Any] = {
        "pack": pack_row(pack, views, ""),
        "rows": paper.rows,
        "sources": paper.numbers.listed,
        "address": paper.address,
        "qr": Markup(qr_html(paper.address, name)),  # noqa: S704
        "qr_name": name,
        "version": paper.version,
        "created": paper.created,
        "tr": views.tr,
        "ntr": views.tr.plural,
        "language": views.language,
        "variant": edition.variant.laid_out_as.value,
        "black": edition.black,
        "references": page_words(views.tr("p.")),
    }
    return environment().get_template("pack.html").render(context)


def _about(work: Work, expression: Expression, views: Views) -> dict[str, Any]:
    """What its own print says of a work on the cover."""
    context = work_context(work, expression, views)
    names = ("kind_notice", "kind_label", "translation", "banner", "title_mark")
    return {name: context[name] for name in names} | {"updated": expression.updated}


def _inside(expression: Expression, anchor: str) -> frozenset[str]:
    """The anchors of a text, or of a provision and all that it contains."""
    if not anchor:
        return frozenset(provision.anchor for provision in expression.outline.provisions)
    inside = {anchor}
    for provision in expression.outline.provisions:
        if provision.parent in inside:
            inside.add(provision.anchor)
    return frozenset(inside)
