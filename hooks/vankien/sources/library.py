"""All sources of a library's folder."""

import os
import re
from dataclasses import dataclass, replace
from pathlib import Path

from vankien.model.expression import Expression
from vankien.model.labels import DEFAULT_LANGUAGE
from vankien.model.library import Library
from vankien.model.location import Location
from vankien.model.numbering import Level
from vankien.model.outline import read_outline
from vankien.model.problem import Problem
from vankien.model.vocabulary import Vocabulary
from vankien.model.work import Work
from vankien.sources.confirmed import confirmed_path
from vankien.sources.expression import read_expression
from vankien.sources.history import FOLDER as HISTORY
from vankien.sources.history import read_history, strange_files
from vankien.sources.made_from import made_from_path, read_made_from
from vankien.sources.packs import FOLDER as PACKS
from vankien.sources.packs import read_packs
from vankien.sources.packs import strange_files as strange_packs
from vankien.sources.picture import picture_files
from vankien.sources.printed_versions import read_printed_versions, record_path
from vankien.sources.questions import NAME as QUESTIONS
from vankien.sources.questions import read_questions
from vankien.sources.study import FOLDER as STUDY
from vankien.sources.study import read_study
from vankien.sources.study import strange_files as strange_study
from vankien.sources.term import read_term
from vankien.sources.vocabulary import FOLDER, read_vocabulary
from vankien.sources.work import read_work
from vankien.sources.written_page import read_written_pages

SOURCES = ("docs", "glossary", HISTORY, PACKS, "resolutions", STUDY)
"""The folders of a library that editors write in; a library may lack any but `docs` and `resolutions`."""
_LANGUAGE_FILE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")
_READ = {"work.yml", QUESTIONS}
_CONFIRMED = confirmed_path(Path(QUESTIONS)).name


@dataclass(frozen=True, slots=True)
class Reading:
    """A library as far as it could be read, with what was wrong on the way."""

    library: Library
    problems: tuple[Problem, ...]


def read_library(root: Path) -> Reading:
    """Read every source below a folder; no fault keeps the others from being found."""
    problems: list[Problem] = []
    vocabulary = read_vocabulary(root, problems)
    for name in (FOLDER, *SOURCES):
        _check_readable(root, root / name, problems)
    folders = [
        folder
        for folder in sorted((root / "resolutions").glob("*/"))
        if folder != root / FOLDER and not folder.name.startswith(".")
    ]
    works = [work for folder in folders if (work := _read_folder(root, folder, vocabulary, problems)) is not None]
    files = sorted((root / "glossary").glob("*.yml"))
    strange = [path for path in sorted((root / "glossary").glob("*")) if path.suffix != ".yml"]
    for folder in folders:
        strange += [path for path in sorted(folder.glob("*")) if not _is_source(path)]
    strange += [*strange_files(root), *strange_study(root), *strange_packs(root)]
    problems += [
        Problem.at(Location(path.relative_to(root).as_posix()), "M-029", name=path.name)
        for path in strange
        if not path.name.startswith(".")
    ]
    terms = [term for file in files if (term := read_term(root, file, problems)) is not None]
    pages = read_written_pages(root, languages(root), problems)
    unread = {f.name for f in folders} | {f.stem for f in files}
    unread -= {work.id for work in works} | {term.id for term in terms}
    pictures = frozenset(picture_files(root))
    history, study = read_history(root, problems), read_study(root, problems)
    library = Library.of(works, terms, vocabulary, languages(root), frozenset(unread), pages, pictures, history, study)
    return Reading(replace(library, packs=read_packs(root, problems)), tuple(problems))


def languages(root: Path) -> tuple[str, ...]:
    """The languages that `docs/` has a folder for, Vietnamese first."""
    found = sorted(p.name for p in (root / "docs").glob("*/") if _LANGUAGE_FILE.fullmatch(p.name))
    return (DEFAULT_LANGUAGE, *(language for language in found if language != DEFAULT_LANGUAGE))


def _check_readable(root: Path, folder: Path, problems: list[Problem]) -> bool:
    """Whether what is in a folder can be listed; one that is not there holds nothing."""
    try:
        if os.path.lexists(folder):
            any(folder.iterdir())
            (folder / "x").exists()
    except OSError as error:
        here = Location(folder.relative_to(root).as_posix())
        problems.append(Problem.at(here, "M-028", reason=error.strerror or str(error)))
        return False
    return True


def _is_source(path: Path) -> bool:
    if path.name.startswith(("versions.", "translated.")) and path.suffix == ".yml":
        # The record of a text that is no longer there says nothing to anybody.
        language = path.name.split(".")[1]
        records = (record_path(path.parent, language), made_from_path(path.parent, language))
        return path in records and path.with_name(f"{language}.md").exists()
    if path.name == _CONFIRMED:
        return path.with_name(QUESTIONS).exists()
    return path.name in _READ or (path.suffix == ".md" and _LANGUAGE_FILE.fullmatch(path.stem) is not None)


def _read_folder(root: Path, folder: Path, vocabulary: Vocabulary, problems: list[Problem]) -> Work | None:
    path = folder / "work.yml"
    here = folder.relative_to(root).as_posix()
    if not _check_readable(root, folder, problems):
        return None
    if not path.exists():
        problems.append(Problem.at(Location(f"{here}/work.yml"), "M-021", name="work.yml"))
        return None
    work = read_work(root, path, vocabulary, problems)
    sources = work.sources if work else {}
    expressions = {
        file.stem: expression
        for file in sorted(folder.glob("*.md"))
        if _LANGUAGE_FILE.fullmatch(file.stem)
        if (expression := read_expression(root, file, sources, problems)) is not None
    }
    # Read in any case, so that all faults are told at once.
    questions = read_questions(root, folder / QUESTIONS, problems)
    if not (folder / f"{DEFAULT_LANGUAGE}.md").exists():
        problems.append(Problem.at(Location(f"{here}/{DEFAULT_LANGUAGE}.md"), "M-021", name=f"{DEFAULT_LANGUAGE}.md"))
    if work is None or not expressions:
        return None
    for language, expression in expressions.items():
        printed = read_printed_versions(root, folder, language, problems)
        made_from = read_made_from(root, folder, language, problems)
        expressions[language] = replace(expression, printed=printed, made_from=made_from)
    source = expressions.get(DEFAULT_LANGUAGE)
    if source is not None:
        for language in expressions.keys() - {DEFAULT_LANGUAGE}:
            expressions[language] = _with_names_of(source, expressions[language], problems)
    return replace(work, expressions=expressions, questions=questions)


def _with_names_of(source: Expression, expression: Expression, problems: list[Problem]) -> Expression:
    """A translation whose headings without a number have the addresses that they have in the source."""
    names, own = source.outline.heading_names, expression.outline.heading_names
    if len(names) != len(own):
        place = expression.at(1)
        problems.append(Problem.at(place, "L-004", count=len(own), expected=len(names)))
        names = _recorded_names(expression)
    return replace(expression, outline=read_outline(expression.body, names)) if names else expression


def _recorded_names(expression: Expression) -> tuple[str, ...]:
    """
    What the headings of a translation were called when it was whole.

    The source has got a heading more, or lost one: the addresses of all the others stay what they were.
    """
    pieces = expression.made_from.pieces if expression.made_from else {}
    recorded = [name for group, name in pieces if group == "provisions"]
    own = expression.outline.provisions
    if len(recorded) != len(own):
        return ()
    pairs = zip(recorded, own, strict=True)
    return tuple(name.split(".")[-1] for name, provision in pairs if provision.level is Level.HEADING)
