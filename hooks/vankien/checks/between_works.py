"""What can be wrong between works: identities, relations, states."""

from collections import deque
from collections.abc import Iterator

from vankien.citations.graph import Graph, Link
from vankien.model.labels import DEFAULT_LANGUAGE
from vankien.model.library import Library
from vankien.model.location import Location
from vankien.model.problem import Problem
from vankien.model.relation import ENDING, Relation, RelationType
from vankien.model.suggest import did_you_mean
from vankien.model.work import Status, Work


def check_between_works(library: Library, graph: Graph) -> Iterator[Problem]:
    """Two works with one identity, relations to nothing or said twice, works that replace each other in a ring."""
    yield from _identities(library)
    stated: dict[tuple[str, RelationType, str], Location] = {}
    for work in sorted(library.works.values(), key=lambda w: w.location):
        for relation in work.relations:
            yield from _outside(relation, library)
            if relation.work and relation.work not in library.unread:
                yield from _inside(work, relation, library, stated)
    for work in library.works.values():
        yield from _status(work, graph)
    yield from _rings(library)


def _outside(relation: Relation, library: Library) -> Iterator[Problem]:
    """A work said to be outside that the library holds."""
    outside = relation.outside
    if outside is not None and outside.symbol is not None and outside.date is not None:
        for work in library.named(outside.symbol):
            if work.date.value == outside.date:
                yield Problem.at(relation.location, "R-009", symbol=outside.symbol, work=work.id)


def _inside(
    work: Work, relation: Relation, library: Library, stated: dict[tuple[str, RelationType, str], Location]
) -> Iterator[Problem]:
    if relation.work == work.id:
        yield Problem.at(relation.location, "R-005")
    elif relation.work not in library.works:
        guess = did_you_mean(relation.work, library.works)
        yield Problem.at(relation.location, "R-001", name=relation.work, guess=guess)
    else:
        pair = (relation.work, work.id) if relation.passive else (work.id, relation.work)
        key = (pair[0], relation.type, pair[1])
        if key in stated:
            yield Problem.at(relation.location, "R-007", other=stated[key])
        stated.setdefault(key, relation.location)


def _identities(library: Library) -> Iterator[Problem]:
    seen: dict[tuple[object, ...], Work] = {}
    # Of a folder and its copy, the copy is the one that is named wrongly.
    for work in sorted(library.works.values(), key=lambda w: (w.id != w.expected_id, w.location)):
        other = seen.setdefault(work.identity, work)
        if other is not work:
            yield Problem.at(work.symbol.location, "M-011", other=other.location.path)


def _status(work: Work, graph: Graph) -> Iterator[Problem]:
    ended = [link for link in graph.links.get(work.id, ()) if link.passive and link.type in ENDING]
    if ended and work.status.value in (Status.IN_FORCE, Status.UNKNOWN):
        yield Problem.at(work.status.location, "M-026", status=work.status.value.value, other=_name(ended[0]))


def _name(link: Link) -> str:
    if link.other_work is not None:
        return link.other_work.id
    outside = link.relation.outside
    if outside is None:
        return "?"
    return str(outside.symbol) if outside.symbol else outside.title.best(DEFAULT_LANGUAGE)


def _rings(library: Library) -> Iterator[Problem]:
    replaced: dict[str, dict[str, Location]] = {work_id: {} for work_id in library.works}
    for work in library.works.values():
        for relation in work.relations:
            if relation.type in ENDING and relation.work in library.works and relation.work != work.id:
                newer, older = (relation.work, work.id) if relation.passive else (work.id, relation.work)
                replaced[newer].setdefault(older, relation.location)
    core = _core(replaced)
    reported: set[frozenset[str]] = set()
    for start in sorted(core):
        ring = _shortest_ring(start, core)
        if ring and frozenset(ring) not in reported:
            reported.add(frozenset(ring))
            yield Problem.at(replaced[start][ring[1]], "R-008", chain=" → ".join([*ring, start]))


def _core(replaced: dict[str, dict[str, Location]]) -> dict[str, list[str]]:
    """The works that are left when those that replace nothing are taken away, again and again: a ring is in there."""
    newer: dict[str, list[str]] = {work_id: [] for work_id in replaced}
    for work_id, older in replaced.items():
        for other in older:
            newer[other].append(work_id)
    left = {work_id: len(older) for work_id, older in replaced.items()}
    done = [work_id for work_id, count in left.items() if not count]
    while done:
        for work_id in newer[done.pop()]:
            left[work_id] -= 1
            if not left[work_id]:
                done.append(work_id)
    return {work_id: [other for other in replaced[work_id] if left[other]] for work_id, count in left.items() if count}


def _shortest_ring(start: str, core: dict[str, list[str]]) -> list[str]:
    """The fewest steps that lead from a work back to itself; to list every ring may take for ever."""
    came_from = {start: ""}
    waiting = deque([start])
    while waiting:
        current = waiting.popleft()
        for following in core[current]:
            if following == start:
                ring = [current]
                while came_from[ring[-1]]:
                    ring.append(came_from[ring[-1]])
                return ring[::-1]
            if following not in came_from:
                came_from[following] = current
                waiting.append(following)
    return []
