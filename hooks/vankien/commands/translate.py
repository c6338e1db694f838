"""`vankien translate`: a translation laid out, what of it is old, and the record of what it was made from."""

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from vankien.commands.loading import Loaded, load
from vankien.commands.options import root_option
from vankien.model.drift import drift, in_order
from vankien.model.expression import Expression
from vankien.model.labels import DEFAULT_LANGUAGE
from vankien.model.library import Library
from vankien.model.suggest import did_you_mean
from vankien.model.translatable import Key, translatable
from vankien.model.work import Work
from vankien.outputs.translation_form import new_form, updated_form, without_source
from vankien.outputs.wording import provision_name
from vankien.sources.made_from import made_from_path, made_from_text
from vankien.sources.replace_file import replace_file
from vankien.sources.yaml_file import is_language


@click.command("translate")
@root_option
@click.argument("names", nargs=-1, metavar="[MÃ] [NGÔN_NGỮ] [ĐỊA_CHỈ…]")
@click.option("--done", is_flag=True, help="Ghi rằng bản dịch nay khớp với bản tiếng Việt hiện tại.")
@click.option("--changed", is_flag=True, help="Liệt kê những gì phải dịch lại.")
def translate_command(root: Path, names: tuple[str, ...], *, done: bool, changed: bool) -> None:
    """
    Dịch một văn bản: vankien translate 2024-57-nq-tw en.

    Soạn sẵn tệp dịch, mỗi chỗ có câu tiếng Việt ngay trên; tệp đã có thì chỉ thêm những chỗ đã cũ hoặc còn thiếu.
    Dịch xong thì chạy lại với --done; nêu địa chỉ (II.3, summary …) nếu chỉ mới dịch lại các chỗ ấy.
    “vankien translate en --done” ghi lần đầu cho những gì của tiếng Anh chưa có bản ghi.
    """
    loaded = load(root)
    if changed:
        _list_changed(loaded, names)
    elif done and len(names) == 1 and is_language(names[0]):
        _record_first(loaded, names[0])
    elif len(names) < 2 or (names[2:] and not done):
        raise click.UsageError("nêu mã văn bản và mã ngôn ngữ, ví dụ: vankien translate 2024-57-nq-tw en")
    else:
        work, language = _work(loaded.library, names[0]), _language(names[1])
        if done:
            _record(loaded, work, language, names[2:])
        else:
            _lay_out(loaded, work, language)


def _work(library: Library, name: str) -> Work:
    if name not in library.works:
        raise click.UsageError(f'không có văn bản "{name}"{did_you_mean(name, library.works)}')
    return library.works[name]


def _language(name: str) -> str:
    if not is_language(name) or name == DEFAULT_LANGUAGE:
        raise click.UsageError(f'"{name}" không phải mã của một ngôn ngữ dịch sang; viết như en, ru, tyz')
    return name


def _lay_out(loaded: Loaded, work: Work, language: str) -> None:
    path = loaded.root / "resolutions" / work.id / f"{language}.md"
    if not path.exists():
        replace_file(path, new_form(work, language, date.today()))
        click.echo(f"Đã tạo {path}. Dịch vào mỗi chỗ ghi [chưa dịch], rồi chạy: vankien check")
        return
    expression = work.expressions.get(language)
    if expression is None:
        _told(loaded, path)
        raise click.ClickException(f"{path} có lỗi, chưa đọc được; hãy sửa lỗi trên trước")
    found = drift(work, expression)
    # Bytes may have been typed in Windows: lines end as one, and nothing else changes.
    before = path.read_text(encoding="utf-8-sig")
    after = updated_form(before, work, expression, found) if found.stale or found.missing else without_source(before)
    if after != before:
        replace_file(path, after)
    if not found.stale and not found.missing:
        click.echo(f"{path}: không có chỗ nào phải dịch lại")
    else:
        click.echo(
            f"{path}: {len(found.stale)} chỗ đã cũ, {len(found.missing)} chỗ còn thiếu; câu tiếng Việt hiện tại ở các "
            f"dòng vi> ngay trên. Dịch xong thì chạy: vankien translate {work.id} {language} --done"
        )
    for anchor in found.provisions(found.surplus):
        click.echo(f"Thừa: #{anchor}, bản tiếng Việt không còn mục này; hãy bỏ khỏi bản dịch")


def _told(loaded: Loaded, path: Path) -> bool:
    """Print the errors of a file; whether there are any."""
    name = path.relative_to(loaded.root).as_posix()
    errors = [problem for problem in loaded.problems if problem.path == name and problem.is_error]
    for problem in errors:
        click.echo(problem.text(), err=True)
    return bool(errors)


def _record(loaded: Loaded, work: Work, language: str, named: tuple[str, ...]) -> None:
    path = loaded.root / "resolutions" / work.id / f"{language}.md"
    expression = work.expressions.get(language)
    if _told(loaded, path) or expression is None:
        raise click.ClickException(f"chưa ghi: {path} chưa có hoặc còn lỗi")
    if refused := list(_refusals(work, expression, named)):
        raise click.ClickException("\n".join(["chưa ghi:", *refused]))
    keys = {key for key in translatable(work, expression) if not named or key[1] in named}
    _write(loaded, work, expression, keys)
    click.echo(f"{made_from_path(path.parent, language)}: {len(keys)} phần khớp với bản tiếng Việt hiện tại")
    if not named:
        before = path.read_text(encoding="utf-8-sig")
        if (after := without_source(before)) != before:
            replace_file(path, after)


def _refusals(work: Work, expression: Expression, named: tuple[str, ...]) -> Iterator[str]:
    """What has to be put right before a translation can be said to be that of the source at hand."""
    found = drift(work, expression)
    wanted, there = translatable(work, work.source_text), translatable(work, expression)
    for name in named:
        known = {key[1] for key in wanted}
        if name not in known:
            yield f'  "{name}" không có trong bản tiếng Việt{did_you_mean(name, known)}'
        elif name not in {key[1] for key in there} or name in {key[1] for key in found.missing}:
            yield f'  "{name}" chưa có trong bản dịch'
    if not named:
        yield from (f"  còn thiếu: {_called(key)}" for key in found.missing)
        yield from (f"  thừa, bản tiếng Việt không có: {_called(key)}" for key in found.surplus)


def _called(key: Key) -> str:
    return f"#{key[1]}" if key[0] == "provisions" else key[1]


def _write(loaded: Loaded, work: Work, expression: Expression, keys: set[Key]) -> None:
    """The record anew: pieces whose source has not changed keep their day, what is no longer there falls out."""
    wanted = translatable(work, work.source_text)
    before = expression.made_from.pieces if expression.made_from else {}
    pieces: dict[Key, tuple[str, date]] = {
        key: (made.source, made.date) for key, made in before.items() if key in wanted
    }
    for key in keys & wanted.keys():
        if key not in pieces or pieces[key][0] != wanted[key]:
            pieces[key] = wanted[key], date.today()
    lines = [(key, *pieces[key]) for key in in_order(set(pieces), work)]
    folder = loaded.root / "resolutions" / work.id
    replace_file(made_from_path(folder, expression.language), made_from_text(lines))


def _record_first(loaded: Loaded, language: str) -> None:
    """Whatever of a language has no record yet, in translations that are whole; what is old stays old."""
    refused = 0
    for work in loaded.library.works.values():
        expression = work.expressions.get(language)
        keys = set(drift(work, expression).unrecorded) if expression is not None else set()
        if expression is None or not keys:
            continue
        reasons = list(_refusals(work, expression, ()))
        if reasons:
            refused += 1
            click.echo("\n".join([f"{expression.location.path}: chưa ghi", *reasons]))
        else:
            _write(loaded, work, expression, keys)
            click.echo(f"{expression.location.path}: đã ghi {len(keys)} phần")
    sys.exit(1 if refused else 0)


def _list_changed(loaded: Loaded, names: tuple[str, ...]) -> None:
    languages = [_language(name) for name in names] or [
        name for name in loaded.library.languages if name != DEFAULT_LANGUAGE
    ]
    tr = loaded.views(DEFAULT_LANGUAGE).tr
    for work in loaded.library.works.values():
        source = {p.anchor: provision_name(p, tr) for p in work.source_text.outline.provisions}
        for language in languages:
            expression = work.expressions.get(language)
            if expression is None:
                click.echo(f"resolutions/{work.id}/{language}.md: chưa có")
                continue
            found = drift(work, expression)
            own = {p.anchor: p for p in expression.outline.provisions}
            for word, keys in (("đã cũ", found.stale), ("còn thiếu", found.missing), ("thừa", found.surplus)):
                for key in keys:
                    provision = own.get(key[1]) if key[0] == "provisions" else None
                    line = expression.at(provision.line).line if provision else _line(expression, key)
                    name = f" ({source[key[1]]})" if key[0] == "provisions" and key[1] in source else ""
                    click.echo(f"{expression.location.path}:{line}: {word}: {_called(key)}{name}")
            if found.unrecorded:
                what = f"{len(found.unrecorded)} phần" if found.recorded else "cả bản dịch"
                click.echo(f"{expression.location.path}: chưa ghi đã dịch từ câu nào: {what}")


def _line(expression: Expression, key: Key) -> int:
    place = expression.lines.get(key[1])
    return place.line if place else expression.location.line
