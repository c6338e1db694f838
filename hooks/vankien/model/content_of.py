"""The content of a work in one language, as its sources give it."""

from collections.abc import Iterator, Sequence
from typing import Any

from vankien.model.content import ABOUT, Content, hashed
from vankien.model.expression import Expression
from vankien.model.fact import Fact
from vankien.model.labels import Labels
from vankien.model.markdown_lines import note_lines
from vankien.model.provision import Provision
from vankien.model.work import Work


def content_of(work: Work, expression: Expression) -> Content:
    """What a reader is told of it, in hashes."""
    told = {name: hashed(parts) for name, parts in _about(work, expression).items() if any(map(_words, parts))}
    provisions = {provision.anchor: hashed(words_of(provision)) for provision in expression.outline.provisions}
    return Content({name: told[name] for name in ABOUT if name in told}, provisions)


def words_of(provision: Provision) -> tuple[str, str, str]:
    """What a provision itself says, without its footnotes."""
    return provision.label, provision.heading, _without_notes(provision.text)


def _about(work: Work, expression: Expression) -> dict[str, Sequence[object]]:
    lines = expression.body.split("\n")
    notes = set(note_lines(lines))
    provisions = expression.outline.provisions
    first = provisions[0].line - 1 if provisions else len(lines)
    record = expression.translation
    language = expression.language
    return {
        "status": [*_fact(work.status, language), *_fact(work.in_force, language)],
        "title": (expression.title, expression.subject, expression.title_confidence),
        "facts": _facts(work, language),
        "origin": (
            expression.text_kind,
            *((record.origin, record.by, record.date, record.reviewed_by, record.reviewed_on) if record else ()),
        ),
        "summary": (expression.summary,),
        "key_points": [part for p in expression.key_points for part in (p.text, p.provision, *p.sources)],
        "whats_new": [part for p in expression.whats_new for part in (p.text, p.provision, *p.sources)],
        "targets": [
            part
            for t in work.targets
            for part in (_shown(t.name, language), t.op, t.low, t.high, _shown(t.unit, language), t.year, t.confidence)
        ],
        "preamble": [line for index, line in enumerate(lines[:first]) if index not in notes],
        "notes": [lines[index] for index in sorted(notes)],
        "questions": list(_questions(work, language)),
        "quiz": list(_quiz(work, language)),
        "relations": list(_relations(work, language)),
        "sources": [part for s in (expression.sources or work.sources).values() for part in (s.id, s.title, s.url)],
        "order": [provision.anchor for provision in provisions],
    }


def _facts(work: Work, language: str) -> list[object]:
    kind, body = (work.kind.value.id,), (work.passed_by.value.id,)
    facts = [_fact(fact, language) for fact in (work.date, work.congress, work.plenum, work.place, work.signer)]
    return [part for fact in (_fact(work.symbol, language), kind, body, *facts) for part in fact]


def _shown(labels: Labels | None, language: str) -> object:
    """What a reader of one language sees; a label in another language is nobody's change but its readers'."""
    return ((labels.language(language), labels.best(language)),) if labels else ""


def _questions(work: Work, language: str) -> Iterator[object]:
    for question in work.questions.open_in(language):
        yield from (question.id, question.kind, question.text[language], *question.provisions)
        yield from (question.explanation.get(language, ""), *question.sources)


def _quiz(work: Work, language: str) -> Iterator[object]:
    """Questions with answers, which are printed on sheets of their own."""
    for question in work.questions.closed_in(language):
        yield from (question.id, question.kind, question.text[language], *question.provisions)
        yield from (question.explanation.get(language, ""), *question.sources)
        yield from (text[language] for text in question.choices)
        yield from (answer.right for answer in question.answers)
        yield from question.accepted_in(language)


def _fact(fact: Fact[Any] | None, language: str) -> list[object]:
    return [fact.value, fact.confidence, _shown(fact.note, language)] if fact else [""]


def _relations(work: Work, language: str) -> Iterator[object]:
    for relation in work.relations:
        outside = relation.outside
        yield from (relation.type, relation.passive, relation.work, relation.provision, relation.confidence)
        yield from (outside.symbol, outside.date, _shown(outside.title, language)) if outside else ()
        yield _shown(relation.note, language)


def _without_notes(text: str) -> str:
    lines = text.split("\n")
    notes = set(note_lines(lines))
    return "\n".join(line for index, line in enumerate(lines) if index not in notes)


def _words(part: object) -> str:
    return "" if part is None else str(part).strip()
