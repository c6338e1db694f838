"""The searches that are compared: what is built for each, where it is opened, and what counts as its index."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.search.generate import REPOSITORY
from benchmarks.search.plain_pages import as_html, as_markdown, plain_pages
from benchmarks.search.underneath import lay_underneath

_PAGES = Path(__file__).parent / "pages"


@dataclass(frozen=True)
class Engine:
    """One row of the table."""

    name: str
    title: str
    build: Callable[[Path, Path], None]
    """From the library's folder to the site's."""
    script: str
    """The file of `pages/` that asks it."""
    start: str
    """The page that is opened."""
    index: re.Pattern[str]
    """The files, as paths in the site, that it searches with; on disk they are its index, on the wire they count even
    when they are loaded before the field has the focus."""
    from_disk: bool = False
    cold_runs: int = 10
    limit: float = 30
    """Seconds that a query may take."""

    def asking(self) -> str:
        """The script that asks it."""
        return (_PAGES / self.script).read_text(encoding="utf-8")


def _ours(library: Path, site: Path) -> None:
    program = [sys.executable, "-m", "vankien", "build", "--no-print", "--root", str(library)]
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY / "hooks"), "PYTHONUTF8": "1"}
    subprocess.run(program, env=environment, check=True)
    assert (library / "site").resolve() == site.resolve() or site.is_symlink()


def _pagefind(library: Path, site: Path) -> None:
    _empty(site)
    for page in plain_pages(library):
        folder = site / page.address
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "index.html").write_text(as_html(page), encoding="utf-8")
    # Its command, for the interface for Python closes it before the last bytes are written.
    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--output-subdir", "pagefind"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    (site / "try.html").write_text(
        '<!doctype html><html lang="vi"><title>Pagefind</title><input></html>', encoding="utf-8"
    )


def _material(library: Path, site: Path) -> None:
    source = site.with_name(f"{site.name}-source")
    _empty(source)
    for page in plain_pages(library):
        path = source / "docs" / page.address / "index.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(as_markdown(page), encoding="utf-8")
    (source / "mkdocs.yml").write_text(
        "site_name: Material\nsite_url: http://127.0.0.1/\nuse_directory_urls: true\n"
        "theme: {name: material, language: vi, font: false}\nplugins: [search]\n"
        "markdown_extensions: [attr_list]\nnav: [index.md]\nnot_in_nav: '*'\n",
        encoding="utf-8",
    )
    quiet = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "-q",
        "-f",
        str(source / "mkdocs.yml"),
        "-d",
        str(site.resolve()),
    ]
    subprocess.run(command, env={**os.environ, **quiet}, check=True)


def _empty(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)


_OURS = re.compile(r"(?:[a-z]{2,3}/)?(?:search/.*(?<!\.html)|pagefind/.*)")

ENGINES = {
    engine.name: engine
    for engine in (
        Engine("ours", "Văn Kiện, online", _ours, "ours.js", "search/", _OURS),
        Engine("file", "Văn Kiện, from file://", _ours, "ours.js", "search/index.html", _OURS, from_disk=True),
        Engine(
            "underneath", "Pagefind under our layers", lay_underneath, "ours.js", "search/",
            re.compile(r"search/data/[^/]*/catalogue\.js|search/data/.*/t\d+\.js|search/pairs\.json|pagefind-pairs/.*"),
        ),
        Engine("pagefind", "Pagefind as it comes", _pagefind, "pagefind.js", "try.html", re.compile("pagefind/.*")),
        Engine(
            "material", "Material's search as it comes", _material, "material.js", "index.html",
            re.compile(r"search/.*|assets/javascripts/(?:workers|lunr)/.*"), cold_runs=2, limit=240,
        ),
    )
}  # fmt: skip
