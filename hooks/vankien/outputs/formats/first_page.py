"""A small picture of a print's first page, so that an organiser sees what will come out of the printer."""

import io

import pypdfium2

WIDTH, HEIGHT = 180, 255
"""Of an A4 page, in pixels; shown at two thirds of it, so that it is sharp on a phone."""
_QUALITY = 40


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
