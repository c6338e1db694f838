"""Packs: the list of them, and a page that shows what is in each in the order of reading."""

from collections.abc import Iterator
from typing import Any

from vankien.model.pack import Item, Pack
from vankien.model.term import Term
from vankien.outputs.addresses import relative
from vankien.outputs.downloads import PICTURE, offers
from vankien.outputs.formats.first_page import HEIGHT, WIDTH
from vankien.outputs.markdown.excerpt import Excerpt
from vankien.outputs.markdown.render import Links, Rendered, render
from vankien.outputs.markdown.table_frames import TableFrames
from vankien.outputs.offline.packs import study_pack
from vankien.outputs.pack_rows import Row, item_rows, pack_row, print_name, text_of
from vankien.outputs.pack_version import pack_version
from vankien.outputs.pages.glossary import term_entry
from vankien.outputs.pages.page import Heading, PageSource
from vankien.outputs.views import Views

HOME = "packs/"
LINE = 60
"""Letters of a line of the contents."""


def pack_pages(views: Views) -> Iterator[PageSource]:
    """All of them; a library without packs has none."""
    packs = views.library.packs.values()
    if not packs:
        return
    tr = views.tr
    yield PageSource(
        HOME,
        "packs.html",
        tr("Study packs"),
        tr("Documents, events, terms and questions chosen to be read together; to read, to print, to keep."),
        {"cards": pack_cards(views, views.addresses.page(HOME))},
        languages=views.library.languages,
    )
    for pack in packs:
        yield _page(pack, views)


def pack_cards(views: Views, page: str) -> list[dict[str, Any]]:
    """Every pack with its first page and what can be printed of it."""
    cards = []
    for pack in views.library.packs.values():
        files = views.downloads.get((print_name(pack), views.language), ())
        picture = next((file for file in files if file.variant == PICTURE), None)
        cards.append(
            pack_row(pack, views, page)
            | {
                "paper": [offer for offer in offers(files, views.tr, page) if offer["is_paper"]],
                "picture": relative(picture.address, page) if picture else "",
                "width": WIDTH * 2 // 3,
                "height": HEIGHT * 2 // 3,
            }
        )
    return cards


def _page(pack: Pack, views: Views) -> PageSource:
    here = views.addresses.pack(pack)
    rows = item_rows(pack, views, here)
    terms: dict[str, Term] = {}
    for row in rows:
        rendered = _passage(row["item"], row["anchor"], views, here)
        row["html"] = rendered.html if rendered else ""
        terms |= rendered.terms if rendered else {}
    found = offers(views.downloads.get((print_name(pack), views.language), ()), views.tr, here)
    return PageSource(
        f"{HOME}{pack.id}/",
        "pack.html",
        pack.title.best(views.language),
        (pack.intro or pack.title).best(views.language)[:300],
        {
            "pack": pack_row(pack, views, here),
            "rows": rows,
            "headings": [Heading(_heading(number, row), row["anchor"]) for number, row in enumerate(rows, 1)],
            "offers": found,
            "terms": [term_entry(term, views, here) for term in terms.values()],
            "version": pack_version(pack, views),
            "keep": study_pack(pack),
            "keep_prints": study_pack(pack, prints=True) if found else "",
        },
        source=pack.location.path,
        languages=views.library.languages,
    )


def _heading(number: int, row: Row) -> str:
    """A line of the contents; questions are long, and their beginning is enough."""
    name = str(row["name"] if "question" in row["kind"] else row["short"])
    if len(name) > LINE:
        name = f"{name[:LINE].rpartition(' ')[0]} …"
    return f"{number}. {name}"


def _passage(item: Item, name: str, views: Views, here: str) -> Rendered | None:
    """The words of a provision, with links that lead to the page of its work."""
    work = views.library.works.get(item.id) if item.kind == "work" else None
    if work is None or not item.provision:
        return None
    links = Links(
        lambda other, anchor: relative(views.addresses.work(other, anchor), here),
        lambda term: relative(views.addresses.term(term), here),
    )
    excerpt = Excerpt(
        f"{name}-", lambda anchor: relative(views.addresses.work(work, anchor), here), anchor=item.provision
    )
    expression = text_of(work, item, views.language)
    extra = (TableFrames(views.tr), excerpt)
    return render(expression, work, views.library, views.tr, links, paper=True, extra=extra)
