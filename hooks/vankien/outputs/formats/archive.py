"""A ZIP file that is the same byte for byte whenever its contents are: no times, one order, one way of packing."""

import io
import zipfile
from collections.abc import Iterable

_NO_TIME = (1980, 1, 1, 0, 0, 0)


def archive(files: Iterable[tuple[str, str | bytes]], stored: tuple[str, ...] = ()) -> bytes:
    """The files in the order given; those named in `stored` are not packed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as target:
        for name, data in files:
            entry = zipfile.ZipInfo(name, _NO_TIME)
            entry.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            entry.create_system = 3
            target.writestr(entry, data, compresslevel=9)
    return buffer.getvalue()
