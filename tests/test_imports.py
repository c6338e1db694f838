"""The one arrow of imports: what is upstream knows nothing of what is downstream."""

import ast
from pathlib import Path

import pytest

from case_files import TESTS

PACKAGE = TESTS.parent / "hooks" / "vankien"
ALLOWED = {
    "model": {"model"},
    "sources": {"sources", "model"},
    "citations": {"citations", "model"},
    "checks": {"checks", "model", "citations"},
    "outputs": {"outputs", "model", "citations"},
    "commands": {"commands", "outputs", "checks", "citations", "sources", "model", "__init__"},
    "mkdocs_events": {"outputs", "checks", "citations", "sources", "model"},
    "__main__": {"commands"},
    "__init__": set(),
}
"""A part of the package, and what its modules may import of the package."""
MKDOCS = {"mkdocs", "material"}
FILES = sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py"))


def imported(path: Path) -> set[str]:
    """The modules that a file imports, inside functions too."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: import absolutely"
            names.add(node.module or "")
    return names


@pytest.mark.parametrize("name", FILES)
def test_imports_point_upstream(name: str) -> None:
    """If this stops you, the code is in the wrong folder."""
    part = name.split("/")[0].removesuffix(".py")
    own = {n for n in imported(PACKAGE / name) if n.split(".")[0] == "vankien"}
    parts = {n.split(".")[1] if "." in n else "__init__" for n in own}

    assert parts <= ALLOWED[part]


@pytest.mark.parametrize("name", FILES)
def test_only_the_events_know_mkdocs(name: str) -> None:
    """MkDocs and its theme are touched in one place."""
    packages = {n.split(".")[0] for n in imported(PACKAGE / name)}
    assert name == "mkdocs_events.py" or not packages & MKDOCS


@pytest.mark.parametrize("name", FILES)
def test_model_reads_no_files(name: str) -> None:
    """The model knows neither files nor YAML."""
    if name.startswith("model/"):
        assert not imported(PACKAGE / name) & {"pathlib", "os", "io", "yaml"}


@pytest.mark.parametrize("name", FILES)
def test_modules_are_short(name: str) -> None:
    """Above 300 lines a module is split, or argued for."""
    assert len((PACKAGE / name).read_text(encoding="utf-8").splitlines()) <= 300
