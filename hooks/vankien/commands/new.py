"""`vankien new`: the two files of a new work, ready to be filled in."""

import os
from datetime import date, datetime
from pathlib import Path

import click

from vankien.commands.options import root_option
from vankien.model.problem import Problem
from vankien.model.symbol import Symbol
from vankien.model.vocabulary import Body, Kind, Vocabulary
from vankien.model.work import work_id
from vankien.sources.vocabulary import read_vocabulary

WORK = """\
symbol: {symbol}
kind: {kind}
passed_by: {body}
date: {day}
# in_force: {day}
status: unknown   # in_force | replaced | repealed | unknown
fields: [{field}]
# relations:
#   - type: implements
#     work: 2024-57-nq-tw
sources:
  nguon-1:
    title: "Tên trang hoặc sách đã đọc"
    url: https://
    kind: page
"""
TEXT = """\
---
title: "Về …"
text_kind: summary   # summary: tóm tắt bằng lời của thư viện; official: nguyên văn
added: {today}
summary: >-
  Từ 100 đến 150 chữ: văn bản là gì, ai ban hành, ngày nào, quy định những gì, thay đổi gì.
key_points:
  - text: "Một câu."
    sources: [nguon-1]
---

## Nội dung

Viết nội dung ở đây; ghi nguồn ngay sau câu.[^nguon-1]
"""


@click.command("new")
@root_option
@click.argument("symbol_text", metavar="KÝ_HIỆU")
@click.argument("day_text", metavar="NGÀY")
@click.option("--kind", "kind_id", help="Thể loại, khi ký hiệu dùng cho nhiều thể loại (QĐ: quyet-dinh, quy-dinh).")
@click.option("--body", "body_id", help="Cơ quan ban hành, khi ký hiệu dùng cho nhiều cơ quan (/TW, /TU).")
def new_command(root: Path, symbol_text: str, day_text: str, kind_id: str | None, body_id: str | None) -> None:
    """Tạo thư mục của một văn bản mới, ví dụ: vankien new 57-NQ/TW 2024-12-22 --body BCT."""
    symbol, day = _symbol(symbol_text), _day(day_text)
    problems: list[Problem] = []
    vocabulary = read_vocabulary(root, problems)
    if problems:
        raise click.ClickException("\n".join(problem.text() for problem in problems))
    kind, body = _kind(symbol, kind_id, vocabulary), _body(symbol, body_id, vocabulary)
    folder = root / "resolutions" / work_id(symbol, day, body)
    if folder.exists():
        raise click.ClickException(f"{folder} đã có; không ghi đè")
    beside = folder.with_name(f".{folder.name}.part")
    beside.mkdir(parents=True, exist_ok=True)
    field = next(iter(vocabulary.fields), "")
    work = WORK.format(symbol=symbol, kind=kind.id, body=body.id, day=day.isoformat(), field=field)
    (beside / "work.yml").write_text(work, encoding="utf-8")
    (beside / "vi.md").write_text(TEXT.format(today=date.today().isoformat()), encoding="utf-8")
    os.replace(beside, folder)
    click.echo(f"Đã tạo {folder / 'work.yml'} và {folder / 'vi.md'}. Điền nội dung rồi chạy: vankien check")


def _symbol(text: str) -> Symbol:
    try:
        symbol = Symbol.parse(text)
    except ValueError:
        raise click.UsageError(f'"{text}" không đọc được như số, ký hiệu; viết như 57-NQ/TW') from None
    if symbol.is_partial:
        raise click.UsageError(f'"{text}" thiếu cơ quan ban hành; viết như {symbol}/TW')
    return symbol


def _day(text: str) -> date:
    for pattern in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            return datetime.strptime(text, pattern).date()
        except ValueError:
            continue
    raise click.UsageError(f'"{text}" không phải là một ngày có thật; viết như 2024-12-22 hoặc 22/12/2024')


def _kind(symbol: Symbol, name: str | None, vocabulary: Vocabulary) -> Kind:
    fitting = [kind for kind in vocabulary.kinds.values() if kind.abbreviations and kind.fits(symbol.kind or "QH")]
    if name is not None:
        if name not in vocabulary.kinds:
            raise click.UsageError(f'thể loại "{name}" không có trong danh mục; có: {", ".join(vocabulary.kinds)}')
        if symbol.kind and not vocabulary.kinds[name].fits(symbol.kind):
            raise click.UsageError(f'ký hiệu {symbol} không hợp với thể loại "{name}"')
        return vocabulary.kinds[name]
    if len(fitting) == 1:
        return fitting[0]
    known = ", ".join(kind.id for kind in fitting or vocabulary.kinds.values())
    raise click.UsageError(f"ký hiệu {symbol} không cho biết thể loại; thêm --kind với một trong: {known}")


def _body(symbol: Symbol, name: str | None, vocabulary: Vocabulary) -> Body:
    fitting = [body for body in vocabulary.bodies.values() if body.suffixes and body.fits(symbol.body)]
    if name is not None:
        if name not in vocabulary.bodies:
            raise click.UsageError(f'cơ quan "{name}" không có trong danh mục; có: {", ".join(vocabulary.bodies)}')
        if not vocabulary.bodies[name].fits(symbol.body):
            raise click.UsageError(f'ký hiệu {symbol} không hợp với cơ quan "{name}"')
        return vocabulary.bodies[name]
    if len(fitting) == 1:
        return fitting[0]
    known = ", ".join(body.id for body in fitting or vocabulary.bodies.values())
    raise click.UsageError(f"ký hiệu {symbol} không cho biết cơ quan ban hành; thêm --body với một trong: {known}")
