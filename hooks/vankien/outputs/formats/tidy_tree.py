"""The HTML of a page made fit for a book: no permalinks, notes that stand by themselves, names that XML takes."""

import re
import xml.etree.ElementTree as etree
from collections.abc import Callable

_NAME = re.compile(r"[A-Za-z_][\w.-]*", re.ASCII)
_DROPPED = ("aria-label", "title", "rel", "align", "data-provision")


def xml_name(anchor: str) -> str:
    """
    An anchor as a name in XML: the same, where XML allows it.

    >>> xml_name("II.3.a"), xml_name("1.b"), xml_name("fn:1")
    ('II.3.a', '_1.b', 'fn-1')
    """
    name = re.sub(r"[^\w.-]", "-", anchor, flags=re.ASCII)
    return name if _NAME.fullmatch(name) else f"_{name}"


def tidy_tree(root: etree.Element, address: Callable[[str], str]) -> None:
    """Change a tree in place; `address` says where a link leads."""
    _drop_permalinks(root)
    _free_notes(root)
    for element in root.iter():
        if element.tag == "img":
            # No text may have one (fault S-009); where one comes, its words stand in its place.
            element.tag, element.text = "span", element.get("alt", "")
            element.attrib.clear()
        if align := element.get("align"):
            element.set("class", f"{element.get('class', '')} {align}".strip())
        for name in _DROPPED:
            # What an abbreviation stands for is content.
            if name != "title" or element.tag != "abbr":
                element.attrib.pop(name, None)
        if anchor := element.get("id"):
            element.set("id", xml_name(anchor))
        href = element.get("href")
        if href is not None:
            element.set("href", f"#{xml_name(href[1:])}" if href.startswith("#") else address(href))


def _drop_permalinks(root: etree.Element) -> None:
    """The number of a provision is its permalink on the page; in a book it is only its number."""
    for parent in list(root.iter()):
        for child in list(parent):
            classes = (child.get("class") or "").split()
            if "pv-link" not in classes:
                continue
            if "pv-n" in classes:
                child.tag = "span"
                child.attrib.clear()
                child.set("class", "pv-n")
            else:
                _remove(parent, child)


def _free_notes(root: etree.Element) -> None:
    """Footnotes as `aside`s after the text, marks as `a.noteref`."""
    for sup in root.iter("sup"):
        link = sup.find("a")
        if link is not None and "footnote-ref" in (link.get("class") or ""):
            link.set("class", "noteref")
            link.set("id", sup.attrib.pop("id", ""))
    for parent in list(root.iter()):
        for block in [child for child in parent if child.tag == "div" and child.get("class") == "footnote"]:
            place = list(parent).index(block)
            parent.remove(block)
            for number, item in enumerate(block.iter("li"), 1):
                parent.insert(place, _note(item, number))
                place += 1


def _note(item: etree.Element, number: int) -> etree.Element:
    note = etree.Element("aside", {"class": "note", "id": item.get("id", "")})
    note.tail = "\n"
    note.extend(list(item))
    first = note.find("p")
    if first is None:
        first = etree.Element("p")
        note.insert(0, first)
    for paragraph in note.iter("p"):
        for link in [e for e in paragraph if "footnote-backref" in (e.get("class") or "")]:
            if first.find("a[@class='back']") is None:
                back = etree.Element("a", {"class": "back", "href": link.get("href", "")})
                back.text, back.tail = f"{number}.", f" {first.text or ''}"
                first.text = None
                first.insert(0, back)
            _remove(paragraph, link)
    return note


def _remove(parent: etree.Element, child: etree.Element) -> None:
    """Take an element away but not the text behind it."""
    place = list(parent).index(child)
    tail = (child.tail or "").replace("\u00a0", " ")
    parent.remove(child)
    if place:
        parent[place - 1].tail = ((parent[place - 1].tail or "") + tail) or None
    else:
        parent.text = ((parent.text or "") + tail) or None
