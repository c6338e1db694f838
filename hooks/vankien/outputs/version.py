"""Which content a page or a print was made from."""

from vankien.model.content_of import content_of
from vankien.model.expression import Expression
from vankien.model.work import Work


def content_version(work: Work, expression: Expression) -> str:
    """
    Eight hexadecimal digits over everything a reader is told of a work in one language.

    Two prints with the same version say the same.
    """
    return content_of(work, expression).version
