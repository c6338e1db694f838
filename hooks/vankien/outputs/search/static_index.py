"""
The index that the reader's browser searches by itself: small scripts, loaded as they are needed.

Classic scripts and nothing else, for these load from a web server and from a USB stick (`file://`) alike, where neither
modules nor wasm nor fetch run. Below `search/data/<language>/`: `catalogue.js`; in a folder named after the contents
(so that no browser mixes two editions) `w<n>.js`, a share of the lists of words and pairs, and `t<n>.js`, the text of
item n in pieces, by which the likeliest are ranked and from which excerpts are cut.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from vankien.outputs.search.catalogue import catalogue, vocabulary
from vankien.outputs.search.item import Item
from vankien.outputs.search.postings import Postings, encoded, postings
from vankien.outputs.search.words import fold, key
from vankien.outputs.views import Views

FOLDER = "search/data"
SHARE_SIZE = 1_500
"""Letters in a share, on average: what a word costs to look up."""


def write_static_index(site: Path, items: Sequence[Item], views: Views) -> None:
    """Write the index of one language."""
    found = postings(items)
    files = dict(_files(items, found))
    release = _digest(files)
    folder = site / FOLDER / views.language / release
    folder.mkdir(parents=True)
    for name, text in files.items():
        (folder / f"{name}.js").write_text(text, encoding="utf-8", newline="")
    shares = sum(name.startswith("w") for name in files)
    data = {"release": release, "shares": shares, **catalogue(items, found, views)}
    (folder.parent / "catalogue.js").write_text(_script("catalogue", data), encoding="utf-8", newline="")


def _files(items: Sequence[Item], found: Postings) -> Iterator[tuple[str, str]]:
    """Name and text of every share and of every item's text."""
    lists = {name: encoded(blocks, found.size) for name, blocks in _lists(found)}
    count = max(1, sum(len(name) + len(text) + 6 for name, text in lists.items()) // SHARE_SIZE)
    shares: list[dict[str, str]] = [{} for _ in range(count)]
    for name in sorted(lists):
        shares[share(name, count)][name] = lists[name]
    for number, held in enumerate(shares):
        yield f"w{number}", _script(f"w{number}", held)
    for number, item in enumerate(items):
        if item.pieces:
            pieces = [[piece.anchor, piece.heading, piece.text] for piece in item.pieces]
            yield f"t{number}", _script(f"t{number}", pieces)


def _lists(found: Postings) -> Iterator[tuple[str, Sequence[int]]]:
    """
    Words without marks, pairs, and behind "=" words as written.

    The latter only where several are the same without marks: of one alone the list is that of the word without marks.
    """
    yield from found.words.items()
    yield from found.pairs.items()
    forms: dict[str, set[str]] = {}
    for word in vocabulary(found):
        forms.setdefault(fold(word), set()).add(key(word))
    for same in forms.values():
        if len(same) > 1:
            yield from ((f"={form}", found.keys[form]) for form in same if form in found.keys)


def share(name: str, count: int) -> int:
    """
    Which share holds a word or a pair: FNV-1a over its letters, as the browser counts it too.

    >>> share("chuyen doi", 1000)
    651
    """
    number = 0x811C9DC5
    for letter in name:
        number = (number ^ ord(letter)) * 0x01000193 & 0xFFFFFFFF
    return number % count


def _script(name: str, data: Any) -> str:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    # Two line ends of Unicode were not allowed in scripts before 2019.
    text = text.replace("\u2028", " ").replace("\u2029", " ")
    return f"VanKienSearch.data({json.dumps(name)},{text})\n"


def _digest(files: dict[str, str]) -> str:
    total = hashlib.sha256()
    for name in sorted(files):
        total.update(name.encode() + b"\0" + files[name].encode() + b"\0")
    return total.hexdigest()[:12]
