"""The catalogue: what the search knows before any text is loaded; symbols and titles are answered from it alone."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from vankien.model.labels import Labels
from vankien.model.vocabulary import Level
from vankien.model.work import Status, Work
from vankien.outputs.search.endings import endings
from vankien.outputs.search.item import Item
from vankien.outputs.search.postings import Postings
from vankien.outputs.views import Views
from vankien.outputs.wording import work_name

MOST_PAIRS = 4_000
"""Pairs of words that the spelling of a query is judged by, the most frequent; more would make the file heavy."""
LONGEST_DEFINITION = 300
LONGEST_WORD = 20
_FIRST_DAY = date(1900, 1, 1).toordinal()
_STATUSES = tuple(Status)


def catalogue(items: Sequence[Item], found: Postings, views: Views) -> dict[str, Any]:
    """
    The catalogue as it is written: one column a property, for columns compress better than rows.

    Lists of texts are joined by line ends, lists of numbers by blanks.
    """
    works = [item for item in items if item.work]
    terms = [item for item in items if item.term]
    pages = [item for item in items if not item.work and not item.term]
    register = views.library.vocabulary
    language = views.language
    used = [item.work for item in works if item.work]
    kinds = [kind for kind in register.kinds.values() if any(w.kind.value is kind for w in used)]
    bodies = [body for body in register.bodies.values() if any(w.passed_by.value is body for w in used)]
    fields = [entry for entry in register.fields.values() if any(entry in w.fields for w in used)]
    return {
        "language": language,
        "size": found.size,
        "blocks": _numbers(found.blocks),
        "names": {
            "name": views.tr("{kind} No. {symbol}", kind="{kind}", symbol="{symbol}"),
            "levels": _levels(views),
            "statuses": {status.value: views.status(status) for status in _STATUSES},
            "sections": {"work": views.tr("Documents"), "term": views.tr("Glossary"), "page": views.tr("Pages")},
            "languages": {name: views.tr.language_name(name) for name in sorted({i.language for i in items})},
        },
        "kinds": [[kind.id, kind.labels.best(language), *_others(kind.labels, language, kind.abbreviations)]
                  for kind in kinds],
        "bodies": [[body.id, body.labels.best(language), body.level.value, *_others(body.labels, language, (body.id,))]
                   for body in bodies],
        "fields": [[entry.id, entry.labels.best(language)] for entry in fields],
        "works": {
            "ids": _lines(work.id for work in used),
            "symbols": _lines(str(work.symbol.value) for work in used),
            "titles": _lines(item.title for item in works),
            "others": _lines(_few(item.other_titles) for item in works),
            "languages": _lines("" if item.language == language else item.language for item in works),
            "kinds": _numbers(kinds.index(work.kind.value) for work in used),
            "bodies": _numbers(bodies.index(work.passed_by.value) for work in used),
            "days": _numbers(work.date.value.toordinal() - _FIRST_DAY for work in used),
            "statuses": _numbers(_STATUSES.index(work.status.value) for work in used),
            "fields": _lines(_numbers(fields.index(entry) for entry in work.fields) for work in used),
            "kinds_of_text": _lines(work.best(language).text_kind.value[0] for work in used),
            "meetings": _lines(_meeting(work) for work in used),
            "replaced": {str(index): after for index, work in enumerate(used) if (after := _successors(work, views))},
        },
        "terms": [
            [item.term.id, item.title, item.language, _short(item.term.definition(language)), *item.other_titles]
            for item in terms
            if item.term
        ],
        "pages": [[item.key.partition(":")[2], item.address, item.title] for item in pages],
        "words": _by_frequency(vocabulary(found)),
        "pairs": _pairs(found),
        "endings": endings(language),
        "abbreviations": {short: full.best(language) for short, full in register.abbreviations.items()},
    }  # fmt: skip


def _levels(views: Views) -> dict[str, str]:
    tr = views.tr
    return {
        Level.CENTRAL.value: tr("Central"),
        Level.STATE.value: tr("State bodies"),
        Level.PROVINCE.value: tr("Province"),
        Level.LOCAL.value: tr("Local"),
    }


def _others(labels: Labels, language: str, more: Iterable[str]) -> list[str]:
    """Other names, those of all languages among them: people type what they know."""
    return list(dict.fromkeys([name for lang, name in labels.pairs if lang != language] + list(more)))


def _successors(work: Work, views: Views) -> list[list[str]]:
    """Name and id of the works that replaced it; of a work outside the library only the name."""
    found = []
    for link in views.graph.successors(work):
        other, outside = link.other_work, link.relation.outside
        if other:
            found.append(
                [f"{work_name(other, views.tr)} ({views.tr.day(other.date.value)})", views.addresses.work(other)]
            )
        elif outside:
            found.append([views.outside(outside), ""])
    return found


def vocabulary(found: Postings) -> dict[str, int]:
    """The words that the browser knows, with how often they stand: no numbers, nothing longer than words are."""
    return {
        word: count
        for word, count in found.counts.items()
        if len(word) < LONGEST_WORD and not any(letter.isdigit() for letter in word)
    }


def _by_frequency(words: dict[str, int]) -> list[str]:
    """Words of line n stand about 2 to the power of n times."""
    lines: list[list[str]] = []
    for word in sorted(words):
        power = words[word].bit_length() - 1
        lines += [[] for _ in range(power + 1 - len(lines))]
        lines[power].append(word)
    return [" ".join(line) for line in lines]


def _pairs(found: Postings) -> str:
    """The most frequent pairs: a line holds a first word and all its second ones."""
    most = sorted(found.pairs, key=lambda pair: (-len(found.pairs[pair]), pair))[:MOST_PAIRS]
    lines: dict[str, list[str]] = {}
    for pair in sorted(pair for pair in most if len(found.pairs[pair]) > 1):
        first, second = pair.split(" ")
        if not (first.isdigit() or second.isdigit()):
            lines.setdefault(first, []).append(second)
    return _lines(" ".join([first, *seconds]) for first, seconds in lines.items())


def _few(titles: Sequence[str]) -> str:
    return titles[0] if titles else ""


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_DEFINITION else text[:LONGEST_DEFINITION].rsplit(" ", 1)[0] + " …"


def _meeting(work: Work) -> str:
    """The congress of the work's body, and the plenum that passed it: "XI 7"."""
    congress = work.congress.value if work.congress else ""
    return f"{congress} {work.plenum.value}" if work.plenum else congress


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(" ".join(text.split()) for text in texts)


def _numbers(numbers: Iterable[int]) -> str:
    return " ".join(map(str, numbers))
