"""Citations of documents in running text."""

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from vankien.model.markdown_lines import code_lines
from vankien.model.symbol import KINDS, Symbol
from vankien.model.text import fold

_GAP = r"(?:[^\S\n]+(?:\n[^\S\n]*)?|\n[^\S\n]*)"
"""Blanks, and the end of a line at most once: a citation does not go on in the next paragraph."""
_DASH = "[-‐‑–—]"
_KIND = "|".join(
    kind.replace("Đ", "[ĐÐ]")  # the second is U+00D0, which looks like Đ
    for kind in sorted({k for kind in KINDS for k in (kind, kind.upper(), fold(kind).upper())}, key=len, reverse=True)
)
_BODY = r"[A-ZĐÐƯ][A-Za-zĐÐđƯ]{0,12}[A-ZĐÐƯg](?:\d{1,2})?"
_SYMBOL = rf"""
    (?:
        \d{{1,5}}\s?{_DASH}\s?(?:{_KIND})\s?/\s?{_BODY}                                  # 57-NQ/TW
      | \d{{1,5}}/(?:19|20)\d\d/(?:QH|UBTVQH)\d{{1,2}}                                    # 10/2022/QH15
      | \d{{1,5}}/(?:(?:19|20)\d\d/)?(?:{_KIND})\s?{_DASH}\s?{_BODY}(?:-{_BODY}){{0,4}}  # 71/NQ-CP, 30/2020/NĐ-CP
    )
    (?![\w/-])
"""
_OF = rf",?{_GAP}(?:của{_GAP})?"
PROVISION = rf"""
    (?:(?:[Đđ]iểm|[Tt]iết){_GAP}(?P<point>[a-zđ])\)?{_OF})?
    (?:(?:[Kk]hoản|[Đđ]iểm){_GAP}(?P<clause>\d{{1,2}}){_OF})?
    (?:
        [Đđ]iều{_GAP}(?P<article>\d{{1,3}}[a-zđ]?)(?!\w)
      | [Mm]ục{_GAP}(?P<section>[IVXL]+(?:\.\d{{1,2}})*(?:\.[a-zđ])?)(?!\w)
    )
"""
"""A provision as Vietnamese cites it, from the inside out."""

_OF_EN = rf",?{_GAP}(?:of{_GAP})?"
_ENGLISH = rf"""
    (?:[Pp]oint{_GAP}(?P<en_point>dd|[a-zđ])\)?{_OF_EN})?
    (?:[Cc]lause{_GAP}(?P<en_clause>\d{{1,2}}){_OF_EN})?
    (?:
        [Aa]rticle{_GAP}(?P<en_article>\d{{1,3}}[a-zđ]?)
      | [Ss]ection{_GAP}(?P<en_section>[IVXL]+(?:\.\d{{1,2}})*(?:\.[a-zđ])?)
    )
    ,?{_GAP}of(?:{_GAP}the)?
"""
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip
_DATE = rf"""
    ,?{_GAP}(?P<paren>\()?
    (?:
        (?:of|dated){_GAP}(?P<en_d>\d{{1,2}}){_GAP}(?P<en_m>{"|".join(_MONTHS)}){_GAP}(?P<en_y>\d{{4}})(?!\d)
      | (?:ban{_GAP}hành{_GAP})?(?:(?:ngày|of|dated|от|ze{_GAP}dne|z){_GAP})?
        (?P<d>\d{{1,2}})(?:[/-]|\.{_GAP}?|{_GAP}tháng{_GAP})(?P<m>\d{{1,2}})(?:[/-]|\.{_GAP}?|{_GAP}năm{_GAP})
        (?P<y>\d{{4}})(?!\d)
    )
    (?(paren)\)?)
  | {_GAP}(?:(?P<bracket>\()(?:năm{_GAP})?|năm{_GAP})(?P<year>(?:19|20)\d\d)(?!\d)(?(bracket)\))
"""
"""A year is that of the document only without a comma: "theo Nghị quyết số 57-NQ/TW, năm 2030 phải đạt 30%"."""


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
    names = _names(kind_names)
    names = rf"(?i:(?:{names}){_GAP}(?:số:?{_GAP}|(?:No\.?|№)\s?)?|(?:số:?|№){_GAP})?" if names else ""
    prefix = rf"(?:(?:{PROVISION}){_OF}|(?:{_ENGLISH}){_GAP})?"
    return rf"(?<![\w/-]){prefix}{names}(?P<symbol>{_SYMBOL})(?:{_DATE})?"


def _names(kind_names: Iterable[str]) -> str:
    return "|".join(re.escape(name).replace(r"\ ", _GAP) for name in sorted(kind_names, key=len, reverse=True))


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

    >>> provision_anchor("đ", "2", "5", ""), provision_anchor("a", "3", "", "II")
    ('d5.k2.dd', 'II.3.a')
    """
    clause = clause.lstrip("0")
    parts = (f"d{article.lstrip('0')}", f"k{clause}" if clause else "") if article else (section, clause)
    return ".".join(part for part in (*parts, point) if part).replace("đ", "dd")


_NOT_PROSE = re.compile(r"`[^`\n]+`|\]\([^()\n]*\)|<https?:[^>\s]*>|https?:\S+")


def _blank(text: str) -> str:
    """Blanked out, not deleted, so that places stay true."""
    lines = text.split("\n")
    code = code_lines(lines)
    prose = "\n".join("\0" * len(line) if index in code else line for index, line in enumerate(lines))
    return _NOT_PROSE.sub(lambda match: "\0" * len(match[0]), prose)


def own_pattern(kind_names: Iterable[str]) -> str:
    """The regular expression (verbose) of a provision of the same document: "khoản 1 Điều 5 của Nghị định này"."""
    names = _names(kind_names)
    return (
        rf"(?<![\w/-])(?:{PROVISION})(?={_OF}(?i:{names}|văn{_GAP}bản){_GAP}này(?!\w))"
        rf"|(?<![\w/-])(?:{_ENGLISH})(?<=of)(?={_GAP}this{_GAP}(?i:{names}|document)(?!\w))"
    )


def read_own(match: re.Match[str]) -> str:
    """The address that a match of `own_pattern` names."""
    return _anchor(match)
