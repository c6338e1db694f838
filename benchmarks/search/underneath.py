"""Pagefind underneath our own layers: the site with candidates named by Pagefind, to see what that costs and brings."""

import gzip
import json
import re
import subprocess
import sys
from html import escape
from itertools import pairwise
from pathlib import Path
from shutil import copytree

from vankien.commands.loading import load
from vankien.outputs.search.items import items
from vankien.outputs.search.words import fold, words

_SCRIPT = Path(__file__).parent / "pages" / "underneath.js"
_END = "q"
"""Pagefind finds beginnings of words; with an end that no other word has, whole words only."""


def lay_underneath(library: Path, site: Path) -> None:
    """Copy our site, index pairs and syllables with Pagefind, and let its candidates take the place of ours."""
    copytree(library / "site", site, dirs_exist_ok=True)
    views = load(library).views("vi")
    pages = site.parent / "underneath-pages"
    numbers = {}
    for number, item in enumerate(items(views, site)):
        text = []
        for line in [item.title, *(part for piece in item.pieces for part in (piece.heading, piece.text))]:
            folded = [re.sub(r"[^a-z0-9]", "", fold(word)) for word in words(line)]
            text.append(" ".join(f"{word}{_END}" for word in folded))
            text.append(" ".join(f"{a}{_END}{b}{_END}" for a, b in pairwise(folded)))
        path = pages / str(number) / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        body = "".join(f"<p>{escape(line)}</p>" for line in text)
        path.write_text(f'<!doctype html><html lang="vi"><title>{number}</title><body>{body}</body></html>')
        numbers[f"/{number}/"] = number
    output = site / "pagefind-pairs"
    command = [sys.executable, "-m", "pagefind", "--site", str(pages), "--output-path", str(output)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    _write_numbers(site, output, numbers)
    for path in (site / "assets").glob("*.js"):
        script = path.read_text(encoding="utf-8")
        if "return candidates(" in script:
            own = f"self.SITE=new URL('..',document.currentScript.src).href;\n{_SCRIPT.read_text(encoding='utf-8')}\n"
            script = script.replace("return candidates(", "return self.pagefindCandidates(")
            path.write_text(own + script, encoding="utf-8")


def _write_numbers(site: Path, output: Path, numbers: dict[str, int]) -> None:
    """Which item a result is: Pagefind itself would load the whole text of a page to tell its address."""
    found = {}
    for path in output.glob("fragment/*.pf_fragment"):
        data = json.loads(gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd"))
        found[path.stem] = numbers[data["url"]]
    (site / "search" / "pairs.json").write_text(json.dumps(found), encoding="utf-8")
