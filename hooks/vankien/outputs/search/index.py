"""The search index of a built site."""

import asyncio
import gzip
import json
import re
import tempfile
import zlib
from pathlib import Path

from pagefind.index import IndexConfig
from pagefind.service import PagefindService

from vankien.outputs.addresses import prefix
from vankien.outputs.search.record import term_record, work_record
from vankien.outputs.search.spelling import for_index
from vankien.outputs.views import Views

FOLDER = "pagefind"
_UNUSED = ("pagefind-ui.*", "pagefind-modular-ui.*", "pagefind-component-ui.*", "pagefind-highlight.js")
"""Interfaces that Pagefind ships; the site has its own."""
_BEHIND = 'data-pagefind-weight="0.3"'
"""Long pages hold every common word: a document or a term that fits comes first."""

LONGEST = 900
"""Seconds; ten thousand pages take ten. Pagefind may fall silent where it cannot write."""


class IndexingFailed(Exception):
    """Pagefind refused a page or could not write."""


def index_site(site: Path, *languages: Views) -> int:
    """Write the index of a site below `pagefind/`; returns the number of pages in it."""
    try:
        return asyncio.run(asyncio.wait_for(_index(site, languages), LONGEST))
    except TimeoutError:
        raise IndexingFailed(f"Pagefind không trả lời sau {LONGEST} giây") from None


async def _index(site: Path, languages: tuple[Views, ...]) -> int:
    output = site / FOLDER
    found = [record for views in languages for record in records(site, views)]
    with tempfile.TemporaryDirectory(prefix="vankien-index-") as folder:
        for url, content in found:
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
    if count != len(found):
        raise IndexingFailed(f"{count} of {len(found)} pages")
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


def records(site: Path, views: Views) -> list[tuple[str, str]]:
    """Address and HTML of everything that can be found in one language."""
    found = [
        (f"/{views.addresses.work(work)}", work_record(work, work.expressions[views.language], views))
        for work in views.library.works.values()
        if views.language in work.expressions
    ]
    found += [
        (f"/{views.addresses.term(term)}", term_record(term, views))
        for term in views.library.terms.values()
        if views.language in term.labels
    ]
    return found + list(_written_pages(site, views))


def _written_pages(site: Path, views: Views) -> list[tuple[str, str]]:
    """The pages written by hand, as they were built: what stands in `data-pagefind-body`."""
    root = site / prefix(views.language)
    others = {prefix(name).rstrip("/") for name in views.library.languages} - {""}
    made = {"resolutions", "glossary", "fields", "search", "print", "data", "assets", FOLDER, *others}
    pages = []
    for path in sorted(root.rglob("index.html")):
        address = path.parent.relative_to(root).as_posix()
        if address.split("/")[0] in made or address == ".":
            continue
        html = path.read_text(encoding="utf-8")
        if "data-pagefind-body" in html:
            label = views.tr("Pages")
            html = re.sub(r"<(style|script)\b.*?</\1>", "", html, flags=re.DOTALL)
            html = html.replace(
                "data-pagefind-body>", f'data-pagefind-body {_BEHIND} data-pagefind-filter="section:{label}">', 1
            )
            pages.append((f"/{prefix(views.language)}{address}/", for_index(html)))
    return pages


def _sort_languages(entry: Path) -> None:
    """Pagefind lists languages in any order; sorted, two builds give the same bytes."""
    data = json.loads(entry.read_text(encoding="utf-8"))
    entry.write_text(json.dumps(data, ensure_ascii=False, sort_keys=True), encoding="utf-8")
