"""A picture file, looked at before anything else opens it."""

import io
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path

from PIL import Image, ImageFile

from vankien.model.location import Location
from vankien.model.problem import Problem
from vankien.sources.svg_file import check_svg

RASTER = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".gif": "GIF", ".webp": "WEBP"}
"""Suffixes with the kind of picture that has to be inside."""
SUFFIXES = (*RASTER, ".svg")
LARGEST_KB = 2048
"""A page with a larger one is not read on a slow network."""
MOST_PIXELS = 20_000_000
"""A picture of a few kilobytes may unfold to gigabytes."""
_BROKEN = (OSError, ValueError, SyntaxError, OverflowError)
"""What Pillow raises, and the parsers inside it, at files that are no pictures."""


def picture_files(root: Path) -> Iterator[str]:
    """The pictures below `docs/`, as paths of the library."""
    for path in (root / "docs").rglob("*"):
        if path.suffix.lower() in SUFFIXES:
            yield path.relative_to(root).as_posix()


def check_picture(root: Path, path: Path, problems: list[Problem]) -> None:
    """Report what keeps a picture from being published: it is none, it is too large, or it is more than a picture."""
    here = Location(path.relative_to(root).as_posix())
    size = -(-path.stat().st_size // 1024)
    if size > LARGEST_KB:
        problems.append(Problem.at(here, "P-022", name=path.name, found=f"{size} kB", most=f"{LARGEST_KB} kB"))
        return
    data = path.read_bytes()
    if path.suffix.lower() == ".svg":
        check_svg(data, here, path.name, problems)
        return
    kind = RASTER[path.suffix.lower()]
    pixels = raster_pixels(data, kind)
    if pixels is not None and pixels > MOST_PIXELS:
        # Of a bomb Pillow does not say how large it is.
        found, most = (f"{min(number, 200_000_000) // 1_000_000} MP" for number in (pixels, MOST_PIXELS))
        problems.append(Problem.at(here, "P-022", name=path.name, found=found, most=most))
    elif pixels is None or not is_whole(data, kind):
        problems.append(Problem.at(here, "P-021", name=path.name, kind=kind))


def raster_pixels(data: bytes, *kinds: str) -> int | None:
    """How many points it has, as the head of the file says; None where it is no picture of these kinds."""
    try:
        with warnings.catch_warnings():
            # What Pillow only warns of is refused all the same.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=kinds) as picture:
                width, height = picture.size
    except Image.DecompressionBombError:
        return sys.maxsize
    except _BROKEN:
        return None
    return width * height


def is_whole(data: bytes, *kinds: str) -> bool:
    """Whether it can be drawn to its end; ask only when its size is known to be bearable."""
    # WeasyPrint, once imported, lets Pillow draw what is cut off.
    allowed, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        with Image.open(io.BytesIO(data), formats=kinds) as picture:
            picture.load()
    except _BROKEN:
        return False
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = allowed
    return True
