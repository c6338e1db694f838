"""A source file that the program writes."""

from pathlib import Path


def replace_file(path: Path, text: str) -> None:
    """Write it in one step: a file that is cut off would stop the next build."""
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_text(text, encoding="utf-8", newline="")
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
