"""The glossary: all terms from A to Z, and a page for each."""

from collections.abc import Iterator
from typing import Any

from vankien.model.term import Term
from vankien.model.text import fold, vietnamese_order
from vankien.model.work import Work
from vankien.outputs.addresses import relative
from vankien.outputs.pages.page import PageSource
from vankien.outputs.views import Views


def glossary_pages(views: Views) -> Iterator[PageSource]:
    """Terms that have a word in the language at hand."""
    tr, language = views.tr, views.language
    terms = [term for term in views.library.terms.values() if language in term.labels]
    terms.sort(key=lambda term: vietnamese_order(term.labels[language]))
    here = views.addresses.page("glossary/")
    groups: dict[str, list[dict[str, Any]]] = {}
    for term in terms:
        groups.setdefault(_initial(term.labels[language]), []).append(_entry(term, views, here))
    yield PageSource(
        "glossary/",
        "glossary.html",
        tr("Glossary"),
        tr("The words of Party and State documents, explained."),
        {"groups": groups, "total": len(terms)},
        languages=views.library.languages,
    )
    texts = [(work, _text(work, language)) for work in views.library.works.values()]
    for term in terms:
        yield _term_page(term, [work for work, text in texts if _uses(text, term, language)], views)


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
            "term": _entry(term, views, here),
            "variants": term.variants.get(language, ()),
            "definition_language": term.definitions.language(language),
            "note": term.notes.best(language) if term.notes else "",
            "mark": views.mark(term.confidence),
            "others": [(other, word) for other, word in term.labels.items() if other != language],
            "see": [_entry(other, views, here) for other in see],
            "used_in": [views.row(work, here) for work in used],
            "sources": list(term.sources.values()),
        },
        source=term.location.path,
        languages=tuple(lang for lang in views.library.languages if lang in term.labels),
    )


def _entry(term: Term, views: Views, page: str) -> dict[str, Any]:
    return {
        "id": term.id,
        "label": term.labels.best(views.language),
        "definition": term.definition(views.language),
        "href": relative(views.addresses.term(term), page),
    }


def _initial(word: str) -> str:
    """The letter it stands under: đ, ă, â, ê, ô, ơ and ư are letters of their own, tones are not."""
    first = word[0].upper()[:1]
    for letter in "ĂÂĐÊÔƠƯ":
        if vietnamese_order(first)[0] == vietnamese_order(letter)[0]:
            return letter
    return fold(first).upper()[:1] or "#"


def _text(work: Work, language: str) -> str:
    """All words of a work in that language, to be searched for every term."""
    expression = work.expressions.get(language)
    return f"{expression.summary}\n{expression.body}".lower() if expression else ""


def _uses(text: str, term: Term, language: str) -> bool:
    return any(word.lower() in text for word in term.words(language) if len(word) > 3)
