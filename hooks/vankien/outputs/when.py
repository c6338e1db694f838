"""Points and spans of time in words."""

from datetime import date

from vankien.model.history import Event
from vankien.model.moment import Moment
from vankien.outputs.interface import Interface


def when(event: Event, tr: Interface) -> str:
    """
    The day, month or year of an event, or the span.

    >>> from vankien.model.labels import Labels
    >>> from vankien.model.location import Location
    >>> of = lambda start, end=None: Event("x", Moment.parse(start), Labels(), Location("x"), Moment.parse(end) if end else None)
    >>> [when(of(*days), Interface("vi")) for days in (("1927",), ("1925-06",), ("1930-01-06", "1930-02-07"))]
    ['Năm 1927', 'Tháng 6/1925', '06/01/1930 – 07/02/1930']
    >>> when(of("1973-01-27", "1973-01-29"), Interface("vi"))
    '27 – 29/01/1973'
    """  # noqa: E501
    start = moment_words(event.start, tr)
    if event.end is None or event.end == event.start:
        return start
    if event.start.is_day and event.end.is_day:
        return tr.days(event.start.first, event.end.first)
    return tr("{first} – {last}", first=start, last=moment_words(event.end, tr, goes_on=True))


def moment_words(moment: Moment, tr: Interface, *, goes_on: bool = False) -> str:
    """
    A point of time as precisely as it is known, by itself or going on after other words.

    >>> [moment_words(Moment.parse("1927"), Interface("cs"), goes_on=so) for so in (False, True)]
    ['Rok 1927', 'rok 1927']
    """
    if moment.is_day:
        return tr.day(moment.first)
    if moment.month:
        return tr.month(moment.first, goes_on=goes_on)
    words = tr("Year {year}", year=moment.year)
    return words[:1].lower() + words[1:] if goes_on else words


def span(year: int, months: tuple[int, ...], tr: Interface) -> str:
    """
    A month of a year, or the first and the last of some.

    >>> span(2026, (11,), Interface("vi")), span(2026, (1, 2, 3), Interface("vi"))
    ('Tháng 11/2026', 'Tháng 01/2026 – tháng 3/2026')
    """
    first = tr.month(date(year, min(months), 1))
    last = tr.month(date(year, max(months), 1), goes_on=True)
    return first if len(months) == 1 else tr("{first} – {last}", first=first, last=last)


def years(start: Moment, end: Moment | None, tr: Interface) -> str:
    """A span of years: "1930–1945", "từ năm 1986"."""
    return f"{start.year}–{end.year}" if end is not None else tr("since {year}", year=start.year)


def anniversary(moment: Moment) -> date | None:
    """The day that can be kept every year; none where only the month or the year is known."""
    return moment.first if moment.is_day else None
