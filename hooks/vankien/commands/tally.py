"""`vankien tally`: what a study session achieved, from its sheets, without anybody's name."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

import click

from vankien.commands.loading import Loaded, load, stop_on_errors
from vankien.commands.options import root_option
from vankien.model.labels import DEFAULT_LANGUAGE
from vankien.model.location import Location
from vankien.model.problem import Problem
from vankien.model.suggest import did_you_mean
from vankien.model.text import slug
from vankien.model.work import Work
from vankien.outputs.addresses import Addresses
from vankien.outputs.interface import Interface
from vankien.outputs.print.print_all import print_all
from vankien.outputs.print.print_pool import print_in_pool
from vankien.outputs.question_set import work_questions
from vankien.outputs.tally.forms import HELP, HELP_FILE
from vankien.outputs.tally.measures import SessionMeasures, measure
from vankien.outputs.tally.result import Session
from vankien.outputs.tally.result_page import result_job, result_page
from vankien.outputs.wording import work_name
from vankien.sources.settings import SAMPLE_URL, read_settings
from vankien.sources.tally import read_tally


@dataclass(frozen=True, slots=True)
class _Spoken:
    tr: Interface
    language: str


@click.command("tally")
@root_option
@click.argument("file", metavar="TỆP.csv", type=click.Path(exists=True, path_type=Path))
@click.option(
    "--pre",
    type=click.Path(exists=True, path_type=Path),
    metavar="TỆP.csv",
    help="Bảng của các phiếu trước buổi học, khi nằm ở tệp riêng; tệp chính khi ấy là của các phiếu sau.",
)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("tally"),
    show_default=True,
    help="Thư mục để ghi trang kết quả và bản in.",
)
@click.option(
    "--work", "work_id", metavar="MÃ", default="", help="Mã của văn bản đã học, để ghi tên văn bản và câu hỏi."
)
@click.option("--title", default="", help="Tên buổi học, ghi ở đầu trang.")
@click.option(
    "--date",
    "day",
    type=click.DateTime(["%Y-%m-%d", "%d/%m/%Y"]),
    metavar="NGÀY",
    help="Ngày của buổi học, như 2026-11-20 hoặc 20/11/2026.",
)
@click.option("--lang", "language", type=click.Choice(["vi", "en"]), default="vi", help="Ngôn ngữ của kết quả.")
def tally_command(
    root: Path, file: Path, pre: Path | None, out: Path, work_id: str, title: str, day: date | None, language: str
) -> None:  # fmt: skip
    """Tính kết quả một buổi học từ bảng đếm phiếu TỆP.csv, thành một trang và một bản in PDF. Không nhận tên người."""
    tr = Interface(language)
    problems: list[Problem] = []
    tally = read_tally(file, pre, problems)
    for problem in sorted(problems, key=lambda problem: problem.order):
        click.echo(problem.text(language))
    if tally is None:
        click.echo({"vi": "Chưa tính gì: hãy sửa các lỗi trên.", "en": "Nothing was reckoned."}[language], err=True)
        sys.exit(1)
    session = _session(root, work_id, title, tr.day(day) if day else "", tr)
    found = measure(tally)
    name = slug(file.stem) or "session"
    out.mkdir(parents=True, exist_ok=True)
    page = out / f"{name}.tally.{language}.html"
    page.write_text(result_page(found, session, tr), encoding="utf-8", newline="")
    click.echo(page.as_posix())
    for path in _printed(found, session, tr, name, (day or date.today()).strftime("%Y-%m-%d"), out):
        click.echo(path.as_posix())


def _session(root: Path, work_id: str, title: str, day: str, tr: Interface) -> Session:
    """What is said of it; a library is read only where a work of it is named."""
    addresses = Addresses(tr.language)
    if not work_id:
        url = read_settings(root, []).site_url if (root / "mkdocs.yml").exists() else SAMPLE_URL
        return Session(title, day, method=_method(root, url, addresses))
    loaded = load(root.resolve())
    stop_on_errors(loaded)
    work = loaded.library.works.get(work_id)
    if work is None:
        raise click.UsageError(f'không có văn bản "{work_id}"{did_you_mean(work_id, loaded.library.works)}')
    url = loaded.settings.site_url
    return Session(
        title,
        day,
        f"{work_name(work, tr)}: {work.best(tr.language).title}",
        "" if url == SAMPLE_URL else url + loaded.views(tr.language).addresses.work(work),
        _texts(work, loaded, tr.language),
        _method(root, url, addresses),
    )


def _texts(work: Work, loaded: Loaded, language: str) -> dict[str, str]:
    """The words of its questions, by id and by the number that the answer key gives them."""
    asked = work_questions(work, loaded.views(language)) or work_questions(work, loaded.views(DEFAULT_LANGUAGE))
    numbered = enumerate(asked.questions if asked else (), 1)
    return {name: q.text.best(language) for number, q in numbered for name in (str(number), q.id)}


def _method(root: Path, site_url: str, addresses: Addresses) -> str:
    """The page that explains the measures, where the library has it and a real address."""
    is_there = site_url not in (SAMPLE_URL, "/") and (root / HELP_FILE).exists()
    return site_url + addresses.page(HELP) if is_there else ""


def _printed(
    found: SessionMeasures, session: Session, tr: Interface, name: str, created: str, out: Path
) -> Iterator[Path]:
    # Not through the cache of the library's prints: nothing of a session is kept anywhere but in its results.
    job = result_job(found, session, _Spoken(tr, tr.language), name, created)
    for printed in print_all([job], out, partial(print_in_pool, workers=1)):
        if printed.missing or printed.error:
            characters = " ".join(f"U+{ord(c):04X}" for c in printed.missing)
            place = Location((out / job.name).as_posix())
            code = Problem.at(place, "P-001", name=job.name, characters=characters) if printed.missing else Problem.at(
                place, "P-003", name=job.name, reason=printed.error
            )  # fmt: skip
            click.echo(code.text(tr.language))
            raise click.ClickException("không làm được bản in PDF; trang kết quả đã có")
        yield from (out / file.name for file in printed.files)
