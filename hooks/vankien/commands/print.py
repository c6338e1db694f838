"""`vankien print`: only the PDFs asked for."""

import os
from pathlib import Path

import click

from vankien.commands.loading import Loaded, load, stop_on_errors
from vankien.commands.options import root_option
from vankien.commands.printing import cluster_option, make_prints
from vankien.commands.recording import record_versions
from vankien.model.suggest import did_you_mean
from vankien.model.symbol import Symbol
from vankien.model.work import Work
from vankien.outputs.print.job import Job
from vankien.outputs.print.jobs import print_jobs
from vankien.outputs.print.pack_jobs import pack_jobs
from vankien.outputs.print.variant import DEFAULT_VARIANTS, Content, Variant


@click.command("print")
@root_option
@click.argument("names", metavar="[MÃ…]", nargs=-1)
@click.option(
    "--variant",
    "variants",
    type=click.Choice([variant.value for variant in Variant], case_sensitive=False),
    multiple=True,
    help="Loại bản in: A4 để phát, tập A5 để đọc, tập gấp cho máy tự lật giấy, tập gấp cho máy không tự lật, chữ lớn, "
    "song ngữ. Nêu được nhiều lần; không nêu thì làm tất cả.",
)
@click.option(
    "--content",
    type=click.Choice([content.value for content in Content], case_sensitive=False),
    default=Content.BOTH.value,
    show_default=True,
    help="In phần tóm tắt (summary), phần nội dung (text) hay cả hai (both).",
)
@click.option("--bw", "black", is_flag=True, help="Chỉ dùng mực đen, bỏ màu của tệp print.css.")
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("print"),
    show_default=True,
    help="Thư mục để ghi các tệp PDF.",
)
@click.option("--jobs", type=click.IntRange(1), default=os.cpu_count() or 1, show_default=True, help="Số tiến trình.")
@cluster_option
def print_command(
    root: Path,
    names: tuple[str, ...],
    variants: tuple[str, ...],
    content: str,
    black: bool,
    output: Path,
    jobs: int,
    cluster: str,
) -> None:  # fmt: skip
    """Làm bản in PDF của các văn bản (mã hoặc số, ký hiệu) và bộ tài liệu (mã) được nêu; không nêu thì làm tất cả."""
    loaded = load(root.resolve())
    stop_on_errors(loaded)
    library = loaded.library
    packs = tuple(library.packs[name] for name in dict.fromkeys(names) if name in library.packs)
    chosen = {work.id: work for name in names if name not in library.packs for work in _named(name, loaded)}
    works = tuple(chosen.values()) if names else None
    # A pack has no summary of its own: it is printed as it is, or not at all.
    bound = packs if names else library.packs.values() if content == Content.BOTH else ()
    shapes = tuple(map(Variant, variants)) or DEFAULT_VARIANTS
    style = loaded.settings.print_style
    wanted: list[Job] = []
    for views in map(loaded.views, library.languages):
        wanted += print_jobs(views, works, shapes, Content(content), black=black, house_style=style)
        wanted += pack_jobs(views, bound, shapes, black=black, house_style=style)
    made = make_prints(loaded, wanted, output, jobs, cluster)
    for file in sorted((file for one in made for file in one.files), key=lambda file: file.name):
        click.echo(f"{output / file.name} ({file.pages} trang, {file.sheets} tờ A4, {-(-file.bytes // 1000)} kB)")
    inside = {name: library.works[name] for pack in packs for name in pack.works}
    printed = tuple({**chosen, **inside}.values()) if names else None
    for recorded in list(record_versions(loaded, printed)):
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
        raise click.UsageError(f'không có văn bản "{name}"{did_you_mean(name, (*works, *loaded.library.packs))}')
    return found
