"""What can be wrong between works: identities, relations, states."""

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
    reported: set[frozenset[str]] = set()
    for start in sorted(replaced):
        path = [start]
        stack = [iter(replaced[start])]
        while stack:
            following = next(stack[-1], None)
            if following is None:
                stack.pop()
                path.pop()
            elif following == start and len(path) > 1:
                if frozenset(path) not in reported:
                    reported.add(frozenset(path))
                    yield Problem.at(replaced[start][path[1]], "R-008", chain=" → ".join([*path, start]))
            elif following not in path:
                path.append(following)
                stack.append(iter(replaced[following]))
