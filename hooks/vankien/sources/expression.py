"""`<language>.md`: a work in one language."""

import re
from pathlib import Path

from vankien.model.expression import Change, Expression, Point, TextKind
from vankien.model.fact import Confidence, Source
from vankien.model.labels import DEFAULT_LANGUAGE
from vankien.model.location import Location
from vankien.model.outline import read_outline
from vankien.model.problem import Problem
from vankien.model.text_mark import without_source_lines
from vankien.sources.compose import compose
from vankien.sources.source_list import read_sources
from vankien.sources.tangles import blank_tangles
from vankien.sources.text_file import read_text_file
from vankien.sources.translation import read_translation
from vankien.sources.yaml_file import Mapping, Value

KEYS = (
    "title", "title_confidence", "subject", "text_kind", "summary", "key_points", "whats_new", "added", "changes",
    "translation", "sources",
)  # fmt: skip
REQUIRED = ("title", "text_kind")
_FRONT = re.compile(r"---[ \t]*\n((?:.*\n)*?)---[ \t]*(?:\n|$)")


def read_expression(root: Path, path: Path, sources: dict[str, Source], problems: list[Problem]) -> Expression | None:
    """The text of a work in the language that the file is named after."""
    here = Location(path.relative_to(root).as_posix())
    text = read_text_file(root, path, problems)
    if text is None:
        return None
    front = _FRONT.match(text)
    if front is None:
        problems.append(Problem.at(here, "M-022"))
        return None
    node = compose(front[1], here.at(2), problems)
    if node is None:
        return None
    keys = Value(path.name, node, here.at(2), problems).mapping(*KEYS, required=REQUIRED)
    language = path.stem
    body = text[front.end() :]
    if language != DEFAULT_LANGUAGE:
        body = without_source_lines(body)
    body_line = front[0].count("\n") + 1
    if not body.strip():
        problems.append(Problem.at(here.at(body_line), "S-004"))
    if keys is None:
        return None
    outline = read_outline(body)
    plain = blank_tangles(body, here.at(body_line), {provision.line for provision in outline.provisions}, problems)
    if plain != body:
        body, outline = plain, read_outline(plain)
    translation = read_translation(keys["translation"]) if "translation" in keys else None
    if language != DEFAULT_LANGUAGE and translation is None and "translation" not in keys:
        problems.append(Problem.at(here, "L-003"))
    confidence = keys["title_confidence"].choice(Confidence) if "title_confidence" in keys else None
    text_kind = keys["text_kind"].choice(TextKind) if "text_kind" in keys else None
    return Expression(
        language=language,
        title=keys.text("title"),
        text_kind=text_kind or TextKind.SUMMARY,
        body=body,
        body_line=body_line,
        outline=outline,
        location=here,
        lines={name: value.location for name, value in keys.values.items()},
        added=keys.day("added"),
        subject=keys.text("subject"),
        title_confidence=confidence or Confidence.CONFIRMED,
        summary=keys.text("summary"),
        key_points=_points(keys, "key_points"),
        whats_new=_points(keys, "whats_new"),
        changes=_changes(keys),
        translation=translation,
        sources={**sources, **read_sources(keys)},
    )


def _points(keys: Mapping, name: str) -> tuple[Point, ...]:
    points = []
    for item in keys[name].items() if name in keys else ():
        if not item.is_mapping:
            if (text := item.text()) is not None:
                points.append(Point(text, item.location))
        elif (entry := item.mapping("text", "provision", "sources", required=("text",))) is not None:
            points.append(Point(entry.text("text"), item.location, entry.text("provision"), entry.sources()))
    return tuple(points)


def _changes(keys: Mapping) -> tuple[Change, ...]:
    changes = []
    for item in keys["changes"].items() if "changes" in keys else ():
        entry = item.mapping("date", "note", required=("date", "note"))
        if entry is not None and (day := entry.day("date")) is not None:
            changes.append(Change(day, entry.text("note")))
    return tuple(changes)
