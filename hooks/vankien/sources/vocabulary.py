"""`resolutions/vocabulary/*.yml`: kinds, issuing bodies, subject fields."""

from collections.abc import Iterator
from pathlib import Path

from vankien.model.location import Location
from vankien.model.problem import Problem
from vankien.model.vocabulary import Body, Field, Kind, Level, Vocabulary
from vankien.sources.text_file import read_text_file
from vankien.sources.yaml_file import Mapping, Value, compose

FOLDER = "resolutions/vocabulary"


def read_vocabulary(root: Path, problems: list[Problem]) -> Vocabulary:
    """The three files; a missing one is a fault."""
    kinds = {
        name: Kind(name, entry["labels"].labels(), entry.location, entry.texts("abbreviations"))
        for name, entry in _entries(root, "kinds.yml", problems, "labels", "abbreviations")
    }
    bodies = {}
    for name, entry in _entries(root, "bodies.yml", problems, "labels", "suffixes", "level", "id_suffix"):
        level = (entry["level"].choice(Level) if "level" in entry else None) or Level.CENTRAL
        labels = entry["labels"].labels()
        bodies[name] = Body(name, labels, entry.location, level, entry.texts("suffixes"), entry.text("id_suffix"))
    fields = {
        name: Field(name, entry["labels"].labels(), entry.location)
        for name, entry in _entries(root, "fields.yml", problems, "labels")
    }
    return Vocabulary(kinds, bodies, fields)


def _entries(root: Path, file: str, problems: list[Problem], *keys: str) -> Iterator[tuple[str, Mapping]]:
    path = root / FOLDER / file
    here = Location(f"{FOLDER}/{file}")
    if not path.exists():
        problems.append(Problem.at(here, "M-021", name=file))
        return
    text = read_text_file(root, path, problems)
    node = compose(text, here, problems) if text is not None else None
    if node is None:
        return
    whole = Value(file, node, here, problems)
    group = whole.mapping()
    if group is not None and not group.values:
        whole.fault("M-005", name=file, expected="một nhóm khóa", found="tệp trống")
    for name, value in (group.values if group else {}).items():
        entry = value.mapping(*keys, required=("labels",))
        if entry is not None and "labels" in entry:
            yield name, entry
