"""Citations of documents in running text."""

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from vankien.model.symbol import KINDS, Symbol
from vankien.model.text import fold

_KIND = "|".join(sorted({k for kind in KINDS for k in (kind, fold(kind).upper())}, key=len, reverse=True))
_BODY = r"[A-ZĐƯ][A-Za-zĐđƯ]{0,7}[A-ZĐƯg](?:\d{1,2})?(?![\w/-])"
_SYMBOL = rf"""
    \d{{1,5}}\s?[-–]\s?(?:{_KIND})\s?/\s?{_BODY}          # 57-NQ/TW
  | \d{{1,5}}/(?:19|20)\d\d/(?:{_KIND})-{_BODY}           # 30/2020/NĐ-CP
  | \d{{1,5}}/(?:19|20)\d\d/(?:QH|UBTVQH)\d{{1,2}}(?![\w/-])
  | \d{{1,5}}/(?:{_KIND})-{_BODY}                         # 71/NQ-CP
"""
_PROVISION = r"""
    (?:[Đđ]iểm\s+(?P<point>[a-zđ])\)?,?\s+)?
    (?:
        (?:[Kk]hoản\s+(?P<clause>\d{1,2}),?\s+)?[Đđ]iều\s+(?P<article>\d{1,3})
      | [Mm]ục\s+(?P<section>[IVXL]+(?:\.\d{1,2})*)
    )
"""
_DATE = r"""
    ,?\s+(?P<paren>\()?(?:ban\s+hành\s+)?(?:ngày\s+)?
    (?:(?P<d>\d{1,2})(?:[/.-]|\s+tháng\s+)(?P<m>\d{1,2})(?:[/.-]|\s+năm\s+)(?P<y>\d{4})(?!\d)|năm\s+(?P<year>\d{4})(?!\d))
    (?(paren)\)?)
"""


@dataclass(frozen=True, slots=True)
class Citation:
    """A document named in running text, with its date and the provision where they are said."""

    start: int
    end: int
    text: str
    symbol: Symbol
    date: datetime.date | None
    year: int | None
    anchor: str
    """The address of the provision cited, or empty."""


def citation_pattern(kind_names: Iterable[str]) -> str:
    """The regular expression (verbose) of a citation, for texts that call the kinds of documents so."""
    names = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in sorted(kind_names, key=len, reverse=True))
    names = f"(?:(?i:{names})\\s+(?:số:?\\s+|No\\.?\\s+)?|số\\s+)?" if names else ""
    return rf"(?<![\w/-])(?:(?:{_PROVISION}),?\s+(?:của\s+)?)?{names}(?P<symbol>{_SYMBOL})(?:{_DATE})?"


def find_citations(text: str, pattern: re.Pattern[str]) -> Iterator[Citation]:
    """Every citation of a text, in order. Code and the addresses of links do not count."""
    for match in pattern.finditer(_blank(text)):
        citation = read_citation(match)
        if citation is not None:
            yield citation


def read_citation(match: re.Match[str]) -> Citation | None:
    """What a match of the pattern says."""
    try:
        symbol = Symbol.parse(match["symbol"])
    except ValueError:
        return None
    day, year = None, int(match["year"]) if match["year"] else None
    if match["y"]:
        try:
            day = datetime.date(int(match["y"]), int(match["m"]), int(match["d"]))
        except ValueError:
            year = int(match["y"])
    return Citation(match.start(), match.end(), match[0], symbol, day, year, _anchor(match))


def _anchor(match: re.Match[str]) -> str:
    point = (match["point"] or "").replace("đ", "dd")
    if match["section"]:
        return ".".join(filter(None, (match["section"], point)))
    if match["article"]:
        clause = match["clause"]
        return ".".join(filter(None, (f"d{match['article']}", f"k{clause}" if clause else "", point)))
    return ""


_NOT_PROSE = re.compile(
    r"(?P<fence>^(`{3,}|~{3,})[\s\S]*?^\2)|`[^`\n]+`|\]\([^)\n]*\)|<https?:[^>\s]*>|https?:\S+", re.M
)


def _blank(text: str) -> str:
    """Blanked out, not deleted, so that places stay true."""
    return _NOT_PROSE.sub(lambda m: re.sub(r"[^\n]", "\0", m[0]), text)
