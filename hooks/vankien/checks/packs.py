"""What can be wrong in packs."""

from collections.abc import Iterable, Iterator

from vankien.model.library import Library
from vankien.model.pack import Item, Pack
from vankien.model.problem import Problem
from vankien.model.suggest import did_you_mean


def check_packs(library: Library) -> Iterator[Problem]:
    """Whatever is named and not there, or there twice."""
    for pack in library.packs.values():
        yield from _twice(pack)
        for item in pack.items:
            yield from _named(item, library)


def _twice(pack: Pack) -> Iterator[Problem]:
    seen: dict[tuple[str, ...], Item] = {}
    whole = {item.id: item for item in pack.items if item.is_whole_work}
    for item in pack.items:
        first = seen.setdefault(item.key, item)
        if first is not item:
            yield Problem.at(item.location, "K-004", name=item.provision or item.id, line=first.location.line)
        elif item.provision and item.id in whole:
            line = whole[item.id].location.line
            yield Problem.at(item.location, "K-005", name=item.id, anchor=item.provision, line=line)


def _named(item: Item, library: Library) -> Iterator[Problem]:
    history, study = library.history, library.study
    if item.kind == "topic":
        plan = study.plans.get(item.of)
        yield from _missing(item, library, "plan", item.of, study.plans)
        if plan is not None:
            yield from _missing(item, library, "topic", item.id, [topic.id for topic in plan.topics])
    elif item.kind in ("question", "period_question"):
        of_work = item.kind == "question"
        questions = {work.id: work.questions for work in library.works.values()} if of_work else history.questions
        yield from _missing(item, library, "work" if of_work else "period", item.of, questions)
        if item.of in questions:
            ids = [question.id for question in questions[item.of].items]
            yield from _missing(item, library, "question", item.id, ids)
    elif item.kind == "work":
        yield from _missing(item, library, "work", item.id, library.works)
        yield from _provision(item, library)
    else:
        known: dict[str, Iterable[str]] = {
            "event": history.events,
            "period": history.periods,
            "term": library.terms,
            "writing": study.writings,
        }
        yield from _missing(item, library, item.kind, item.id, known[item.kind])


def _missing(item: Item, library: Library, what: str, name: str, known: Iterable[str]) -> Iterator[Problem]:
    # What could not be read has a fault of its own.
    if name not in known and name not in library.unread:
        yield Problem.at(item.location, "K-003", what=what, name=name, guess=did_you_mean(name, known))


def _provision(item: Item, library: Library) -> Iterator[Problem]:
    work = library.works.get(item.id)
    if work is not None and item.provision and work.source_text.outline.find(item.provision) is None:
        anchors = [provision.anchor for provision in work.source_text.outline.provisions]
        guess = did_you_mean(item.provision, anchors)
        yield Problem.at(item.location, "S-005", name="provision", anchor=item.provision, guess=guess)
