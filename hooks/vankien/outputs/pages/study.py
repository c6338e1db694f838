"""The study section: themes with their scope, the plan of a year, its topics, the works of Ho Chi Minh."""

from collections.abc import Iterator
from typing import Any

from vankien.model.labels import DEFAULT_LANGUAGE
from vankien.model.study import Plan, Topic, Writing
from vankien.outputs.addresses import relative
from vankien.outputs.event_rows import event_row, led_row, said, statement
from vankien.outputs.pages.page import PageSource
from vankien.outputs.question_set import question_sets
from vankien.outputs.study_rows import asked_row, plan_row, reading_row, theme_row, topic_row, writing_row
from vankien.outputs.views import Views

HOME = "study/"


def study_pages(views: Views) -> Iterator[PageSource]:
    """All of them; a library without themes, plans and writings keeps what is written by hand."""
    study = views.library.study
    if not (study.themes or study.plans or study.writings):
        return
    yield _home(views)
    for plan in study.plans.values():
        yield _plan_page(plan, views)
        for topic in plan.topics:
            yield _topic_page(topic, plan, views)
    if study.writings:
        yield _writings(views)
    for writing in study.writings.values():
        if views.addresses.has(writing.title):
            yield _writing_page(writing, views)


def this_month(views: Views, page: str) -> list[dict[str, Any]]:
    """The topics of all plans, of which the reader's clock chooses."""
    study = views.library.study
    return [topic_row(topic, plan, views, page) for plan in study.plans.values() for topic in plan.topics]


def topic_context(topic: Topic, plan: Plan, views: Views) -> dict[str, Any]:
    """What page and sheet tell of a topic."""
    here = views.addresses.page(f"{HOME}{plan.id}/{topic.id}/")
    study = views.library.study
    theme = study.national_theme(plan.year)
    return {
        "topic": topic_row(topic, plan, views, here),
        "plan": plan_row(plan, views, here),
        "readings": [row for reading in topic.readings if (row := reading_row(reading, views, here)) is not None],
        "questions": [row for asked in topic.questions if (row := asked_row(asked, views, here)) is not None],
        "outline": [said(heading, views) for heading in topic.outline],
        "national_theme": theme_row(theme, views) if theme else None,
    }


def _home(views: Views) -> PageSource:
    tr = views.tr
    here = views.addresses.page(HOME)
    study = views.library.study
    return PageSource(
        HOME,
        "study.html",
        tr("Study"),
        tr("Study themes with their scope, the study year month by month, and works of Ho Chi Minh."),
        {
            "themes": [theme_row(theme, views) for theme in study.themes],
            "plans": [plan_row(plan, views, here) for plan in reversed(study.plans.values())],
            "this_month": this_month(views, here),
            "packs": len(views.library.packs),
            "writings": len(study.writings),
            "practice": any(True for _ in question_sets(views.in_language(DEFAULT_LANGUAGE))),
            "sources": list(study.theme_sources.values()),
            "source_numbers": {name: number for number, name in enumerate(study.theme_sources, 1)},
        },
        languages=views.library.languages,
    )


def _plan_page(plan: Plan, views: Views) -> PageSource:
    here = views.addresses.page(f"{HOME}{plan.id}/")
    study = views.library.study
    theme = study.national_theme(plan.year)
    return PageSource(
        f"{HOME}{plan.id}/",
        "study_year.html",
        plan.title.best(views.language),
        plan.intro.best(views.language) if plan.intro else plan.title.best(views.language),
        {
            "plan": plan_row(plan, views, here),
            "national_theme": theme_row(theme, views) if theme else None,
            "themes": [theme_row(other, views) for other in study.themes_of(plan.year)],
            "sources": list(study.theme_sources.values()) if study.themes_of(plan.year) else [],
            "source_numbers": {name: number for number, name in enumerate(study.theme_sources, 1)},
            "this_month": [topic_row(topic, plan, views, here) for topic in plan.topics],
        },
        source=plan.location.path,
        languages=views.library.languages,
    )


def _topic_page(topic: Topic, plan: Plan, views: Views) -> PageSource:
    here = views.addresses.page(f"{HOME}{plan.id}/{topic.id}/")
    index = plan.topics.index(topic)
    before = plan.topics[index - 1] if index else None
    after = plan.topics[index + 1] if index + 1 < len(plan.topics) else None
    return PageSource(
        f"{HOME}{plan.id}/{topic.id}/",
        "study_topic.html",
        topic.title.best(views.language),
        topic.aim.best(views.language) if topic.aim else topic.title.best(views.language),
        topic_context(topic, plan, views)
        | {
            "sheet": views.paper(f"study-{plan.id}-{topic.id}", "meeting", here),
            "before": topic_row(before, plan, views, here) if before else None,
            "after": topic_row(after, plan, views, here) if after else None,
        },
        source=topic.location.path,
        languages=views.library.languages,
    )


def _writings(views: Views) -> PageSource:
    tr = views.tr
    here = views.addresses.page(f"{HOME}works/")
    return PageSource(
        f"{HOME}works/",
        "writings.html",
        tr("Works of Ho Chi Minh"),
        tr("When, where and in which language each was written, and where it can be read."),
        {"rows": [writing_row(writing, views, here) for writing in views.library.study.writings.values()]},
        languages=views.library.languages,
    )


def _writing_page(writing: Writing, views: Views) -> PageSource:
    here = views.addresses.writing(writing)
    events = views.library.history.events
    return PageSource(
        f"{HOME}works/{writing.id}/",
        "writing.html",
        writing.title.best(views.language),
        writing.circumstances[0].text.best(views.language)[:300] if writing.circumstances else "",
        {
            "writing": writing_row(writing, views, here),
            "others": [(code, text) for code, text in writing.title.items() if code != views.language],
            "circumstances": [statement(s, views) for s in writing.circumstances],
            "editions": [said(edition.text, views) | {"sources": edition.sources} for edition in writing.editions],
            "read": [source for source in writing.sources.values() if source.id in writing.read],
            "linked": [row for led in writing.works if (row := led_row(led, views, here))],
            "events": [event_row(events[name], views, here) for name in writing.events if name in events],
            "topics": [
                topic_row(topic, plan, views, here)
                for plan in views.library.study.plans.values()
                for topic in plan.topics
                if any(reading.writing == writing.id for reading in topic.readings)
            ],
            "sources": list(writing.sources.values()),
            "source_numbers": {name: number for number, name in enumerate(writing.sources, 1)},
            "list": relative(views.addresses.page(f"{HOME}works/"), here),
        },
        source=writing.location.path,
        languages=views.addresses.having(writing.title, views.library.languages),
    )
