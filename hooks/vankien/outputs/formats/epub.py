"""A book as EPUB 3, with anchors as on the site and footnotes that pop up."""

import copy
import xml.etree.ElementTree as etree
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import count
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from vankien.outputs.formats.archive import archive
from vankien.outputs.formats.book import TEMPLATES, Book, Part
from vankien.outputs.formats.tidy_tree import xml_name
from vankien.outputs.pages.page import Heading

LONGEST = 100_000
"""Characters in a file; old readers stumble over files above 250 kilobytes, and a letter may take three bytes."""
_CONTAINER = """\
<?xml version="1.0" encoding="utf-8"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>\
<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>
"""
_PAGE = """\
<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" \
lang="{language}" xml:lang="{language}">
<head><meta charset="utf-8"/><title>{title}</title><link rel="stylesheet" type="text/css" href="style.css"/></head>
<body epub:type="{kind}">
{body}
</body>
</html>
"""
_KINDS = {
    "title": "frontmatter",
    "about": "frontmatter",
    "text": "bodymatter",
    "questions": "bodymatter",
    "terms": "backmatter",
    "back": "backmatter",
}
_ROLES = {"noteref": "doc-noteref", "footnote": "doc-footnote", "backlink": "doc-backlink"}


@dataclass(frozen=True, slots=True)
class _File:
    id: str
    name: str
    part: Part
    root: etree.Element


def epub(book: Book) -> bytes:
    """The whole file."""
    files = [file for part in book.parts for file in _files(part)]
    home = {element.get("id", ""): file.name for file in files for element in file.root.iter() if element.get("id")}
    items = list(_contents(book, files, home, count(1)))
    context = {"book": book, "files": files, "items": items, "start": items[2]["href"]}
    environment = _environment()
    return archive(
        [
            ("mimetype", "application/epub+zip"),
            ("META-INF/container.xml", _CONTAINER),
            *((f"EPUB/{name}", environment.get_template(template).render(context)) for name, template in (
                ("package.opf", "package.html"), ("nav.xhtml", "nav.html"), ("toc.ncx", "ncx.html"))),
            ("EPUB/style.css", (TEMPLATES / "epub.css").read_text(encoding="utf-8")),
            *((f"EPUB/{file.name}", _page(book, file, home)) for file in files),
        ],
        stored=("mimetype",),
    )  # fmt: skip


def _files(part: Part) -> Iterator[_File]:
    """A part as one file, or as several where it is long."""
    root = copy.deepcopy(part.root)
    pieces: list[etree.Element] = []
    size = 0
    for block in _blocks(root):
        length = len(etree.tostring(block, "unicode"))
        if not pieces or size + length > LONGEST:
            pieces.append(etree.Element("section"))
            size = 0
        pieces[-1].append(block)
        size += length
    for number, piece in enumerate(pieces, 1):
        name = part.id if number == 1 else f"{part.id}-{number}"
        piece.attrib.update(root.attrib)
        yield _File(name, f"{name}.xhtml", part, piece)


def _blocks(root: etree.Element) -> Iterator[etree.Element]:
    """What stands at the top; a provision that is too long for one file gives up what it contains."""
    for child in list(root):
        inside = [e for e in child if "pv" in (e.get("class") or "").split()]
        if not inside or len(etree.tostring(child, "unicode")) <= LONGEST:
            yield child
            continue
        for element in inside:
            child.remove(element)
        yield child
        yield from _blocks_of(inside)


def _blocks_of(elements: list[etree.Element]) -> Iterator[etree.Element]:
    holder = etree.Element("section")
    holder.extend(elements)
    yield from _blocks(holder)


def _page(book: Book, file: _File, home: dict[str, str]) -> str:
    root = file.root
    for element in root.iter():
        if language := element.get("lang"):
            element.set("xml:lang", language)
        href = element.get("href", "")
        if href.startswith("#"):
            element.set("href", href if home[href[1:]] == file.name else home[href[1:]] + href)
        if kind := _kind(element):
            element.set("epub:type", kind)
            if role := _ROLES.get(kind):
                element.set("role", role)
        # "small" and "nb" are for paper; what a reader's program knows is kept.
        element.attrib.pop("start", None)
    values = {"language": book.language, "title": _escaped(file.part.title), "kind": _KINDS[file.part.id]}
    return _PAGE.format(body=etree.tostring(root, "unicode"), **values)


def _kind(element: etree.Element) -> str:
    """What an element is, in the words of EPUB: programs show notes and terms beside the text because of it."""
    classes = (element.get("class") or "").split()
    if element.tag == "a" and "href" in element.attrib:
        known = {"noteref": "noteref", "back": "backlink", "term": "glossref"}
        is_source = "#nguon-" in element.get("href", "")
        return next((known[name] for name in classes if name in known), "noteref" if is_source else "")
    if element.tag == "li" and element.get("id", "").startswith("nguon-"):
        return "endnote"
    if element.tag == "aside":
        return "footnote"
    return {"dl": "glossary", "dt": "glossterm", "dd": "glossdef"}.get(element.tag, "")


def _contents(book: Book, files: list[_File], home: dict[str, str], numbers: "count[int]") -> Iterator[dict[str, Any]]:
    for part in book.parts:
        first = next(file for file in files if file.part is part)
        entry = {"title": part.title, "href": first.name, "number": next(numbers)}
        yield entry | {"children": list(_entries(part.headings, home, numbers))}


def _entries(headings: tuple[Heading, ...], home: dict[str, str], numbers: "count[int]") -> Iterator[dict[str, Any]]:
    for heading in headings:
        anchor = xml_name(heading.anchor)
        entry = {"title": heading.title, "href": f"{home[anchor]}#{anchor}", "number": next(numbers)}
        yield entry | {"children": list(_entries(heading.children, home, numbers))}


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


@cache
def _environment() -> Environment:
    loader = FileSystemLoader(TEMPLATES)
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True)
