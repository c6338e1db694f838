"""The questions with answers of a work or of a period, as pages, sheets and files ask them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from vankien.model.fact import Source
from vankien.model.history import Period
from vankien.model.labels import DEFAULT_LANGUAGE
from vankien.model.questions import Question, Questions
from vankien.model.work import Work
from vankien.outputs.translation_words import translation_words
from vankien.outputs.views import Views
from vankien.outputs.wording import provision_name, work_name

PAGE = "questions/"
"""Below the page of the work or the period."""


@dataclass(frozen=True, slots=True)
class Place:
    """A provision or an event that a question is about."""

    name: str
    address: str
    """From the root of the site."""


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """Those that can be asked in one language, with where they belong."""

    id: str
    """Names its files: the id of the work, or `history-` and that of the period."""
    title: str
    name: str
    """In few words, as a heading: the symbol, or the years."""
    home: str
    """The page of the work or the period, from the root of the site."""
    address: str
    """The page of the questions."""
    path: str
    """The same without the prefix of the language."""
    questions: tuple[Question, ...]
    sources: dict[str, Source]
    fields: tuple[str, ...]
    """Ids of the fields that the work belongs to; of a period, none."""
    source: str
    """The file that they stand in."""
    created: date
    """The day on which one of them was last compared with its text."""
    origin: str = ""
    """Who translated them; nothing in the language of the sources."""
    work: Work | None = None

    @property
    def fields_or_history(self) -> tuple[str, ...]:
        """What a reader can choose it by."""
        return self.fields or ("history",)

    def key(self, question: Question) -> str:
        """What a reader's progress calls a question: the same in every language."""
        return f"{self.id}/{question.id}"


def question_sets(views: Views) -> Iterator[QuestionSet]:
    """All of them in the language at hand: works as the library orders them, then periods in the order of time."""
    for work in views.library.works.values():
        if (found := work_questions(work, views)) is not None:
            yield found
    for period in views.library.history.periods.values():
        if (found := period_questions(period, views)) is not None:
            yield found


def work_questions(work: Work, views: Views) -> QuestionSet | None:
    """The questions of a work; none where nothing can be asked in this language."""
    language = views.language
    asked = work.questions.closed_in(language)
    expression = work.expressions.get(language)
    if not asked or expression is None:
        return None
    path = f"resolutions/{work.id}/{PAGE}"
    return QuestionSet(
        work.id,
        f"{work_name(work, views.tr)}: {expression.title}",
        work_name(work, views.tr),
        views.addresses.work(work),
        views.addresses.page(path),
        path,
        asked,
        expression.sources or work.sources,
        tuple(field.id for field in work.fields),
        asked[0].location.path,
        _created(work.questions, expression.updated or work.date.value),
        _origin(work.questions, views),
        work,
    )


def period_questions(period: Period, views: Views) -> QuestionSet | None:
    """The questions of a period of history."""
    history = views.library.history
    questions = history.questions.get(period.id, Questions())
    asked = questions.closed_in(views.language)
    if not asked:
        return None
    label = period.labels.best(views.language)
    bound = {name for question in asked for name in question.events}
    events = [event for event in history.events.values() if event.id in bound]
    path = f"history/periods/{period.id}/{PAGE}"
    return QuestionSet(
        f"history-{period.id}",
        label,
        label,
        views.addresses.period(period),
        views.addresses.page(path),
        path,
        asked,
        {source.id: source for event in events for source in event.sources.values()},
        (),
        asked[0].location.path,
        _created(questions, max((event.start.last for event in events), default=date(2026, 1, 1))),
        _origin(questions, views),
    )


def places(question: Question, asked: QuestionSet, views: Views) -> Iterator[Place]:
    """Where the answer can be read."""
    if asked.work is not None:
        outline = asked.work.best(views.language).outline
        for anchor in question.provisions:
            if (provision := outline.find(anchor)) is not None:
                yield Place(provision_name(provision, views.tr), views.addresses.work(asked.work, anchor))
    events = views.library.history.events
    for name in question.events:
        if name in events:
            yield Place(events[name].title.best(views.language), views.addresses.event(events[name]))


def _created(questions: Questions, otherwise: date) -> date:
    return max((confirmed.date for confirmed in questions.confirmed.values()), default=otherwise)


def _origin(questions: Questions, views: Views) -> str:
    record = questions.translations.get(views.language) if views.language != DEFAULT_LANGUAGE else None
    if record is None:
        return ""
    words = translation_words(record, views.tr)
    return f"{words['origin']}, {words['reviewed']}"
