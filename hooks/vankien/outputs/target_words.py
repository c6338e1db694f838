"""Targets in words."""

from typing import Any

from vankien.model.target import Op, Target
from vankien.outputs.interface import Interface


def target_value(target: Target, tr: Interface) -> dict[str, Any]:
    """Name, value and year of a target as a table shows them."""
    unit = target.unit.best(tr.language) if target.unit else ""
    value = tr.with_unit(tr.number(target.low), unit)
    patterns = {
        Op.AT_LEAST: tr("at least {value}", value=value),
        Op.MORE_THAN: tr("more than {value}", value=value),
        Op.AT_MOST: tr("at most {value}", value=value),
        Op.LESS_THAN: tr("less than {value}", value=value),
        Op.EQUAL: value,
        Op.ABOUT: tr("about {value}", value=value),
        Op.TOP: tr("among the top {value}", value=value),
        Op.BETWEEN: tr.with_unit(f"{tr.number(target.low)}–{tr.number(target.high or target.low)}", unit),
    }
    return {
        "name": target.name.best(tr.language),
        "language": target.name.language(tr.language),
        "value": patterns[target.op],
        "year": target.year or "",
        "sources": target.sources,
    }
