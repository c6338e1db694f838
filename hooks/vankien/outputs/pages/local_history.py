"""Local histories: which volumes exist, where they can be read."""

from collections.abc import Iterator
from typing import Any

from vankien.model.history import LocalHistory
from vankien.outputs.addresses import relative
from vankien.outputs.event_rows import said, statement
from vankien.outputs.pages.page import PageSource
from vankien.outputs.views import Views

HOME = "history/local/"


def local_history_pages(views: Views) -> Iterator[PageSource]:
    """The list, and a page for each; a library without any has none."""
    found = views.library.history.local.values()
    if not found:
        return
    yield _local_list(views)
    for local in found:
        if views.addresses.has(local.labels):
            yield _local_page(local, views)


def _local_list(views: Views) -> PageSource:
    tr = views.tr
    here = views.addresses.page(HOME)
    rows = [local_row(local, views, here) for local in views.library.history.local.values()]
    return PageSource(
        HOME,
        "local_list.html",
        tr("Local Party histories"),
        tr("Which volumes of local Party history exist, and where they can be read."),
        {"rows": rows},
        languages=views.library.languages,
    )


def _local_page(local: LocalHistory, views: Views) -> PageSource:
    label = local.labels.best(views.language)
    title = views.tr("Local Party history: {place}", place=label)
    volumes = [
        {"title": said(volume.title, views), "unit": said(volume.unit, views) if volume.unit else None,
         "year": volume.year, "publisher": volume.publisher, "covers": volume.covers, "url": volume.url,
         "note": said(volume.note, views) if volume.note else None, "sources": volume.sources}
        for volume in local.volumes
    ]  # fmt: skip
    return PageSource(
        f"{HOME}{local.id}/",
        "local.html",
        title,
        title,
        {
            "mark": views.mark(local.confidence),
            "statements": [statement(s, views) for s in local.statements],
            "volumes": volumes,
            "sources": list(local.sources.values()),
            "source_numbers": {name: number for number, name in enumerate(local.sources, 1)},
        },
        source=local.location.path,
        languages=views.addresses.having(local.labels, views.library.languages),
    )


def local_row(local: LocalHistory, views: Views, page: str) -> dict[str, Any]:
    """A local history in a list."""
    return {
        "href": relative(views.addresses.local_history(local), page),
        "label": local.labels.best(views.language),
        "language": local.labels.language(views.language),
        "volumes": len(local.volumes),
    }
