"""`vankien questions`: which questions there are, and the record of what they were compared with."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from vankien.commands.loading import Loaded, load
from vankien.commands.options import root_option
from vankien.model.bound_state import state_in_history, state_in_work
from vankien.model.questions import QuestionKind, Questions
from vankien.model.suggest import did_you_mean
from vankien.sources.confirmed import confirmed_path, confirmed_text
from vankien.sources.history import FOLDER as HISTORY
from vankien.sources.history import QUESTIONS as OF_PERIODS
from vankien.sources.questions import NAME
from vankien.sources.replace_file import replace_file


@dataclass(frozen=True, slots=True)
class _File:
    """The questions of a work or a period, and the state of what each is bound to."""

    name: str
    path: Path
    questions: Questions
    states: dict[str, str]

    @property
    def new(self) -> list[str]:
        return [question.id for question in self.questions.items if question.id not in self.questions.confirmed]

    @property
    def changed(self) -> list[str]:
        confirmed = self.questions.confirmed
        return [name for name, state in self.states.items() if name in confirmed and confirmed[name].state != state]


@click.command("questions")
@root_option
@click.argument("names", nargs=-1, metavar="[MÃ…]")
@click.option("--confirm", is_flag=True, help="Ghi rằng câu hỏi đã được đối chiếu với nội dung hiện tại.")
def questions_command(root: Path, names: tuple[str, ...], *, confirm: bool) -> None:
    """
    Liệt kê câu hỏi theo văn bản và thời kỳ; nêu mã thì chỉ những văn bản, thời kỳ ấy.

    --confirm không kèm mã: ghi mọi câu mới, chưa từng đối chiếu. Câu có điều khoản đã đổi phải nêu mã câu hỏi (hoặc mã
    văn bản, mã thời kỳ) sau khi đã đọc lại.
    """
    loaded = load(root.resolve())
    files = list(_files(loaded))
    _refuse_unknown(files, names)
    if not confirm:
        _list(files, names)
        return
    done = 0
    for file in files:
        chosen = {name for name in file.states if {file.name, name, f"{file.name}/{name}"} & set(names)}
        chosen |= set(file.new) if not names else set()
        if chosen:
            _write(file, chosen)
            click.echo(f"{confirmed_path(file.path).relative_to(loaded.root).as_posix()}: đã ghi {len(chosen)} câu hỏi")
            done += len(chosen)
    if not done:
        click.echo("Không có câu hỏi mới. Câu có điều khoản đã đổi thì nêu mã: vankien questions --confirm MÃ")


def _files(loaded: Loaded) -> Iterator[_File]:
    library, root = loaded.library, loaded.root
    for work in library.works.values():
        if work.questions.items:
            states = {question.id: state_in_work(question, work) for question in work.questions.items}
            yield _File(work.id, root / "resolutions" / work.id / NAME, work.questions, states)
    events = library.history.events.values()
    for period, questions in library.history.questions.items():
        states = {question.id: state_in_history(question, events) for question in questions.items}
        yield _File(period, root / HISTORY / OF_PERIODS / f"{period}.yml", questions, states)


def _refuse_unknown(files: list[_File], names: tuple[str, ...]) -> None:
    ids = Counter(name for file in files for name in file.states)
    known = {f"{file.name}/{name}" for file in files for name in file.states} | {file.name for file in files} | set(ids)
    for name in names:
        if name not in known:
            raise click.UsageError(f'không có câu hỏi, văn bản hay thời kỳ "{name}"{did_you_mean(name, known)}')
        if ids[name] > 1:
            raise click.UsageError(f'nhiều văn bản có câu hỏi "{name}"; hãy viết <mã văn bản>/{name}')


def _list(files: list[_File], names: tuple[str, ...]) -> None:
    total: Counter[QuestionKind] = Counter()
    for file in files:
        wanted = set(names)
        asked = [q for q in file.questions.items if not names or {file.name, q.id, f"{file.name}/{q.id}"} & wanted]
        if not asked:
            continue
        counted = Counter(question.kind for question in asked)
        total += counted
        click.echo(f"{file.name}: {len(asked)} câu ({_kinds(counted)})")
        for word, found in (("chưa đối chiếu", file.new), ("điều khoản hoặc sự kiện đã đổi", file.changed)):
            if marked := [name for name in found if name in {question.id for question in asked}]:
                click.echo(f"  {word}: {', '.join(marked)}")
    click.echo(f"Tất cả: {total.total()} câu ({_kinds(total)})" if total else "Chưa có câu hỏi nào")


def _kinds(counted: Counter[QuestionKind]) -> str:
    return ", ".join(f"{kind.value} {counted[kind]}" for kind in QuestionKind if counted[kind])


def _write(file: _File, chosen: set[str]) -> None:
    """The record anew, in the order of the questions; what has not changed keeps its day, what is gone falls out."""
    before = file.questions.confirmed
    lines = []
    for question in file.questions.items:
        state, known = file.states[question.id], before.get(question.id)
        if question.id in chosen and (known is None or known.state != state):
            lines.append((question.id, state, date.today()))
        elif known is not None:
            lines.append((question.id, known.state, known.date))
    replace_file(confirmed_path(file.path), confirmed_text(lines))
