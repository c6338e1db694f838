"""A made-up work of a given length among those of this repository, by which pages are weighed."""

import re
import shutil
from itertools import pairwise
from pathlib import Path

from benchmarks.search.composed import compose
from benchmarks.search.wording import Chance, Filler, subjects
from vankien.sources.library import SOURCES

REPOSITORY = Path(__file__).resolve().parents[2]
ID = "1999-99-nq-tw"
WORDS = 1750
_COPIED = (*SOURCES, "mkdocs.yml")
_WORK = """\
symbol: 99-NQ/TW
kind: nghi-quyet
passed_by: {value: BCT, sources: [a, b]}
date: {value: 1999-09-09, sources: [a, b, c]}
status: {value: in_force, sources: [c]}
fields: [chuyen-doi-so]
relations:
  - {type: related, work: 2024-57-nq-tw, sources: [a]}
sources:
"""
_SOURCE = '  {id}: {{title: "Nguồn để cân trang, {id}", url: "https://nguon.example/{id}", kind: page, language: vi}}\n'


def lay_out(folder: Path, words: int = WORDS) -> Path:
    """A copy of this repository's library with the work in it; returns the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in _COPIED:
        source = REPOSITORY / name
        (shutil.copytree if source.is_dir() else shutil.copyfile)(source, folder / name)
    (folder / "hooks").symlink_to(REPOSITORY / "hooks", target_is_directory=True)
    place = folder / "resolutions" / ID
    place.mkdir()
    (place / "work.yml").write_text(_work(), encoding="utf-8")
    (place / "vi.md").write_text(_expression(words), encoding="utf-8")
    return folder


def _work() -> str:
    return _WORK + "".join(_SOURCE.format(id=name) for name in "abcdef")


def _expression(words: int) -> str:
    filler = Filler(Chance("article"), subjects()[0], "", "cả nước", 1999)
    body = compose(filler, filler.one("viewpoint"), "chapters", words + 200).markdown
    points = "".join(
        f'  - {{text: "{filler.one("task")}", provision: d{n}, sources: [{a}, {b}]}}\n'
        for n, (a, b) in enumerate(pairwise("abcdef"), 3)
    )
    return (
        '---\ntitle: "Về một số chủ trương, nhiệm vụ và giải pháp lớn để cân trang của thư viện"\n'
        f'text_kind: summary\nadded: 2026-01-01\nsummary: "{filler.one("goal")} {filler.one("task")}"\n'
        f"key_points:\n{points}---\n\n{_cut(body, words)}"
    )


def _cut(text: str, words: int) -> str:
    """The first words of a text, blanks and lines between them kept."""
    end = [match.end() for match in re.finditer(r"\S+", text)][words - 1]
    return text[:end].rstrip(".;,") + ".\n"
