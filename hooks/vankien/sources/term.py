"""`glossary/<term>.yml`."""

from pathlib import Path

from vankien.model.labels import Labels
from vankien.model.location import Location
from vankien.model.problem import Problem
from vankien.model.term import Equivalent, Rendering, Term
from vankien.model.text import slug
from vankien.sources.compose import compose
from vankien.sources.source_list import read_sources
from vankien.sources.text_file import read_text_file
from vankien.sources.yaml_file import Mapping, Value

KEYS = (
    "labels", "variants", "definitions", "notes", "see", "confidence", "sources", "equivalents", "avoid",
    "avoid_reason", "rendering",
)  # fmt: skip


def read_term(root: Path, path: Path, problems: list[Problem]) -> Term | None:
    """The headword that a file describes."""
    here = Location(path.relative_to(root).as_posix())
    if slug(path.stem) != path.stem:
        problems.append(Problem.at(here, "G-003", expected=slug(path.stem)))
    text = read_text_file(root, path, problems)
    node = compose(text, here, problems) if text is not None else None
    if node is None:
        return None
    keys = Value(path.name, node, here, problems).mapping(*KEYS, required=("labels", "definitions"))
    if keys is None or "labels" not in keys or "definitions" not in keys:
        return None
    rendering = keys["rendering"].choice(Rendering) if "rendering" in keys else None
    return Term(
        path.stem,
        keys["labels"].labels(),
        keys["definitions"].labels(),
        here,
        _words(keys, "variants"),
        keys.labels("notes") or Labels(),
        keys.texts("see"),
        {name: value.location for name, value in keys.values.items()},
        keys.confidence(),
        read_sources(keys),
        _equivalents(keys),
        _words(keys, "avoid"),
        keys.labels("avoid_reason") or Labels(),
        rendering or Rendering.FIXED,
    )


def _words(keys: Mapping, name: str) -> dict[str, tuple[str, ...]]:
    """Lists of words by language."""
    group = keys[name].mapping() if name in keys else None
    return {language: value.texts() for language, value in group.languages()} if group else {}


def _equivalents(keys: Mapping) -> dict[str, Equivalent]:
    group = keys["equivalents"].mapping() if "equivalents" in keys else None
    found = {}
    for language, value in group.languages() if group else ():
        entry = value.mapping("confidence", "sources")
        if entry is not None:
            found[language] = Equivalent(entry.confidence(), entry.sources(), value.location)
    return found
