"""What can be wrong in the text of a work: numbering, citations, source marks, links."""

import re
from collections.abc import Iterator

from vankien.checks.day import written
from vankien.citations.graph import citations_of
from vankien.model.expression import Expression, TextKind
from vankien.model.library import Library
from vankien.model.problem import Problem
from vankien.model.suggest import did_you_mean
from vankien.model.work import Work

_MARK = re.compile(r"\[\^([^\]\s]+)\]")
_NOTE = re.compile(r"^\[\^([^\]\s]+)\]:", re.M)
_LINK = re.compile(
    r"""
    \]\(\s*<?((?:[^()\s>]|\([^()\s]*\)|\()+)   # [word](address), with brackets in the address
  | ^[ ]{0,3}\[[^\]^][^\]]*\]:\s*<?([^\s>]+)   # [word]: address, given elsewhere
    """,
    re.M | re.VERBOSE,
)
_IMAGE = re.compile(r"!\[[^\]]*\](?:\(\s*<?([^)\s>]*)|\[([^\]]*)\])")
_SAFE = re.compile(r"(https?:|mailto:|#|\.{0,2}/|[\w-]+(?:[./#]|$))", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][\w-]*(?:\s[^<>]*)?/?>|<!--")
_CODE = re.compile(r"^(`{3,}|~{3,})[\s\S]*?^\1|`[^`\n]+`", re.M)
_TITLE = re.compile(r"^#\s", re.M)


def check_texts(work: Work, library: Library) -> Iterator[Problem]:
    """Every expression of the work."""
    for expression in work.expressions.values():
        yield from _numbering(expression)
        yield from _citations(expression, library)
        yield from _marks(expression)


def _numbering(expression: Expression) -> Iterator[Problem]:
    for oddity in expression.outline.oddities:
        # A summary need not hold every provision of the document.
        if oddity.code == "S-001" and expression.text_kind is TextKind.SUMMARY:
            continue
        before = oddity.before or "đầu mục"
        yield Problem.at(expression.at(oddity.line), oddity.code, label=oddity.label, before=before)


def _citations(expression: Expression, library: Library) -> Iterator[Problem]:
    for found in citations_of(expression, library):
        citation, resolved = found.citation, found.resolved
        place = expression.at(found.line)
        works = ", ".join(f"{w.symbol.value} ({written(w.date.value)})" for w in reversed(resolved.candidates))
        if resolved.code == "R-002":
            yield Problem.at(place, "R-002", symbol=citation.symbol, works=works)
        elif resolved.code == "R-003":
            said = written(citation.date) if citation.date else citation.year
            yield Problem.at(place, "R-003", symbol=citation.symbol, date=said, works=works)
        elif resolved.code == "R-004" and resolved.work is not None and not _is_summary(resolved.work):
            yield Problem.at(place, "R-004", text=citation.text, work=resolved.work.id, anchor=citation.anchor)


def _marks(expression: Expression) -> Iterator[Problem]:
    prose = _blank(_CODE, expression.body)
    known = {*(expression.sources or {}), *(match[1] for match in _NOTE.finditer(prose))}
    for match in _MARK.finditer(prose):
        if match[1] not in known:
            guess = did_you_mean(match[1], known)
            yield _at(expression, prose, match, "M-018", name=match[0], source=match[1], guess=guess)
    for match in _LINK.finditer(_blank(_IMAGE, prose)):
        url = match[1] or match[2]
        if not _SAFE.match(url) or re.match(r"(?i)(?!https?:|mailto:)[a-z][a-z0-9+.-]*:", url):
            yield _at(expression, prose, match, "S-007", url=_short(url))
    for match in _IMAGE.finditer(prose):
        yield _at(expression, prose, match, "S-009", url=_short(match[1] or match[2] or ""))
    for match in _TITLE.finditer(prose):
        yield _at(expression, prose, match, "S-006")
    for match in _TAG.finditer(prose):
        yield _at(expression, prose, match, "S-008", tag=match[0])


def _blank(pattern: re.Pattern[str], text: str) -> str:
    """Blanked out, not deleted, so that lines stay true."""
    return pattern.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), text)


def _short(url: str) -> str:
    """A picture pasted into the text is an address of many thousand letters."""
    return url if len(url) <= 80 else f"{url[:79]}…"


def _is_summary(work: Work) -> bool:
    """A summary need not hold every provision of the document."""
    return work.source_text.text_kind is TextKind.SUMMARY


def _at(expression: Expression, text: str, match: re.Match[str], code: str, **values: object) -> Problem:
    return Problem.at(expression.at(text.count("\n", 0, match.start()) + 1), code, **values)
