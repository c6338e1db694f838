"""The same jobs on other machines, through a Dask scheduler."""

import pickle
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from vankien.outputs.print.fonts import use_print_fonts
from vankien.outputs.print.job import Job
from vankien.outputs.print.make_print import failed, make_print
from vankien.outputs.print.print_pool import Made
from vankien.outputs.print.program import program

_SECONDS_TO_CONNECT = 10
_LONGEST = 3600
"""Seconds by the clock after which a machine is taken to be lost; the print itself is bounded there."""


class ClusterMissing(Exception):
    """The cluster cannot be used, or not by this program; the message says why."""


def print_on_cluster(jobs: Iterable[Job], address: str) -> Iterator[tuple[Job, Made]]:
    """
    Every job with what became of it.

    The machines need this program with the same versions of everything, or their files would be others.
    """
    try:
        from distributed import Client, as_completed
    except ImportError:
        raise ClusterMissing('chưa cài "distributed"; cài bằng: pip install "vankien[cluster]"') from None
    try:
        client = Client(address, timeout=_SECONDS_TO_CONNECT, set_as_default=False)
    except (OSError, TimeoutError, ValueError) as error:
        raise ClusterMissing(str(error) or "không trả lời") from None
    with client:
        if not client.scheduler_info(n_workers=-1)["workers"]:
            raise ClusterMissing("không có máy nào đang chờ việc")
        wanted = program()
        waiting = {client.submit(print_there, job, wanted, pure=False, retries=1): job for job in jobs}
        for done in as_completed(waiting, loop=client.loop):
            job = waiting.pop(done)
            wrong = done.exception()
            if wrong is None:
                yield job, done.result()
            else:
                yield job, (failed(job, f"{type(wrong).__name__}: {wrong}"), {})
            done.release()


def print_there(job: Job, wanted: str) -> Made:
    """
    A job on a machine of the cluster, in a process of its own.

    The threads of a worker share one process: there a print could neither be stopped nor bounded.
    """
    if program() != wanted:
        return failed(job, "máy trong cụm có phiên bản chương trình, thư viện hoặc phông chữ khác"), {}
    command = [sys.executable, "-m", "vankien.outputs.print.print_cluster"]
    folder = str(Path(__file__).parents[3])
    try:
        done = subprocess.run(
            command,
            input=pickle.dumps(job),
            capture_output=True,
            timeout=_LONGEST,
            cwd=folder,
            check=True,
        )
    except subprocess.TimeoutExpired:
        return failed(job, f"quá {_LONGEST} giây"), {}
    except subprocess.CalledProcessError:
        return failed(job, "tiến trình in bị dừng đột ngột, thường vì thiếu bộ nhớ hoặc quá lâu"), {}
    made: Made = pickle.loads(done.stdout)  # noqa: S301 (written by our own process)
    return made


def _main() -> None:
    """Read a job, write what became of it."""
    use_print_fonts()
    job = pickle.load(sys.stdin.buffer)  # noqa: S301 (written by the process that started this one)
    sys.stdout.buffer.write(pickle.dumps(make_print(job)))


if __name__ == "__main__":
    _main()
