"""What can be wrong in a translation as a whole: places not filled in, a record of what is no longer there."""

from collections.abc import Iterator

from vankien.model.drift import unfilled_provisions
from vankien.model.expression import Expression
from vankien.model.problem import Problem
from vankien.model.text_mark import UNFILLED
from vankien.model.translatable import translatable
from vankien.model.work import Work


def check_translations(work: Work) -> Iterator[Problem]:
    """Every expression that is not the source."""
    source = work.source_text
    for expression in work.expressions.values():
        if expression is not source:
            yield from _unfilled(work, expression)
            yield from _vanished(work, expression)


def _unfilled(work: Work, expression: Expression) -> Iterator[Problem]:
    """A text that is half translated would be published as whole."""
    lines = expression.lines
    texts = [(name, getattr(expression, name), lines.get(name)) for name in ("title", "subject", "summary")]
    for name in ("key_points", "whats_new"):
        texts += [(name, point.text, point.location) for point in getattr(expression, name)]
    for name, text, place in texts:
        if UNFILLED in text:
            yield Problem.at(place or expression.location, "L-012", name=name)
    told = set()
    anchors = {provision.line: provision.anchor for provision in expression.outline.provisions}
    anchor = ""
    for number, line in enumerate(expression.body.split("\n"), 1):
        anchor = anchors.get(number, anchor)
        if UNFILLED in line:
            told.add(anchor)
            yield Problem.at(expression.at(number), "L-012", name=f"#{anchor}" if anchor else line.strip())
    for name in unfilled_provisions(work, expression):
        provision = expression.outline.find(name)
        if provision is not None and name not in told:
            yield Problem.at(expression.at(provision.line), "L-012", name=f"#{name}")


def _vanished(work: Work, expression: Expression) -> Iterator[Problem]:
    if expression.made_from is None:
        return
    known = translatable(work, work.source_text)
    for (group, name), made in expression.made_from.pieces.items():
        if (group, name) not in known:
            values = {"name": name, "work": work.id, "language": expression.language}
            yield Problem.at(made.location, "L-011", **values)
