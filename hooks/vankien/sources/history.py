"""`history/`: events, periods and local histories, a small file each."""

from collections.abc import Iterator
from pathlib import Path

from vankien.model.history import Congress, Event, History, LedTo, LocalHistory, Office, Period, Statement, Volume
from vankien.model.labels import Labels
from vankien.model.location import Location
from vankien.model.moment import Moment
from vankien.model.problem import Problem
from vankien.model.questions import Questions
from vankien.model.text import slug
from vankien.sources.compose import compose
from vankien.sources.confirmed import ENDING
from vankien.sources.questions import read_questions
from vankien.sources.source_list import is_web_address, read_sources
from vankien.sources.text_file import read_text_file
from vankien.sources.yaml_file import Mapping, Value

FOLDER = "history"
QUESTIONS = "questions"
"""The folder with a file of questions for each period."""
EVENT_KEYS = (
    "date", "date_end", "title", "place", "what", "why", "people", "works", "see", "congress", "note", "confidence",
    "sources",
)  # fmt: skip
CONGRESS_KEYS = ("number", "delegates", "alternate_delegates", "members", "committee", "alternates", "sources")
VOLUME_KEYS = ("title", "unit", "year", "publisher", "covers", "url", "note", "sources")


def read_history(root: Path, problems: list[Problem]) -> History:
    """Everything below `history/` that could be read; a library may have none of it."""
    folder = root / FOLDER
    events = [e for path in yaml_files(root, folder / "events", problems) if (e := _event(root, path, problems))]
    periods = list(_periods(root, folder / "periods.yml", problems))
    local = [h for path in yaml_files(root, folder / "local", problems) if (h := _local(root, path, problems))]
    return History.of(events, periods, local, dict(_questions(root, folder / QUESTIONS, problems)))


def strange_files(root: Path) -> Iterator[Path]:
    """What lies below `history/` and is not read."""
    folder = root / FOLDER
    for path in sorted(folder.glob("*")):
        if path.name not in ("events", "local", "periods.yml", QUESTIONS):
            yield path
    for path in sorted((folder / QUESTIONS).glob(f"*{ENDING}")):
        if not path.with_name(f"{path.name.removesuffix(ENDING)}.yml").exists():
            yield path
    for name in ("events", "local", QUESTIONS):
        yield from (path for path in sorted((folder / name).glob("*")) if path.suffix != ".yml")


def _questions(root: Path, folder: Path, problems: list[Problem]) -> Iterator[tuple[str, Questions]]:
    """Files named after their period; the records beside them are read with them."""
    for path in sorted(folder.glob("*.yml")):
        if not path.name.endswith(ENDING):
            yield path.stem, read_questions(root, path, problems, "events")


def yaml_files(root: Path, folder: Path, problems: list[Problem]) -> Iterator[Path]:
    """The sources in a folder; their names are addresses."""
    for path in sorted(folder.glob("*.yml")):
        if slug(path.stem) != path.stem:
            problems.append(Problem.at(Location(path.relative_to(root).as_posix()), "G-003", expected=slug(path.stem)))
        yield path


def open_file(root: Path, path: Path, problems: list[Problem]) -> Value | None:
    """What a file holds; None where it is broken."""
    here = Location(path.relative_to(root).as_posix())
    text = read_text_file(root, path, problems)
    node = compose(text, here, problems) if text is not None else None
    return Value(path.name, node, here, problems) if node is not None else None


def _event(root: Path, path: Path, problems: list[Problem]) -> Event | None:
    value = open_file(root, path, problems)
    keys = value.mapping(*EVENT_KEYS, required=("date", "title", "what")) if value is not None else None
    if value is None or keys is None:
        return None
    start, end = moment(keys, "date"), moment(keys, "date_end")
    if start is not None and end is not None and end.last < start.first:
        keys["date_end"].fault("H-002", end=end, start=start)
    if start is None or "title" not in keys:
        return None
    return Event(
        id=path.stem,
        start=start,
        title=keys["title"].labels(),
        location=value.location,
        end=end,
        place=keys.labels("place"),
        what=statements(keys, "what"),
        why=statements(keys, "why"),
        people=tuple(_people(keys)),
        works=tuple(led_to(keys)),
        see=keys.texts("see"),
        congress=_congress(keys),
        note=keys.labels("note"),
        confidence=keys.confidence(),
        sources=read_sources(keys),
    )


def moment(keys: Mapping, name: str) -> Moment | None:
    """The year, month or day under a key."""
    if name not in keys:
        return None
    raw = keys[name].raw("một ngày, một tháng hoặc một năm")
    try:
        return Moment.parse(raw) if raw is not None else None
    except ValueError:
        keys[name].fault("H-001", name=name, text=raw)
        return None


def statements(keys: Mapping, name: str) -> tuple[Statement, ...]:
    """Sentences with their sources."""
    found = []
    for item in keys[name].items() if name in keys else ():
        entry = item.mapping("text", "sources", "confidence", required=("text",))
        if entry is not None and (text := entry.labels("text")):
            found.append(Statement(text, item.location, entry.sources(), entry.confidence()))
    return tuple(found)


def led_to(keys: Mapping, name: str = "works") -> Iterator[LedTo]:
    """Works of the library, or provisions of them."""
    for item in keys[name].items() if name in keys else ():
        if not item.is_mapping:
            if (work := item.text()) is not None:
                yield LedTo(work, item.location)
        elif (entry := item.mapping("work", "provision", "note", required=("work",))) and (work := entry.text("work")):
            yield LedTo(work, item.location, entry.text("provision"), entry.labels("note"))


def _people(keys: Mapping) -> Iterator[Office]:
    for item in keys["people"].items() if "people" in keys else ():
        entry = item.mapping("name", "office", "sources", required=("name", "office"))
        if entry is not None and (name := entry.text("name")):
            yield Office(name, entry.labels("office") or Labels(), item.location, entry.sources())


def _congress(keys: Mapping) -> Congress | None:
    entry = keys["congress"].mapping(*CONGRESS_KEYS, required=("number",)) if "congress" in keys else None
    if entry is None or not (number := entry.text("number")):
        return None

    def counted(name: str) -> int | None:
        return entry[name].whole() if name in entry else None

    return Congress(
        number,
        counted("delegates"),
        counted("alternate_delegates"),
        entry.labels("members"),
        counted("committee"),
        counted("alternates"),
        entry.sources(),
    )


def _periods(root: Path, path: Path, problems: list[Problem]) -> Iterator[Period]:
    value = open_file(root, path, problems) if path.exists() else None
    group = value.mapping() if value is not None else None
    for name, item in (group.values if group else {}).items():
        if slug(name) != name:
            item.fault("H-005", name=name, expected=slug(name))
        entry = item.mapping("labels", "from", "to", "summary", required=("labels", "from"))
        if entry is None or (start := moment(entry, "from")) is None:
            continue
        end = moment(entry, "to")
        if end is not None and end.last < start.first:
            entry["to"].fault("H-002", end=end, start=start)
        yield Period(name, entry.labels("labels") or Labels(), start, item.location, end, entry.labels("summary"))


def _local(root: Path, path: Path, problems: list[Problem]) -> LocalHistory | None:
    value = open_file(root, path, problems)
    known = ("labels", "statements", "volumes", "confidence", "sources")
    keys = value.mapping(*known, required=("labels",)) if value is not None else None
    if value is None or keys is None or "labels" not in keys:
        return None
    return LocalHistory(
        path.stem,
        keys["labels"].labels(),
        value.location,
        statements(keys, "statements"),
        tuple(_volumes(keys)),
        keys.confidence(),
        read_sources(keys),
    )


def _volumes(keys: Mapping) -> Iterator[Volume]:
    for item in keys["volumes"].items() if "volumes" in keys else ():
        entry = item.mapping(*VOLUME_KEYS, required=("title",))
        if entry is None or "title" not in entry:
            continue
        url = entry.text("url")
        if url and not is_web_address(url):
            entry["url"].fault("M-025", url=url)
            url = ""
        yield Volume(
            entry["title"].labels(),
            item.location,
            entry.labels("unit"),
            entry["year"].whole() if "year" in entry else None,
            entry.text("publisher"),
            entry.text("covers"),
            url,
            entry.labels("note"),
            entry.sources(),
        )
