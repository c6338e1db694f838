"""Versions that go to paper are written down, so that the paper can be checked later."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from vankien.commands.loading import Loaded
from vankien.model.work import Work
from vankien.outputs.version import content_version
from vankien.outputs.version_record import HEAD, new_entry
from vankien.sources.printed_versions import record_path
from vankien.sources.replace_file import replace_file


@dataclass(frozen=True, slots=True)
class Recorded:
    """A version that was added to a record."""

    path: Path
    version: str


def record_versions(loaded: Loaded, works: Iterable[Work] | None = None) -> Iterator[Recorded]:
    """Add the versions at hand to the records that lack them. A record only grows."""
    for work in works if works is not None else loaded.library.works.values():
        for language, expression in work.expressions.items():
            if language not in loaded.library.languages:
                continue
            entry = new_entry(work, expression, date.today(), loaded.views(language).tr)
            if entry:
                path = record_path(loaded.root / "resolutions" / work.id, language)
                text = path.read_text(encoding="utf-8") if path.exists() else HEAD
                replace_file(path, text.rstrip("\n") + "\n" + entry)
                yield Recorded(path.relative_to(loaded.root), content_version(work, expression))
