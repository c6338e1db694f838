"""`resolutions/vocabulary/*.yml`: kinds, issuing bodies, subject fields."""

import re
from collections.abc import Iterator
from pathlib import Path

from vankien.model.labels import Labels
from vankien.model.location import Location
from vankien.model.problem import Problem
from vankien.model.text import slug
from vankien.model.vocabulary import Body, Field, Kind, Level, Vocabulary
from vankien.sources.compose import compose
from vankien.sources.text_file import read_text_file
from vankien.sources.yaml_file import Mapping, Value

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
        bodies[name] = Body(name, labels, entry.location, level, entry.texts("suffixes"), _id_suffix(entry))
    fields = {
        name: Field(name, entry["labels"].labels(), entry.location)
        for name, entry in _entries(root, "fields.yml", problems, "labels")
    }
    return Vocabulary(kinds, bodies, fields, _abbreviations(root, problems))


def _abbreviations(root: Path, problems: list[Problem]) -> dict[str, Labels]:
    """`abbreviations.yml`, which a library may do without."""
    path = root / FOLDER / "abbreviations.yml"
    if not path.exists():
        return {}
    here = Location(f"{FOLDER}/{path.name}")
    text = read_text_file(root, path, problems)
    node = compose(text, here, problems) if text is not None else None
    group = Value(path.name, node, here, problems).mapping() if node is not None else None
    return {name: value.labels() for name, value in (group.values if group else {}).items()}


def _id_suffix(entry: Mapping) -> str:
    """It becomes part of the names of folders."""
    text = entry.text("id_suffix")
    if text != slug(text):
        expected = f'chữ thường không dấu, số và gạch nối, như "{slug(text) or "ha-tinh"}"'
        entry["id_suffix"].fault("M-005", name="id_suffix", expected=expected, found=f'"{text}"')
        return ""
    return text


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
    seen: dict[str, str] = {}
    for name, value in (group.values if group else {}).items():
        # The word is part of an address: HĐND becomes hdnd, and must not become what another has become.
        if not re.fullmatch(r"[\w-]+", name) or not slug(name):
            value.fault("M-005", name=name, expected="mã gồm chữ, số và gạch nối", found="mã có ký tự khác")
            continue
        if seen.setdefault(slug(name), name) != name:
            value.fault("M-013", name=name)
            continue
        entry = value.mapping(*keys, required=("labels",))
        if entry is not None and "labels" in entry:
            yield name, entry
