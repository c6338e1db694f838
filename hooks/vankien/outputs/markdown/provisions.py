"""The numbering of a document as HTML: every provision with its anchor, and never renumbered."""

import re
import xml.etree.ElementTree as etree
from collections.abc import Callable

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from vankien.model.markdown_lines import note_lines
from vankien.model.numbering import Level, read_label
from vankien.model.outline import Outline, read_outline
from vankien.model.provision import Provision

# Private-use characters cannot stand in a source (fault M-024), so they can mark where a provision begins.
_OPEN, _CLOSE = "\ue000", "\ue001"
_MARK = re.compile(f"^{_OPEN}(\\d+){_CLOSE}(.*)$", re.DOTALL)


class Provisions(Extension):
    """
    Reads the numbering as typed and gives every provision its address.

    Lists with bullets stay lists outside numbered provisions; no number is made into a list.
    """

    def __init__(
        self,
        name_of: Callable[[Provision], str] = lambda p: p.anchor,
        base_level: int = 3,
        names: tuple[str, ...] = (),
    ) -> None:
        super().__init__()
        self.name_of = name_of
        self.base_level = base_level
        self.names = names
        self.outline = Outline()

    def extendMarkdown(self, md: Markdown) -> None:
        """Registers the parts."""
        # Markdown's own lists count for themselves: a quoted "4." after "2." would become 3.
        md.parser.blockprocessors.deregister("olist")
        md.preprocessors.register(_Marker(md, self), "vankien_provisions", 15)
        md.parser.blockprocessors.register(_ProvisionBlock(md.parser, self), "vankien_provision", 95)
        md.treeprocessors.register(_Nester(md, self), "vankien_nest", 25)


class _Marker(Preprocessor):
    """Gives every line that begins a provision a block of its own, and marks it."""

    def __init__(self, md: Markdown, extension: Provisions) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, lines: list[str]) -> list[str]:
        outline = self.extension.outline = read_outline("\n".join(lines), self.extension.names)
        starts = {provision.line: index for index, provision in enumerate(outline.provisions)}
        notes = set(note_lines(lines))
        marked: list[str] = []
        for number, line in enumerate(lines, 1):
            if number in outline.heading_lines:
                continue
            if number not in starts:
                marked += _own_block(line, marked[-1] if marked else "", number - 1 in notes)
                continue
            provision = outline.provisions[starts[number]]
            first = "" if provision.has_heading else _first_line(provision, line)
            marked += ["", f"{_OPEN}{starts[number]}{_CLOSE}{first}"]
            if _is_heading(provision):
                marked.append("")
        return marked


def _own_block(line: str, before: str, is_note: bool) -> list[str]:
    """A line as Markdown is to see it: tables and notes begin a block."""
    if is_note and not line.startswith((" ", "\t")):
        return ["", line]
    if line.startswith("|") and before.strip() and not before.lstrip().startswith("|"):
        return ["", line]
    return [line]


def _is_heading(provision: Provision) -> bool:
    """Whether it is shown as a heading: if it has a name, and above the articles always."""
    return provision.has_heading or provision.level.rank <= Level.ROMAN.rank


def _first_line(provision: Provision, line: str) -> str:
    """What stands after the number, with the emphasis that may begin before it."""
    text = re.sub(r"^\s*(#{1,6}\s+)?", "", line)
    match = re.match(rf"(\*{{1,3}}|_{{1,3}})?{re.escape(provision.label)}(\1)?\s*(.*)$", text)
    if match is None:
        label = read_label(line)
        return label.rest if label else ""
    return f"{match[1]}{match[3]}" if match[1] and not match[2] else match[3]


class _ProvisionBlock(BlockProcessor):
    """A marked block becomes an element that says which provision it is."""

    def __init__(self, parser: object, extension: Provisions) -> None:
        super().__init__(parser)  # type: ignore[arg-type]
        self.extension = extension

    def test(self, parent: etree.Element, block: str) -> bool:
        return block.startswith(_OPEN)

    def run(self, parent: etree.Element, blocks: list[str]) -> None:
        match = _MARK.match(blocks.pop(0))
        assert match is not None
        element = etree.SubElement(parent, "div", {"data-provision": match[1]})
        text = match[2].strip()
        if text:
            first, _, rest = text.partition("\n")
            # A list that follows without an empty line is content of its own.
            if rest.lstrip().startswith("* "):
                blocks.insert(0, rest)
                text = first
            etree.SubElement(element, "p").text = text


class _Nester(Treeprocessor):
    """Puts provisions inside those that contain them, with heading, number and permalink."""

    def __init__(self, md: Markdown, extension: Provisions) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: etree.Element) -> None:
        provisions = self.extension.outline.provisions
        children = list(root)
        del root[:]
        stack: list[tuple[str, etree.Element]] = []
        for child in children:
            index = child.get("data-provision")
            if index is None:
                foot = child.get("class") == "footnote"
                (stack[-1][1] if stack and not foot else root).append(child)
                continue
            provision = provisions[int(index)]
            while stack and stack[-1][0] != provision.parent:
                stack.pop()
            element = self._element(provision, child)
            (stack[-1][1] if stack else root).append(element)
            stack.append((provision.anchor, element))

    def _element(self, provision: Provision, block: etree.Element) -> etree.Element:
        name = provision.level.name.lower().replace("_", "-")
        element = etree.Element("div", {"class": f"pv pv-{name}", "id": provision.anchor})
        if _is_heading(provision):
            level = min(self.extension.base_level + _heading_depth(provision), 6)
            line = etree.SubElement(element, f"h{level}", {"class": "pv-h"})
        else:
            paragraphs = list(block)
            line = paragraphs[0] if paragraphs else etree.Element("p")
            element.append(line)
        text, line.text = line.text or provision.heading, ""
        # The number itself is the permalink; a heading without one gets a sign behind it.
        name = self.extension.name_of(provision)
        attributes = {"class": "pv-link", "href": f"#{provision.anchor}", "aria-label": name}
        if provision.label:
            attributes["class"] = "pv-n pv-link"
            number = etree.SubElement(line, "a", attributes)
            number.text = AtomicString(provision.label)
            number.tail = f" {text}"
        else:
            line.text = text
            etree.SubElement(line, "a", attributes).text = AtomicString("#")
        return element


def _heading_depth(provision: Provision) -> int:
    return sum(1 for level, _ in provision.path[:-1] if level.rank <= Level.ARTICLE.rank)
