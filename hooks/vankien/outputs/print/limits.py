"""What a print may cost before it is given up: a hostile or broken text must not stop the others."""

import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import current_thread, main_thread


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one print."""

    seconds: int = 900
    """By the clock; a law of four hundred pages takes a minute on a slow machine."""
    memory: int = 3 << 30
    """Bytes of address space of a process that prints, libraries and all."""
    pages: int = 3000


LIMITS = Limits()


def limit_memory(most: int) -> None:
    """Let this process get a MemoryError instead of taking the machine's memory away from everything else."""
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    if soft == resource.RLIM_INFINITY or soft > most:
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))


@contextmanager
def within(seconds: int) -> Iterator[None]:
    """
    Raise TimeoutError when the block takes longer.

    A library that does not come back to Python is not reached so: the processor time of the process is bounded too,
    at twice the seconds, and the system ends the process. Only the main thread of a process can be called so.
    """
    if current_thread() is not main_thread():
        yield
        return

    def ring(*_: object) -> None:
        raise TimeoutError(f"quá {seconds} giây")

    before = signal.signal(signal.SIGALRM, ring)
    used = resource.getrusage(resource.RUSAGE_SELF)
    limits = resource.getrlimit(resource.RLIMIT_CPU)
    most = int(used.ru_utime + used.ru_stime) + 2 * seconds
    if limits[0] == resource.RLIM_INFINITY:
        resource.setrlimit(resource.RLIMIT_CPU, (most, limits[1]))
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
        resource.setrlimit(resource.RLIMIT_CPU, limits)
