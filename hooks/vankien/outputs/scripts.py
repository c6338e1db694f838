"""
Scripts of the pages: written in parts, they reach the reader in few pieces, minified.

Every page loads `vankien.js` and nothing else by itself. What only some readers ask for is a part (`PARTS`): it is
loaded when it is used first, with its words in the language of the page.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import minify
from jinja2 import Environment

from vankien.outputs.interface import Interface
from vankien.outputs.tool_words import tool_words

THEME = Path(__file__).parent.parent / "theme"
SOURCES = THEME / "scripts"
EVERY_PAGE = "vankien.js"
BUNDLES = {
    EVERY_PAGE: ("vankien", "search_field", "offline_start"),
    "register.js": ("register",),
    "engine.js": ("query", "catalogue", "full_text", "term_answers", "readings", "results", "engine"),
    "search.js": ("answers", "entries", "filters", "recent", "search"),
    "history.js": ("history",),
    "lost.js": ("lost",),
    "mark.js": ("mark",),
    "month.js": ("month",),
    "practice.js": ("practice",),
    "qr.js": ("qr",),
    "offline.js": ("offline_store", "offline_page"),
}
"""What is loaded together, by its name below `assets/`; each piece may use those before it."""
PARTS = {
    "aloud": ("aloud",),
    "combobox": ("answers", "combobox"),
    "printed": ("printed",),
    "quiz": ("progress", "quiz"),
    "settings": ("settings",),
    "share": ("share",),
    "terms": ("terms",),
    "vietnamese": ("vietnamese",),
}
"""What is loaded on demand, with words of `tool_words.py` or of the template of that name below `theme/parts/`."""


def scripts() -> Iterator[tuple[str, str]]:
    """Name and text of each bundle."""
    for name, pieces in BUNDLES.items():
        yield name, bundle(pieces)


def parts(environment: Environment, tr: Interface, contact: str) -> Iterator[tuple[str, str]]:
    """Name and text of each part in one language, its words first; `contact` takes reports of mistakes."""
    spoken: dict[str, object] = dict(tool_words(tr, contact))
    for name, pieces in PARTS.items():
        if (THEME / "parts" / f"{name}.html").exists():
            spoken[name] = environment.get_template(f"parts/{name}.html").render(tr=tr, ntr=tr.plural).strip()
        said = json.dumps(spoken.get(name), ensure_ascii=False, separators=(",", ":"))
        words = f"VanKien.words.{name}={said};\n" if name in spoken else ""
        yield part_file(name, tr.language), words + bundle(pieces)


def part_file(name: str, language: str) -> str:
    """The name of a part below `assets/`."""
    return f"{name}.{language}.js"


def bundle(pieces: Iterable[str]) -> str:
    """The pieces in one."""
    texts = [(SOURCES / f"{piece}.js").read_text(encoding="utf-8") for piece in pieces]
    return "".join(f"{minified(text)};\n" for text in texts)


def minified(script: str) -> str:
    """
    A script in fewer letters: without comments and blanks, with short names inside functions.

    >>> minified("(function (doc) { var found = doc.body; return [found]; })(document) // this")
    '(function(e){var t=e.body;return[t]})(document)'
    """
    # A year: nothing younger than what was written may come out of it.
    minify.config({"js-version": 2009})
    return str(minify.string("application/javascript", script))
