"""Which edition of the library this is, told by its newest change and not by the clock of a machine."""

from datetime import date

from vankien.outputs.views import Views

_NEVER = date(1970, 1, 1)


def edition_day(views: Views) -> date:
    """The day of the newest text; the same sources give the same day."""
    days = [
        expression.updated or work.date.value
        for work in views.library.works.values()
        for expression in work.expressions.values()
    ]
    return max(days, default=_NEVER)
