"""What lists and pages show of events, in the words of one language."""

from typing import Any

from vankien.model.fact import Confidence
from vankien.model.history import Congress, Event, LedTo, Office, Period, Statement
from vankien.model.labels import Labels
from vankien.outputs.addresses import relative
from vankien.outputs.views import Views
from vankien.outputs.when import moment_words, when, years
from vankien.outputs.wording import provision_name


def event_row(event: Event, views: Views, page: str) -> dict[str, Any]:
    """An event in a list, or at the head of its own page."""
    first = event.what[0] if event.what else None
    return {
        "id": event.id,
        "href": relative(views.addresses.event(event), page),
        "title": event.title.best(views.language),
        "language": event.title.language(views.language),
        "when": when(event, views.tr),
        "iso": str(event.start),
        "year": event.start.year,
        "day": str(event.start)[5:] if event.start.is_day else "",
        "place": said(event.place, views) if event.place else None,
        "mark": views.mark(event.confidence),
        "first": said(first.text, views) if first else None,
        "is_congress": event.congress is not None,
    }


def period_row(period: Period, views: Views, page: str) -> dict[str, Any]:
    """A period in a list, or at the head of its own page."""
    return {
        "id": period.id,
        "href": relative(views.addresses.period(period), page),
        "label": period.labels.best(views.language),
        "language": period.labels.language(views.language),
        "years": years(period.start, period.end, views.tr),
        "summary": said(period.summary, views) if period.summary else None,
        "from": moment_words(period.start, views.tr),
    }


def statement(told: Statement, views: Views) -> dict[str, Any]:
    """What is said of an event, with its sources."""
    mark = views.mark(told.confidence) if told.confidence is not Confidence.CONFIRMED else ""
    return said(told.text, views) | {"sources": told.sources, "mark": mark}


def office(person: Office, views: Views) -> dict[str, Any]:
    """Somebody in office."""
    return {"name": person.name, "office": said(person.office, views), "sources": person.sources}


def said(text: Labels, views: Views) -> dict[str, Any]:
    """A text with the language that it is in."""
    return {"text": text.best(views.language), "language": text.language(views.language)}


def congress_figures(congress: Congress, views: Views) -> dict[str, Any]:
    """What is counted of a congress; an empty text where nobody says."""
    number = views.tr.number
    counted = {
        "delegates": congress.delegates,
        "alternate_delegates": congress.alternate_delegates,
        "committee": congress.committee,
        "alternates": congress.alternates,
    }
    return {name: number(count) if count is not None else "" for name, count in counted.items()} | {
        "number": congress.number,
        "members": said(congress.members, views) if congress.members else None,
        "sources": congress.sources,
    }


def led_row(led: LedTo, views: Views, page: str) -> dict[str, Any] | None:
    """A work that something led to, with the provision; nothing where the library lacks it."""
    work = views.library.works.get(led.work)
    if work is None:
        return None
    found = work.best(views.language).outline.find(led.provision) if led.provision else None
    return views.row(work, page) | {
        "href": relative(views.addresses.work(work, led.provision), page),
        "provision": provision_name(found, views.tr) if found else "",
        "note": said(led.note, views) if led.note else None,
    }
