"""One job becomes its files."""

import os
from pathlib import Path

from vankien.outputs.print.fonts import use_print_fonts
from vankien.outputs.print.imposition import Imposition
from vankien.outputs.print.job import Job, Printed, PrintedFile
from vankien.outputs.print.limits import LIMITS, Limits, limit_memory, within


def make_print(job: Job, limits: Limits = LIMITS) -> tuple[Printed, dict[str, bytes]]:
    """The files of a job; what goes wrong with one text is told and keeps nothing else."""
    limit_memory(limits.memory)
    use_print_fonts()
    # Imported here, after fontconfig has been pointed to the print fonts; and only once something is to be made.
    from vankien.outputs.print.pdf import Refused

    try:
        with within(limits.time_for(job.html)):
            return _make(job)
    except Refused as refused:
        error = str(refused)
    except RecursionError:
        error = "nội dung lồng quá nhiều tầng"
    except MemoryError:
        error = "cần nhiều bộ nhớ hơn mức cho phép của một bản in"
    except (OSError, ValueError) as wrong:
        error = str(wrong) or type(wrong).__name__
    return failed(job, error), {}


def failed(job: Job, error: str) -> Printed:
    """A job that came to nothing."""
    return Printed(job.name, job.source, job.work, job.language, error=error)


def _make(job: Job) -> tuple[Printed, dict[str, bytes]]:
    from vankien.outputs.print.impose import impose
    from vankien.outputs.print.pdf import make_pdf
    from vankien.outputs.print.sheet_frame import frame_html

    pages = make_pdf(job.html, job.css)
    missing = set(pages.missing)
    a_sheet = 4 if job.sheets or job.variant == "booklet" else 2
    files: dict[str, bytes] = {}
    told = []
    if job.pages_wanted:
        files[job.name] = pages.data
        told.append(PrintedFile(job.name, job.variant, pages.pages, -(-pages.pages // a_sheet), len(pages.data)))
    if job.sheets:
        imposition = Imposition(pages.pages)
        frame = make_pdf(frame_html(job.frame, imposition), job.frame_css, accessible=False)
        missing |= set(frame.missing)
        for sheets in job.sheets:
            data = impose(pages.data, frame.data, imposition, by_hand=sheets.by_hand)
            files[sheets.name] = data
            guide = 1 if sheets.by_hand else 2 if len(imposition.gatherings) > 1 else 0
            count = 2 * imposition.sheets + guide
            told.append(PrintedFile(sheets.name, sheets.variant, count, imposition.sheets, len(data)))
    printed = Printed(job.name, job.source, job.work, job.language, tuple(told), "".join(sorted(missing)))
    return printed, files


def write_files(files: dict[str, bytes], folder: Path) -> None:
    """Put files into a folder, each whole or not at all."""
    for name, data in files.items():
        part = folder / f".{name}.part"
        try:
            part.write_bytes(data)
            os.replace(part, folder / name)
        finally:
            part.unlink(missing_ok=True)
