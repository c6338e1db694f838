"""One engine lays out one text in a process of its own, and tells what that cost: `python -m benchmarks.print.one`."""

import ctypes
import json
import os
import resource
import subprocess
import sys
import tempfile
from contextlib import suppress
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader

from benchmarks.print.sample import sample
from vankien.outputs.print.fonts import use_print_fonts

_SET_CHILD_SUBREAPER = 36
"""What Linux calls it in `prctl.h`."""
HERE = Path(__file__).parent


def seconds(who: int = resource.RUSAGE_SELF) -> float:
    """Processor time so far."""
    used = resource.getrusage(who)
    return used.ru_utime + used.ru_stime


def ours(html: str, css: str) -> bytes:
    """As the prints are made."""
    use_print_fonts()
    from vankien.outputs.print.pdf import make_pdf

    return make_pdf(html, css).data


def plain(html: str, css: str, style: str = "", variant: str | None = "pdf/a-2a") -> bytes:
    """WeasyPrint by its front door: the same HTML, style sheet and fonts, as PDF/A with tags."""
    folder = use_print_fonts()
    # The fonts are ours, cut once; how they are found is WeasyPrint's.
    os.environ.pop("FONTCONFIG_FILE")
    from weasyprint import HTML

    faces = "".join(
        f'@font-face{{font-family:"{name}";font-weight:{weight};font-style:{slope};'
        f"src:url({(folder / f'{file}-{weight}-{slope}.ttf').as_uri()})}}"
        for name, file, slope, weight in FACES
    )
    whole = html.replace("</head>", f"<style>{faces}{css}{style}</style></head>")
    data: bytes = HTML(string=whole).write_pdf(pdf_variant=variant, pdf_tags=variant is not None)
    return data


def bare(html: str, css: str) -> bytes:
    """The same without tags and without a standard: the least that WeasyPrint does."""
    return plain(html, css, variant=None)


def careless(html: str, css: str) -> bytes:
    """The same with a style sheet that does not care what it costs."""
    return plain(html, css, (HERE / "plain.css").read_text(encoding="utf-8"))


def chromium(html: str, css: str) -> bytes:
    """What a browser prints: without page references, running heads and footnotes, which it does not know."""
    # Its processes outlive the one that started them: they become ours, so that what they took is counted.
    ctypes.CDLL(None).prctl(_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    with tempfile.TemporaryDirectory() as folder:
        page, target = Path(folder) / "page.html", Path(folder) / "page.pdf"
        page.write_text(html.replace("</head>", f"<style>{css}</style></head>"), encoding="utf-8")
        options = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile"]
        subprocess.run(
            ["chromium", *options, f"--print-to-pdf={target}", page.as_uri()], check=True, capture_output=True
        )
        with suppress(ChildProcessError):
            while True:
                os.waitpid(-1, 0)
        return target.read_bytes()


ENGINES = {"ours": ours, "plain": plain, "bare": bare, "careless": careless, "chromium": chromium}
FACES = (
    ("Noto Serif", "noto-serif", "normal", 400),
    ("Noto Serif", "noto-serif", "normal", 700),
    ("Noto Serif", "noto-serif", "italic", 400),
    ("Noto Serif", "noto-serif", "italic", 700),
    ("Noto Sans", "noto-sans", "normal", 400),
    ("Noto Sans", "noto-sans", "normal", 700),
)
"""Name, file, slope and weight of each."""


def spent() -> float:
    """Processor time so far, of this process and of those that it started."""
    return seconds() + seconds(resource.RUSAGE_CHILDREN)


if __name__ == "__main__":
    engine, times, again = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    job = sample(times)
    taken = []
    for _ in range(1 + again):
        before = spent()
        made = ENGINES[engine](job.html, job.css)
        taken.append(spent() - before)
    who = resource.RUSAGE_CHILDREN if engine == "chromium" else resource.RUSAGE_SELF
    told = {
        "engine": engine,
        "pages": len(PdfReader(BytesIO(made)).pages),
        "first": taken[0],
        "next": taken[-1] if again else None,
        "MB": resource.getrusage(who).ru_maxrss // 1024,
        "kB": len(made) // 1000,
    }
    sys.stdout.write(json.dumps(told))
