"""What page and print show of the things in a pack, in the words of one language."""

from collections.abc import Iterator
from typing import Any

from vankien.model.expression import Expression
from vankien.model.fact import Source
from vankien.model.history import Event, Period, Statement
from vankien.model.labels import DEFAULT_LANGUAGE
from vankien.model.pack import Item, Pack
from vankien.model.questions import Question
from vankien.model.study import Asked, Plan, Topic, Writing
from vankien.model.term import Term
from vankien.model.work import Work
from vankien.outputs.addresses import relative
from vankien.outputs.event_rows import event_row, period_row, said
from vankien.outputs.interface import Interface
from vankien.outputs.question_rows import choices, right_words
from vankien.outputs.source_numbers import SourceNumbers
from vankien.outputs.study_rows import asked_row, plan_row, reading_row, topic_row, writing_row
from vankien.outputs.views import Views
from vankien.outputs.wording import provision_name, work_name

Row = dict[str, Any]


def print_name(pack: Pack) -> str:
    """What the files of its prints are called after; no work has such an id."""
    return f"pack-{pack.id}"


def pack_row(pack: Pack, views: Views, page: str) -> Row:
    """A pack in a list, or at the head of its own page."""
    return {
        "id": pack.id,
        "href": relative(views.addresses.pack(pack), page),
        "title": said(pack.title, views),
        "whom": said(pack.whom, views),
        "intro": said(pack.intro, views) if pack.intro else None,
        "count": len(pack.items),
    }


def kind_label(item: Item, tr: Interface) -> str:
    """What an item is."""
    return {
        "work": tr("Part of a document") if item.provision else tr("Document"),
        "event": tr("Event"),
        "period": tr("Period"),
        "term": tr("Glossary term"),
        "writing": tr("Work of Ho Chi Minh"),
        "topic": tr("Study topic"),
        "question": tr("Question for discussion"),
        "period_question": tr("Question for discussion"),
    }[item.kind]


def place(index: int) -> str:
    """The id of a thing in its pack; no provision has such an anchor."""
    return f"muc_{index}"


def item_rows(pack: Pack, views: Views, page: str) -> list[Row]:
    """The things of a pack in their order; what the library lacks is left out."""
    rows = (item_row(index, item, views, page) for index, item in enumerate(pack.items, 1))
    return [row for row in rows if row is not None]


def item_row(index: int, item: Item, views: Views, page: str, numbers: SourceNumbers | None = None) -> Row | None:
    """One of them; `numbers` counts the sources of what is said."""
    row = _row(item, views, page, numbers or SourceNumbers())
    if row is None:
        return None
    own: Row = {
        "anchor": place(index),
        "kind": item.kind,
        "label": views.tr("Question") if row.get("answer") else kind_label(item, views.tr),
        "note": said(item.note, views) if item.note else None,
        "item": item,
    }
    # The pages of works, topics and periods are in every language; the others are where their names are.
    leads = views.language if item.kind in ("work", "topic", "period") else row["language"]
    return _EMPTY | row | own | {"leads": leads}


_EMPTY: Row = {
    "by": None,
    "status": "",
    "status_label": "",
    "about": None,
    "version": "",
    "html": "",
    "texts": [],
    "choices": [],
    "lefts": [],
    "answer": [],
    "events": [],
    "readings": [],
    "questions": [],
    "mark": "",
}
"""What not every kind of thing has."""


def _row(item: Item, views: Views, page: str, numbers: SourceNumbers) -> Row | None:
    library, history, study = views.library, views.library.history, views.library.study
    row: Row | None = None
    if item.kind == "work" and (work := library.works.get(item.id)) is not None:
        row = _work(work, item, views, page)
    elif item.kind == "event" and (event := history.events.get(item.id)) is not None:
        row = _event(event, views, page, numbers)
    elif item.kind == "period" and (period := history.periods.get(item.id)) is not None:
        row = _period(period, views, page, numbers)
    elif item.kind == "term" and (term := library.terms.get(item.id)) is not None:
        row = _term(term, views, page, numbers)
    elif item.kind == "writing" and (writing := study.writings.get(item.id)) is not None:
        row = _writing(writing, views, page, numbers)
    elif item.kind == "topic" and (plan := study.plans.get(item.of)) is not None:
        topic = plan.topic(item.id)
        row = _topic(topic, plan, views, page) if topic is not None else None
    elif item.kind in ("question", "period_question"):
        row = _question(item, views, page, numbers)
    return row


def text_of(work: Work, item: Item, language: str) -> Expression:
    """The text that an item is read in: one that has the provision, if it is one."""
    best = work.best(language)
    return work.source_text if item.provision and best.outline.find(item.provision) is None else best


def _work(work: Work, item: Item, views: Views, page: str) -> Row:
    expression = text_of(work, item, views.language)
    shown = views.row(work, page)
    name = f"{shown['name']}, {shown['date']}"
    where = ""
    if item.provision and (provision := expression.outline.find(item.provision)) is not None:
        where = provision_name(provision, views.tr)
    return {
        "href": relative(views.addresses.work(work, item.provision), page),
        "name": f"{name}: {where}" if where else name,
        "short": f"{work.symbol.value}",
        "language": views.language,
        "by": {"text": expression.title, "language": expression.language},
        "texts": [] if item.provision else [_plain(expression.summary, expression)],
        "status": shown["status"],
        "status_label": shown["status_label"],
    }


def _plain(text: str, expression: Expression) -> Row:
    return {"text": text, "language": expression.language, "numbers": [], "mark": ""}


def _event(event: Event, views: Views, page: str, numbers: SourceNumbers) -> Row:
    row = event_row(event, views, page)
    return _named(row, row["title"]) | {
        "by": {"text": " · ".join(filter(None, (row["when"], (row["place"] or {}).get("text")))),
               "language": views.language},
        "texts": [_told(s, event.sources, views, numbers) for s in (*event.what, *event.why)],
    }  # fmt: skip


def _told(told: Statement, sources: dict[str, Source], views: Views, numbers: SourceNumbers) -> Row:
    return said(told.text, views) | {
        "numbers": numbers.several(told.sources, sources),
        "mark": views.mark(told.confidence),
    }


def _period(period: Period, views: Views, page: str, numbers: SourceNumbers) -> Row:
    row = period_row(period, views, page)
    return _named(row, row["label"]) | {
        "texts": [row["summary"] | {"numbers": [], "mark": ""}] if row["summary"] else [],
        "events": [
            event_row(event, views, page) | {"numbers": numbers.several(_first_sources(event), event.sources)}
            for event in views.library.history.in_period(period)
        ],
    }


def _first_sources(event: Event) -> tuple[str, ...]:
    return event.what[0].sources if event.what else ()


def _term(term: Term, views: Views, page: str, numbers: SourceNumbers) -> Row:
    label = term.labels.best(views.language)
    own = term.definitions.language(views.language)
    return {
        "href": relative(views.addresses.term(term), page),
        "name": label,
        "short": label,
        "language": term.labels.language(views.language),
        "mark": views.mark(term.confidence),
        "texts": [{"text": term.definition(views.language), "language": own, "mark": "",
                   "numbers": numbers.several(tuple(term.sources), term.sources)}],
    }  # fmt: skip


def _writing(writing: Writing, views: Views, page: str, numbers: SourceNumbers) -> Row:
    row = writing_row(writing, views, page)
    return _named(row, row["title"]) | {
        "by": {"text": row["when"], "language": views.language},
        "texts": [_told(s, writing.sources, views, numbers) for s in writing.circumstances],
        "readings": [
            {"name": source.title, "href": source.url, "title": "", "place": "", "language": source.language}
            for source in writing.sources.values()
            if source.id in writing.read
        ],
    }


def _topic(topic: Topic, plan: Plan, views: Views, page: str) -> Row:
    row = topic_row(topic, plan, views, page)
    year = plan_row(plan, views, page)
    return {
        "href": row["href"],
        "name": row["title"]["text"],
        "short": row["title"]["text"],
        "language": row["title"]["language"],
        "by": {"text": f"{year['title']['text']} · {row['when']}", "language": year["title"]["language"]},
        "texts": [row["aim"] | {"numbers": [], "mark": ""}] if row["aim"] else [],
        "readings": [
            {"place": ""} | found for reading in topic.readings if (found := reading_row(reading, views, page))
        ],
        "questions": [found for asked in topic.questions if (found := asked_row(asked, views, page))],
    }


def _question(item: Item, views: Views, page: str, numbers: SourceNumbers) -> Row | None:
    """A question with what is chosen from, and how it is answered."""
    library = views.library
    work = library.works.get(item.of) if item.kind == "question" else None
    period = library.history.periods.get(item.of) if work is None else None
    questions = work.questions if work else library.history.questions.get(item.of)
    question = questions.find(item.id) if questions else None
    asked = Asked(item.location, work=item.of if work else "", period="" if work else item.of, id=item.id)
    link = asked_row(asked, views, page)
    if question is None or link is None:
        return None
    # It is asked in one language, and answered in the same.
    language = views.language if question.is_in(views.language) else DEFAULT_LANGUAGE
    events = [library.history.events[name] for name in question.events if name in library.history.events]
    about = _about_work(work, question, views) if work else period.labels.best(views.language) if period else ""
    described = _sources(work, views) if work else {s.id: s for event in events for s in event.sources.values()}
    told = [said(question.explanation, views) | {"numbers": numbers.several(question.sources, described), "mark": ""}]
    return {
        "href": link["href"],
        "name": question.text.best(language),
        "short": about,
        "language": question.text.language(language),
        "by": {"text": about, "language": views.language},
        "choices": [] if question.is_open else [choice["text"] for choice in choices(question, language, item.id)],
        "lefts": [pair.left.best(language) for pair in question.pairs],
        "answer": [] if question.is_open else right_words(question, language),
        "texts": told if question.explanation else [],
    }


def _about_work(work: Work, question: Question, views: Views) -> str:
    outline, name = work.best(views.language).outline, work_name(work, views.tr)
    found = (outline.find(anchor) for anchor in question.provisions)
    places = "; ".join(provision_name(provision, views.tr) for provision in found if provision is not None)
    return f"{name}: {places}" if places else name


def _sources(work: Work, views: Views) -> dict[str, Source]:
    return work.best(views.language).sources or work.sources


def _named(row: Row, name: str) -> Row:
    return {"href": row["href"], "name": name, "short": name, "language": row["language"],
            "mark": row.get("mark", "")}  # fmt: skip


def leads_to(pack: Pack, views: Views) -> tuple[str, ...]:
    """The pages that a pack's own page leads to, from the root of the site, each once."""
    rows = item_rows(pack, views, "")
    found = (address for row in rows for address in _addresses(row))
    return tuple(dict.fromkeys(address.partition("#")[0] for address in found if "://" not in address))


def _addresses(row: Row) -> Iterator[str]:
    yield row["href"]
    for part in ("events", "readings", "questions"):
        yield from (entry["href"] for entry in row[part] if entry["href"])
