"""Making prints with a progress bar, for `build` and `print`."""

import sys
from collections.abc import Iterable
from functools import partial
from pathlib import Path

import click

from vankien.commands.loading import Loaded
from vankien.model.location import Location
from vankien.model.problem import Problem
from vankien.outputs.print.job import Job, Printed
from vankien.outputs.print.print_all import Maker, print_all
from vankien.outputs.print.print_cache import PrintCache
from vankien.outputs.print.print_cluster import ClusterMissing, print_on_cluster
from vankien.outputs.print.print_pool import print_in_pool
from vankien.outputs.publish import STATE

cluster_option = click.option(
    "--cluster",
    metavar="ĐỊA_CHỈ",
    default="",
    help="Làm bản in trên cụm máy Dask có bộ điều phối ở địa chỉ này (ví dụ tcp://10.0.0.1:8786).",
)


def print_cache(loaded: Loaded) -> PrintCache:
    """What was made for the library before."""
    return PrintCache(loaded.root / STATE / "prints")


def make_prints(loaded: Loaded, jobs: Iterable[Job], folder: Path, workers: int, cluster: str = "") -> list[Printed]:
    """Every print asked for. Those that fail are named and stop the command once the others are made."""
    jobs = list(jobs)
    make: Maker = partial(print_on_cluster, address=cluster) if cluster else partial(print_in_pool, workers=workers)
    cache = print_cache(loaded)
    made: list[Printed] = []
    try:
        with click.progressbar(length=len(jobs), label="PDF", file=sys.stderr) as bar:
            for printed in print_all(jobs, folder, make, cache):
                made.append(printed)
                bar.update(1)
    except ClusterMissing as error:
        raise click.ClickException(f"không dùng được cụm máy {cluster}: {error}") from None
    cache.forget_old()
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
