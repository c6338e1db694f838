"""The two halves of the queries: derived from the made-up works, and written by hand over the real library."""

from pathlib import Path

import yaml

from benchmarks.search.derived import Query, derive
from benchmarks.search.made_up import MadeUp

FOLDER = Path(__file__).parent / "queries"


def by_hand(folder: Path = FOLDER) -> list[Query]:
    """
    `queries/<class>.yml`: a list of q, want (ids of works, term:<id>, page:<address>) and sometimes anchor.

    Those below `queries/unseen/` are scored and never tuned on.
    """
    found = []
    for path in [*sorted(folder.glob("*.yml")), *sorted(folder.glob("unseen/*.yml"))]:
        is_unseen = path.parent != folder
        for entry in yaml.safe_load(path.read_text(encoding="utf-8")) or ():
            want = entry["want"] if isinstance(entry["want"], list) else [entry["want"]]
            anchor = str(entry.get("anchor") or "")
            found.append(Query(path.stem, str(entry["q"]), tuple(map(str, want)), anchor, "by hand", is_unseen))
    return found


def all_queries(works: list[MadeUp], seed: int) -> list[Query]:
    """Both halves."""
    return [*derive(works, seed), *by_hand()]
