"""`vankien print`: only the PDFs asked for."""

import os
from pathlib import Path

import click

from vankien.commands.loading import Loaded, load, stop_on_errors
from vankien.commands.options import root_option
from vankien.commands.printing import make_prints
from vankien.commands.recording import record_versions
from vankien.model.suggest import did_you_mean
from vankien.model.symbol import Symbol
from vankien.model.work import Work


@click.command("print")
@root_option
@click.argument("names", metavar="[MÃ…]", nargs=-1)
@click.option("--output", type=click.Path(file_okay=False, path_type=Path), default=Path("print"), show_default=True,
              help="Thư mục để ghi các tệp PDF.")  # fmt: skip
@click.option("--jobs", type=click.IntRange(1), default=os.cpu_count() or 1, show_default=True, help="Số tiến trình.")
def print_command(root: Path, names: tuple[str, ...], output: Path, jobs: int) -> None:
    """Làm bản in PDF khổ A4 của các văn bản được nêu (mã hoặc số, ký hiệu); không nêu thì làm tất cả."""
    loaded = load(root.resolve())
    stop_on_errors(loaded)
    chosen = {work.id: work for name in names for work in _named(name, loaded)}
    works = tuple(chosen.values()) if names else None
    for printed in sorted(make_prints(loaded, loaded.library.languages, output, jobs, works), key=lambda p: p.job_name):
        click.echo(f"{output / printed.job_name} ({printed.pages} trang)")
    for recorded in record_versions(loaded, works):
        click.echo(f"{recorded.path.as_posix()}: đã ghi phiên bản {recorded.version}", err=True)


def _named(name: str, loaded: Loaded) -> tuple[Work, ...]:
    works = loaded.library.works
    if name in works:
        return (works[name],)
    try:
        found = loaded.library.named(Symbol.parse(name))
    except ValueError:
        found = ()
    if not found:
        raise click.UsageError(f'không có văn bản "{name}"{did_you_mean(name, works)}')
    return found
