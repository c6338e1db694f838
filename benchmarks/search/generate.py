"""
Lays out a library of N works: the real ones of this repository among made-up ones.

python -m benchmarks.search.generate FOLDER --works 3000 --seed 1
"""

import argparse
import json
import re
import shutil
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import yaml

from benchmarks.search.made_up import MadeUp, Reserved, issuers, make
from benchmarks.search.wording import words
from vankien.model.symbol import Symbol
from vankien.sources.library import SOURCES

REPOSITORY = Path(__file__).resolve().parents[2]
_COPIED = (*SOURCES, "mkdocs.yml")
_SOURCE = "thu-nghiem"
_NAMING = ("resolutions/*/work.yml", "resolutions/*/vi.md", "glossary/*.yml", "docs/vi/**/*.md")
_SYMBOL = re.compile(r"(?<![\w/-])\d{1,5}(?:[-/]\d{4})?[-/][A-ZĐƯ]\w*(?:[-/][A-ZĐƯ]\w*)?")


def real_symbols() -> dict[str, Symbol]:
    """The symbols of the repository's own works, by id."""
    found = {}
    for path in sorted((REPOSITORY / "resolutions").glob("*/work.yml")):
        value = yaml.safe_load(path.read_text(encoding="utf-8"))["symbol"]
        found[path.parent.name] = Symbol.parse(value["value"] if isinstance(value, dict) else value)
    return found


def reserved() -> Reserved:
    """The kinds and numbers of the real works, and of all that works, terms and pages name."""
    found = {(symbol.kind, symbol.number) for symbol in real_symbols().values()}
    for path in (path for pattern in _NAMING for path in REPOSITORY.glob(pattern)):
        for text in _SYMBOL.findall(path.read_text(encoding="utf-8")):
            with suppress(ValueError):
                symbol = Symbol.parse(text)
                # QĐi is QĐ to a reader; the symbol of a law has no kind.
                found.add(({"QĐi": "QĐ", "QyĐ": "QĐ", "": "QH"}.get(symbol.kind, symbol.kind), symbol.number))
    return found


def made_up(works: int, seed: int) -> list[MadeUp]:
    """The made-up works of a library of so many works in all."""
    return make(max(0, works - len(real_symbols())), seed, reserved())


def lay_out(folder: Path, works: int, seed: int) -> list[MadeUp]:
    """Write the library into a folder, which is emptied first."""
    made = made_up(works, seed)
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    for name in _COPIED:
        source = REPOSITORY / name
        (shutil.copytree if source.is_dir() else shutil.copyfile)(source, folder / name)
    (folder / "hooks").symlink_to(REPOSITORY / "hooks", target_is_directory=True)
    _extend_vocabulary(folder / "resolutions" / "vocabulary")
    for work in made:
        place = folder / "resolutions" / work.id
        place.mkdir()
        (place / "work.yml").write_text(_work_file(work), encoding="utf-8")
        (place / "vi.md").write_text(_text_file(work), encoding="utf-8")
    return made


def _extend_vocabulary(folder: Path) -> None:
    """The bodies and fields of the made-up works, behind the real ones."""
    lines = []
    known = (folder / "bodies.yml").read_text(encoding="utf-8")
    for group in issuers().values():
        for body in group:
            if body.suffix and f"\n{body.id}:" not in known:
                suffix = [f"  id_suffix: {body.id_suffix}"] if body.id_suffix else []
                lines += [f"{body.id}:", f"  suffixes: [{body.suffix}]", f"  level: {body.level}", *suffix,
                          f"  labels: {{vi: {_quoted(body.label)}}}"]  # fmt: skip
    _append(folder / "bodies.yml", lines)
    fields = words("bodies")["fields"].items()
    _append(
        folder / "fields.yml",
        [line for id_, label in fields for line in (f"{id_}:", f"  labels: {{vi: {_quoted(label)}}}")],
    )


def _append(path: Path, lines: list[str]) -> None:
    path.write_text(path.read_text(encoding="utf-8").rstrip("\n") + "\n" + "\n".join(lines) + "\n", encoding="utf-8")


def _work_file(work: MadeUp) -> str:
    lines = [
        f"symbol: {_quoted(work.symbol)}",
        f"kind: {work.kind}",
        f"passed_by: {{value: {work.issuer.id}, sources: [{_SOURCE}]}}",
        f"date: {{value: {work.day.isoformat()}, sources: [{_SOURCE}]}}",
        f"status: {{value: {work.status}, sources: [{_SOURCE}]}}",
        f"fields: [{work.subject.field}]",
    ]
    if work.relations:
        lines.append("relations:")
        lines += [f"  - {{type: {r.type}, work: {r.work}, sources: [{_SOURCE}]}}" for r in work.relations]
    lines += [
        "sources:",
        f'  {_SOURCE}: {{title: "Câu viết sẵn để đo tìm kiếm, không có thật", kind: database, language: vi}}',
    ]
    return "\n".join(lines) + "\n"


def _text_file(work: MadeUp) -> str:
    head = ["---", f"title: {_quoted(work.title)}", "text_kind: summary", "added: 2026-01-01",
            f"summary: {_quoted(work.summary)}", "key_points:"]  # fmt: skip
    for sentence, anchor in work.points:
        head += [f"  - text: {_quoted(sentence)}", f"    provision: {_quoted(anchor)}"]
    return "\n".join([*head, "---", "", work.body])


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def main(arguments: list[str] | None = None) -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--works", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=1)
    options: Any = parser.parse_args(arguments)
    made = lay_out(options.folder, options.works, options.seed)
    count = sum(len(work.body.split()) for work in made)
    sys.stdout.write(
        f"{options.folder}: {len(made)} made-up works of {count // max(1, len(made))} words beside the real ones\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
