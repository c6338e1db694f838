"""The home page: the search box first, then what is new, then the sections."""

import re

from vankien.model.labels import DEFAULT_LANGUAGE, Labels
from vankien.model.text import fold
from vankien.outputs.addresses import relative
from vankien.outputs.pages.lists import facets
from vankien.outputs.pages.page import PageSource
from vankien.outputs.pages.study import this_month
from vankien.outputs.views import Views

NEWEST = 6


def home_context(views: Views) -> dict[str, object]:
    """What the template of the home page shows besides the hand-written text."""
    here = views.addresses.page("")
    works = list(views.library.works.values())
    changed = sorted(works, key=lambda w: (w.best(views.language).updated or w.date.value, w.date.value), reverse=True)
    fields = facets(views)[-1]
    return {
        "newest": [
            views.row(work, here) | {"updated": views.tr.day(day) if (day := work.best(views.language).updated) else ""}
            for work in changed[:NEWEST]
        ],
        "fields": [
            {
                "href": relative(views.addresses.page(address), here),
                "label": label,
                "count": len(found),
                "language": code,
            }
            for address, label, found, code in fields.values
        ],
        "this_month": this_month(views, here),
        "hints": _hints(views),
        "total_packs": len(views.library.packs),
        "total_works": len(works),
        "total_terms": sum(1 for term in views.library.terms.values() if views.language in term.labels),
    }


def _hints(views: Views) -> list[str]:
    """Two searches to try, typed without marks: a symbol and a subject of this very library."""
    works = list(views.library.works.values())
    symbols = [re.sub(r"[^a-z0-9]+", " ", fold(str(work.symbol.value))) for work in works[:1]]
    fields = [_subject(field.labels, views.language) for field in works[0].fields[:1]] if works else []
    return symbols + fields


def _subject(labels: Labels, language: str) -> str:
    """
    A label without marks; the Vietnamese one where the language at hand is not written in Latin letters.

    >>> labels = Labels((("vi", "Điều lệ Đảng"), ("ru", "Устав Партии"), ("cs", "Stanovy strany")))
    >>> [_subject(labels, language) for language in ("vi", "ru", "cs")]
    ['dieu le dang', 'dieu le dang', 'stanovy strany']
    """
    plain = [re.sub(r"[^a-z0-9]+", " ", fold(labels.best(name))).strip() for name in (language, DEFAULT_LANGUAGE)]
    return plain[0] or plain[1]


def search_page(views: Views) -> PageSource:
    """The page of search results; without JavaScript it leads to the lists."""
    tr = views.tr
    return PageSource(
        "search/",
        "search.html",
        tr("Search"),
        tr("Search the documents and the glossary."),
        {"language_names": {code: tr.language_name(code) for code in views.library.languages}},
        languages=views.library.languages,
    )
