"""
Asks every engine all queries in a real browser and prints the table.

python -m benchmarks.search.run --works 3000 --engines ours,file,pagefind,material
"""

import argparse
import json
import os
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from benchmarks.search.derived import Query
from benchmarks.search.engines import ENGINES, Engine
from benchmarks.search.generate import lay_out, made_up
from benchmarks.search.measure import Session, answers, costs, index_size, opened, slow_key_presses
from benchmarks.search.query_sets import all_queries
from benchmarks.search.rows import Row, dumped, loaded, told
from benchmarks.search.table import by_class, missed, mrr, overall, recall, slow
from benchmarks.search.wording import Chance
from vankien.model.text import slug
from vankien.sources.library import SOURCES

HERE = Path(__file__).parent
RESULTS = HERE / "results"
_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]


def main(arguments: list[str] | None = None) -> int:
    """The command."""
    options = _options(arguments)
    folder = options.folder / f"{options.works}-{options.seed}"
    folder.mkdir(parents=True, exist_ok=True)
    engines = [ENGINES[name] for name in filter(None, options.engines.split(","))]
    made = made_up(options.works, options.seed)
    queries = [q for q in all_queries(made, options.seed) if options.both or q.is_unseen == options.unseen]
    if options.classes:
        queries = [q for q in queries if any(part in q.cls for part in options.classes.split(","))]
    sites = _prepared(options, folder, engines)
    text = sum(path.stat().st_size for path in (folder / "library" / "resolutions").glob("*/vi.md"))
    part = "both parts" if options.both else "unseen" if options.unseen else "seen"
    _say(f"{options.works} works, seed {options.seed}: {len(queries)} queries ({part}), {text / 1e6:.1f} MB of text")
    rows = {}
    for name in filter(None, options.again.split(",")):
        rows[name] = loaded((RESULTS / f"{_name(options)}.{name}.json").read_text(encoding="utf-8"), queries)
    with _chromium() as browser:
        new = {engine.name: _row(options, browser, engine, sites[engine.name], queries) for engine in engines}
    if options.both:
        _keep_rows(options, {name: row.of_part(unseen=True) for name, row in new.items()}, unseen=True)
        new = {name: row.of_part(unseen=False) for name, row in new.items()}
        queries, part = [q for q in queries if not q.is_unseen], "seen"
    shown = [*new.values(), *rows.values()]
    head = f"{options.works} works, seed {options.seed}, {len(queries)} queries, {part}, {text / 1e6:.1f} MB of text; "
    head += f"{os.cpu_count()} processors, load {', '.join(f'{load:.1f}' for load in os.getloadavg())} at the end.\n"
    report = "\n".join((head, overall(shown, text), by_class(shown), slow(shown)))
    _say(report)
    _keep(options, report, new)
    return 0


def _options(arguments: list[str] | None) -> Any:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--works", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--engines", default=",".join(ENGINES), help=f"of {', '.join(ENGINES)}")
    parser.add_argument("--again", default="", help="engines whose figures are taken from their last run")
    parser.add_argument("--unseen", action="store_true", help="score the queries that nothing was tuned on")
    parser.add_argument(
        "--both", action="store_true", help="ask all, show the seen part; --again serves either part then"
    )
    parser.add_argument("--show-unseen", action="store_true", help="name single unseen queries; only when all is done")
    parser.add_argument("--classes", default="", help="only classes whose name holds one of these words")
    parser.add_argument("--keep", action="store_true", help="take the library's site as it was built before")
    parser.add_argument("--page-suffix", default="", help="put behind the search page's address: a variant of ours")
    parser.add_argument(
        "--slow", type=float, default=0, help="also measure key presses on a processor so many times slower"
    )
    parser.add_argument("--no-costs", action="store_true", help="leave out the cold runs")
    parser.add_argument("--misses", type=int, default=40, help="queries to name that were not answered first")
    parser.add_argument("--folder", type=Path, default=HERE / ".work")
    return parser.parse_args(arguments)


def _prepared(options: Any, folder: Path, engines: list[Engine]) -> dict[str, Path]:
    """The engines' sites. Ours is built anew unless it is to be kept; the others when the library has changed."""
    library = folder / "library"
    kept = options.keep and (library / "site").exists()
    if engines and not kept:
        began = time.monotonic()
        lay_out(library, options.works, options.seed)
        _say(f"library laid out in {time.monotonic() - began:.1f} s")
    stamp = _stamp(library)
    sites = {}
    for engine in engines:
        is_ours = engine.build is ENGINES["ours"].build
        site = library / "site" if is_ours else folder / engine.name
        mark = folder / f"{engine.name}.stamp"
        current = site.exists() and (is_ours or (mark.exists() and mark.read_text(encoding="utf-8") == stamp))
        if not current:
            began = time.monotonic()
            if not is_ours:
                shutil.rmtree(site, ignore_errors=True)
            engine.build(library, site)
            mark.write_text(stamp, encoding="utf-8")
            _say(f"{engine.name} built in {time.monotonic() - began:.0f} s")
        sites[engine.name] = site
    return sites


def _stamp(library: Path) -> str:
    """The same for the same works, terms and pages, and the same way to lay them out."""
    found = sha256((HERE / "plain_pages.py").read_bytes() + (HERE / "engines.py").read_bytes())
    for name in SOURCES:
        for path in sorted((library / name).rglob("*")):
            if path.is_file():
                found.update(path.read_bytes())
    return found.hexdigest()


def _row(options: Any, browser: Browser, engine: Engine, site_folder: Path, queries: list[Query]) -> Row:
    suffix = options.page_suffix if engine.script == "ours.js" else ""
    with opened(engine, site_folder) as site:
        # Queries of one class after each other would find the cache warmed by their likes.
        mixed = Chance(f"order-{options.seed}").shuffled(queries)
        session = Session(browser, engine, site_folder, site, suffix)
        found = answers(session, mixed)
        errors = list(dict.fromkeys(session.errors))
        by_query = {id(a.query): a for a in found}
        keys = []
        if options.slow and engine.script == "ours.js":
            on_keys = [q for q in mixed if q.q[-1].isascii() and q.q[-1].isalnum()]
            keys = slow_key_presses(session, on_keys[:30], options.slow)
        session.close()
        spent = costs(browser, engine, site_folder, site, suffix, [] if options.no_costs else mixed)
    row = Row(
        engine.title + suffix, [by_query[id(q)] for q in queries], spent, index_size(engine, site_folder), keys, errors
    )
    for error in errors[:5]:
        _say(f"  error in the page: {error}")
    seen = row if options.unseen else row.of_part(unseen=False)
    _say(f"\n{row.title}: MRR@10 {mrr(seen.answers):.3f}, Recall@1 {recall(seen.answers):.3f}; not first:")
    if not options.unseen or options.show_unseen:
        for line in missed(seen, options.misses):
            _say(f"  {line}")
    return row


def _keep(options: Any, report: str, rows: dict[str, Row]) -> None:
    """The table, what every engine got, and, of seen queries, every answer."""
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / f"{_name(options)}.md").write_text(report, encoding="utf-8")
    _keep_rows(options, rows, options.unseen)
    if options.unseen and not options.show_unseen:
        return
    with (RESULTS / f"{_name(options)}.jsonl").open("w", encoding="utf-8") as file:
        for row in rows.values():
            file.writelines(f"{json.dumps(record, ensure_ascii=False)}\n" for record in told(row))


def _keep_rows(options: Any, rows: dict[str, Row], unseen: bool) -> None:
    RESULTS.mkdir(exist_ok=True)
    for name, row in rows.items():
        file = f"{_name(options, unseen)}.{name}{slug(options.page_suffix)}.json"
        (RESULTS / file).write_text(dumped(row), encoding="utf-8")


def _name(options: Any, unseen: bool | None = None) -> str:
    part = "unseen" if (options.unseen if unseen is None else unseen) else "seen"
    return f"{options.works}-{options.seed}-{part}"


@contextmanager
def _chromium() -> Iterator[Browser]:
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        raise SystemExit("Chromium is needed: make bench-search installs it")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=_ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
