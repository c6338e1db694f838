"""Scripts of the pages that are written in parts and reach the reader in one piece, without their comments."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from rjsmin import jsmin

SOURCES = Path(__file__).parent.parent / "theme" / "scripts"
BUNDLES = {
    "vankien.js": ("vankien", "search_field", "offline_start"),
    "engine.js": ("query", "catalogue", "full_text", "term_answers", "readings", "results", "engine"),
    "combobox.js": ("answers", "combobox"),
    "search.js": ("answers", "entries", "filters", "recent", "search"),
    "mark.js": ("mark",),
    "offline.js": ("offline_store", "offline_page"),
}
"""What is loaded together, by its name below `assets/`; each part may use those before it."""


def scripts() -> Iterator[tuple[str, str]]:
    """Name and text of each bundle."""
    for name, parts in BUNDLES.items():
        yield name, bundle(parts)


def bundle(parts: Iterable[str]) -> str:
    """The parts in one piece."""
    texts = [(SOURCES / f"{part}.js").read_text(encoding="utf-8") for part in parts]
    return "".join(f"{jsmin(text)}\n" for text in texts)
