"""Which content the page or the print of a pack was made from."""

from collections.abc import Iterator

from vankien.model.content import hashed
from vankien.model.pack import Pack
from vankien.outputs.pack_rows import Row, item_rows
from vankien.outputs.version import content_version
from vankien.outputs.views import Views


def pack_version(pack: Pack, views: Views) -> str:
    """
    Eight hexadecimal digits over what a reader is told, the versions of its works among it.

    Two prints with the same version say the same.
    """
    said = (pack.title, pack.whom, pack.intro)
    parts = [text.best(views.language) if text else "" for text in said]
    for row in item_rows(pack, views, ""):
        parts += _told(row)
    works = (views.library.works[name] for name in pack.works if name in views.library.works)
    parts += [content_version(work, work.best(views.language)) for work in works]
    return hashed(parts)


def _told(row: Row) -> Iterator[str]:
    yield from (row["kind"], row["name"], row["status"])
    yield from (part["text"] for part in (row["by"], row["note"]) if part)
    for text in row["texts"]:
        yield from (text["text"], text["mark"])
    for event in row["events"]:
        yield from (event["when"], event["title"])
    for reading in row["readings"]:
        yield from (reading["name"], reading.get("place", ""))
    yield from (*row["lefts"], *sorted(row["choices"]), *row["answer"])
    for question in row["questions"]:
        yield from (question["text"]["text"], question["name"])
