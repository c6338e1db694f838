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
from statistics import median
from typing import Any

from benchmarks.print.one import ENGINES, seconds
from benchmarks.print.sample import ROOT, views
from vankien.outputs.print.job import Job
from vankien.outputs.print.jobs import print_jobs
from vankien.outputs.print.make_print import make_print
from vankien.outputs.print.print_all import print_all
from vankien.outputs.print.print_cache import PrintCache
from vankien.outputs.print.print_pool import Made, print_in_pool

NOTES = "VANKIEN_BENCHMARK_NOTES"
"""The variable that names the folder of notes."""


def one(engine: str, times: int, again: int) -> dict[str, Any]:
    """What an engine took, in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.print.one", engine, str(times), str(again)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def say(text: str) -> None:
    """A line of the report."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def engines(times: int, names: list[str], repeat: int, again: int) -> None:
    """Pages a second and memory of every engine on the same HTML: medians of runs taken by turns."""
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in names}
    for _ in range(repeat):
        for name in names:
            rows[name].append(one(name, times, again))
    base = rows.get("plain") or rows[names[0]]
    states = ("first", "next") if again else ("first",)
    heads = "".join(f" | {state}: CPU s | pages per CPU s | × plain" for state in states)
    say(f"\nThe text {times} times over, medians of {repeat}; load {os.getloadavg()[0]:.1f}\n")
    say(f"| engine | pages{heads} | peak MB | kB |")
    say("| --- | ---:" + " | ---: | ---: | ---:" * len(states) + " | ---: | ---: |")
    for name, taken in rows.items():
        cells = ""
        for state in states:
            cost = median(row[state] for row in taken)
            rate = taken[0]["pages"] / cost
            ratio = rate / (base[0]["pages"] / median(row[state] for row in base))
            cells += f" | {cost:.2f} | {rate:.1f} | {ratio:.2f}"
        say(f"| {name} | {taken[0]['pages']}{cells} | {max(row['MB'] for row in taken)} | {taken[0]['kB']} |")


def noted(job: Job) -> Made:
    """A print, and a note of what its process has taken so far."""
    made = make_print(job)
    (Path(os.environ[NOTES]) / str(os.getpid())).write_text(str(seconds()), encoding="utf-8")
    return made


def runs() -> None:
    """Every print of the sample library: cold and warm, with one process and with two."""
    wanted = list(print_jobs(views()))
    say(
        f"\n| {len(wanted)} jobs, {sum(len(job.names) for job in wanted)} files | seconds by the clock | pages a second"
        " | CPU s | CPU s of the busiest process | load |"
    )
    say("| --- | ---: | ---: | ---: | ---: | ---: |")
    for workers in (1, 2):
        with tempfile.TemporaryDirectory() as folder:
            cache = PrintCache(Path(folder) / "cache")
            for state in ("cold", "warm"):
                notes = Path(folder) / state
                notes.mkdir()
                os.environ[NOTES] = str(notes)
                began, before = time.monotonic(), seconds() + seconds(-1)
                make = partial(print_in_pool, workers=workers, make=noted)
                made = list(print_all(wanted, Path(folder) / "out", make, cache))
                assert not [printed for printed in made if printed.error or printed.missing]
                cost, clock = seconds() + seconds(-1) - before, time.monotonic() - began
                rate = sum(file.pages for printed in made for file in printed.files) / clock
                busiest = max((float(note.read_text(encoding="utf-8")) for note in notes.iterdir()), default=cost)
                load = os.getloadavg()[0]
                say(
                    f"| {state} cache, {workers} process(es) | {clock:.2f} | {rate:.1f}"
                    f" | {cost:.2f} | {busiest:.2f} | {load:.1f} |"
                )


def main() -> None:
    """Run what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=9, help="how often the text stands in the short sample")
    parser.add_argument("--long", type=int, default=49, help="how often it stands in the compendium; 0 leaves it out")
    parser.add_argument("--repeat", type=int, default=3, help="runs of the short sample, taken by turns")
    parser.add_argument("--engines", default=",".join(ENGINES))
    parser.add_argument("--no-library", action="store_true", help="leave out the prints of the sample library")
    given = parser.parse_args()
    names = given.engines.split(",")
    if given.times:
        engines(given.times, names, given.repeat, again=1)
    if given.long:
        engines(given.long, names, 1, again=0)
    if not given.no_library:
        runs()


if __name__ == "__main__":
    main()
