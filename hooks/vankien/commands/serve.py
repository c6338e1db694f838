"""`vankien serve`: preview with live reload."""

import os
import subprocess
import sys
from pathlib import Path

import click

from vankien.commands.build import QUIET
from vankien.commands.options import root_option


@click.command("serve")
@root_option
@click.option("--language", default="vi", show_default=True, help="Ngôn ngữ được xem thử.")
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="Địa chỉ để mở trong trình duyệt.")
def serve_command(root: Path, language: str, address: str) -> None:
    """Xem thử trên máy; trang tự tải lại khi một tệp nguồn thay đổi. Dừng bằng Ctrl+C."""
    config = root.resolve() / "mkdocs.yml"
    if not config.exists():
        raise click.UsageError(f"{root} không phải thư mục của một thư viện (không có mkdocs.yml)")
    if not (root / "docs" / language).is_dir():
        raise click.UsageError(f'chưa có trang nào bằng ngôn ngữ "{language}" (không có thư mục docs/{language})')
    environment = {**os.environ, **QUIET, "VANKIEN_LANGUAGE": language, "VANKIEN_PREVIEW": "1", "PYTHONUTF8": "1"}
    # --livereload is named although it is the default: with some versions of click it is off otherwise.
    command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "-f", str(config), "-a", address]
    try:
        sys.exit(subprocess.run(command, env=environment, check=False).returncode)
    except KeyboardInterrupt:
        sys.exit(0)
