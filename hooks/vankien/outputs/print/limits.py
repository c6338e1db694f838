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

    seconds: float = 30
    """Processor time that any print has."""
    seconds_a_kilobyte: float = 0.25
    """And what it has for its length: five times what an ordinary page takes on a slow machine."""
    memory: int = 3 << 30
    """Bytes of address space of a process that prints, libraries and all."""
    pages: int = 3000

    def time_for(self, text: str) -> float:
        """Seconds of processor time for a text: other work of the machine does not count."""
        return self.seconds + self.seconds_a_kilobyte * len(text) / 1000


LIMITS = Limits()


def limit_memory(most: int) -> None:
    """Let this process get a MemoryError instead of taking the machine's memory away from everything else."""
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    if soft == resource.RLIM_INFINITY or soft > most:
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """
    Raise TimeoutError when the block takes more processor time.

    A library that does not come back to Python is not reached so: past twice the seconds the system ends the process.
    Only the main thread of a process can be called so.
    """
    if current_thread() is not main_thread():
        yield
        return

    def ring(*_: object) -> None:
        raise TimeoutError(f"quá {round(seconds)} giây tính toán")

    before = signal.signal(signal.SIGPROF, ring)
    used = resource.getrusage(resource.RUSAGE_SELF)
    limits = resource.getrlimit(resource.RLIMIT_CPU)
    if limits[0] == resource.RLIM_INFINITY:
        resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime + 2 * seconds) + 1, limits[1]))
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
        resource.setrlimit(resource.RLIMIT_CPU, limits)
