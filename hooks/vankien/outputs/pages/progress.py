"""How far the library is translated into a language: for its readers, and for whoever wants to help."""

from collections.abc import Iterator
from typing import Any

from vankien.model.labels import DEFAULT_LANGUAGE
from vankien.model.translation_state import TranslationState, translation_state
from vankien.model.work import Work
from vankien.outputs.addresses import relative
from vankien.outputs.catalogue_state import catalogue_state
from vankien.outputs.pages.page import PageSource
from vankien.outputs.translation_words import translation_words
from vankien.outputs.views import Views

ADDRESS = "progress/"
HELP = "help/"


def progress_pages(views: Views) -> Iterator[PageSource]:
    """One page in every language but that of the sources."""
    if views.language == DEFAULT_LANGUAGE:
        return
    tr = views.tr
    here = views.addresses.page(ADDRESS)
    works = [(work, translation_state(work, views.language)) for work in views.library.works.values()]
    behind = [_row(work, state, views, here) for work, state in works if state.is_there and state.stale]
    done = [_row(work, state, views, here) for work, state in works if state.is_there and not state.stale]
    todo = [_row(work, state, views, here) for work, state in works if not state.is_there]
    groups = (
        (tr("Not in step with the Vietnamese text"), behind),
        (tr("Translated"), done),
        (tr("Not translated yet: in Vietnamese"), todo),
    )
    yield PageSource(
        ADDRESS,
        "progress.html",
        tr("State of the translation"),
        tr("What of the library is translated into this language, what is out of date and what is missing."),
        {
            "counts": _counts(views, [state for _, state in works]),
            "groups": [{"label": label, "rows": rows} for label, rows in groups if rows],
        },
        languages=tuple(name for name in views.library.languages if name != DEFAULT_LANGUAGE),
    )


def _row(work: Work, state: TranslationState, views: Views, here: str) -> dict[str, Any]:
    tr = views.tr
    found = state.drift
    said = []
    if found.stale:
        said.append(tr.plural("{number} place is older", "{number} places are older", len(found.stale)))
    if found.missing:
        said.append(tr.plural("{number} place is missing", "{number} places are missing", len(found.missing)))
    if found.surplus:
        said.append(tr.plural("{number} place is too many", "{number} places are too many", len(found.surplus)))
    if state.is_there and not found.recorded:
        said.append(tr("not known from which state of the Vietnamese text"))
    record = state.expression.translation if state.expression else None
    words = translation_words(record, tr) if record else {}
    return views.row(work, here) | {
        "said": said,
        "origin": words.get("origin", ""),
        "reviewed": words.get("reviewed", ""),
    }


def _counts(views: Views, states: list[TranslationState]) -> list[dict[str, Any]]:
    """What there is of how many: works, terms, help, interface."""
    tr, library, language = views.tr, views.library, views.language
    terms = library.terms.values()
    pages = [page.location.path for page in library.pages]
    helped = {path.split("/", 2)[2] for path in pages if path.startswith(f"docs/{language}/{HELP}")}
    wanted = {path.split("/", 2)[2] for path in pages if path.startswith(f"docs/{DEFAULT_LANGUAGE}/{HELP}")}
    words, all_words = catalogue_state(language)
    there = [state for state in states if state.is_there]
    rows = (
        (tr("Documents translated"), len(there), len(states), "resolutions/"),
        (tr("Of these reviewed"), sum(state.is_reviewed for state in there), len(there), ""),
        (tr("Of these up to date"), sum(state.drift.recorded and not state.stale for state in there), len(there), ""),
        (tr("Terms with a word"), sum(language in term.labels for term in terms), len(terms), "glossary/"),
        (tr("Terms with a definition"), sum(language in term.definitions for term in terms), len(terms), "glossary/"),
        (tr("Pages of help"), len(wanted & helped), len(wanted), HELP if helped else ""),
        (tr("Words of the interface"), words, all_words, ""),
    )
    here = views.addresses.page(ADDRESS)
    return [
        {
            "label": label,
            "done": tr.number(done),
            "total": tr.number(total),
            "href": relative(views.addresses.page(address), here) if address else "",
            "share": done / total if total else 1.0,
        }
        for label, done, total, address in rows
    ]
