"""From a citation to the work it means."""

import re
from dataclasses import dataclass

from vankien.citations.find import Citation, citation_pattern
from vankien.model.labels import DEFAULT_LANGUAGE
from vankien.model.library import Library
from vankien.model.work import Work


@dataclass(frozen=True, slots=True)
class Resolved:
    """The work that a citation means, or why none is."""

    work: Work | None
    anchor: str = ""
    """The provision, where the work has it."""
    code: str = ""
    """The code of the warning, if there is one."""
    candidates: tuple[Work, ...] = ()


def pattern_for(library: Library) -> re.Pattern[str]:
    """The pattern of citations, with the names of kinds that this library knows."""
    names = {label for kind in library.vocabulary.kinds.values() for label in kind.labels.values()}
    return re.compile(citation_pattern(names), re.VERBOSE)


def resolve(citation: Citation, library: Library) -> Resolved:
    """Symbol and date decide; a symbol that names several works without a date stays open."""
    works = library.named(citation.symbol)
    if not works:
        return Resolved(None)
    fitting = works
    if citation.date is not None:
        fitting = tuple(work for work in works if work.date.value == citation.date)
    elif citation.year is not None:
        fitting = tuple(work for work in works if work.date.value.year == citation.year)
    if not fitting:
        return Resolved(None, code="R-003", candidates=works)
    if len(fitting) > 1:
        return Resolved(None, code="R-002", candidates=fitting)
    work = fitting[0]
    expression = work.expressions.get(DEFAULT_LANGUAGE) or work.source_text
    if citation.anchor and expression.outline.find(citation.anchor) is None:
        return Resolved(work, code="R-004")
    return Resolved(work, citation.anchor)
