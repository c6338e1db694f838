"""What can be wrong in the record of printed versions."""

from collections.abc import Iterator

from vankien.checks.day import written
from vankien.model.content_of import content_of
from vankien.model.problem import Problem
from vankien.model.work import Work


def check_printed_versions(work: Work) -> Iterator[Problem]:
    """Versions changed by hand, and a text that has changed since it was last printed."""
    for expression in work.expressions.values():
        for printed in expression.printed:
            if not printed.is_sound:
                yield Problem.at(printed.location, "V-001", version=printed.version)
        current = content_of(work, expression).version
        if expression.printed and current not in {printed.version for printed in expression.printed}:
            last = expression.printed[-1]
            yield Problem.at(last.location, "V-003", version=last.version, date=written(last.date), current=current)
