"""
Opens the same article from three sites on a slow phone, and the page after it; asks Lighthouse where it is installed.

python -m benchmarks.pages.run --runs 9 --lighthouse FOLDER
"""

import argparse
import os
import shutil
import sys
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, sync_playwright

from benchmarks.pages.lighthouse import Marks, marks
from benchmarks.pages.measure import Visit, phone, visit
from benchmarks.pages.sites import FIRST, NEXT, Compared, built, compared
from benchmarks.search.serving import serve

WORK = Path(__file__).parent / ".work"
_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]


def main(arguments: list[str] | None = None) -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=9, help="how often each page is opened; medians are shown")
    parser.add_argument("--prints", action="store_true", help="build with prints, as the real site is")
    parser.add_argument("--keep", action="store_true", help="the sites as they were built last")
    parser.add_argument("--lighthouse", type=Path, help="folder in which `npm install lighthouse` was run")
    options = parser.parse_args(arguments)
    sites = compared(WORK) if options.keep else built(WORK, prints=options.prints)
    program = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=_ARGUMENTS)
        seen: dict[str, list[tuple[Visit, Visit]]] = {site.name: [] for site in sites}
        for _ in range(options.runs):
            # In turns, so that a busy moment of the machine falls on all of them.
            for site in sites:
                seen[site.name].append(_opened(browser, site))
        browser.close()
    judged = {site.name: _judged(options.lighthouse, site) for site in sites} if options.lighthouse else {}
    _say(f"{options.runs} runs each, load {os.getloadavg()[0]:.0f}\n")
    _say("\n".join(_table(sites, seen, judged)))
    for site in sites:
        for kind, mark in judged.get(site.name, {}).items():
            _say(f"\n{site.title}, {kind}: {' / '.join(map(str, mark.scores))}")
            for fault in mark.faults:
                _say(f"  {fault}")
    return 0


def _opened(browser: Browser, site: Compared) -> tuple[Visit, Visit]:
    with serve(site.folder, site.headers) as server, phone(browser) as (page, session):
        first = visit(page, session, server, lambda: page.goto(server.address + FIRST))
        following = visit(page, session, server, lambda: page.goto(server.address + NEXT))
    return first, following


def _judged(folder: Path, site: Compared) -> dict[str, Marks]:
    with serve(site.folder, site.headers) as server:
        return {kind: marks(folder, server.address + address) for kind, address in site.lighthouse}


def _table(
    sites: list[Compared], seen: dict[str, list[tuple[Visit, Visit]]], judged: dict[str, dict[str, Marks]]
) -> list[str]:
    lines = [
        "| page | requests | kB | of it scripts | behind | FCP ms | LCP ms | TBT ms | CLS | LCP : plain | Lighthouse |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |",
    ]
    plain = median(first.lcp for first, _ in seen["plain"])
    for site in sites:
        for n, which in enumerate(("first", "next")):
            visits = [pair[n] for pair in seen[site.name]]
            one = visits[0]
            lcp = median(v.lcp for v in visits)
            mark = judged.get(site.name, {}).get("work")
            lines.append(
                f"| {site.title}, {which} | {one.requests} | {one.bytes / 1000:.1f} | {one.scripts / 1000:.1f} "
                f"| {one.behind / 1000:.1f} | {median(v.fcp for v in visits):.0f} | {lcp:.0f} "
                f"| {median(v.blocking for v in visits):.0f} | {max(v.shift for v in visits):.3f} "
                f"| {lcp / plain:.2f} | {' / '.join(map(str, mark.scores)) if mark and n == 0 else ''} |"
            )
    return lines


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")


if __name__ == "__main__":
    sys.exit(main())
