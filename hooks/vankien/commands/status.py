"""`vankien status`: works and languages."""

import json
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import click

from vankien.commands.loading import Loaded, load
from vankien.commands.options import root_option
from vankien.model.labels import DEFAULT_LANGUAGE
from vankien.model.translation_state import TranslationState, translation_state

WIDTH = 100
"""Of a terminal; more languages than fit are told in a second table."""
_CELL = 12
_SUMS: tuple[tuple[str, Callable[[TranslationState], bool]], ...] = (
    ("có", lambda state: state.is_there),
    ("chưa có", lambda state: not state.is_there),
    ("phải sửa lại", lambda state: state.stale > 0),
    ("chưa duyệt", lambda state: state.is_there and not state.is_reviewed),
    ("chưa ghi", lambda state: state.is_there and not state.drift.recorded),
)


@click.command("status")
@root_option
@click.option("--json", "as_json", is_flag=True, help="In ở dạng JSON, cho chương trình khác đọc.")
def status_command(root: Path, *, as_json: bool) -> None:
    """Bảng văn bản × ngôn ngữ: có, thiếu, đã cũ, chưa người bản ngữ đọc lại, chưa ghi dịch từ đâu."""
    loaded = load(root)
    languages = _languages(loaded)
    states = {
        work.id: {language: translation_state(work, language) for language in languages}
        for work in loaded.library.works.values()
    }
    if as_json:
        click.echo(json.dumps({work: _data(of) for work, of in states.items()}, ensure_ascii=False, indent=1))
        return
    for line in _lines(states, languages):
        click.echo(line)


def _languages(loaded: Loaded) -> list[str]:
    found = {name for work in loaded.library.works.values() for name in work.expressions}
    return [DEFAULT_LANGUAGE, *sorted({*found, *loaded.library.languages} - {DEFAULT_LANGUAGE})]


def _lines(states: dict[str, dict[str, TranslationState]], languages: Sequence[str]) -> Iterator[str]:
    width = max([*(len(work) for work in states), *(len(label) for label, _ in _SUMS)])
    width = min(width, WIDTH - _CELL - 2)
    fit = max((WIDTH - width) // _CELL, 1)
    for begin in range(0, len(languages), fit):
        shown = languages[begin : begin + fit]
        if begin:
            yield ""
        yield _row("", shown, width)
        for work, of in states.items():
            yield _row(work, [_cell(of[language]) for language in shown], width)
        yield ""
        for label, counts in _SUMS:
            sums = [sum(counts(of[language]) for of in states.values()) for language in shown]
            yield _row(label, [str(number) for number in sums], width)
    yield ""
    yield "cũ 2: hai chỗ cũ hơn bản tiếng Việt; thiếu 1, thừa 1: một chỗ bản dịch thiếu hoặc thừa"
    yield "–: chưa có bản dịch; *: chưa ai đọc lại; ?: chưa ghi đã dịch từ câu nào; +: còn loại khác"


def _row(head: str, cells: Sequence[str], width: int) -> str:
    return (_padded(head, width) + "".join(f"  {_padded(cell, _CELL - 2)}" for cell in cells)).rstrip()


def _padded(text: str, width: int) -> str:
    """By what is seen: a letter and its mark may be two characters."""
    text = unicodedata.normalize("NFC", text)
    return text[: max(width, 0)].ljust(width)


def _cell(state: TranslationState) -> str:
    if state.expression is None:
        return "–"
    if state.is_source:
        return "nguyên văn" if state.expression.text_kind.value == "official" else "tóm tắt"
    found = state.drift
    counts = (("cũ", found.stale), ("thiếu", found.missing), ("thừa", found.surplus))
    behind = [(word, len(keys)) for word, keys in counts if keys]
    # The first of them has room; `vankien translate --changed` names all.
    said = f"{behind[0][0]} {behind[0][1]}{'+' if len(behind) > 1 else ''}" if behind else "đủ"
    marks = ("" if state.is_reviewed else "*") + ("" if found.recorded else "?")
    return f"{said} {marks}".rstrip()


def _data(of: dict[str, TranslationState]) -> dict[str, dict[str, object]]:
    return {
        language: {
            "present": state.is_there,
            "source": state.is_source,
            "reviewed": state.is_reviewed,
            "recorded": state.is_there and state.drift.recorded,
            "stale": [name for _, name in state.drift.stale],
            "missing": [name for _, name in state.drift.missing],
            "surplus": [name for _, name in state.drift.surplus],
        }
        for language, state in of.items()
    }
