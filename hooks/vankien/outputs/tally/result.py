"""The results of a session in words, tables and charts, for the page and for the print."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from babel.numbers import format_decimal
from markupsafe import Markup

from vankien.model.tally import FEW, Stage
from vankien.outputs.chart import Pattern
from vankien.outputs.interface import Interface
from vankien.outputs.tally.bars import Bar, Bars, Place, Row, pictures
from vankien.outputs.tally.intervals import Interval
from vankien.outputs.tally.measures import Estimate, QuestionMeasures, SessionMeasures

EASY = 0.9
"""A share right before from which on a question has little left to teach."""
WEAK = 0.2
"""Below it a question hardly tells apart who knows more (Ebel); below nought its key may be wrong."""


@dataclass(frozen=True, slots=True)
class Session:
    """What an organiser says of the session; all of it may be empty."""

    title: str = ""
    day: str = ""
    """In words of the language at hand."""
    document: str = ""
    address: str = ""
    """The page of the document."""
    texts: dict[str, str] | None = None
    """Of questions that the library knows, by the names that the file gives them."""
    method: str = ""
    """The address of the help page, where the library has one."""


def result_context(found: SessionMeasures, session: Session, tr: Interface, place: Place) -> dict[str, Any]:
    """What the templates show."""
    words = _Words(tr, session.texts or {})
    both = len(found.sheets) == len(Stage)
    charts = [_shares(found, words)]
    if both:
        charts.append(_gains(found, words))
    if found.judged:
        charts.append(_discriminations(found, words))
    return {
        "session": session,
        "facts": list(_facts(found, words)),
        "notices": list(_notices(found, words)),
        "charts": [
            chart | {"pictures": [Markup(picture) for picture in pictures(chart["bars"], place)]}  # noqa: S704 (our drawing)
            for chart in charts
        ],
        "remarks": list(_remarks(found, words)),
        "texts": [{"name": q.name, "text": words.texts[q.name]} for q in found.questions if q.name in words.texts],
    }


@dataclass(frozen=True, slots=True)
class _Words:
    """Numbers and names as one language writes them."""

    tr: Interface
    texts: dict[str, str]

    def percent(self, share: float) -> str:
        return self.tr.with_unit(self._decimal(100 * share, "0"), "%")

    def points(self, share: float) -> str:
        """A change of a share: +25, −3."""
        text = self._decimal(100 * share, "0")
        return text if text == "0" or share < 0 else f"+{text}"

    def ratio(self, number: float) -> str:
        return self._decimal(number, "0.00")

    def _decimal(self, number: float, pattern: str) -> str:
        # Half a point is one: what floats make of 57.5 must not show.
        places = Decimal(1).scaleb(-len(pattern.partition(".")[2]))
        exact = Decimal(str(round(number, 9))).quantize(places, ROUND_HALF_UP)
        text = format_decimal(exact, format=pattern, locale=self.tr.locale)
        is_nought = not text.strip("-0.,")
        return text.lstrip("-") if is_nought else text.replace("-", "−")

    def between(self, interval: Interval | None, said: Any) -> str:
        return self.tr("{low} to {high}", low=said(interval.low), high=said(interval.high)) if interval else "–"

    def question(self, name: str) -> str:
        return self.tr("Question {name}", name=name) if name.isdigit() else name

    def stage(self, stage: Stage) -> str:
        return {Stage.BEFORE: self.tr("Before"), Stage.AFTER: self.tr("After")}[stage]


def _facts(found: SessionMeasures, words: _Words) -> Iterator[tuple[str, str]]:
    tr = words.tr
    yield tr("Questions"), tr.number(len(found.questions))
    for stage, count in found.sheets.items():
        label = tr("Sheets before") if stage is Stage.BEFORE else tr("Sheets after")
        yield label, tr.number(count)
    for stage, mean in found.means.items():
        label = tr("Right before, on average") if stage is Stage.BEFORE else tr("Right after, on average")
        yield label, words.percent(mean)
    if found.change:
        yield tr("Change, in percentage points"), _with_interval(found.change, words, words.points)
    if found.gain:
        yield tr("Normalised gain"), _with_interval(found.gain, words, words.ratio)
    for stage, value in found.reliability.items():
        label = tr("KR-20 before") if stage is Stage.BEFORE else tr("KR-20 after")
        yield label, words.ratio(value)


def _with_interval(estimate: Estimate, words: _Words, said: Any) -> str:
    if estimate.interval is None:
        return str(said(estimate.value))
    between = words.between(estimate.interval, said)
    return words.tr("{value} (interval of 95%: {interval})", value=said(estimate.value), interval=between)


def _notices(found: SessionMeasures, words: _Words) -> Iterator[str]:
    """What a reader must know before the numbers."""
    tr = words.tr
    sizes = found.sheets
    if any(size < FEW for size in sizes.values()):
        yield tr("Too few sheets: of fewer than {few} nothing can be concluded. No intervals are given.", few=FEW)
    elif found.change:
        yield (
            {
                1: tr("More was right after the session than before, beyond what chance explains."),
                0: tr("The change of the whole lies within what chance can explain."),
                -1: tr("Less was right after the session than before, beyond what chance explains."),
            }[found.change.direction]
            if found.change.interval
            else tr("No interval can be given for the whole.")
        )
    if len(sizes) == len(Stage) and max(sizes.values()) > 1.25 * min(sizes.values()):
        yield tr("Before and after differ much in the number of sheets: other people may have answered.")
    if found.change and not found.from_sheets and all(size >= FEW for size in sizes.values()):
        yield tr(
            "From counts alone the interval of the whole is the widest possible; sheets entered one by one narrow it."
        )
    if len(sizes) < len(Stage):
        yield tr("There are sheets of one stage alone, so that no change can be told.")


def _shares(found: SessionMeasures, words: _Words) -> dict[str, Any]:
    tr = words.tr
    patterns = {Stage.BEFORE: Pattern.RISING, Stage.AFTER: Pattern.SOLID}
    rows, lines = [], []
    stages = tuple(found.sheets)
    for q in found.questions:
        bars = (Bar(patterns[s], q.counts[s].share, words.percent(q.counts[s].share)) for s in stages if s in q.counts)
        rows.append(Row(words.question(q.name), tuple(bars), tr("not asked")))
        line = [q.name]
        for stage in stages:
            count = q.counts.get(stage)
            line.append(
                f"{words.percent(count.share)} ({tr.number(count.right)}/{tr.number(count.sheets)})" if count else "–"
            )
        if len(stages) == len(Stage):
            line.append(words.points(q.change.value) if q.change else "–")
            line.append(words.between(q.change.interval, words.points) if q.change else "–")
        lines.append(line)
    head = [tr("Question no."), *(words.stage(stage) for stage in stages)]
    if len(stages) == len(Stage):
        head += [tr("Change (points)"), tr("Interval (95%)")]
    key = tuple((patterns[stage], words.stage(stage)) for stage in stages)
    axis = tuple((n / 4, words.percent(n / 4)) for n in range(5))
    title = tr("Share of sheets that had it right")
    said = tr("The lower the share, the harder the question; it is the difficulty of classical test theory.")
    return {
        "bars": Bars(title, tuple(rows), axis, key),
        "title": tr("Right before and after") if len(stages) > 1 else title,
        "said": said,
        "head": head,
        "lines": lines,
    }


def _gains(found: SessionMeasures, words: _Words) -> dict[str, Any]:
    tr = words.tr
    rows, lines = [], []
    for q in found.questions:
        name = words.question(q.name)
        none = tr("all right before") if q.change else tr("not asked twice")
        if q.gain:
            said = words.ratio(q.gain.value)
            rows.append(Row(name, (Bar(Pattern.CROSSED, q.gain.value, said, q.gain.interval),)))
            lines.append([q.name, said, words.between(q.gain.interval, words.ratio)])
        else:
            rows.append(Row(name, (), none))
            lines.append([q.name, none, "–"])
    lowest = min((min(b.value, b.interval.low if b.interval else 0) for r in rows for b in r.bars), default=0)
    has_interval = any(bar.interval for row in rows for bar in row.bars)
    return {
        "bars": Bars(tr("Normalised gain"), tuple(rows), _axis(lowest < 0, words),
                     ((None, tr("Interval of 95%; what goes beyond the axis is cut off")),) if has_interval else ()),
        "title": tr("How much of what was missing was gained"),
        "said": tr("1 means that all who had it wrong before would have it right after; 0 means no change. "
                   "Below 0, fewer had it right after than before."),
        "head": [tr("Question no."), tr("Normalised gain"), tr("Interval (95%)")],
        "lines": lines,
    }  # fmt: skip


def _discriminations(found: SessionMeasures, words: _Words) -> dict[str, Any]:
    tr = words.tr
    rows, lines = [], []
    for q in found.questions:
        name, value = words.question(q.name), q.discrimination
        said = tr("cannot be reckoned") if value is None else words.ratio(value)
        rows.append(Row(name, () if value is None else (Bar(Pattern.FALLING, value, said),), said))
        lines.append([q.name, said])
    low = any((q.discrimination or 0) < 0 for q in found.questions)
    stage = tr("Reckoned from the sheets after.") if found.judged is Stage.AFTER else tr(
        "Reckoned from the sheets before."
    )  # fmt: skip
    return {
        "bars": Bars(tr("Discrimination"), tuple(rows), _axis(low, words)),
        "title": tr("Whether a question tells apart who knows more"),
        "said": tr("The correlation of the question with the number right of all others. Near 0 or below, look at its "
                   "wording and its key.") + f" {stage}",
        "head": [tr("Question no."), tr("Discrimination")],
        "lines": lines,
    }  # fmt: skip


def _axis(below: bool, words: _Words) -> tuple[tuple[float, str], ...]:
    marks = (-1.0, -0.5, 0.0, 0.5, 1.0) if below else (0.0, 0.25, 0.5, 0.75, 1.0)
    return tuple((mark, words.ratio(mark)) for mark in marks)


def _remarks(found: SessionMeasures, words: _Words) -> Iterator[dict[str, Any]]:
    """What to do next, question by question; each kind of remark names all of its questions."""
    tr = words.tr

    if any(size < FEW for size in found.sheets.values()):
        return
    changed = [(q, q.change.direction) for q in found.questions if q.change]
    told = [(q, q.discrimination) for q in found.questions if q.discrimination is not None]
    kinds: tuple[tuple[str, list[QuestionMeasures], str], ...] = (
        (tr("Right more often after, beyond chance"), [q for q, way in changed if way > 0], ""),
        (
            tr("Right less often after, beyond chance"),
            [q for q, way in changed if way < 0],
            tr("See whether the session said something that misleads, or the question can be read in two ways."),
        ),
        (
            tr("No change beyond chance"),
            [q for q, way in changed if not way],
            tr("That is no proof that nothing was learnt: with few sheets only large changes show."),
        ),
        (
            tr("Known to nearly all before"),
            [q for q in found.questions if Stage.BEFORE in q.counts and q.counts[Stage.BEFORE].share >= EASY],
            tr("It leaves little to gain; next time ask for more."),
        ),
        (
            tr("Discriminates weakly"),
            [q for q, value in told if 0 <= value < WEAK],
            tr("Very easy and very hard questions always do."),
        ),
        (
            tr("Discriminates the wrong way"),
            [q for q, value in told if value < 0],
            tr("Those who had more of the others right had this one wrong: check the key and the wording."),
        ),
    )
    for title, chosen, advice in kinds:
        if chosen:
            yield {"title": title, "questions": ", ".join(q.name for q in chosen), "advice": advice}
