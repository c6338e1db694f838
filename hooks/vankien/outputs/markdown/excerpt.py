"""A text, or one provision of it, made ready to stand among other texts."""

import xml.etree.ElementTree as etree
from collections.abc import Callable

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

SOURCE = "#nguon-"
"""What marks of sources lead to."""
_HIGHEST = 3
_LOWEST = 6


class Excerpt(Extension):
    """
    Keeps what is asked for, with headings from the third level on, and ids and links that fit where it comes to stand.

    `before` stands before every id; `address` says where a link within the text leads; `number` counts sources, or the
    marks of sources are left out.
    """

    def __init__(
        self,
        before: str,
        address: Callable[[str], str],
        *,
        anchor: str = "",
        number: Callable[[str], int] | None = None,
        running: str = "",
    ) -> None:
        super().__init__()
        self.before = before
        self.address = address
        self.anchor = anchor
        self.number = number
        self.running = running
        """What running heads say before the name of a provision."""

    def extendMarkdown(self, md: Markdown) -> None:
        """After all links are made, and before notes are moved and marks for paper set; running heads after these."""
        md.treeprocessors.register(_Cutter(md, self), "vankien_excerpt", 4)
        md.treeprocessors.register(_Runner(md, self), "vankien_excerpt_running", 1)


class _Cutter(Treeprocessor):
    def __init__(self, md: Markdown, extension: Excerpt) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: etree.Element) -> None:
        extension = self.extension
        if extension.anchor:
            _keep_only(root, extension.anchor)
        _level(root)
        _marks(root, extension.number)
        for element in root.iter():
            # The ids of notes are looked up once more, and then they are gone.
            if (name := element.get("id")) and not name.startswith("fn"):
                element.set("id", extension.before + name)
            href = element.get("href") or ""
            if href.startswith("#") and not href.startswith("#fn"):
                element.set("href", extension.address(href[1:]))


class _Runner(Treeprocessor):
    def __init__(self, md: Markdown, extension: Excerpt) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: etree.Element) -> None:
        for element in root.iter():
            if (name := element.get("data-part")) and self.extension.running:
                element.set("data-part", f"{self.extension.running}: {name}")


def _keep_only(root: etree.Element, anchor: str) -> None:
    """The provision, and the notes of the text."""
    found = next((element for element in root.iter() if element.get("id") == anchor), None)
    notes = [element for element in root if element.get("class") == "footnote"]
    root[:] = [*([found] if found is not None else []), *notes]
    root.text = None
    for element in root:
        element.tail = None


def _level(root: etree.Element) -> None:
    """Headings from the third level on, none left out: "h5, h6" becomes "h3, h4"."""
    headings = [element for element in root.iter() if element.tag in ("h3", "h4", "h5", "h6")]
    used = sorted({str(element.tag) for element in headings})
    for element in headings:
        element.tag = f"h{min(_HIGHEST + used.index(str(element.tag)), _LOWEST)}"


def _marks(root: etree.Element, number: Callable[[str], int] | None) -> None:
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag != "sup" or child.get("class") != "src":
                continue
            if number is None:
                _remove(parent, child)
                continue
            for link in child:
                href = link.get("href") or ""
                if href.startswith(SOURCE):
                    link.text = AtomicString(str(number(href.removeprefix(SOURCE))))


def _remove(parent: etree.Element, child: etree.Element) -> None:
    """Without what follows it."""
    index = list(parent).index(child)
    if index:
        parent[index - 1].tail = (parent[index - 1].tail or "") + (child.tail or "")
    else:
        parent.text = (parent.text or "") + (child.tail or "")
    parent.remove(child)
