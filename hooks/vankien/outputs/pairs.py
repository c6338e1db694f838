"""A work in two languages, provision by provision: what stands beside what."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from markdown.extensions import Extension

from vankien.model.expression import Expression
from vankien.model.labels import DEFAULT_LANGUAGE
from vankien.model.work import Work
from vankien.outputs.addresses import Addresses
from vankien.outputs.interface import Interface
from vankien.outputs.markdown.pieces import Pieces, apart
from vankien.outputs.markdown.render import Links, Rendered, render
from vankien.outputs.views import Views


@dataclass(frozen=True, slots=True)
class Pair:
    """A piece of a text in both languages; the one that lacks it has nothing."""

    anchor: str
    source: str
    """HTML, in Vietnamese."""
    target: str
    """HTML, in the other language."""


def has_pairs(work: Work, language: str) -> bool:
    """Whether a work can be read in Vietnamese beside a language."""
    return language != DEFAULT_LANGUAGE and {language, DEFAULT_LANGUAGE} <= work.expressions.keys()


def beside(work: Work, views: Views) -> tuple[str, ...]:
    """The languages of the site that can be read beside Vietnamese, from the page of a work in the language at hand."""
    wanted = views.library.languages if views.language == DEFAULT_LANGUAGE else (views.language,)
    return tuple(name for name in wanted if has_pairs(work, name))


def in_vietnamese(views: Views) -> Views:
    """The same library as Vietnamese pages show it."""
    return replace(views, tr=Interface(DEFAULT_LANGUAGE), addresses=Addresses(DEFAULT_LANGUAGE))


def text_pieces(
    work: Work, expression: Expression, views: Views, links: Links, pieces: Pieces, extra: tuple[Extension, ...] = ()
) -> tuple[dict[str, str], Rendered]:
    """The text of an expression in pieces, rendered as on its own page."""
    rendered = render(expression, work, views.library, views.tr, links, extra=(*extra, pieces))
    return apart(rendered.html), rendered


def paired(source: Mapping[str, str], target: Mapping[str, str]) -> tuple[Pair, ...]:
    """
    Both texts side by side.

    >>> paired({"I": "một", "II": "hai"}, {"I": "one", "I.1": "more", "II": "two"})[1]
    Pair(anchor='I.1', source='', target='more')
    """
    return tuple(
        Pair(anchor, source.get(anchor, ""), target.get(anchor, "")) for anchor in merged([*source], [*target])
    )


def merged(first: Sequence[str], second: Sequence[str]) -> list[str]:
    """
    The first row with what only the second has behind what precedes it there.

    >>> merged(["I", "I.1", "II"], ["I", "I.2", "II", "III"])
    ['I', 'I.2', 'I.1', 'II', 'III']
    """
    found = list(first)
    known = set(first)
    place = 0
    for name in second:
        if name in known:
            place = found.index(name) + 1
        else:
            found.insert(place, name)
            place += 1
    return found
