"""Prints that were made before: an unchanged work is not laid out again."""

import hashlib
import json
import os
import shutil
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import mkdtemp

from vankien.outputs.print.job import Job, Printed, PrintedFile
from vankien.outputs.print.program import program

_DAYS = 60
"""How long a print is kept that nobody asked for again."""


@dataclass(frozen=True, slots=True)
class PrintCache:
    """A folder with one folder for each job, named after all that its files depend on."""

    folder: Path

    def find(self, job: Job) -> tuple[Printed, dict[str, bytes]] | None:
        """What was made of the same job before, if it is there whole."""
        entry = self._entry(job)
        try:
            told = json.loads((entry / "print.json").read_text(encoding="utf-8"))
            files = {name: (entry / name).read_bytes() for name in told["digests"]}
        except (OSError, ValueError, KeyError):
            return None
        if any(hashlib.sha256(data).hexdigest() != told["digests"][name] for name, data in files.items()):
            return None
        os.utime(entry)
        made = tuple(PrintedFile(**file) for file in told["files"])
        return Printed(job.name, job.source, job.work, job.language, made, from_cache=True), files

    def keep(self, job: Job, printed: Printed, files: dict[str, bytes]) -> None:
        """Keep what was made; a print with a fault is not kept, so that the fault is told again."""
        if printed.error or printed.missing:
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        entry = self._entry(job)
        part = Path(mkdtemp(prefix=".part-", dir=self.folder))
        try:
            for name, data in files.items():
                (part / name).write_bytes(data)
            digests = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
            told = {"files": [asdict(file) for file in printed.files], "digests": digests}
            (part / "print.json").write_text(json.dumps(told), encoding="utf-8")
            shutil.rmtree(entry, ignore_errors=True)
            os.replace(part, entry)
        finally:
            shutil.rmtree(part, ignore_errors=True)

    def forget_old(self) -> None:
        """Take away what has not been asked for in a long time."""
        oldest = time.time() - _DAYS * 86400
        for entry in self.folder.glob("*") if self.folder.exists() else ():
            if entry.stat().st_mtime < oldest:
                shutil.rmtree(entry, ignore_errors=True)

    def _entry(self, job: Job) -> Path:
        return self.folder / job.digest(program())
