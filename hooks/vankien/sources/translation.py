"""The record of a translation."""

from vankien.model.expression import Origin, Translation
from vankien.sources.yaml_file import Value

KEYS = ("origin", "by", "date", "reviewed_by", "reviewed_on")


def read_translation(value: Value) -> Translation | None:
    """Who made it and when, and who compared it with the source."""
    entry = value.mapping(*KEYS, required=("origin",))
    if entry is None or "origin" not in entry:
        return None
    origin = entry["origin"].choice(Origin)
    if origin is None:
        return None
    reviewed = entry.day("reviewed_on")
    return Translation(origin, entry.day("date"), entry.text("by"), entry.text("reviewed_by"), reviewed)
