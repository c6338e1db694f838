"""The glossary: all terms from A to Z, and a page for each."""

from collections.abc import Iterator
from typing import Any

from vankien.model.collation import initial, sort_key
from vankien.model.labels import DEFAULT_LANGUAGE
from vankien.model.term import Equivalent, Term
from vankien.model.work import Work
from vankien.outputs.addresses import relative
from vankien.outputs.pages.page import PageSource
from vankien.outputs.views import Views


def glossary_pages(views: Views) -> Iterator[PageSource]:
    """Terms that have a word in the language at hand; the list names the others too, which have a Vietnamese page."""
    tr, language = views.tr, views.language
    terms = [term for term in views.library.terms.values() if language in term.labels]
    terms.sort(key=lambda term: sort_key(term.labels[language], language))
    here = views.addresses.page("glossary/")
    groups: dict[str, list[dict[str, Any]]] = {}
    for term in terms:
        groups.setdefault(initial(term.labels[language], language), []).append(term_entry(term, views, here))
    yield PageSource(
        "glossary/",
        "glossary.html",
        tr("Glossary"),
        tr("The words of Party and State documents, explained."),
        {
            "groups": groups,
            "total": len(terms),
            # In their Vietnamese order, as the library holds them.
            "others": [term_entry(term, views, here) for term in views.library.terms.values() if term not in terms],
        },
        languages=views.library.languages,
    )
    # A translation bends the word, or says it otherwise: what the Vietnamese text uses, the document uses.
    told = tuple(dict.fromkeys((language, DEFAULT_LANGUAGE)))
    texts = [(work, {name: _text(work, name) for name in told}) for work in views.library.works.values()]
    for term in terms:
        used = [work for work, text in texts if any(_uses(text[name], term, name) for name in told)]
        yield _term_page(term, used, views)


def _term_page(term: Term, used: list[Work], views: Views) -> PageSource:
    language = views.language
    here = views.addresses.term(term)
    see = [views.library.terms[name] for name in term.see if name in views.library.terms]
    return PageSource(
        f"glossary/{term.id}/",
        "term.html",
        term.labels[language],
        term.definition(language)[:300],
        {
            "term": term_entry(term, views, here),
            "variants": term.variants.get(language, ()),
            "note": term.notes.best(language) if term.notes else "",
            "note_language": term.notes.language(language) if term.notes else "",
            "mark": views.mark(term.confidence),
            "others": [_equivalent(term, other, views) for other in term.labels if other != language],
            "see": [term_entry(other, views, here) for other in see],
            "used_in": [views.row(work, here) for work in used],
            "sources": list(term.sources.values()),
        },
        source=term.location.path,
        languages=tuple(lang for lang in views.library.languages if lang in term.labels),
    )


def _equivalent(term: Term, language: str, views: Views) -> dict[str, Any]:
    """The word of another language, how well it is known, and the numbers of the sources that have it."""
    known = term.equivalents.get(language, Equivalent())
    return {
        "language": language,
        "word": term.labels[language],
        "mark": views.mark(known.confidence),
        "sources": [number for number, name in enumerate(term.sources, 1) if name in known.sources],
    }


def term_entry(term: Term, views: Views, page: str) -> dict[str, Any]:
    """A term in a list."""
    return {
        "id": term.id,
        "href": relative(views.addresses.term(term), page),
        **term_words(term, views.language),
    }


def term_words(term: Term, language: str) -> dict[str, str]:
    """A term and what it means, each with the language that it is said in."""
    return {
        "label": term.labels.best(language),
        "label_language": term.labels.language(language),
        "definition": term.definition(language),
        "definition_language": term.definitions.language(language),
    }


def _text(work: Work, language: str) -> str:
    """All words of a work in that language, to be searched for every term."""
    expression = work.expressions.get(language)
    return f"{expression.summary}\n{expression.body}".lower() if expression else ""


def _uses(text: str, term: Term, language: str) -> bool:
    return any(word.lower() in text for word in term.words(language) if len(word) > 3)
