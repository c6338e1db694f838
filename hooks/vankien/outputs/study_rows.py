"""What lists and pages show of themes, plans and writings, in the words of one language."""

from typing import Any

from vankien.model.study import Asked, Plan, Reading, Scope, Theme, Topic, Writing
from vankien.outputs.addresses import Addresses, relative
from vankien.outputs.event_rows import event_row, led_row, said
from vankien.outputs.views import Views
from vankien.outputs.when import moment_words, span


def theme_row(theme: Theme, views: Views) -> dict[str, Any]:
    """A theme, always with its scope."""
    return {
        "year": theme.year,
        "scope": theme.scope.value,
        "where": _where(theme.scope, theme.place, views),
        "title": said(theme.title, views) if theme.title else None,
        "note": said(theme.note, views) if theme.note else None,
        "mark": views.mark(theme.confidence),
        "sources": theme.sources,
    }


def plan_row(plan: Plan, views: Views, page: str) -> dict[str, Any]:
    """A study year, with its topics."""
    return {
        "href": relative(views.addresses.page(f"study/{plan.id}/"), page),
        "year": plan.year,
        "title": said(plan.title, views),
        "where": _where(plan.scope, plan.place, views),
        "by": said(plan.by, views) if plan.by else None,
        "intro": said(plan.intro, views) if plan.intro else None,
        "topics": [topic_row(topic, plan, views, page) for topic in plan.topics],
    }


def topic_row(topic: Topic, plan: Plan, views: Views, page: str) -> dict[str, Any]:
    """A topic in the list of its year."""
    return {
        "id": topic.id,
        "href": relative(views.addresses.page(f"study/{plan.id}/{topic.id}/"), page),
        "title": said(topic.title, views),
        "when": months(topic, plan, views),
        "months": [f"{plan.year}-{month:02d}" for month in topic.months],
        "aim": said(topic.aim, views) if topic.aim else None,
    }


def months(topic: Topic, plan: Plan, views: Views) -> str:
    """The month of a topic, or the first and the last of several."""
    return span(plan.year, topic.months, views.tr)


def reading_row(reading: Reading, views: Views, page: str) -> dict[str, Any] | None:
    """Something to read, with its way; nothing where the library lacks it."""
    row: dict[str, Any] | None = None
    library = views.library
    if reading.work is not None and (led := led_row(reading.work, views, page)) is not None:
        row = {"href": led["href"], "name": led["name"], "title": led["title"], "language": led["language"],
               "place": led["provision"]}  # fmt: skip
    elif event := library.history.events.get(reading.event):
        shown = event_row(event, views, page)
        row = {"href": shown["href"], "name": shown["title"], "language": views.language,
               "title": f"{views.tr('Party history')} · {shown['when']}"}  # fmt: skip
    elif term := library.terms.get(reading.term):
        row = {"href": relative(views.addresses.term(term), page), "name": term.labels.best(views.language),
               "title": "", "language": term.labels.language(views.language)}  # fmt: skip
    elif writing := library.study.writings.get(reading.writing):
        shown = writing_row(writing, views, page)
        row = {"href": shown["href"], "name": shown["title"], "language": shown["language"],
               "title": f"{views.tr('Works of Ho Chi Minh')} · {shown['when']}",
               "title_language": views.language}  # fmt: skip
    if row is not None:
        row.setdefault("title_language", row["language"])
        row["note"] = said(reading.note, views) if reading.note else None
    return row


def asked_row(asked: Asked, views: Views, page: str) -> dict[str, Any] | None:
    """A question, with the work that it is taken from."""
    if not asked.work:
        return {"text": said(asked.text, views), "href": "", "name": ""}
    work = views.library.works.get(asked.work)
    found = next((q for q in work.questions.items if q.id == asked.id), None) if work else None
    if work is None or found is None:
        return None
    # A page asks only what it can ask in its own language.
    asked_in = Addresses(found.text.language(views.language))
    return {
        "text": said(found.text, views),
        "href": relative(asked_in.work(work, f"cau-hoi-{found.id}"), page),
        "name": str(work.symbol.value),
    }


def writing_row(writing: Writing, views: Views, page: str) -> dict[str, Any]:
    """A work of Ho Chi Minh in a list, or at the head of its page."""
    tr = views.tr
    start = moment_words(writing.start, tr)
    last = moment_words(writing.end, tr, goes_on=True) if writing.end is not None else ""
    when = tr("{first} – {last}", first=start, last=last) if last else start
    return {
        "id": writing.id,
        "href": relative(views.addresses.writing(writing), page),
        "title": writing.title.best(views.language),
        "language": writing.title.language(views.language),
        "when": when,
        "iso": str(writing.start),
        "place": said(writing.place, views) if writing.place else None,
        "pen_name": writing.pen_name,
        "written_in": tr.name_of(writing.language) if writing.language else "",
        "mark": views.mark(writing.confidence),
    }


def _where(scope: Scope, place: Any, views: Views) -> str:
    if scope is Scope.NATIONAL or place is None:
        return views.tr("The whole country")
    return str(place.best(views.language))
