"""What can be wrong in the text of a work: numbering, citations, source marks, links."""

import posixpath
import re
from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from urllib.parse import unquote, urlsplit

from vankien.checks.day import written
from vankien.citations.graph import citations_of
from vankien.model.expression import Expression, TextKind
from vankien.model.inline_html import KNOWN, refused_tags
from vankien.model.library import Library
from vankien.model.lines import Lines
from vankien.model.location import Location
from vankien.model.markdown_lines import code_lines
from vankien.model.problem import Problem
from vankien.model.suggest import did_you_mean
from vankien.model.work import Work
from vankien.model.written_page import WrittenPage

# No name is as long as what a "[" that is never closed would be searched for.
_MARK = re.compile(r"\[\^([^\]\s]{1,200})\]")
_NOTE = re.compile(r"^\[\^([^\]\s]{1,200})\]:", re.M)
_LINK = re.compile(
    r"""
    \]\(\s*<?((?:[^()\s>]|\([^()\s]*\)|\()+)   # [word](address), with brackets in the address
  | ^[ ]{0,3}\[[^\[\]^][^\[\]]*\]:\s*<?([^\s>]+)   # [word]: address, given elsewhere
    """,
    re.M | re.VERBOSE,
)
_IMAGE = re.compile(r"!\[(?!\^)(?:[^\[\]]|\[[^\[\]]{0,200}\]){0,300}\](?:\(\s*<?([^)\s>]*)|\[([^\[\]]{0,200})\])")
_FOREIGN = re.compile(r"[a-z][a-z0-9+.-]*:|[/\\]{2}", re.IGNORECASE)
_SAFE = re.compile(r"(https?:|mailto:|#|\.{0,2}/|[\w-]+(?:[./#]|$))", re.IGNORECASE)
_BAD_SCHEME = re.compile(r"(?!https?:|mailto:)[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_CODE = re.compile(r"`[^`\n]+`")
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
    prose = _without_code(expression.body)
    line_of = Lines(prose)
    known = {*(expression.sources or {}), *(match[1] for match in _NOTE.finditer(prose))}
    for match in _MARK.finditer(prose):
        if match[1] not in known:
            guess = did_you_mean(match[1], known)
            place = expression.at(line_of.at(match.start()))
            yield Problem.at(place, "M-018", name=match[0], source=match[1], guess=guess)
    yield from _links(prose, line_of, expression.at)
    for match in _IMAGE.finditer(prose):
        yield Problem.at(expression.at(line_of.at(match.start())), "S-009", url=_short(match[1] or match[2] or ""))
    for match in _TITLE.finditer(prose):
        yield Problem.at(expression.at(line_of.at(match.start())), "S-006")


def check_page(page: WrittenPage, pictures: AbstractSet[str]) -> Iterator[Problem]:
    """A page written by hand: links that are not safe, tags that will be shown, pictures that are not there."""
    prose = _without_code(page.body)
    line_of = Lines(prose)
    yield from _links(prose, line_of, page.at)
    for match in _IMAGE.finditer(prose):
        address = match[1] or ""
        place = page.at(line_of.at(match.start()))
        if _FOREIGN.match(address):
            yield Problem.at(place, "S-009", url=_short(address))
        elif match[1] is not None and _in_docs(address, page) not in pictures:
            folder = f"{posixpath.dirname(page.location.path)}/"
            guess = did_you_mean(address, [path.removeprefix(folder) for path in pictures])
            yield Problem.at(place, "P-020", address=_short(address), guess=guess)


def _in_docs(address: str, page: WrittenPage) -> str:
    """The file that an address on a page means."""
    path = unquote(address.split("?")[0].split("#")[0])
    return posixpath.normpath(posixpath.join(posixpath.dirname(page.location.path), path))


def _links(prose: str, line_of: Lines, at: Callable[[int], Location]) -> Iterator[Problem]:
    for match in _LINK.finditer(_blank(_IMAGE, prose)):
        url = match[1] or match[2]
        if not _SAFE.match(url) or _BAD_SCHEME.match(url) or _has_bad_host(url):
            yield Problem.at(at(line_of.at(match.start())), "S-007", url=_short(url))
    tags = dict.fromkeys((line_of.at(place), tag) for place, tag in refused_tags(prose))
    begun = {(line, _element(tag)) for line, tag in tags if not tag.startswith("</")}
    for line, tag in tags:
        # Who is told of the beginning of an element knows its end.
        if not tag.startswith("</") or (line, _element(tag)) not in begun:
            yield Problem.at(at(line), "S-008", tag=_short(tag), known=KNOWN)


def _element(tag: str) -> str:
    return re.split(r"[^\w-]", tag.lstrip("</"))[0].lower()


def _has_bad_host(url: str) -> bool:
    """Whether it only looks like an address: "http://[" has a host that cannot be read."""
    try:
        urlsplit(url)
    except ValueError:
        return True
    return False


def _without_code(text: str) -> str:
    """Code blanked out, not deleted, so that lines stay true."""
    lines = text.split("\n")
    for index in code_lines(lines):
        lines[index] = " " * len(lines[index])
    return _blank(_CODE, "\n".join(lines))


def _blank(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), text)


def _short(url: str) -> str:
    """A picture pasted into the text is an address of many thousand letters."""
    return url if len(url) <= 80 else f"{url[:79]}…"


def _is_summary(work: Work) -> bool:
    """A summary need not hold every provision of the document."""
    return work.source_text.text_kind is TextKind.SUMMARY
