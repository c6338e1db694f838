"""The chain central → province → local around a work, as a drawing."""

from dataclasses import dataclass

from vankien.citations.graph import Link
from vankien.model.vocabulary import Level
from vankien.model.work import Work
from vankien.outputs.addresses import relative
from vankien.outputs.relation_words import relation_label
from vankien.outputs.views import Views

MAX_NODES = 14
"""More cannot be read on a phone; the list of relations below holds them all."""
_WIDTH, _BOX_W, _BOX_H, _GAP_X, _GAP_Y = 340, 158, 46, 24, 34
_BAND = 22
_RANK = {Level.CENTRAL: 0, Level.STATE: 1, Level.PROVINCE: 2, Level.LOCAL: 3}


@dataclass(frozen=True, slots=True)
class Node:
    """A work in the drawing."""

    id: str
    x: float
    y: float
    symbol: str
    note: str
    href: str
    here: bool
    language: str
    """Of the text that it leads to."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A relation in the drawing, from the work that acts to the one acted upon."""

    path: str
    words: str
    kind: str


@dataclass(frozen=True, slots=True)
class Band:
    """The heading of a level."""

    label: str
    y: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything the template needs for the SVG."""

    width: int
    height: float
    box_width: int
    box_height: int
    bands: tuple[Band, ...]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def chain_drawing(work: Work, views: Views, page: str) -> Drawing | None:
    """The works around a work, level by level; None where it stands alone."""
    chosen = _neighbourhood(work, views)
    if len(chosen) < 2:
        return None
    labels = {
        Level.CENTRAL: views.tr("Central"),
        Level.STATE: views.tr("State bodies"),
        Level.PROVINCE: views.tr("Province"),
        Level.LOCAL: views.tr("Local"),
    }
    bands: list[Band] = []
    nodes: dict[str, Node] = {}
    y = 0.0
    for level in sorted(_RANK, key=lambda item: _RANK[item]):
        row = [w for w in chosen if w.passed_by.value.level is level]
        if not row:
            continue
        bands.append(Band(labels[level], y + 14))
        y += _BAND
        row.sort(key=lambda w: (w.date.value, w.id))
        for index, item in enumerate(row):
            column = index % 2
            # Two columns always, so that the gutter between them stays free for long lines.
            x = column * (_BOX_W + _GAP_X)
            nodes[item.id] = _node(item, x, y, work, views, page)
            if column == 1 or index == len(row) - 1:
                y += _BOX_H + _GAP_Y
    edges = tuple(_edges(nodes, views))
    return Drawing(_WIDTH, y - _GAP_Y + 4, _BOX_W, _BOX_H, tuple(bands), tuple(nodes.values()), edges)


def _neighbourhood(work: Work, views: Views) -> list[Work]:
    """Works up to two relations away, the nearest first."""
    found = [work]
    edge = [work]
    for _ in range(2):
        following: list[Work] = []
        for item in edge:
            for link in views.graph.links.get(item.id, ()):
                other = link.other_work
                if other is not None and all(other.id != known.id for known in found):
                    found.append(other)
                    following.append(other)
        edge = following
    return found[:MAX_NODES]


def _node(item: Work, x: float, y: float, work: Work, views: Views, page: str) -> Node:
    language = item.best(views.language).language
    foreign = views.foreign_work(item)
    return Node(
        item.id,
        x,
        y,
        str(item.symbol.value),
        f"{views.tr.day(item.date.value)} · {foreign.sign}" if foreign else views.tr.day(item.date.value),
        "" if item.id == work.id else relative(views.addresses.work(item), page),
        item.id == work.id,
        language,
    )


def _edges(nodes: dict[str, Node], views: Views) -> list[Edge]:
    edges: list[Edge] = []
    for node in nodes.values():
        for link in views.graph.links.get(node.id, ()):
            other = link.other_work
            if link.passive or other is None or other.id not in nodes or _said(link, node, nodes):
                continue
            target = nodes[other.id]
            path = _curve(node, target, len(edges))
            words = relation_label(link.type, False, views.tr)
            said = f"{node.symbol} ({node.note}) – {words} – {target.symbol} ({target.note})"
            edges.append(Edge(path, said, link.type.value))
    return edges


def _said(link: Link, node: Node, nodes: dict[str, Node]) -> bool:
    """A relation without direction is drawn once."""
    other = link.other_work
    return link.type.value == "related" and other is not None and other.id < node.id and other.id in nodes


def _curve(a: Node, b: Node, number: int) -> str:
    """A line between two boxes that runs behind no third one."""
    ax, bx = a.x + _BOX_W / 2, b.x + _BOX_W / 2
    if a.y == b.y:
        ax, bx = (a.x + _BOX_W, b.x) if a.x < b.x else (a.x, b.x + _BOX_W)
        y = a.y + _BOX_H / 2
        return f"M{ax:g} {y:g}L{bx:g} {y:g}"
    if abs(a.y - b.y) <= _BOX_H + _GAP_Y + _BAND:
        ay, by = (a.y, b.y + _BOX_H) if a.y > b.y else (a.y + _BOX_H, b.y)
        middle = (ay + by) / 2
        return f"M{ax:g} {ay:g}C{ax:g} {middle:g} {bx:g} {middle:g} {bx:g} {by:g}"
    # Further apart: through the gutter, each line a little beside the others.
    gutter = _WIDTH / 2 + (number % 3 - 1) * 5
    ax, bx = (a.x + _BOX_W if a.x == 0 else a.x), (b.x + _BOX_W if b.x == 0 else b.x)
    ay, by = a.y + _BOX_H / 2 + (number % 3 - 1) * 6, b.y + _BOX_H / 2 + (number % 3 - 1) * 6
    return f"M{ax:g} {ay:g}H{gutter:g}V{by:g}H{bx:g}"
