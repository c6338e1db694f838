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
PROVISION = r"""
    (?:[Đđ]iểm\s+(?P<point>[a-zđ])\)?,?\s+)?
    (?:
        (?:[Kk]hoản\s+(?P<clause>\d{1,2}),?\s+)?[Đđ]iều\s+(?P<article>\d{1,3})
      | [Mm]ục\s+(?P<section>[IVXL]+(?:\.\d{1,2})*)
    )
"""
"""A provision as Vietnamese cites it, from the inside out."""

_ENGLISH = r"""
    (?:[Pp]oint\s+(?P<en_point>[a-zđ])\)?,?\s+(?:of\s+)?)?
    (?:
        (?:[Cc]lause\s+(?P<en_clause>\d{1,2}),?\s+(?:of\s+)?)?[Aa]rticle\s+(?P<en_article>\d{1,3})
      | [Ss]ection\s+(?P<en_section>[IVXL]+(?:\.\d{1,2})*)
    )
    ,?\s+of(?:\s+the)?
"""
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip
_DATE = rf"""
    ,?\s+(?P<paren>\()?
    (?:
        (?:of|dated)\s+(?P<en_d>\d{{1,2}})\s+(?P<en_m>{"|".join(_MONTHS)})\s+(?P<en_y>\d{{4}})(?!\d)
      | (?:ban\s+hành\s+)?(?:ngày\s+)?
        (?:
            (?P<d>\d{{1,2}})(?:[/.-]|\s+tháng\s+)(?P<m>\d{{1,2}})(?:[/.-]|\s+năm\s+)(?P<y>\d{{4}})(?!\d)
          | năm\s+(?P<year>\d{{4}})(?!\d)
        )
    )
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
    prefix = rf"(?:(?:(?:{PROVISION}),?\s+(?:của\s+)?|(?:{_ENGLISH})\s+))?"
    return rf"(?<![\w/-]){prefix}{names}(?P<symbol>{_SYMBOL})(?:{_DATE})?"


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
    if match["y"] or match["en_y"]:
        month = int(match["m"]) if match["m"] else _MONTHS.index(match["en_m"]) + 1
        try:
            day = datetime.date(int(match["y"] or match["en_y"]), month, int(match["d"] or match["en_d"]))
        except ValueError:
            year = int(match["y"] or match["en_y"])
    return Citation(match.start(), match.end(), match[0], symbol, day, year, _anchor(match))


def _anchor(match: re.Match[str]) -> str:
    said = match.groupdict()
    point, clause, article, section = (
        said.get(name) or said.get(f"en_{name}") or "" for name in ("point", "clause", "article", "section")
    )
    return provision_anchor(point, clause, article, section)


def provision_anchor(point: str, clause: str, article: str, section: str) -> str:
    """
    The address of a provision that is cited by its numbers.

    >>> provision_anchor("đ", "2", "5", ""), provision_anchor("a", "", "", "II.3")
    ('d5.k2.dd', 'II.3.a')
    """
    article = f"d{article}" if article else ""
    clause = f"k{clause}" if clause else ""
    return ".".join(part for part in (section, article, clause, point.replace("đ", "dd")) if part)


_NOT_PROSE = re.compile(
    r"(?P<fence>^(`{3,}|~{3,})[\s\S]*?^\2)|`[^`\n]+`|\]\([^)\n]*\)|<https?:[^>\s]*>|https?:\S+", re.M
)


def _blank(text: str) -> str:
    """Blanked out, not deleted, so that places stay true."""
    return _NOT_PROSE.sub(lambda m: re.sub(r"[^\n]", "\0", m[0]), text)


def own_pattern(kind_names: Iterable[str]) -> str:
    """The regular expression (verbose) of a provision of the same document: "khoản 1 Điều 5 của Nghị định này"."""
    names = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in sorted(kind_names, key=len, reverse=True))
    return (
        rf"(?<![\w/-])(?:{PROVISION})(?=,?\s+(?:của\s+)?(?i:{names}|văn\s+bản)\s+này(?!\w))"
        rf"|(?<![\w/-])(?:{_ENGLISH})(?<=of)(?=\s+this\s+(?i:{names}|document)(?!\w))"
    )


def read_own(match: re.Match[str]) -> str:
    """The address that a match of `own_pattern` names."""
    return _anchor(match)
