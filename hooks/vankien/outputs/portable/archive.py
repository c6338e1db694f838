"""A folder as one file, the same bytes for the same contents."""

import zipfile
from pathlib import Path

_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first day that the format knows; the days of files on this machine say nothing of the library."""
_READABLE = 0o100644 << 16


def write_zip(folder: Path, target: Path) -> None:
    """Pack a folder under its own name."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            entry = zipfile.ZipInfo(f"{folder.name}/{path.relative_to(folder).as_posix()}", _EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = _READABLE
            entry.create_system = 3
            archive.writestr(entry, path.read_bytes())
