"""How the works of a library hang together."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from vankien.citations.find import Citation, find_citations
from vankien.citations.resolve import Resolved, pattern_for, resolve
from vankien.model.expression import Expression
from vankien.model.library import Library
from vankien.model.lines import Lines
from vankien.model.relation import ENDING, Outside, Relation, RelationType
from vankien.model.work import Work


@dataclass(frozen=True, slots=True)
class Link:
    """A relation as one of its two works shows it."""

    type: RelationType
    passive: bool
    """Whether the work at hand is the one acted upon ("implemented by")."""
    other: Work | Outside
    relation: Relation
    stated_in: Work

    @property
    def other_work(self) -> Work | None:
        """The other work, where the library holds it."""
        return self.other if isinstance(self.other, Work) else None


_Key = tuple[RelationType, bool, str | Outside]
"""What a relation is told apart by."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A citation of one work in the text of another."""

    citing: Work
    provision: str
    """Where it is cited: an anchor of the citing work, or empty."""
    anchor: str
    """The provision that is cited, or empty."""


@dataclass(frozen=True, slots=True)
class Graph:
    """Relations both ways and citations both ways, by the id of the work."""

    links: dict[str, tuple[Link, ...]] = field(default_factory=dict)
    cited_by: dict[str, tuple[Mention, ...]] = field(default_factory=dict)

    def successors(self, work: Work) -> tuple[Link, ...]:
        """The chain of works that replaced or repealed it, the next one first."""
        chain: list[Link] = []
        seen = {work.id}
        current: Work | None = work
        while current is not None:
            # Of several successors the oldest comes next: 24 was replaced by 232, and 232 by 294.
            steps = sorted(
                (link for link in self.links.get(current.id, ()) if link.passive and link.type in ENDING),
                key=lambda link: (link.other_work is None, link.other_work.date.value if link.other_work else None),
            )
            step = next((link for link in steps if link.other_work is None or link.other_work.id not in seen), None)
            if step is None:
                break
            chain.append(step)
            current = step.other_work
            seen.update({current.id} if current else ())
        return tuple(chain)


def build_graph(library: Library) -> Graph:
    """Relations and citations of all works."""
    links: dict[str, dict[_Key, Link]] = {work_id: {} for work_id in library.works}
    for work in library.works.values():
        for relation in work.relations:
            other: Work | Outside | None = relation.outside or library.works.get(relation.work)
            if other is None:
                continue
            _add(links[work.id], Link(relation.type, relation.passive, other, relation, work))
            if isinstance(other, Work) and other.id != work.id:
                _add(links[other.id], Link(relation.type, not relation.passive, work, relation, work))
    # A dictionary keeps the order, and each mention once.
    cited: dict[str, dict[tuple[str, str, str], Mention]] = {work_id: {} for work_id in library.works}
    for work in library.works.values():
        for found in citations_of(work.source_text, library):
            target = found.resolved.work
            if target is not None and target.id != work.id:
                mention = Mention(work, found.provision, found.resolved.anchor)
                cited[target.id].setdefault((work.id, mention.provision, mention.anchor), mention)
    return Graph(
        {key: tuple(found.values()) for key, found in links.items()},
        {key: tuple(found.values()) for key, found in cited.items()},
    )


def _add(links: dict[_Key, Link], link: Link) -> None:
    """Once for each pair, though both works may state it."""
    other = link.other.id if isinstance(link.other, Work) else link.other
    links.setdefault((link.type, link.passive, other), link)


@dataclass(frozen=True, slots=True)
class Found:
    """A citation with its place and what it means."""

    citation: Citation
    resolved: Resolved
    line: int
    """Counted from the first line of the body."""
    provision: str


def citations_of(expression: Expression, library: Library) -> Iterator[Found]:
    """All citations in the body of a text."""
    pattern = pattern_for(library)
    line_of = Lines(expression.body)
    provisions = expression.outline.provisions
    begins = [provision.line for provision in provisions]
    for citation in find_citations(expression.body, pattern):
        line = line_of.at(citation.start)
        index = bisect_right(begins, line)
        at = provisions[index - 1].anchor if index else ""
        yield Found(citation, resolve(citation, library), line, at)
