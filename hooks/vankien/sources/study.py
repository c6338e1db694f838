"""`study/`: themes, plans of a year, works of Ho Chi Minh."""

from collections.abc import Iterator
from pathlib import Path

from vankien.model.fact import Source
from vankien.model.history import LedTo
from vankien.model.labels import Labels
from vankien.model.problem import Problem
from vankien.model.study import Asked, Edition, Plan, Reading, Scope, Study, Theme, Topic, Writing
from vankien.model.text import slug
from vankien.sources.history import led_to, moment, open_file, statements, yaml_files
from vankien.sources.source_list import read_sources
from vankien.sources.yaml_file import Mapping, Value

FOLDER = "study"
THEME_KEYS = ("year", "scope", "place", "title", "note", "confidence", "sources")
PLAN_KEYS = ("year", "scope", "place", "title", "by", "intro", "topics", "sources")
TOPIC_KEYS = ("id", "months", "title", "aim", "read", "questions", "outline")
WRITING_KEYS = (
    "title", "date", "date_end", "language", "pen_name", "place", "circumstances", "editions", "read", "works",
    "events", "confidence", "sources",
)  # fmt: skip
_MONTHS = 12


def read_study(root: Path, problems: list[Problem]) -> Study:
    """Everything below `study/` that could be read; a library may have none of it."""
    folder = root / FOLDER
    themes, sources = _themes(root, folder / "themes.yml", problems)
    plans = [p for path in yaml_files(root, folder / "years", problems) if (p := _plan(root, path, problems))]
    writings = [w for path in yaml_files(root, folder / "works", problems) if (w := _writing(root, path, problems))]
    return Study.of(themes, sources, plans, writings)


def strange_files(root: Path) -> Iterator[Path]:
    """What lies below `study/` and is not read."""
    folder = root / FOLDER
    for path in sorted(folder.glob("*")):
        if path.name not in ("years", "works", "themes.yml"):
            yield path
    for name in ("years", "works"):
        yield from (path for path in sorted((folder / name).glob("*")) if path.suffix != ".yml")


def _themes(root: Path, path: Path, problems: list[Problem]) -> tuple[list[Theme], dict[str, Source]]:
    value = open_file(root, path, problems) if path.exists() else None
    keys = value.mapping("themes", "sources", required=("themes",)) if value is not None else None
    if keys is None or "themes" not in keys:
        return [], {}
    return [theme for item in keys["themes"].items() if (theme := _theme(item)) is not None], read_sources(keys)


def _theme(value: Value) -> Theme | None:
    keys = value.mapping(*THEME_KEYS, required=("year", "scope"))
    if keys is None or "year" not in keys or "scope" not in keys:
        return None
    year, scope = keys["year"].whole(), _scope(keys)
    if year is None or scope is None:
        return None
    return Theme(
        year,
        scope,
        value.location,
        keys.labels("place"),
        keys.labels("title"),
        keys.labels("note"),
        keys.confidence(),
        keys.sources(),
    )


def _scope(keys: Mapping) -> Scope | None:
    """Whom it is for; a province or a unit has to be named."""
    scope = keys["scope"].choice(Scope)
    if scope is not None and (scope is Scope.NATIONAL) == ("place" in keys):
        keys["scope"].fault("T-001", scope=scope.value)
    return scope


def _plan(root: Path, path: Path, problems: list[Problem]) -> Plan | None:
    value = open_file(root, path, problems)
    required = ("year", "scope", "title", "topics")
    keys = value.mapping(*PLAN_KEYS, required=required) if value is not None else None
    if value is None or keys is None or any(name not in keys for name in required):
        return None
    year, scope = keys["year"].whole(), _scope(keys)
    if year is None or scope is None:
        return None
    return Plan(
        path.stem,
        year,
        scope,
        keys["title"].labels(),
        value.location,
        keys.labels("place"),
        keys.labels("by"),
        keys.labels("intro"),
        tuple(topic for item in keys["topics"].items() if (topic := _topic(item)) is not None),
        read_sources(keys),
    )


def _topic(value: Value) -> Topic | None:
    required = ("id", "months", "title")
    keys = value.mapping(*TOPIC_KEYS, required=required)
    if keys is None or any(name not in keys for name in required):
        return None
    name = keys.text("id")
    if name and slug(name) != name:
        keys["id"].fault("T-002", name=name, expected=slug(name) or "thang-01")
        return None
    months = tuple(_months(keys["months"]))
    if not name or not months:
        return None
    return Topic(
        name,
        months,
        keys["title"].labels(),
        value.location,
        keys.labels("aim"),
        tuple(_readings(keys)),
        tuple(_questions(keys)),
        tuple(item.labels() for item in (keys["outline"].items() if "outline" in keys else ())),
    )


def _months(value: Value) -> Iterator[int]:
    for item in value.items():
        number = item.whole()
        if number is not None and 1 <= number <= _MONTHS:
            yield number
        elif number is not None:
            item.fault("M-005", name="months", expected="số tháng từ 1 đến 12", found=f'"{number}"')


def _readings(keys: Mapping) -> Iterator[Reading]:
    for item in keys["read"].items() if "read" in keys else ():
        entry = item.mapping("work", "provision", "event", "term", "writing", "note")
        if entry is None:
            continue
        named = [name for name in ("work", "event", "term", "writing") if name in entry]
        if len(named) != 1:
            item.fault("T-003")
            continue
        name = entry.text("work")
        work = LedTo(name, item.location, entry.text("provision")) if name else None
        note = entry.labels("note")
        yield Reading(item.location, work, entry.text("event"), entry.text("term"), entry.text("writing"), note)


def _questions(keys: Mapping) -> Iterator[Asked]:
    for item in keys["questions"].items() if "questions" in keys else ():
        entry = item.mapping("work", "period", "id", "text")
        if entry is None:
            continue
        named = [name for name in ("work", "period", "text") if name in entry]
        if len(named) != 1 or ("id" in entry) == ("text" in entry):
            item.fault("T-004")
            continue
        own = entry.labels("text") or Labels()
        yield Asked(item.location, entry.text("work"), entry.text("period"), entry.text("id"), own)


def _writing(root: Path, path: Path, problems: list[Problem]) -> Writing | None:
    value = open_file(root, path, problems)
    keys = value.mapping(*WRITING_KEYS, required=("title", "date")) if value is not None else None
    if value is None or keys is None or "title" not in keys:
        return None
    start, end = moment(keys, "date"), moment(keys, "date_end")
    if start is not None and end is not None and end.last < start.first:
        keys["date_end"].fault("H-002", end=end, start=start)
    if start is None:
        return None
    editions = tuple(Edition(s.text, s.location, s.sources) for s in statements(keys, "editions"))
    return Writing(
        path.stem,
        keys["title"].labels(),
        start,
        value.location,
        end,
        keys.text("language"),
        keys.text("pen_name"),
        keys.labels("place"),
        statements(keys, "circumstances"),
        editions,
        keys.texts("read"),
        tuple(led_to(keys)),
        keys.texts("events"),
        keys.confidence(),
        read_sources(keys),
    )
