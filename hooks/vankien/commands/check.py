"""`vankien check`: all faults of all sources."""

import sys
import unicodedata
from pathlib import Path

import click

from vankien.commands.loading import load, report
from vankien.commands.options import root_option
from vankien.sources.library import SOURCES


@click.command("check")
@root_option
@click.option("--lang", "language", type=click.Choice(["vi", "en"]), default="vi", help="Ngôn ngữ của thông báo.")
@click.option("--fix", is_flag=True, help="Sửa những gì sửa được mà không đổi chữ nào: Unicode dựng sẵn (NFC).")
def check_command(root: Path, language: str, fix: bool) -> None:
    """Tìm mọi lỗi trong mọi tệp nguồn. Thoát với mã 0 nếu không có lỗi, 1 nếu có."""
    if fix:
        _fix(root)
    loaded = load(root)
    report(loaded, language)
    sys.exit(1 if loaded.errors else 0)


def _fix(root: Path) -> None:
    for folder in SOURCES:
        for path in sorted((root / folder).rglob("*")):
            if path.suffix not in (".yml", ".md"):
                continue
            try:
                text = path.read_bytes().decode("utf-8")
            except (UnicodeDecodeError, OSError):
                continue  # the check that follows says what is wrong with it
            fixed = unicodedata.normalize("NFC", text)
            if fixed != text:
                path.write_bytes(fixed.encode("utf-8"))
                click.echo(f"{path.relative_to(root).as_posix()}: đã chuyển về Unicode dựng sẵn")
