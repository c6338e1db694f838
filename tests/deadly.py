"""Makers of prints with less strength than the real one; processes of a pool import them by this name."""

import os
import signal

from vankien.outputs.print.job import Job, Printed
from vankien.outputs.print.limits import Limits
from vankien.outputs.print.make_print import make_print
from vankien.outputs.print.print_pool import Made


def deadly(job: Job) -> Made:
    """What the system does to a process that takes too much memory."""
    if "TAKES TOO MUCH" in job.html:
        os.kill(os.getpid(), signal.SIGKILL)
    return make_print(job)


def impatient(job: Job) -> Made:
    """The real maker, but a test does not wait for half a minute."""
    return make_print(job, Limits(seconds=4, seconds_a_kilobyte=0.1, memory=1 << 30))


def quick(job: Job) -> Made:
    """Makes nothing, at once."""
    return Printed(job.name, job.source), {}
