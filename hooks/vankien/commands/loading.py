"""What every command begins with: the library, its graph, and all that is wrong."""

import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from vankien.checks.check import check
from vankien.citations.graph import Graph, build_graph
from vankien.model.core import core_works
from vankien.model.library import Library
from vankien.model.problem import Problem
from vankien.outputs.addresses import Addresses
from vankien.outputs.catalogue_faults import catalogue_faults
from vankien.outputs.interface import Interface
from vankien.outputs.views import Views
from vankien.sources.library import read_library
from vankien.sources.settings import Settings, read_settings


@dataclass(frozen=True, slots=True)
class Loaded:
    """A library ready to be used."""

    root: Path
    library: Library
    graph: Graph
    settings: Settings
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> int:
        """How many problems stop a build."""
        return sum(problem.is_error for problem in self.problems)

    def views(self, language: str) -> Views:
        """The library in one language."""
        addresses = Addresses(language, core_works(self.library))
        return Views(self.library, self.graph, Interface(language), addresses, self.settings.site_url)


def load(root: Path) -> Loaded:
    """Read and check the library in a folder. A folder that holds none is wrong use."""
    if not (root / "mkdocs.yml").exists():
        raise click.UsageError(f"{root} không phải thư mục của một thư viện (không có mkdocs.yml)")
    problems: list[Problem] = []
    settings = read_settings(root, problems)
    reading = read_library(root)
    graph = build_graph(reading.library)
    problems += [*reading.problems, *check(reading.library, graph, date.today())]
    problems += catalogue_faults(reading.library.languages)
    problems.sort(key=lambda problem: problem.order)
    return Loaded(root, reading.library, graph, settings, tuple(problems))


def report(loaded: Loaded, language: str = "vi") -> None:
    """Print every problem, one a line, and their number."""
    for problem in loaded.problems:
        click.echo(problem.text(language))
    warnings = len(loaded.problems) - loaded.errors
    works, terms = len(loaded.library.works), len(loaded.library.terms)
    words = {
        "vi": f"{works} văn bản, {terms} thuật ngữ: {loaded.errors} lỗi, {warnings} cảnh báo",
        "en": f"{works} works, {terms} terms: {loaded.errors} errors, {warnings} warnings",
    }
    click.echo(words[language], err=True)


def stop_on_errors(loaded: Loaded) -> None:
    """A fault in a source stops whatever would be published."""
    if loaded.errors:
        report(loaded)
        click.echo("Chưa dựng gì: hãy sửa các lỗi trên. Trang đã công bố vẫn giữ nguyên.", err=True)
        sys.exit(1)
