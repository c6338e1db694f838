"""The search index of a built site: our own, asked first, and Pagefind's, asked for what our own does not find."""

import asyncio
import gzip
import json
import tempfile
import zlib
from pathlib import Path

from pagefind.index import IndexConfig
from pagefind.service import PagefindService

from vankien.outputs.search.items import items
from vankien.outputs.search.record import record
from vankien.outputs.search.static_index import write_static_index
from vankien.outputs.views import Views

FOLDER = "pagefind"
_UNUSED = ("pagefind-ui.*", "pagefind-modular-ui.*", "pagefind-component-ui.*", "pagefind-highlight.js")
"""Interfaces that Pagefind ships; the site has its own."""
LONGEST = 900
"""Seconds; ten thousand pages take ten. Pagefind may fall silent where it cannot write."""


class IndexingFailed(Exception):
    """Pagefind refused a page or could not write."""


def index_site(site: Path, *languages: Views) -> int:
    """Write both indexes; returns the number of works, terms and pages whose text is in them."""
    pages: list[tuple[str, str]] = []
    for views in languages:
        found = items(views, site)
        write_static_index(site, found, views)
        pages += [(f"/{item.address}", record(item)) for item in found if item.pieces]
    try:
        return asyncio.run(asyncio.wait_for(_index(site, pages), LONGEST))
    except TimeoutError:
        raise IndexingFailed(f"Pagefind không trả lời sau {LONGEST} giây") from None


async def _index(site: Path, pages: list[tuple[str, str]]) -> int:
    output = site / FOLDER
    with tempfile.TemporaryDirectory(prefix="vankien-index-") as folder:
        for url, content in pages:
            path = Path(folder, url.lstrip("/"), "index.html")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")
        # One message for all pages: the wrapper waits a tenth of a second for each.
        service = await PagefindService().launch()
        try:
            index = await service.create_index(IndexConfig(output_path=str(output)))
            answer = await index.add_directory(folder)
            await index.write_files()
            await _written(output)
        finally:
            await service.close()
    count = int(answer["page_count"])
    if count != len(pages):
        raise IndexingFailed(f"{count} of {len(pages)} pages")
    for pattern in _UNUSED:
        for file in output.glob(pattern):
            file.unlink()
    _sort_languages(output / "pagefind-entry.json")
    return count


async def _written(output: Path) -> None:
    """
    Wait until every file is whole.

    Pagefind answers before the last bytes have reached the disk, and closing it would cut them off.
    """
    quiet = 0
    before: dict[str, int] = {}
    for _ in range(600):
        now = {str(path): path.stat().st_size for path in output.rglob("*") if path.is_file()}
        quiet = quiet + 1 if now == before and now and all(now.values()) else 0
        if quiet >= 10 and _is_whole(output):
            return
        before = now
        await asyncio.sleep(0.1)
    raise IndexingFailed("the index could not be written whole")


def _is_whole(output: Path) -> bool:
    """Whether what can be read back, can."""
    try:
        for path in output.rglob("*.pf_*"):
            gzip.decompress(path.read_bytes())
        json.loads((output / "pagefind-entry.json").read_text(encoding="utf-8"))
    except (OSError, EOFError, ValueError, zlib.error):
        return False
    return True


def _sort_languages(entry: Path) -> None:
    """Pagefind lists languages in any order; sorted, two builds give the same bytes."""
    data = json.loads(entry.read_text(encoding="utf-8"))
    entry.write_text(json.dumps(data, ensure_ascii=False, sort_keys=True), encoding="utf-8")
