"""Making prints with a progress bar, for `build` and `print`."""

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from vankien.commands.loading import Loaded
from vankien.model.location import Location
from vankien.model.problem import Problem
from vankien.model.work import Work
from vankien.outputs.print.jobs import handout_jobs
from vankien.outputs.print.pdf import Printed, print_all


def make_prints(
    loaded: Loaded, languages: Iterable[str], folder: Path, workers: int, works: tuple[Work, ...] | None = None
) -> list[Printed]:
    """Every print asked for. Those that fail are named and stop the command once the others are made."""
    jobs = [job for language in languages for job in handout_jobs(loaded.views(language), works)]
    made: list[Printed] = []
    with click.progressbar(length=len(jobs), label="PDF", file=sys.stderr) as bar:
        for printed in print_all(jobs, folder, workers):
            made.append(printed)
            bar.update(1)
    failed = [printed for printed in made if printed.error or printed.missing]
    for printed in sorted(failed, key=lambda p: p.job_name):
        if printed.missing:
            characters = " ".join(f"{c} (U+{ord(c):04X})" for c in printed.missing)
            values = {"name": printed.job_name, "characters": characters}
            click.echo(Problem.at(Location(printed.source), "P-001", **values).text())
        else:
            click.echo(
                Problem.at(Location(printed.source), "P-003", name=printed.job_name, reason=printed.error).text()
            )
    if failed:
        raise click.ClickException(f"{len(failed)} bản in không làm được. Trang đã công bố vẫn giữ nguyên.")
    return made
