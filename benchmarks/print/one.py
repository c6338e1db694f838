"""One engine lays out one text in a process of its own, and tells what that cost: `python -m benchmarks.print.one`."""

import json
import resource
import subprocess
import sys
import tempfile
from io import BytesIO
from pathlib import Path

import fontpkg
from pypdf import PdfReader

from benchmarks.print.sample import sample

HERE = Path(__file__).parent


def seconds(who: int = resource.RUSAGE_SELF) -> float:
    """Processor time so far."""
    used = resource.getrusage(who)
    return used.ru_utime + used.ru_stime


def ours(html: str, css: str) -> bytes:
    """As the prints are made."""
    from vankien.outputs.print.fonts import use_print_fonts

    use_print_fonts()
    from vankien.outputs.print.pdf import make_pdf

    return make_pdf(html, css).data


def plain(html: str, css: str, style: str = "") -> bytes:
    """WeasyPrint by its front door: the same HTML, fonts named by `@font-face`, tags and PDF/UA."""
    from weasyprint import HTML

    faces = "".join(
        f'@font-face{{font-family:"{name}";font-weight:100 900;font-style:{slope};'
        f"src:url({Path(fontpkg.path(key, 400, slope)).as_uri()})}}"
        for name, key, slope in (
            ("Noto Serif", "noto-serif", "normal"),
            ("Noto Serif", "noto-serif", "italic"),
            ("Noto Sans", "noto-sans", "normal"),
        )
    )
    whole = html.replace("</head>", f"<style>{faces}{css}{style}</style></head>")
    data: bytes = HTML(string=whole).write_pdf(pdf_variant="pdf/ua-1")
    return data


def careless(html: str, css: str) -> bytes:
    """The same with a style sheet that does not care what it costs."""
    return plain(html, css, (HERE / "plain.css").read_text(encoding="utf-8"))


def chromium(html: str, css: str) -> bytes:
    """What a browser prints: without page references, running heads and footnotes, which it does not know."""
    with tempfile.TemporaryDirectory() as folder:
        page, target = Path(folder) / "page.html", Path(folder) / "page.pdf"
        page.write_text(html.replace("</head>", f"<style>{css}</style></head>"), encoding="utf-8")
        options = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile"]
        subprocess.run(
            ["chromium", *options, f"--print-to-pdf={target}", page.as_uri()], check=True, capture_output=True
        )
        return target.read_bytes()


ENGINES = {"ours": ours, "plain": plain, "careless": careless, "chromium": chromium}

if __name__ == "__main__":
    engine, times = sys.argv[1], int(sys.argv[2])
    job = sample(times)
    before = seconds() + seconds(resource.RUSAGE_CHILDREN)
    made = ENGINES[engine](job.html, job.css)
    spent = seconds() + seconds(resource.RUSAGE_CHILDREN) - before
    who = resource.RUSAGE_CHILDREN if engine == "chromium" else resource.RUSAGE_SELF
    peak = resource.getrusage(who).ru_maxrss // 1024
    told = {
        "engine": engine,
        "pages": len(PdfReader(BytesIO(made)).pages),
        "seconds": spent,
        "MB": peak,
        "kB": len(made) // 1000,
    }
    sys.stdout.write(json.dumps(told))
