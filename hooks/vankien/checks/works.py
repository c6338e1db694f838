"""What can be wrong in the description of a single work."""

from collections.abc import Iterator
from datetime import date

from vankien.checks.day import written
from vankien.model.expression import Expression
from vankien.model.fact import Fact
from vankien.model.labels import DEFAULT_LANGUAGE
from vankien.model.location import Location
from vankien.model.problem import Problem
from vankien.model.suggest import did_you_mean
from vankien.model.text import count_words
from vankien.model.work import Work

SUMMARY_WORDS = (100, 150)


def check_work(work: Work, today: date) -> Iterator[Problem]:
    """Symbol, dates, sources and the parts of the texts that point somewhere."""
    yield from _symbol(work)
    if work.id != work.expected_id:
        yield Problem.at(work.location, "M-012", expected=work.expected_id)
    if work.in_force is not None and work.in_force.value < work.date.value:
        days = {"in_force": written(work.in_force.value), "date": written(work.date.value)}
        yield Problem.at(work.in_force.location, "M-020", **days)
    if work.date.value > today:
        yield Problem.at(work.date.location, "M-027", date=written(work.date.value))
    if not work.sources:
        yield Problem.at(work.location, "M-019")
    yield from _sources(work)
    for relation in work.relations:
        if relation.provision and work.source_text.outline.find(relation.provision) is None:
            yield _no_provision("provision", relation.provision, work.source_text, relation.location)
    for expression in work.expressions.values():
        yield from _expression(expression)


def _symbol(work: Work) -> Iterator[Problem]:
    symbol, kind, body = work.symbol.value, work.kind.value, work.passed_by.value
    if symbol.kind and not kind.fits(symbol.kind):
        known = ", ".join(kind.abbreviations)
        yield Problem.at(work.symbol.location, "M-009", symbol=symbol, kind=kind.id, known=known)
    if not body.fits(symbol.body):
        known = ", ".join(body.suffixes)
        yield Problem.at(work.symbol.location, "M-010", symbol=symbol, body=body.id, known=known)


def _sources(work: Work) -> Iterator[Problem]:
    facts: dict[str, Fact[object] | None] = {
        name: getattr(work, name)
        for name in (
            "symbol",
            "kind",
            "passed_by",
            "date",
            "in_force",
            "status",
            "congress",
            "plenum",
            "place",
            "signer",
        )
    }
    named = [(name, fact.location, fact.sources) for name, fact in facts.items() if fact is not None]
    named += [("relations", relation.location, relation.sources) for relation in work.relations]
    named += [("targets", target.location, target.sources) for target in work.targets]
    for name, location, sources in named:
        for source in sources:
            if source not in work.sources:
                guess = did_you_mean(source, work.sources)
                yield Problem.at(location, "M-018", name=name, source=source, guess=guess)


def _expression(expression: Expression) -> Iterator[Problem]:
    known = expression.sources or {}
    for name, points in (("key_points", expression.key_points), ("whats_new", expression.whats_new)):
        for point in points:
            for source in point.sources:
                if source not in known:
                    guess = did_you_mean(source, known)
                    yield Problem.at(point.location, "M-018", name=name, source=source, guess=guess)
            if point.provision and expression.outline.find(point.provision) is None:
                yield _no_provision(name, point.provision, expression, point.location)
    yield from _unfilled(expression)
    low, high = SUMMARY_WORDS
    count = count_words(expression.summary)
    if expression.language == DEFAULT_LANGUAGE and not low <= count <= high:
        yield Problem.at(expression.lines.get("summary", expression.location), "M-023", count=count)


def _unfilled(expression: Expression) -> Iterator[Problem]:
    """The words that `vankien new` puts in for an editor to replace."""
    texts = [("title", expression.title, expression.lines.get("title", expression.location))]
    texts += [("key_points", point.text, point.location) for point in expression.key_points]
    for name, text, location in texts:
        if text in ("Về …", "Một câu."):
            yield Problem.at(location, "M-030", name=name, text=text)


def _no_provision(name: str, anchor: str, expression: Expression, location: Location) -> Problem:
    guess = did_you_mean(anchor, [provision.anchor for provision in expression.outline.provisions])
    return Problem.at(location, "S-005", name=name, anchor=anchor, guess=guess)
