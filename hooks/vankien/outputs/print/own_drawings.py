"""Drawings in a print are our own charts: whatever else stands inside `<svg>` came in by a hole in an earlier wall."""

import xml.etree.ElementTree as etree

_SVG = "{http://www.w3.org/2000/svg}"
_OWN = {f"{_SVG}{name}" for name in ("svg", "title", "text", "path")}
_MOST = 50_000
"""Elements in all the drawings of a print."""


def only_own_drawings(root: etree.Element) -> None:
    """Raise ValueError where a drawing has what none of ours has; copies of copies would be drawn for ever."""
    count = 0
    for drawing in root.iter(f"{_SVG}svg"):
        for element in drawing.iter():
            count += 1
            if element.tag not in _OWN:
                name = str(element.tag).rpartition("}")[2]
                raise ValueError(f"hình vẽ có <{name[:40]}>, bản in không vẽ phần tử ấy")
    if count > _MOST:
        raise ValueError(f"hình vẽ có {count} phần tử, quá {_MOST}")
