"""What is compared: this library's site, Material for MkDocs as it comes, and plain pages with the same text."""

import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from benchmarks.pages.article import ID, REPOSITORY, lay_out
from benchmarks.pages.serving import ready_headers
from benchmarks.search.engines import ENGINES
from benchmarks.search.serving import Headers, kept_for_an_hour

FIRST, NEXT = f"resolutions/{ID}/", "resolutions/2016-05-ct-tw/"
_STYLE = (
    "body{max-width:42rem;margin:0 auto;padding:1rem;background:#fbf8f2;color:#26211c}"
    "body{font:1.0625rem/1.65 system-ui,sans-serif}"
    "a{color:#8c1d18}h1,h2,h3,h4{line-height:1.35}table{border-collapse:collapse}th,td{border-bottom:1px solid #ddd3c4}"
)
_NOT_TEXT = re.compile(r"<(svg|button|script|style|figure|template)\b.*?</\1>", re.DOTALL)
_ATTRIBUTES = re.compile(r' (?:class|data-[\w-]+|aria-[\w-]+|role|tabindex)(?:="[^"]*")?')


@dataclass(frozen=True)
class Compared:
    """One of them, built."""

    name: str
    title: str
    folder: Path
    headers: Headers
    lighthouse: tuple[tuple[str, str], ...]
    """Kinds of pages with their addresses."""


def built(work: Path, *, prints: bool) -> list[Compared]:
    """All of them, built anew below a folder."""
    shutil.rmtree(work, ignore_errors=True)
    library = lay_out(work / "library")
    command = [sys.executable, "-m", "vankien", "build", "--root", str(library), *([] if prints else ["--no-print"])]
    subprocess.run(
        command, env={"PYTHONPATH": str(REPOSITORY / "hooks"), "PYTHONUTF8": "1", "PATH": "/usr/bin:/bin"}, check=True
    )
    ours = (library / "site").resolve()
    ENGINES["material"].build(library, work / "material")
    for address in (FIRST, NEXT):
        _plain(ours / address / "index.html", work / "plain" / address / "index.html")
    return compared(work)


def compared(work: Path) -> list[Compared]:
    """All of them, where they have been built."""
    ours = (work / "library" / "site").resolve()
    kinds = (
        ("home", ""), ("register", "resolutions/"), ("work", FIRST), ("term", "glossary/chi-bo/"),
        ("search", "search/"), ("print", "print/"),
    )  # fmt: skip
    return [
        Compared(
            "material", "Material for MkDocs as it comes", work / "material", kept_for_an_hour, (("work", FIRST),)
        ),
        Compared("ours", "Văn Kiện", ours, ready_headers(ours), kinds),
        Compared("plain", "Plain HTML, style inlined", work / "plain", kept_for_an_hour, (("work", FIRST),)),
    ]


def _plain(source: Path, target: Path) -> None:
    """The text of a page and nothing else: its headings, paragraphs, lists, tables and links."""
    html = source.read_text(encoding="utf-8")
    title = re.search(r"<title>.*?</title>", html)
    main = re.search(r"<main.*?</main>", html, re.DOTALL)
    assert title
    assert main
    text = _ATTRIBUTES.sub("", _NOT_TEXT.sub("", main[0]))
    head = '<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">'
    target.parent.mkdir(parents=True)
    page = (
        f'<!doctype html><html lang="vi"><head>{head}{title[0]}<style>{_STYLE}</style></head><body>{text}</body></html>'
    )
    target.write_text(page, encoding="utf-8")
