"""What lists and pages show of themes, plans and writings, in the words of one language."""

from typing import Any

from vankien.model.labels import DEFAULT_LANGUAGE
from vankien.model.questions import Question
from vankien.model.study import Asked, Plan, Reading, Scope, Theme, Topic, Writing
from vankien.model.work import Work
from vankien.outputs.addresses import Addresses, relative
from vankien.outputs.event_rows import event_row, led_row, said
from vankien.outputs.question_rows import ANCHOR
from vankien.outputs.question_set import PAGE
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
    if asked.text:
        return {"text": said(asked.text, views), "href": "", "name": ""}
    library = views.library
    work, period = library.works.get(asked.work), library.history.periods.get(asked.period)
    questions = work.questions if work else library.history.questions.get(asked.period)
    found = questions.find(asked.id) if questions else None
    if found is None:
        return None
    if found.is_open:
        # A page asks only what it can ask in its own language; those of periods have no page.
        own = Addresses(found.text.language(views.language))
        anchor = f"#{ANCHOR}{found.id}" if work is not None else ""
    else:
        own = Addresses(views.language if _has_page(found, work, views) else DEFAULT_LANGUAGE)
        anchor = f"{PAGE}#{ANCHOR}{found.id}"
    if work is not None:
        address, name = own.work(work), str(work.symbol.value)
    elif period is not None:
        address, name = own.period(period), period.labels.best(views.language)
    else:
        return None
    return {"text": said(found.text, views), "href": relative(f"{address}{anchor}", page), "name": name}


def _has_page(question: Question, work: Work | None, views: Views) -> bool:
    return question.is_in(views.language) and (work is None or views.language in work.expressions)


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
