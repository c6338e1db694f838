"""The whole comparison in one run: `make bench-print`. Times are processor time; compare only rows of one run."""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.print.one import ENGINES, seconds
from benchmarks.print.sample import ROOT, views
from vankien.outputs.print.jobs import print_jobs
from vankien.outputs.print.print_all import print_all
from vankien.outputs.print.print_cache import PrintCache
from vankien.outputs.print.print_pool import print_in_pool


def one(engine: str, times: int) -> dict[str, Any]:
    """What an engine took, in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.print.one", engine, str(times)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def say(text: str) -> None:
    """A line of the report."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def engines(times: int, names: list[str], repeat: int) -> None:
    """Pages a second and memory of every engine on the same HTML; the best of some runs."""
    rows = [min((one(name, times) for _ in range(repeat)), key=lambda row: row["seconds"]) for name in names]
    base = next((row for row in rows if row["engine"] == "plain"), rows[0])
    say(f"\n| engine ({times} texts) | pages | CPU s | pages per CPU s | × plain | peak MB | kB |")
    say("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    for row in rows:
        rate = row["pages"] / row["seconds"]
        ratio = rate / (base["pages"] / base["seconds"])
        cost = f"{row['seconds']:.2f} | {rate:.1f} | {ratio:.2f} | {row['MB']} | {row['kB']}"
        say(f"| {row['engine']} | {row['pages']} | {cost} |")


def runs() -> None:
    """Every print of the sample library: cold and warm, with one process and with two."""
    wanted = list(print_jobs(views()))
    say(f"\n| {len(wanted)} jobs, {sum(len(job.names) for job in wanted)} files | seconds by the clock | CPU s |")
    say("| --- | ---: | ---: |")
    for workers in (1, 2):
        with tempfile.TemporaryDirectory() as folder:
            cache = PrintCache(Path(folder) / "cache")
            for state in ("cold", "warm"):
                began, before = time.monotonic(), seconds() + seconds(-1)
                made = list(print_all(wanted, Path(folder) / "out", partial(print_in_pool, workers=workers), cache))
                assert not [printed for printed in made if printed.error or printed.missing]
                spent = seconds() + seconds(-1) - before
                say(f"| {state} cache, {workers} process(es) | {time.monotonic() - began:.2f} | {spent:.2f} |")


def main() -> None:
    """Run what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=9, help="how often the text stands in the short sample")
    parser.add_argument("--long", type=int, default=49, help="how often it stands in the compendium; 0 leaves it out")
    parser.add_argument("--repeat", type=int, default=2, help="runs of the short sample, of which the best counts")
    parser.add_argument("--engines", default=",".join(ENGINES))
    given = parser.parse_args()
    names = given.engines.split(",")
    say(f"Load of the machine while measuring: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    engines(given.times, names, given.repeat)
    if given.long:
        engines(given.long, names, 1)
    runs()


if __name__ == "__main__":
    main()
