"""The pages written by hand below `docs/`, read as far as they are checked; MkDocs makes them."""

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from vankien.model.labels import DEFAULT_LANGUAGE
from vankien.model.location import Location
from vankien.model.problem import Problem
from vankien.model.written_page import WrittenPage
from vankien.sources.compose import compose
from vankien.sources.picture import SUFFIXES, check_picture
from vankien.sources.tangles import blank_tangles
from vankien.sources.text_file import UNPRINTABLE, not_ours, read_text_file
from vankien.sources.yaml_file import Value

KEYS = ("title", "description", "lead")
ACTIVE = {".htm", ".html", ".js", ".mjs", ".svgz", ".swf", ".wasm", ".xht", ".xhtml", ".xml", ".xsl"}
"""Files that can run a program in the reader's browser; MkDocs would copy them as they are."""
RESERVED = (
    "_headers", "app.webmanifest", "assets", "data", "manifest.json", "manifest.json.minisig", "offline", "offline.md",
    "pagefind", "print",
)  # fmt: skip
"""Folders that the program fills itself, and its own files."""
_FRONT = re.compile(r"---[ \t]*\n((?:.*\n)*?)---[ \t]*(?:\n|$)")


def read_written_pages(root: Path, languages: Iterable[str], problems: list[Problem]) -> tuple[WrittenPage, ...]:
    """Every page of every language; the home page has to be there in the default one, which the others fall back to."""
    languages = tuple(languages)
    home = Location(f"docs/{DEFAULT_LANGUAGE}/index.md")
    if not (root / home.path).exists():
        problems.append(Problem.at(home, "M-021", name="index.md"))
    reserved = {f"docs/{language}/{name}" for language in languages for name in RESERVED}
    reserved |= {f"docs/{DEFAULT_LANGUAGE}/{language}" for language in languages}
    return tuple(page for path in _files(root, reserved, problems) if (page := _read(root, path, problems)) is not None)


def _files(root: Path, reserved: set[str], problems: list[Problem]) -> Iterator[Path]:
    """The Markdown files; what MkDocs would publish beside them must not run programs nor come from elsewhere."""
    for name, folders, files in os.walk(root / "docs"):
        folders[:] = sorted(folder for folder in folders if not folder.startswith("."))
        for path in (Path(name, entry) for entry in (*folders, *sorted(files)) if not entry.startswith(".")):
            here = Location(path.relative_to(root).as_posix())
            if here.path in reserved:
                problems.append(Problem.at(here, "M-032", name=path.name))
            elif reason := _not_to_be_published(root, path):
                problems.append(Problem.at(here, "M-028", reason=reason))
            elif path.suffix.lower() in ACTIVE:
                problems.append(Problem.at(here, "M-031", name=path.name))
            elif path.suffix.lower() in SUFFIXES and path.is_file():
                check_picture(root, path, problems)
            elif path.suffix == ".md":
                yield path


def _not_to_be_published(root: Path, path: Path) -> str:
    """Why MkDocs must not see a path."""
    if UNPRINTABLE.search(path.name) or re.search(r"[\n\r\t]", path.name):
        return "tên tệp có ký tự không hiển thị được"
    if path.is_dir() and path.suffix != ".md":
        # MkDocs follows links to folders: one that leads upwards would never end.
        return "liên kết tới một thư mục" if path.is_symlink() else ""
    try:
        return not_ours(root, path)
    except OSError as error:
        return error.strerror or str(error)


def _read(root: Path, path: Path, problems: list[Problem]) -> WrittenPage | None:
    here = Location(path.relative_to(root).as_posix())
    text = read_text_file(root, path, problems)
    if text is None:
        return None
    front = _FRONT.match(text)
    if front is None:
        return WrittenPage(blank_tangles(text, here, (), problems), here)
    node = compose(front[1], here.at(2), problems)
    keys = Value(path.name, node, here.at(2), problems).mapping(*KEYS) if node is not None else None
    if keys is not None:
        for name in KEYS:
            keys.text(name)
    first = here.at(front[0].count("\n") + 1)
    return WrittenPage(blank_tangles(text[front.end() :], first, (), problems), first)
