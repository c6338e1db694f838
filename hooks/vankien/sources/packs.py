"""`packs/`: a file for each pack, with a list of what is read together."""

from collections.abc import Iterator
from pathlib import Path

from vankien.model.collation import sort_key
from vankien.model.labels import DEFAULT_LANGUAGE, Labels
from vankien.model.pack import Item, Pack
from vankien.model.problem import Problem
from vankien.sources.history import open_file, yaml_files
from vankien.sources.yaml_file import Value

FOLDER = "packs"
KEYS = ("title", "for", "intro", "items")
REQUIRED = ("title", "for", "items")
NAMED = ("work", "event", "period", "term", "writing", "topic", "question")
"""What an item may be; it is just one of them."""


def read_packs(root: Path, problems: list[Problem]) -> dict[str, Pack]:
    """Every pack that could be read, in the order of their titles; a library may have none."""
    packs = [pack for path in yaml_files(root, root / FOLDER, problems) if (pack := _pack(root, path, problems))]
    packs.sort(key=lambda pack: sort_key(pack.title.best(DEFAULT_LANGUAGE), DEFAULT_LANGUAGE))
    return {pack.id: pack for pack in packs}


def strange_files(root: Path) -> Iterator[Path]:
    """What lies in `packs/` and is not read."""
    return (path for path in sorted((root / FOLDER).glob("*")) if path.suffix != ".yml")


def _pack(root: Path, path: Path, problems: list[Problem]) -> Pack | None:
    value = open_file(root, path, problems)
    keys = value.mapping(*KEYS, required=REQUIRED) if value is not None else None
    if value is None or keys is None or any(name not in keys for name in REQUIRED):
        return None
    title, whom, intro = keys["title"].labels(), keys["for"].labels(), keys.labels("intro")
    if keys["items"].is_empty_list:
        keys["items"].fault("K-002")
    items = tuple(item for entry in keys["items"].items() if (item := _item(entry)) is not None)
    return Pack(path.stem, title, whom, value.location, intro, items)


def _item(value: Value) -> Item | None:
    keys = value.mapping(*NAMED, "provision", "note")
    if keys is None:
        return None
    named = [name for name in NAMED if name in keys]
    if len(named) != 1 or ("provision" in keys and named != ["work"]):
        value.fault("K-001")
        return None
    (kind,) = named
    note = keys.labels("note")
    if kind == "topic":
        return _within(keys[kind], {"plan": "topic"}, value, note)
    if kind == "question":
        return _within(keys[kind], {"work": "question", "period": "period_question"}, value, note)
    name = keys.text(kind)
    provision = keys.text("provision")
    # A provision that could not be read must not become the whole work.
    if not name or ("provision" in keys and not provision):
        return None
    return Item(kind, name, value.location, provision=provision, note=note)


def _within(value: Value, kinds: dict[str, str], item: Value, note: Labels | None) -> Item | None:
    """Something that has its id within something else: `{plan: …, id: …}`."""
    keys = value.mapping(*kinds, "id", required=("id",))
    if keys is None:
        return None
    owners = [name for name in kinds if name in keys]
    if len(owners) != 1:
        value.fault("K-006", known=", ".join(kinds))
        return None
    of, name = keys.text(owners[0]), keys.text("id")
    if not of or not name:
        return None
    return Item(kinds[owners[0]], name, item.location, of=of, note=note)
