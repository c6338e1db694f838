"""Jobs side by side in processes of their own."""

import os
import signal
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import active_children, get_context, parent_process
from threading import Thread

from vankien.outputs.print.job import Job, Printed
from vankien.outputs.print.make_print import failed, make_print

RECYCLED = 50
"""Documents a process, on average, after which all make room for new ones: libraries in C keep what they took."""

Made = tuple[Printed, dict[str, bytes]]


def print_in_pool(
    jobs: Iterable[Job], workers: int, make: Callable[[Job], Made] = make_print
) -> Iterator[tuple[Job, Made]]:
    """
    Every job with what became of it, in the order in which they are done.

    When the system ends a process (no memory, no time), the pool is lost with all that waits in it. Those jobs are
    made again one by one, each in a process of its own, so that only the guilty one is left out.
    """
    # The longest first, so that no process waits long for the last one.
    ordered = sorted(jobs, key=lambda job: len(job.html), reverse=True)
    suspects: list[Job] = []
    # A pool that renews its own processes (`max_tasks_per_child`) waits for ever in Python 3.11: once each has made its
    # share, it starts no new one for what is left. So each batch has a pool of its own.
    batch = RECYCLED * max(1, workers)
    for start in range(0, len(ordered), batch):
        suspects += yield from _together(tuple(ordered[start : start + batch]), workers, make)
    for job in suspects:
        yield job, _alone(job, make)


def _pool(workers: int) -> ProcessPoolExecutor:
    # A fresh interpreter per worker: WeasyPrint's libraries do not like to be forked.
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_follow_parent)


def _together(
    jobs: tuple[Job, ...], workers: int, make: Callable[[Job], Made]
) -> Generator[tuple[Job, Made], None, list[Job]]:
    pool = _pool(max(1, min(workers, len(jobs))))
    finished = False
    suspects: list[Job] = []
    try:
        waiting = {pool.submit(make, job): job for job in jobs}
        for done in as_completed(waiting):
            job = waiting.pop(done)
            if isinstance(done.exception(), BrokenProcessPool):
                suspects.append(job)
            else:
                yield job, _outcome(done, job)
        finished = True
    finally:
        if not finished:
            for worker in active_children():
                worker.terminate()
        pool.shutdown(cancel_futures=True)
    return sorted(suspects, key=jobs.index)


def _alone(job: Job, make: Callable[[Job], Made]) -> Made:
    with _pool(1) as pool:
        return _outcome(pool.submit(make, job), job)


def _outcome(done: Future[Made], job: Job) -> Made:
    """What became of a print; a text may bring a library down in ways of its own."""
    error = done.exception()
    if error is None:
        return done.result()
    if isinstance(error, BrokenProcessPool):
        return failed(job, "tiến trình in bị dừng đột ngột, thường vì thiếu bộ nhớ hoặc quá lâu"), {}
    return failed(job, f"{type(error).__name__}: {error}"), {}


def _follow_parent() -> None:
    """Ctrl+C reaches all processes, and the first one stops the others; killed, it takes them with it all the same."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
