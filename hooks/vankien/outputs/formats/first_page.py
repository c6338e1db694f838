"""A small picture of a print's first page, so that an organiser sees what will come out of the printer."""

import hashlib
import io
from importlib.metadata import version

import pypdfium2

from vankien.outputs.downloads import PICTURE, Download
from vankien.outputs.print.job import Job

WIDTH, HEIGHT = 180, 255
"""Of an A4 page, in pixels; shown at two thirds of it, so that it is sharp on a phone."""
_QUALITY = 40


def picture_job(paper: Download, pdf: bytes) -> Job:
    """The picture as a thing to be made, so that the cache of prints keeps it: it depends on the print and on us."""
    how = f"{WIDTH}x{HEIGHT} {_QUALITY} {version('pypdfium2')} {hashlib.sha256(pdf).hexdigest()}"
    name = f"{paper.work}.{paper.language}.webp"
    return Job(name, paper.work, PICTURE, paper.language, html=how, css="", source=paper.name)


def first_page(pdf: bytes) -> bytes:
    """The picture as WebP, in grey: a few kilobytes."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[0]
        scale = min(WIDTH / page.get_width(), HEIGHT / page.get_height())
        picture = page.render(scale=scale, grayscale=True).to_pil()
    finally:
        document.close()
    buffer = io.BytesIO()
    picture.resize((WIDTH, HEIGHT)).save(buffer, "WEBP", quality=_QUALITY, method=6)
    return buffer.getvalue()
