"""Calendars that readers take into their own (RFC 5545); the same sources give the same bytes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event

from vankien.outputs.views import Views
from vankien.outputs.when import anniversary

HISTORY = "history/calendar.ics"
STUDY = "study/calendar.ics"


@dataclass(frozen=True, slots=True)
class Entry:
    """Something on a day, or over days."""

    uid: str
    """Names it for good; the same entry in a later edition replaces the one that a reader has."""
    start: date
    end: date
    """The last day of it."""
    summary: str
    url: str
    description: str = ""
    yearly: bool = False


def calendar_ics(name: str, entries: Iterable[Entry], language: str, host: str) -> bytes:
    """A calendar of whole days, in which nothing keeps anybody busy."""
    calendar = Calendar()
    calendar.add("prodid", f"-//{host}//Van Kien//{language.upper()}")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    for entry in sorted(entries, key=lambda e: (e.start, e.uid)):
        event = Event()
        event.add("uid", f"{entry.uid}@{host}")
        # The moment of writing would differ from build to build; the day itself never changes.
        event.add("dtstamp", datetime.combine(entry.start, time(), UTC))
        event.add("dtstart", entry.start)
        # The end of a whole day is the day after.
        event.add("dtend", entry.end + timedelta(days=1))
        if entry.yearly:
            event.add("rrule", {"freq": "yearly"})
        event.add("summary", entry.summary, parameters={"LANGUAGE": language})
        if entry.description:
            event.add("description", entry.description, parameters={"LANGUAGE": language})
        event.add("url", entry.url)
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def anniversaries(views: Views) -> Iterator[Entry]:
    """The days of party history that come again every year; events known only to the month have none."""
    for event in views.library.history.events.values():
        day = anniversary(event.start)
        if day is None:
            continue
        title = event.title.best(views.language)
        said = event.what[0].text.best(views.language) if event.what else ""
        url = views.site_url + views.addresses.event(event)
        yield Entry(event.id, day, day, f"{title} ({day.year})", url, said, yearly=True)


def study_months(views: Views) -> Iterator[Entry]:
    """The topics of every plan, on the first day of their month."""
    for plan in views.library.study.plans.values():
        for topic in plan.topics:
            aim = topic.aim.best(views.language) if topic.aim else ""
            url = f"{views.site_url}{views.addresses.page(f'study/{plan.id}/{topic.id}/')}"
            for month in topic.months:
                day = date(plan.year, month, 1)
                uid = f"{plan.id}-{topic.id}-{month:02d}"
                yield Entry(uid, day, day, topic.title.best(views.language), url, aim)
