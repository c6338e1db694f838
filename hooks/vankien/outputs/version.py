"""Which content a page or a print was made from."""

import hashlib

from vankien.model.expression import Expression
from vankien.model.work import Work


def content_version(work: Work, expression: Expression) -> str:
    """
    Eight hexadecimal digits over everything a reader is told of a work in one language.

    Two prints with the same version say the same.
    """
    facts = (
        work.symbol.value,
        work.date.value,
        work.status.value,
        expression.title,
        expression.text_kind,
        expression.summary,
        [(p.text, p.provision) for p in (*expression.key_points, *expression.whats_new)],
        [(t.name.pairs, t.op.value, t.low, t.high, t.year) for t in work.targets],
        expression.body,
    )
    return hashlib.sha256(repr([str(fact) for fact in facts]).encode()).hexdigest()[:8]
