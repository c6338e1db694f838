"""Which program makes the prints: everything but the text that a file depends on."""

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

from vankien.outputs.print.fonts import fonts_key

_LIBRARIES = ("weasyprint", "pydyf", "fonttools", "cssselect2", "tinycss2", "tinyhtml5", "pikepdf", "pillow")


@cache
def program() -> str:
    """One word that changes with our own code, the libraries and the fonts."""
    own = hashlib.sha256()
    for path in sorted(Path(__file__).parent.glob("*.py")):
        own.update(path.read_bytes())
    libraries = ";".join(f"{name}={version(name)}" for name in _LIBRARIES)
    return hashlib.sha256(f"{own.hexdigest()};{libraries};{fonts_key()}".encode()).hexdigest()[:16]
