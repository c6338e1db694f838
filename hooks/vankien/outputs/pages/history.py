"""Party history: the timeline, a page an event, a period, a congress and a local history."""

from collections.abc import Iterator
from typing import Any

from vankien.model.history import Event, Period
from vankien.model.work import Work
from vankien.outputs.addresses import relative
from vankien.outputs.event_rows import congress_figures, event_row, led_row, office, period_row, said, statement
from vankien.outputs.pages.local_history import local_history_pages, local_row
from vankien.outputs.pages.page import PageSource
from vankien.outputs.pages.questions import set_row
from vankien.outputs.question_set import period_questions
from vankien.outputs.views import Views

HOME = "history/"


def history_pages(views: Views) -> Iterator[PageSource]:
    """All of them; a library without events has none, and keeps what is written by hand."""
    history = views.library.history
    if not history.events:
        return
    yield _timeline(views)
    events = list(history.events.values())
    for index, event in enumerate(events):
        if views.addresses.has(event.title):
            before = events[index - 1] if index else None
            after = events[index + 1] if index + 1 < len(events) else None
            yield _event_page(event, before, after, views)
    for period in history.periods.values():
        yield _period_page(period, views)
    if any(event.congress for event in events):
        yield _congresses(views)
    yield from local_history_pages(views)


def grew_out_of(work: Work, views: Views) -> list[dict[str, Any]]:
    """The events that a work grew out of, and the congress in whose time it was passed."""
    here = views.addresses.work(work)
    history = views.library.history
    found = list(history.of_work(work.id))
    congress = history.congress(work.congress.value) if work.congress else None
    return [event_row(event, views, here) for event in (*found, *([congress] if congress else []))]


def timeline_context(views: Views) -> dict[str, Any]:
    """The events by period, for the page and for the poster."""
    here = views.addresses.page(HOME)
    history = views.library.history
    groups = [(period, history.in_period(period)) for period in history.periods.values()]
    placed = {event.id for _, events in groups for event in events}
    rest = [event for event in history.events.values() if event.id not in placed]
    shown = [period_row(period, views, here) | {"events": [event_row(e, views, here) for e in events]}
             for period, events in groups if events]  # fmt: skip
    if rest:
        shown.append({"id": "khac", "label": views.tr("Other events"), "years": "", "href": "",
                      "language": views.language, "events": [event_row(e, views, here) for e in rest]})  # fmt: skip
    return {"periods": shown, "total": len(history.events)}


def _timeline(views: Views) -> PageSource:
    tr = views.tr
    here = views.addresses.page(HOME)
    return PageSource(
        HOME,
        "history.html",
        tr("Party history"),
        tr("What happened when, period by period, each with its sources."),
        timeline_context(views)
        | {
            "congresses": _congress_link(views, here),
            "local": [local_row(local, views, here) for local in views.library.history.local.values()],
            "poster": views.paper("history", "poster", here),
        },
        languages=views.library.languages,
    )


def _congress_link(views: Views, here: str) -> str:
    has = any(event.congress for event in views.library.history.events.values())
    return relative(views.addresses.page(f"{HOME}congresses/"), here) if has else ""


def _event_page(event: Event, before: Event | None, after: Event | None, views: Views) -> PageSource:
    here = views.addresses.event(event)
    history = views.library.history
    period = history.period_of(event)
    numbers = {name: number for number, name in enumerate(event.sources, 1)}
    context: dict[str, Any] = {
        "event": event_row(event, views, here),
        "period": period_row(period, views, here) if period else None,
        "what": [statement(s, views) for s in event.what],
        "why": [statement(s, views) for s in event.why],
        "people": [office(person, views) for person in event.people],
        "note": said(event.note, views) if event.note else None,
        "led_to": [row for led in event.works if (row := led_row(led, views, here))],
        "see": [event_row(history.events[name], views, here) for name in event.see if name in history.events],
        "before": event_row(before, views, here) if before else None,
        "after": event_row(after, views, here) if after else None,
        "congress": congress_figures(event.congress, views) if event.congress else None,
        "tenure": _tenure(event, views, here),
        "congresses": _congress_link(views, here),
        "sources": list(event.sources.values()),
        "source_numbers": numbers,
        "json_ld": _json_ld(event, views),
    }
    return PageSource(
        views.addresses.event_path(event),
        "event.html",
        event.title.best(views.language),
        event.what[0].text.best(views.language)[:300] if event.what else "",
        context,
        source=event.location.path,
        languages=views.addresses.having(event.title, views.library.languages),
    )


def _tenure(event: Event, views: Views, here: str) -> list[dict[str, Any]]:
    """The works that were passed in the time of a congress."""
    if event.congress is None:
        return []
    number = event.congress.number
    works = views.library.works.values()
    return [views.row(work, here) for work in works if work.congress and work.congress.value == number]


def _period_page(period: Period, views: Views) -> PageSource:
    here = views.addresses.period(period)
    asked = period_questions(period, views)
    periods = list(views.library.history.periods.values())
    index = periods.index(period)
    label = period.labels.best(views.language)
    return PageSource(
        f"{HOME}periods/{period.id}/",
        "period.html",
        label,
        views.tr("What happened in a period of the history of the Party: {period}", period=label),
        {
            "period": period_row(period, views, here),
            "events": [event_row(event, views, here) for event in views.library.history.in_period(period)],
            "quiz": set_row(asked, views, here) if asked else None,
            "before": period_row(periods[index - 1], views, here) if index else None,
            "after": period_row(periods[index + 1], views, here) if index + 1 < len(periods) else None,
        },
        source=period.location.path,
        languages=views.library.languages,
    )


def _congresses(views: Views) -> PageSource:
    tr = views.tr
    here = views.addresses.page(f"{HOME}congresses/")
    rows = [
        event_row(event, views, here) | {"congress": congress_figures(event.congress, views)}
        for event in views.library.history.events.values()
        if event.congress
    ]
    return PageSource(
        f"{HOME}congresses/",
        "congresses.html",
        tr("National congresses of the Party"),
        tr("When and where each congress met, and how many delegates it had."),
        {"rows": rows},
        languages=views.library.languages,
    )


def _json_ld(event: Event, views: Views) -> dict[str, Any]:
    told: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": event.title.best(views.language),
        "startDate": str(event.start),
        "inLanguage": event.title.language(views.language),
    }
    if event.end is not None:
        told["endDate"] = str(event.end)
    if event.place is not None:
        told["location"] = {"@type": "Place", "name": event.place.best(views.language)}
    return told
