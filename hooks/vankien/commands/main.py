"""The command `vankien`."""

import io
import signal
import sys
from importlib import import_module
from typing import Any, NoReturn

import click

from vankien import __version__
from vankien.model.problem import printable

COMMANDS = (
    "build", "check", "key", "new", "print", "questions", "serve", "status", "tally", "translate", "verify", "versions",
)  # fmt: skip
"""Each is a module of this package, loaded when it is asked for: not all need a printer and a search index."""


class _Commands(click.Group):
    """The commands; what the system refuses is told in a sentence."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Their names, for the help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"vankien.commands.{cmd_name}"), f"{cmd_name}_command")
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run one of them."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise  # "vankien check | head": click ends quietly
        except OSError as error:
            reason = f"{error.strerror or error} ({printable(str(error.filename or ''))})"
            raise click.ClickException(f"không đọc hoặc ghi được: {reason}") from None


def _stop(number: int, _: object) -> NoReturn:
    """Asked to end by the system: end as after Ctrl+C, so that nothing half made and no helper is left behind."""
    sys.exit(128 + number)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="vankien")
def main() -> None:
    """Văn Kiện: từ một thư mục Markdown thành thư viện học tập văn kiện."""
    # A terminal or a log that cannot show a letter shows "?", and the rest is told.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _stop)
