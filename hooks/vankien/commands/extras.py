"""Libraries that only some commands need, and that are installed only where they are wanted."""

from importlib.util import find_spec

import click

_LIBRARIES = {"sign": "cryptography", "zim": "libzim"}
_USED_FOR = {"sign": "ký và kiểm chữ ký", "zim": "làm tệp .zim"}


def need(extra: str) -> None:
    """Stop, before anything is begun, where the library is missing; say how it is installed."""
    if find_spec(_LIBRARIES[extra]) is None:
        raise click.UsageError(
            f"chưa cài thư viện {_LIBRARIES[extra]}, cần để {_USED_FOR[extra]}. "
            "Chạy “make extras” trong thư mục của chương trình để cài."
        )
