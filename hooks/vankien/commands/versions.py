"""`vankien versions`: the record of printed versions."""

from pathlib import Path

import click

from vankien.commands.loading import load, stop_on_errors
from vankien.commands.options import root_option
from vankien.commands.recording import record_versions


@click.command("versions")
@root_option
def versions_command(root: Path) -> None:
    """Ghi phiên bản hiện tại của mọi văn bản, để bản in về sau đối chiếu được; build và print tự làm việc này."""
    loaded = load(root.resolve())
    stop_on_errors(loaded)
    for recorded in list(record_versions(loaded)):
        click.echo(f"{recorded.path.as_posix()}: {recorded.version}")
