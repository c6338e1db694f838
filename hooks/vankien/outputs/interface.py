"""The words of the interface, from one gettext catalogue a language."""

from datetime import date
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_interval, format_skeleton
from babel.numbers import format_decimal
from babel.units import get_unit_name

from vankien.model.labels import DEFAULT_LANGUAGE
from vankien.outputs.catalogue import FOLDER as CATALOGUES
from vankien.outputs.catalogue import read_words

__all__ = ["CATALOGUES", "Interface"]
_DAY_PATTERNS = {"en": "d MMMM y"}


class Interface:
    """
    The catalogue of a language; what it lacks is said in English, in which the messages are written.

    A language that Babel does not know counts and dates in figures as Vietnamese does: such are those of Viet Nam.

    >>> Interface("vi").day(date(2025, 7, 1)), Interface("vi").day(date(2022, 2, 8))
    ('01/7/2025', '08/02/2022')
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self.words = read_words(language)
        self.locale = _locale(language) or _default()
        self.is_known = is_known(language)

    def __call__(self, message: str, **values: object) -> str:
        """The message in this language, with its values put in."""
        text = self.words.texts.gettext(message)
        return text.format(**values) if values else text

    def plural(self, one: str, many: str, number: int) -> str:
        """A message with a number in it, in the right plural form."""
        return self.words.texts.ngettext(one, many, number).format(number=self.number(number))

    @property
    def is_draft(self) -> bool:
        """Whether nobody who speaks the language has gone over its catalogue yet, as its head says."""
        return self.words.is_draft

    def day(self, day: date) -> str:
        """A date as this language writes it; Vietnamese as Decree 30/2020/NĐ-CP and Guidance 36-HD/VPTW want it."""
        if self.language == DEFAULT_LANGUAGE or not self.is_known:
            # A nought stands before days below 10 and before the months 1 and 2.
            return (
                f"{day.day:02d}/{day.month:02d}/{day.year}"
                if day.month < 3
                else f"{day.day:02d}/{day.month}/{day.year}"
            )
        return _plain(format_date(day, format=_DAY_PATTERNS.get(self.language, "long"), locale=self.locale))

    def days(self, first: date, last: date) -> str:
        """
        A span of days, what both have in common said once.

        >>> Interface("vi").days(date(1973, 1, 27), date(1973, 1, 29)), Interface("en").days(date(1960, 9, 5), date(1960, 9, 10))
        ('27 – 29/01/1973', '5–10 Sept 1960')
        >>> Interface("cs").days(date(1960, 9, 5), date(1960, 9, 10)), Interface("hu").days(date(1935, 3, 27), date(1935, 3, 31))
        ('5.–10. 9. 1960', '1935. márc. 27–31.')
        """  # noqa: E501
        if self.language == DEFAULT_LANGUAGE or not self.is_known:
            same_month = (first.year, first.month) == (last.year, last.month)
            return f"{f'{first.day:02d}' if same_month else self.day(first)} – {self.day(last)}"
        # Babel's English without a country writes the month first.
        locale = Locale("en", "GB") if self.language == "en" else self.locale
        return _plain(format_interval(first, last, "yMMMMd", locale=locale))

    def month(self, day: date, *, goes_on: bool = False) -> str:
        r"""
        The month of a day, as a heading: "Tháng 12/2024", "December 2024"; or going on after other words.

        >>> Interface("vi").month(date(2024, 12, 22)), Interface("en").month(date(2024, 2, 1))
        ('Tháng 12/2024', 'February 2024')
        >>> Interface("hu").month(date(2024, 2, 1)), Interface("cs").month(date(2024, 2, 1))
        ('2024. február', 'Únor 2024')
        >>> [Interface(name).month(date(2024, 2, 1), goes_on=True) for name in ("vi", "en", "cs", "ru")]
        ['tháng 02/2024', 'February 2024', 'únor 2024', 'февраль 2024\xa0г.']
        """
        figures = f"{day.month:02d}/{day.year}" if day.month < 3 else f"{day.month}/{day.year}"
        if self.language == DEFAULT_LANGUAGE:
            return f"{'tháng' if goes_on else 'Tháng'} {figures}"
        if not self.is_known:
            return figures
        text = _plain(format_skeleton("yMMMM", day, locale=self.locale))
        return text if goes_on else text[:1].upper() + text[1:]

    def number(self, number: float) -> str:
        """A number with this language's separators."""
        return _plain(format_decimal(number, locale=self.locale))

    def with_unit(self, number: str, unit: str) -> str:
        r"""
        A number that was written already, with what it counts; per cent as the language joins it.

        >>> [Interface(name).with_unit("80", "%") for name in ("vi", "hu", "cs")]
        ['80%', '80%', '80\xa0%']
        """
        if not unit.startswith("%"):
            return f"{number} {unit}" if unit else number
        is_apart = str(self.locale.percent_formats[None].pattern).endswith("\xa0%")
        return f"{number}\xa0{unit}" if is_apart else f"{number}{unit}"

    def size_unit(self, unit: str) -> str:
        """
        The sign of kilobytes and megabytes.

        >>> [Interface(name).size_unit("kilobyte") for name in ("vi", "en", "cs", "ru")]
        ['KB', 'KB', 'kB', 'кБ']
        """
        if self.language in (DEFAULT_LANGUAGE, "en") or not self.is_known:
            return {"kilobyte": "KB", "megabyte": "MB"}[unit]
        name = get_unit_name(f"digital-{unit}", length="short", locale=self.locale)
        return {"kilobyte": "kB", "megabyte": "MB"}[unit] if not name or len(name) > 3 else name

    def language_name(self, language: str) -> str:
        """A language in its own words: "Tiếng Việt", "English"; a code where nobody has told them."""
        own = _locale(language)
        name = read_words(language).autonym or (own.get_display_name(own) if own else "")
        return name[:1].upper() + name[1:] if name else language

    def name_of(self, language: str) -> str:
        """
        A language in the words of this one, where it has some.

        >>> Interface("vi").name_of("fr"), Interface("en").name_of("zh"), Interface("qaa").name_of("en")
        ('Tiếng Pháp', 'Chinese', 'English')
        """
        own = _locale(language)
        name = own.get_language_name(self.locale) if own and self.is_known else None
        return name[:1].upper() + name[1:] if name else self.language_name(language)

    def letter_id(self, letter: str) -> str:
        """An address for a letter, so that d and đ, a and â stay apart."""
        return "l-" + "-".join(f"{ord(part):x}" for part in letter)

    @property
    def direction(self) -> str:
        """Ltr or rtl, for the `dir` attribute."""
        return self.locale.text_direction if self.is_known else "ltr"


def is_known(language: str) -> bool:
    """Whether Babel knows how a language names itself, dates and counts."""
    return _locale(language) is not None


@cache
def _locale(language: str) -> Locale | None:
    """What Babel knows of a language; nothing of many of the smaller ones."""
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return None


def _plain(text: str) -> str:
    """Without narrow blanks, which not every font has."""
    return text.replace("\u202f", "\xa0").replace("\u2009", " ")


def _default() -> Locale:
    return Locale.parse(DEFAULT_LANGUAGE)
