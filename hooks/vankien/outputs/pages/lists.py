"""The register and the lists by kind, body, year and field; they work without JavaScript."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from vankien.model.text import slug
from vankien.model.work import Work
from vankien.outputs.addresses import relative
from vankien.outputs.pages.page import PageSource
from vankien.outputs.views import Views

PAGE_LIMIT = 200
"""Links on one page; beyond it the register shows the newest and leads to the years."""


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to divide the register."""

    id: str
    label: str
    values: tuple[tuple[str, str, tuple[Work, ...], str], ...]
    """Address, label and works of each part, and the language of the label."""


def facets(views: Views) -> tuple[Facet, ...]:
    """By kind, issuing body, year and field; only what holds a work."""
    tr = views.tr
    works = tuple(views.library.works.values())
    vocabulary = views.library.vocabulary
    language = views.language

    def named(things: Iterable[Any], key: Callable[[Work], Any], folder: str) -> tuple[Any, ...]:
        return tuple(
            (f"{folder}/{slug(thing.id)}/", thing.labels.best(language), found, thing.labels.language(language))
            for thing in things
            if (found := tuple(w for w in works if thing.id in key(w)))
        )

    years = sorted({w.date.value.year for w in works}, reverse=True)
    by_year = tuple(
        (f"resolutions/year/{y}/", str(y), tuple(w for w in works if w.date.value.year == y), language) for y in years
    )
    return (
        Facet("kind", tr("By kind"), named(vocabulary.kinds.values(), lambda w: [w.kind.value.id], "resolutions/kind")),
        Facet(
            "body", tr("By issuing body"),
            named(vocabulary.bodies.values(), lambda w: [w.passed_by.value.id], "resolutions/body"),
        ),
        Facet("year", tr("By year"), by_year),
        Facet("field", tr("By field"), named(vocabulary.fields.values(), lambda w: [f.id for f in w.fields], "fields")),
    )  # fmt: skip


def list_pages(views: Views) -> Iterator[PageSource]:
    """The register, the list of fields, and a list for each part of each facet."""
    tr = views.tr
    languages = views.library.languages
    ways = facets(views)
    works = tuple(views.library.works.values())
    yield PageSource(
        "resolutions/",
        "register.html",
        tr("Register of documents"),
        tr("All documents of the library, by kind, issuing body, year and field."),
        {
            "rows": [views.row(work, views.addresses.page("resolutions/")) for work in works[:PAGE_LIMIT]],
            "total": len(works),
            "facets": [_facet(facet, views, "resolutions/") for facet in ways],
        },
        languages=languages,
    )
    yield PageSource(
        "fields/",
        "fields.html",
        tr("Subject fields"),
        tr("The documents of the library by subject."),
        {"facet": _facet(ways[-1], views, "fields/")},
        languages=languages,
    )
    for facet in ways:
        for address, label, found, label_language in facet.values:
            here = views.addresses.page(address)
            yield PageSource(
                address,
                "list.html",
                label,
                f"{facet.label}: {label}",
                {
                    "rows": [views.row(work, here) for work in found],
                    "facet_label": facet.label,
                    "label_language": label_language,
                    # Fields are what people study: each can be kept for reading offline.
                    "pack": f"field.{slug(address.split('/')[-2])}" if facet.id == "field" else "",
                },
                languages=languages,
            )


def _facet(facet: Facet, views: Views, page: str) -> dict[str, Any]:
    here = views.addresses.page(page)
    return {
        "id": facet.id,
        "label": facet.label,
        "values": [
            {
                "href": relative(views.addresses.page(address), here),
                "label": label,
                "count": len(found),
                "language": code,
            }
            for address, label, found, code in facet.values
        ],
    }
