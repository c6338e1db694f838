"""Drawings of the parts of a work, bound to one file with one outline, one tree of tags and one set of fonts."""

from collections.abc import Callable, Iterator, Mapping
from types import SimpleNamespace
from typing import Any

from pydyf import String
from weasyprint.document import Document
from weasyprint.pdf.anchors import add_outlines

from vankien.outputs.print.late_numbers import TOTAL, LatePage, digits_in, late_page
from vankien.outputs.print.pdf_file import PdfFile, number_of, reference

_SCALE = 0.75
"""Points of a PDF to a pixel of CSS."""


class Fonts(dict[Any, Any]):
    """The fonts of all parts; WeasyPrint, which writes those it finds with every drawing, finds them with the last."""

    complete = False
    digits: Mapping[str, tuple[int, ...]] | None = None
    """The names of the ten digits in every font, where numbers are filled in, once all fonts are known."""

    def values(self) -> Any:
        """Those to be written now."""
        if not self.complete:
            return ()
        if self.digits is not None:
            self.digits = digits_in(super().values())
        return super().values()


class Binding:
    """A file that grows part by part; the memory that a part took is given back before the next."""

    def __init__(self, elsewhere: frozenset[str] = frozenset(), *, padded: bool = False) -> None:
        self.fonts = Fonts()
        self.anchors: dict[str, int] = {}
        """The page of everything that can be referred to, counted from 1."""
        self.fonts.digits = {} if elsewhere else None
        self._elsewhere, self._padded = elsewhere, padded
        self._file = PdfFile()
        self._leaves, self._colours, self._font_list = (self._file.number() for _ in range(3))
        self._tags = 0
        self._pages: dict[int, list[str]] = {}
        self._outline: dict[int, list[Any]] = {}
        self._elements: dict[int, list[str]] = {}
        """The outermost tags of a part."""
        self._contents: list[Any] = []
        """The tag of every piece of content, behind the keys that pages and links have."""
        self._names: list[tuple[str, list[Any]]] = []
        self._late: dict[int, LatePage] = {}

    @property
    def missing(self) -> str:
        """Characters that no font has."""
        return "".join(map(chr, sorted({code for font in dict.values(self.fonts) for code in font.missing})))

    @property
    def pages(self) -> int:
        """How many there are so far."""
        return sum(map(len, self._pages.values()))

    def add(
        self, document: Document, draw: Callable[[Document], Any], index: int = 0, before: int = 0
    ) -> tuple[Any, dict[int, int]]:
        """Draw a part and take it in; it is the part of this index, with so many pages before it."""
        own = anchors_in(document, before)
        self.anchors |= own
        self._outline[index] = [SimpleNamespace(bookmarks=p.bookmarks, height=p.height) for p in document.pages]
        for page in document.pages:
            page.bookmarks = []
            for kind, target, *_ in page.links:
                if kind == "internal" and target not in own and target in self._elsewhere:
                    # WeasyPrint draws no link to what it does not know; where this one leads is told at the end.
                    page.anchors[target] = (0, 0, 0, 0)
        document.fonts = self.fonts
        drawn = draw(document)
        objects, leaves = drawn.objects, drawn.pages["Kids"][::3]
        resources = objects[number_of(objects[leaves[0]]["Resources"])]
        known = {
            drawn.pages.number: self._leaves,
            number_of(resources["ColorSpace"]): self._colours,
            number_of(resources["Font"]): self._font_list,
        }
        if self._elsewhere:
            self._hold_late(document, drawn, known)
        tags = _Tags(drawn) if "StructTreeRoot" in drawn.catalog else None
        if tags:
            self._tags = self._tags or self._file.number()
            known[tags.outermost.number] = self._tags
            tags.move(len(self._contents) // 2, index)
        self._file.take(objects, [*leaves, *(tags.all if tags else ())], known)
        if tags:
            self._keep_tags(tags, index, known)
        self._pages[index] = [reference(known[leaf]) for leaf in leaves]
        named = iter(drawn.catalog.pop("Names", {}).get("Dests", {}).get("Names", ()))
        for name, (leaf, *place) in zip(named, named, strict=True):
            if name.string in own:
                self._names.append((name.string, [name, [reference(known[number_of(leaf)]), *place]]))
        return drawn, known

    def _hold_late(self, document: Document, drawn: Any, known: dict[int, int]) -> None:
        """Hold back the drawings of pages in which numbers are to be filled in."""
        for page, leaf in zip(document.pages, drawn.pages["Kids"][::3], strict=True):
            content = number_of(drawn.objects[leaf]["Contents"])
            if late := late_page(page._page_box, drawn.objects[content]):
                known[content] = self._file.number()
                self._late[known[content]] = late

    def _keep_tags(self, tags: "_Tags", index: int, known: dict[int, int]) -> None:
        """Keep what leads to the tags of a part."""
        self._elements[index] = [reference(known[number_of(tag)]) for tag in tags.outermost["K"]]
        for key, tag in tags.contents:
            number = known[number_of(tag)] if isinstance(tag, bytes) else self._file.number()
            if not isinstance(tag, bytes):
                self._file.put(number, tag, known.__getitem__)
            self._contents += (key, reference(number))

    def bound(self, drawn: Any, known: dict[int, int]) -> bytes:
        """The file, with what the drawing of the part that was taken in last says of the whole."""
        catalog, objects = drawn.catalog, drawn.objects
        drawn.add_object(drawn.info)
        leaves = [leaf for index in sorted(self._pages) for leaf in self._pages[index]]
        outline = SimpleNamespace(pages=[page for index in sorted(self._outline) for page in self._outline[index]])
        add_outlines(
            SimpleNamespace(page_references=leaves, add_object=drawn.add_object, catalog=catalog),
            Document.make_bookmark_tree(outline, _SCALE, transform_pages=True),
        )
        if self._names:
            named = [item for _, pair in sorted(self._names, key=lambda name: name[0]) for item in pair]
            catalog["Names"] = {"Dests": {"Names": named}}
        drawn.pages.update(Kids=leaves, Count=len(leaves))
        if self._elements:
            tags = _Tags(drawn)
            tags.outermost["K"] = [tag for index in sorted(self._elements) for tag in self._elements[index]]
            tags.mapping["Nums"] = self._contents
        shared = {new: old for old, new in known.items()}
        roots = [shared[new] for new in (self._leaves, self._tags, self._colours, self._font_list) if new in shared]
        self._file.take(objects, [catalog.number, drawn.info.number, *roots], known)
        if self.fonts.digits is not None:
            pages = self.anchors | {TOTAL: len(leaves)}
            for number, late in self._late.items():
                self._file.put_stream(number, late.fill(pages, self.fonts.digits, padded=self._padded), {}, int)
        return self._file.written(known[catalog.number], known[drawn.info.number])


def anchors_in(document: Document, before: int) -> dict[str, int]:
    """The page of each anchor; what goes over to the next page has its anchor there too."""
    own: dict[str, int] = {}
    for place, page in enumerate(document.pages, before + 1):
        for name in page.anchors:
            own.setdefault(name, place)
    return own


class _Tags:
    """The tree of tags of a drawing."""

    def __init__(self, drawn: Any) -> None:
        self._objects = drawn.objects
        tree = self._objects[number_of(drawn.catalog["StructTreeRoot"])]
        self.outermost = self._objects[number_of(tree["K"][0])]
        self.mapping = self._objects[number_of(tree["ParentTree"])]

    @property
    def contents(self) -> Iterator[tuple[int, Any]]:
        """The tags of the pieces of every page, and the tag of every link, with the keys that those have."""
        both = iter(self.mapping["Nums"])
        return zip(both, both, strict=True)

    @property
    def all(self) -> Iterator[int]:
        """What the tree leads to."""
        yield from map(number_of, self.outermost["K"])
        for _, tag in self.contents:
            yield from map(number_of, [tag] if isinstance(tag, bytes) else tag)

    def move(self, keys: int, index: int) -> None:
        """Give keys and names that no part before has."""
        self.mapping["Nums"] = [item for key, tag in self.contents for item in (key + keys, tag)]
        for item in self._objects:
            if isinstance(item, dict):
                for key in ("StructParents", "StructParent"):
                    if key in item:
                        item[key] += keys
                if index and "ID" in item:
                    name = item["ID"]
                    if isinstance(name, String):
                        # Cells name their heads: the same object, wherever it stands.
                        name.string = f"{index}-{name.string}"
                    else:
                        item["ID"] = f"({index}-{name[1:]}"
