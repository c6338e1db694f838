"""How provisions, days and documents are named in running words."""

from datetime import date
from typing import Protocol

from vankien.model.labels import DEFAULT_LANGUAGE
from vankien.model.numbering import Level
from vankien.model.provision import Provision
from vankien.model.work import Work


class Translate(Protocol):
    """What the catalogue of a language offers."""

    language: str

    def __call__(self, message: str, **values: object) -> str:
        """The message in that language, with its values put in."""

    def day(self, day: date) -> str:
        """A date in figures, as that language writes it."""


def provision_name(provision: Provision, tr: Translate) -> str:
    """
    The name of a provision as it is cited, from the inside out.

    In Vietnamese: "điểm a khoản 2 Điều 5", "điểm a, mục II.3", "gạch đầu dòng thứ 1, điểm a, mục II.3".
    """
    levels = provision.path
    at = next((index for index, (level, _) in enumerate(levels) if level is Level.ARTICLE), None)
    if at is not None:
        # Articles run through chapters, so that only an annex has to be named.
        levels = (*(pair for pair in levels[:at] if pair[0] is Level.ANNEX), *levels[at:])
    parts = [_part(pair, tr) for pair in _joined(levels)]
    separator = " " if at is not None and tr.language == DEFAULT_LANGUAGE else ", "
    return separator.join(reversed([part for part in parts if part]))


def _joined(levels: tuple[tuple[Level, str], ...]) -> list[tuple[Level, str]]:
    """Roman numbers and the numbers below them are cited in one breath: mục II.3, mục II.3.1."""
    joined: list[tuple[Level, str]] = []
    roman = ""
    article = False
    for level, number in levels:
        article = article or level is Level.ARTICLE
        roman = number if level is Level.ROMAN else roman
        counted = level in (Level.NUMBER, Level.DECIMAL, Level.DECIMAL_2)
        if counted and article:
            # Within an article "1." is a clause, "1.1." and "1.1.1." are points of it.
            joined = [pair for pair in joined if pair[0] is not Level.LETTER]
            joined.append((Level.NUMBER if level is Level.NUMBER else Level.LETTER, number))
        elif counted and not roman and joined and joined[-1][0] is Level.HEADING:
            joined.append((Level.NUMBER, number))
        elif counted:
            joined = [pair for pair in joined if pair[0] is not Level.ROMAN]
            joined.append((Level.ROMAN, f"{roman}.{number}" if roman else number))
        else:
            joined.append((level, number))
    return joined


def _part(pair: tuple[Level, str], tr: Translate) -> str:
    level, number = pair
    if level is Level.PART and number.isalpha() and not number.isupper():
        return tr("Part {number} (ordinal word)", number=number)
    names = {
        Level.ANNEX: tr("Annex {number}", number=number).strip(),
        Level.PART: tr("Part {number}", number=number),
        Level.CHAPTER: tr("Chapter {number}", number=number),
        Level.DIVISION: tr("Division {number}", number=number),
        Level.CAPITAL: tr("section {number}", number=number),
        Level.ROMAN: tr("section {number}", number=number),
        Level.ARTICLE: tr("Article {number}", number=number),
        Level.NUMBER: tr("clause {number}", number=number),
        Level.DECIMAL: tr("section {number}", number=number),
        Level.DECIMAL_2: tr("section {number}", number=number),
        Level.LETTER: tr("point {number}", number=number),
        Level.DASH: tr("dash {number}", number=_ordinal(number, tr)),
        Level.PLUS: tr("plus {number}", number=_ordinal(number, tr)),
        Level.HEADING: tr("section “{number}”", number=number),
    }
    return names[level]


_ORDINALS = ("", "nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")


def _ordinal(number: str, tr: Translate) -> str:
    """In Vietnamese the first ten are words: gạch đầu dòng thứ nhất."""
    if tr.language == DEFAULT_LANGUAGE and number.isdigit() and 0 < int(number) < len(_ORDINALS):
        return _ORDINALS[int(number)]
    return number


def work_name(work: Work, tr: Translate) -> str:
    """Kind and symbol: "Nghị quyết số 57-NQ/TW"."""
    return kind_and_symbol(work.kind.value.labels.best(tr.language), str(work.symbol.value), tr)


def kind_and_symbol(kind: str, symbol: str, tr: Translate) -> str:
    """
    The kind begins small where it follows the symbol.

    >>> from vankien.outputs.interface import Interface
    >>> [kind_and_symbol(kind, "57-NQ/TW", Interface(name)) for kind, name in (("Határozat", "hu"), ("Usnesení", "cs"))]
    ['57-NQ/TW számú határozat', 'Usnesení č. 57-NQ/TW']
    """
    is_first = tr("{kind} No. {symbol}").startswith("{kind}")
    return tr("{kind} No. {symbol}", kind=kind if is_first else _running_on(kind), symbol=symbol)


def work_citation(work: Work, tr: Translate) -> str:
    """
    The document as it is cited in full: kind, symbol, date, issuing body, title.

    In Vietnamese: "Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị về đột phá …".
    """
    return tr(
        "{name} of {date} by the {body} {title}",
        name=work_name(work, tr),
        date=tr.day(work.date.value),
        body=work.passed_by.value.labels.best(tr.language),
        title=_running_on(work.best(tr.language).title),
    ).strip()


def _running_on(title: str) -> str:
    """
    A title within a sentence: "… của Bộ Chính trị về đột phá …".

    >>> _running_on("Về đột phá"), _running_on("О развитии"), _running_on("GDP")
    ('về đột phá', 'о развитии', 'GDP')
    """
    one_word = title[1:2].islower() or title[1:2].isspace()
    return title[0].lower() + title[1:] if one_word else title


def provision_of(provision: str, work: str, tr: Translate) -> str:
    """A provision with its work: "khoản 2 Điều 5 Nghị định số …", "mục II.3, Nghị quyết số …"."""
    article = article_word(tr)
    return f"{provision}{' ' if article and article in provision else ', '}{work}" if provision else work


def article_word(tr: Translate) -> str:
    """The word after whose number no comma stands; none in other languages than Vietnamese."""
    return tr("Article {number}", number="").strip() if tr.language == DEFAULT_LANGUAGE else ""
