"""A work in Vietnamese and in another language on one page, provision by provision."""

from collections.abc import Iterator
from typing import Any

from vankien.model.labels import DEFAULT_LANGUAGE
from vankien.model.work import Work
from vankien.outputs.addresses import Addresses, relative
from vankien.outputs.downloads import BILINGUAL, offers
from vankien.outputs.markdown.pieces import Pieces
from vankien.outputs.markdown.render import Links
from vankien.outputs.markdown.table_frames import TableFrames
from vankien.outputs.pages.glossary import term_words
from vankien.outputs.pages.page import PageSource
from vankien.outputs.pages.work import work_context
from vankien.outputs.pairs import has_pairs, in_vietnamese, paired, text_pieces
from vankien.outputs.views import Views
from vankien.outputs.wording import work_name

_TOLD = ("kind_label", "translation", "summary", "key_points", "whats_new", "headings")


def side_by_side_pages(views: Views) -> Iterator[PageSource]:
    """A page for each work that has a text in Vietnamese and in the language at hand."""
    for work in views.library.works.values():
        if has_pairs(work, views.language):
            yield _page(work, views)


def _page(work: Work, views: Views) -> PageSource:
    here = views.addresses.side_by_side(work)
    source, target = (_column(work, own, here) for own in (in_vietnamese(views), views))
    terms = source["terms"] | target["terms"]
    expression = work.expressions[views.language]
    context = {
        "work": views.row(work, here),
        "source": source,
        "target": target,
        "pairs": paired(source["pieces"], target["pieces"]),
        "headings": target["headings"],
        "kind_notice": expression.text_kind.value,
        "others": [
            (name, relative(Addresses(name).side_by_side(work), here))
            for name in views.library.languages
            if name != views.language and has_pairs(work, name)
        ],
        "offers": [
            offer
            for offer in offers(views.downloads.get((work.id, views.language), ()), views.tr, here)
            if offer["variant"] == BILINGUAL
        ],
        "terms": [
            {"id": term.id, "href": relative(views.addresses.term(term), here), **term_words(term, views.language)}
            for term in terms.values()
        ],
    }
    return PageSource(
        address=f"resolutions/{work.id}/side-by-side/",
        template="side_by_side.html",
        title=views.tr("{name}, side by side", name=work_name(work, views.tr)),
        description=expression.summary[:300],
        source=expression.location.path,
        # It says nothing that the pages of the two languages do not say: these are found and listed, not this one.
        languages=(views.language,),
        context=context,
        indexed=False,
    )


def _column(work: Work, views: Views, here: str) -> dict[str, Any]:
    """What one language says, with links as from its own page."""
    expression = work.expressions[views.language]
    links = Links(
        lambda other, anchor: relative(views.addresses.work(other, anchor), here),
        lambda term: relative(views.addresses.term(term), here),
        views.foreign_work,
    )
    page = relative(views.addresses.work(work), here)
    pieces, rendered = text_pieces(
        work, expression, views, links, Pieces(expression.language, page), (TableFrames(views.tr),)
    )
    told = work_context(work, expression, views)
    return {
        "language": expression.language,
        "is_source": expression.language == DEFAULT_LANGUAGE,
        "href": page,
        "title": expression.title,
        "pieces": pieces,
        "terms": rendered.terms,
        **{
            name: told[name] for name in ("kind_label", "translation", "summary", "key_points", "whats_new", "headings")
        },
    }
