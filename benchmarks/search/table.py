"""The figures as Markdown."""

from collections.abc import Callable, Sequence
from functools import partial

from benchmarks.search.measure import Answer, middle
from benchmarks.search.rows import Row


def mrr(answers: Sequence[Answer]) -> float:
    """The mean of 1/rank over the first ten results."""
    return sum(1 / a.rank for a in answers if a.rank) / len(answers) if answers else float("nan")


def recall(answers: Sequence[Answer]) -> float:
    """The share of queries whose first result is wanted."""
    return sum(a.rank == 1 for a in answers) / len(answers) if answers else float("nan")


def at_provision(answers: Sequence[Answer]) -> float:
    """The share of queries for a provision that are answered with it."""
    asked = [a for a in answers if a.query.anchor]
    return sum(a.is_at_provision for a in asked) / len(asked) if asked else float("nan")


def overall(rows: Sequence[Row], text_bytes: int) -> str:
    """One line an engine."""
    head = (
        "engine", "MRR@10", "Recall@1", "at the provision", "first query kB", "further kB", "first ms", "warm ms",
        "warm ms, 95 %", "index MB", "index / text",
    )  # fmt: skip
    lines = []
    for row in rows:
        warm = [a.ms for a in row.answers]
        served = row.costs.cold_bytes and max(row.costs.cold_bytes) > 0
        lines.append((
            row.title, f"{mrr(row.answers):.3f}", f"{recall(row.answers):.3f}", _share(at_provision(row.answers)),
            f"{middle(row.costs.cold_bytes) / 1000:,.0f}" if served else "–",
            f"{middle(row.costs.further_bytes) / 1000:,.1f}" if served else "–",
            f"{middle(row.costs.cold_ms):,.0f}", f"{middle(warm):,.0f}", f"{middle(warm, 0.95):,.0f}",
            f"{row.index_bytes / 1e6:.1f}", f"{row.index_bytes / text_bytes:.2f}",
        ))  # fmt: skip
    return _table(head, lines)


def by_class(rows: Sequence[Row]) -> str:
    """MRR@10 and Recall@1 of every class, engine by engine; first of all, and of each half."""
    if not rows:
        return ""
    classes = sorted({a.query.cls for a in rows[0].answers})
    parts: list[tuple[str, Callable[[Answer], bool]]] = [("**all**", lambda _: True)]
    parts += [(f"**{half}**", partial(_is_of, "half", half)) for half in ("derived", "by hand")]
    parts += [(cls, partial(_is_of, "cls", cls)) for cls in classes]
    lines = []
    for name, belongs in parts:
        mine = [[a for a in row.answers if belongs(a)] for row in rows]
        if mine[0]:
            lines.append((name, str(len(mine[0])), *(f"{mrr(a):.2f} · {recall(a):.2f}" for a in mine)))
    return _table(("MRR@10 · Recall@1", "queries", *(row.title for row in rows)), lines)


def _is_of(name: str, value: str, answer: Answer) -> bool:
    return bool(getattr(answer.query, name) == value)


def slow(rows: Sequence[Row]) -> str:
    """From the key to the first answer."""
    lines = [(r.title, str(len(r.slow)), f"{middle(r.slow):.0f}", f"{max(r.slow):.0f}") for r in rows if r.slow]
    return _table(("slow processor", "keys", "median ms", "worst ms"), lines) if lines else ""


def missed(row: Row, most: int) -> list[str]:
    """The queries that were not answered first, the worst before the others."""
    wrong = sorted((a for a in row.answers if a.rank != 1), key=lambda a: (a.rank or 99) * -1)
    return [
        f"{a.query.cls} | {a.query.q} | wanted {', '.join(a.query.want[:3])} | rank {a.rank or '–'} | "
        f"first {a.found[0] if a.found else '–'}{'' if a.is_done else ' | not done in time'}"
        for a in wrong[:most]
    ]  # fmt: skip


def _share(value: float) -> str:
    return "–" if value != value else f"{value:.2f}"


def _table(head: Sequence[str], lines: Sequence[Sequence[str]]) -> str:
    rows = [head, ["---", *["---:"] * (len(head) - 1)], *lines]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in rows) + "\n"
