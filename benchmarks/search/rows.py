"""What was measured of an engine, and its way to a file and back without a word of the queries."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from hashlib import sha256
from typing import Any

from benchmarks.search.derived import Query
from benchmarks.search.measure import Answer, Costs


@dataclass
class Row:
    """What was measured of an engine."""

    title: str
    answers: list[Answer]
    costs: Costs
    index_bytes: int
    slow: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def of_part(self, unseen: bool) -> "Row":
        """The same of the seen or of the unseen queries alone."""
        return replace(self, answers=[a for a in self.answers if a.query.is_unseen == unseen])


def dumped(row: Row) -> str:
    """The row as JSON; queries are named by a digest, so that unseen ones stay so."""
    answers = {_key(a.query): [a.rank, a.is_at_provision, round(a.ms, 1), a.is_done] for a in row.answers}
    record = {"title": row.title, "costs": asdict(row.costs), "index_bytes": row.index_bytes, "slow": row.slow}
    return json.dumps({**record, "answers": answers}, ensure_ascii=False, indent=1)


def loaded(text: str, queries: Sequence[Query]) -> Row:
    """The row again; every query must have been asked then."""
    record = json.loads(text)
    answers = []
    for query in queries:
        if _key(query) not in record["answers"]:
            raise SystemExit(f"{record['title']}: the queries have changed since its last run; run it anew")
        rank, at_provision, ms, is_done = record["answers"][_key(query)]
        found = ("",) * (rank - 1) + query.want[:1] if rank else ()
        answers.append(Answer(query, found, query.anchor if at_provision else "?", ms, is_done))
    return Row(record["title"], answers, Costs(**record["costs"]), record["index_bytes"], record["slow"])


def told(row: Row) -> Iterator[dict[str, Any]]:
    """Every answer in full, to be looked at."""
    for a in row.answers:
        yield {
            "engine": row.title, "class": a.query.cls, "q": a.query.q, "want": a.query.want, "found": a.found,
            "anchor": a.query.anchor, "got": a.anchor, "rank": a.rank, "ms": round(a.ms),
        }  # fmt: skip


def _key(query: Query) -> str:
    return sha256(f"{query.half}/{query.cls}/{query.q}".encode()).hexdigest()[:20]
