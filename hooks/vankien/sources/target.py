"""The `targets:` of a work."""

import yaml

from vankien.model.labels import DEFAULT_LANGUAGE, Labels
from vankien.model.target import Op, Target
from vankien.sources.yaml_file import Mapping, Value

KEYS = ("name", "op", "value", "low", "high", "unit", "year", "confidence", "sources")


def read_targets(work: Mapping) -> tuple[Target, ...]:
    """Every target that could be read."""
    if "targets" not in work:
        return ()
    found = (_target(item) for item in work["targets"].items())
    return tuple(target for target in found if target is not None)


def _target(value: Value) -> Target | None:
    keys = value.mapping(*KEYS, required=("name", "op"))
    if keys is None or "name" not in keys or "op" not in keys:
        return None
    name = keys["name"].labels()
    op = keys["op"].choice(Op)
    if op is None:
        return None
    wanted = ("low", "high") if op is Op.BETWEEN else ("value",)
    missing = [key for key in wanted if key not in keys]
    for key in missing:
        value.fault("M-004", name=key)
    if missing:
        return None
    numbers = [keys[key].number() for key in wanted]
    low = numbers[0]
    if low is None or None in numbers:
        return None
    year = keys["year"].whole() if "year" in keys else None
    high = numbers[1] if op is Op.BETWEEN else None
    unit = _unit(keys["unit"]) if "unit" in keys else None
    return Target(name, op, low, high, unit, year, value.location, keys.confidence(), keys.sources())


def _unit(value: Value) -> Labels | None:
    if isinstance(value.node, yaml.MappingNode):
        return value.labels()
    text = value.text()
    return Labels(((DEFAULT_LANGUAGE, text),)) if text else None
