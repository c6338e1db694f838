"""`glossary/<term>.yml`."""

from pathlib import Path

from vankien.model.labels import Labels
from vankien.model.location import Location
from vankien.model.problem import Problem
from vankien.model.term import Term
from vankien.model.text import slug
from vankien.sources.compose import compose
from vankien.sources.source_list import read_sources
from vankien.sources.text_file import read_text_file
from vankien.sources.yaml_file import Value

KEYS = ("labels", "variants", "definitions", "notes", "see", "confidence", "sources")


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
    variants: dict[str, tuple[str, ...]] = {}
    if "variants" in keys and (group := keys["variants"].mapping()) is not None:
        variants = {language: value.texts() for language, value in group.languages()}
    return Term(
        path.stem,
        keys["labels"].labels(),
        keys["definitions"].labels(),
        here,
        variants,
        keys.labels("notes") or Labels(),
        keys.texts("see"),
        {name: value.location for name, value in keys.values.items()},
        keys.confidence(),
        read_sources(keys),
    )
