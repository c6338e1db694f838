"""`vankien status`: works and languages."""

from pathlib import Path

import click

from vankien.commands.loading import Loaded, load
from vankien.commands.options import root_option
from vankien.model.expression import Expression, Origin
from vankien.model.labels import DEFAULT_LANGUAGE
from vankien.model.work import Work


@click.command("status")
@root_option
def status_command(root: Path) -> None:
    """Bảng văn bản × ngôn ngữ: có, thiếu, chưa người bản ngữ đọc lại."""
    loaded = load(root)
    languages = _languages(loaded)
    width = max((len(work.id) for work in loaded.library.works.values()), default=8)
    click.echo("  ".join(["".ljust(width), *(language.ljust(12) for language in languages)]).rstrip())
    counts = dict.fromkeys(languages, 0)
    for work in loaded.library.works.values():
        cells = []
        for language in languages:
            counts[language] += language in work.expressions
            cells.append(_cell(work, language).ljust(12))
        click.echo("  ".join([work.id.ljust(width), *cells]).rstrip())
    total = len(loaded.library.works)
    click.echo("  ".join(["".ljust(width), *(f"{counts[name]}/{total}".ljust(12) for name in languages)]).rstrip())


def _languages(loaded: Loaded) -> list[str]:
    found = {name for work in loaded.library.works.values() for name in work.expressions}
    return [DEFAULT_LANGUAGE, *sorted({*found, *loaded.library.languages} - {DEFAULT_LANGUAGE})]


def _cell(work: Work, language: str) -> str:
    expression: Expression | None = work.expressions.get(language)
    if expression is None:
        return "thiếu"
    record = expression.translation
    if record is None:
        return "nguyên văn" if expression.text_kind.value == "official" else "tóm tắt"
    if record.reviewed_by or record.origin is Origin.OFFICIAL:
        return "có"
    return "chưa duyệt"
