"""Options that several commands share."""

from pathlib import Path

import click

root_option = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="Thư mục của thư viện (mặc định: thư mục hiện tại).",
)
