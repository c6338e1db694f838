"""The command `vankien`."""

import io
import sys

import click

from vankien import __version__
from vankien.commands.build import build_command
from vankien.commands.check import check_command
from vankien.commands.new import new_command
from vankien.commands.print import print_command
from vankien.commands.serve import serve_command
from vankien.commands.status import status_command


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="vankien")
def main() -> None:
    """Văn Kiện: từ một thư mục Markdown thành thư viện học tập văn kiện."""
    # A terminal or a log that cannot show a letter shows "?", and the rest is told.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


for command in (build_command, check_command, new_command, print_command, serve_command, status_command):
    main.add_command(command)
