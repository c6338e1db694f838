"""The words of the interface, from one gettext catalogue a language."""

import gettext
import io
from datetime import date
from functools import cache
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from vankien.model.labels import DEFAULT_LANGUAGE

CATALOGUES = Path(__file__).parent.parent / "theme" / "locale"
DOMAIN = "vankien"
_DAY_PATTERNS = {"en": "d MMMM y"}


class Interface:
    """
    The catalogue of a language; what it lacks is said in English, in which the messages are written.

    >>> Interface("vi").day(date(2025, 7, 1)), Interface("vi").day(date(2022, 2, 8))
    ('01/7/2025', '08/02/2022')
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self.catalogue = _catalogue(language)
        self.locale = _locale(language)

    def __call__(self, message: str, **values: object) -> str:
        """The message in this language, with its values put in."""
        text = self.catalogue.gettext(message)
        return text.format(**values) if values else text

    def plural(self, one: str, many: str, number: int) -> str:
        """A message with a number in it, in the right plural form."""
        return self.catalogue.ngettext(one, many, number).format(number=self.number(number))

    def day(self, day: date) -> str:
        """A date as this language writes it; Vietnamese as Decree 30/2020/NĐ-CP and Guidance 36-HD/VPTW want it."""
        if self.language == DEFAULT_LANGUAGE:
            # A nought stands before days below 10 and before the months 1 and 2.
            return (
                f"{day.day:02d}/{day.month:02d}/{day.year}"
                if day.month < 3
                else f"{day.day:02d}/{day.month}/{day.year}"
            )
        return format_date(day, format=_DAY_PATTERNS.get(self.language, "long"), locale=self.locale)

    def month(self, day: date) -> str:
        """
        The month of a day: "tháng 12/2024", "December 2024".

        >>> Interface("vi").month(date(2024, 12, 22)), Interface("en").month(date(2024, 2, 1))
        ('Tháng 12/2024', 'February 2024')
        """
        if self.language == DEFAULT_LANGUAGE:
            return f"Tháng {day.month:02d}/{day.year}" if day.month < 3 else f"Tháng {day.month}/{day.year}"
        return format_date(day, format="LLLL y", locale=self.locale)

    def number(self, number: float) -> str:
        """A number with this language's separators."""
        return format_decimal(number, locale=self.locale)

    def language_name(self, language: str) -> str:
        """A language in its own words: "Tiếng Việt", "English"."""
        own = _locale(language)
        name = own.get_display_name(own) if _is_known(language) else None
        return name[:1].upper() + name[1:] if name else language

    def name_of(self, language: str) -> str:
        """
        A language in the words of this one.

        >>> Interface("vi").name_of("fr"), Interface("en").name_of("zh")
        ('Tiếng Pháp', 'Chinese')
        """
        name = _locale(language).get_language_name(self.locale) if _is_known(language) else None
        return name[:1].upper() + name[1:] if name else language

    def letter_id(self, letter: str) -> str:
        """An address for a letter, so that d and đ, a and â stay apart."""
        return "l-" + "-".join(f"{ord(part):x}" for part in letter)

    @property
    def direction(self) -> str:
        """Ltr or rtl, for the `dir` attribute."""
        return self.locale.text_direction


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    path = CATALOGUES / language / "LC_MESSAGES" / f"{DOMAIN}.po"
    if not path.exists():
        return gettext.NullTranslations()
    with path.open("rb") as file:
        catalogue = read_po(file, locale=None)
    # Plural rules come from the header of the file, so that languages unknown to Babel have theirs.
    buffer = io.BytesIO()
    write_mo(buffer, catalogue)
    buffer.seek(0)
    return gettext.GNUTranslations(buffer)


def _is_known(language: str) -> bool:
    return _locale(language).language == language.split("-")[0]


@cache
def _locale(language: str) -> Locale:
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale.parse(DEFAULT_LANGUAGE)
