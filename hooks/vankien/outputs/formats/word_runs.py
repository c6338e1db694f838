"""Words of a tree as the runs of a Word paragraph: emphasis, links, footnotes, language."""

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

_BLANKS = re.compile(r"[ \t\r\n]+")
_BOOKMARK = re.compile(r"\W", re.ASCII)
_LONGEST_BOOKMARK = 40
_REGIONS = {"vi": "vi-VN", "en": "en-US"}


def tag(element_name: str, /, *children: etree.Element, **attributes: object) -> etree.Element:
    """
    An element of WordprocessingML.

    >>> etree.tostring(tag("b", val=0), "unicode")
    '<w:b w:val="0" />'
    """
    element = etree.Element(f"w:{element_name}", {f"w:{key}": str(value) for key, value in attributes.items()})
    element.extend(children)
    return element


def word_language(language: str) -> str:
    """The language as Word names it, so that its spelling checker is the right one."""
    return _REGIONS.get(language, language)


@dataclass(slots=True)
class WordLinks:
    """What runs of a document point to: addresses, bookmarks, footnotes."""

    addresses: dict[str, str] = field(default_factory=dict)
    """Address by the id of its relationship."""
    notes: dict[str, etree.Element] = field(default_factory=dict)
    """The footnotes of the tree by their id."""
    used_notes: list[etree.Element] = field(default_factory=list)
    """The notes in the order of their marks; Word numbers them."""
    bookmarks: dict[str, str] = field(default_factory=dict)
    within_notes: bool = False
    """Word takes no footnote inside a footnote, and one that names itself would never end: there, marks are text."""

    def relationship(self, address: str) -> str:
        """The id under which an address is known."""
        known = {value: key for key, value in self.addresses.items()}
        if address not in known:
            known[address] = f"link{len(self.addresses) + 1}"
            self.addresses[known[address]] = address
        return known[address]

    def bookmark(self, anchor: str) -> str:
        """
        The name of a place: letters, digits and strokes below, forty at most, and no two the same.

        >>> links = WordLinks()
        >>> links.bookmark("II.3.a"), links.bookmark("II-3-a"), links.bookmark("II.3.a")
        ('a_II_3_a', 'a_II_3_a_2', 'a_II_3_a')
        """
        if anchor not in self.bookmarks:
            base = "a_" + _BOOKMARK.sub("_", anchor)[: _LONGEST_BOOKMARK - 8]
            name, number, taken = base, 1, set(self.bookmarks.values())
            while name in taken:
                number += 1
                name = f"{base}_{number}"
            self.bookmarks[anchor] = name
        return self.bookmarks[anchor]


@dataclass(frozen=True, slots=True)
class _Look:
    """How a run looks."""

    style: str = ""
    bold: bool = False
    italic: bool = False
    struck: bool = False
    underlined: bool = False
    raised: bool = False
    lowered: bool = False
    small: bool = False
    mono: bool = False
    language: str = ""

    def properties(self) -> etree.Element | None:
        parts = []
        if self.style:
            parts.append(tag("rStyle", val=self.style))
        if self.mono:
            parts.append(tag("rFonts", ascii="Courier New", hAnsi="Courier New", cs="Courier New"))
        parts += [tag("b"), tag("bCs")] if self.bold else []
        parts += [tag("i"), tag("iCs")] if self.italic else []
        parts += [tag("strike")] if self.struck else []
        parts += [tag("sz", val=22), tag("szCs", val=22)] if self.small else []
        parts += [tag("u", val="single")] if self.underlined else []
        if self.raised or self.lowered:
            parts.append(tag("vertAlign", val="superscript" if self.raised else "subscript"))
        parts += [tag("lang", val=word_language(self.language))] if self.language else []
        return tag("rPr", *parts) if parts else None


def runs(element: etree.Element, links: WordLinks, skip: tuple[str, ...] = ()) -> list[etree.Element]:
    """The runs of all that an element holds, but what has one of the tags in `skip`; blanks at the ends are dropped."""
    found = list(_runs(element, links, _Look(language=element.get("lang", "")), skip))
    texts = [text for run in found for text in run.iter("w:t")]
    if texts:
        texts[0].text = (texts[0].text or "").lstrip(" ")
        texts[-1].text = (texts[-1].text or "").rstrip(" ")
    return found


def _runs(element: etree.Element, links: WordLinks, look: _Look, skip: tuple[str, ...]) -> Iterator[etree.Element]:
    yield from _text(element.text, look)
    for child in element:
        if child.tag not in skip:
            yield from _inline(child, links, look, skip)
        yield from _text(child.tail, look)


def _inline(element: etree.Element, links: WordLinks, look: _Look, skip: tuple[str, ...]) -> Iterator[etree.Element]:
    name = element.tag
    classes = (element.get("class") or "").split()
    look = replace(look, language=element.get("lang") or look.language)
    if name == "br":
        yield tag("r", tag("br"))
    elif name == "a" and "noteref" in classes:
        yield from (
            _note_mark(element, links)
            if not links.within_notes
            else _text("".join(element.itertext()), replace(look, raised=True))
        )
    elif name == "a" and (href := element.get("href")):
        link = etree.Element("w:hyperlink", {"w:history": "1"})
        if href.startswith("#"):
            link.set("w:anchor", links.bookmark(href[1:]))
        else:
            link.set("r:id", links.relationship(href))
        # Terms and numbers of sources are many: underlined, they would disturb the reading.
        quiet = look.raised or "term" in classes
        link.extend(_runs(element, links, look if quiet else replace(look, style="Hyperlink"), skip))
        yield link
    else:
        changes: dict[str, dict[str, object]] = {
            "strong": {"bold": True}, "b": {"bold": True}, "em": {"italic": True}, "i": {"italic": True},
            "u": {"underlined": True}, "ins": {"underlined": True}, "del": {"struck": True},
            # The mark of a footnote is raised by its own style.
            "sup": {"raised": look.raised or not _is_note_mark(element), "lowered": False},
            "sub": {"raised": False, "lowered": True}, "small": {"small": True}, "code": {"mono": True},
        }  # fmt: skip
        change = {"style": "ProvisionNumber"} if "pv-n" in classes else changes.get(name, {})
        yield from _runs(element, links, replace(look, **change), skip)
        if name == "abbr" and (title := element.get("title")):
            yield from _text(f" ({title})", look)


def is_mark(element: etree.Element) -> bool:
    """Whether it leads to a source or a note; what an editor raised is part of a word."""
    return element.tag == "sup" and (element.get("class") == "src" or _is_note_mark(element))


def _is_note_mark(element: etree.Element) -> bool:
    return any("noteref" in (child.get("class") or "").split() for child in element)


def _note_mark(element: etree.Element, links: WordLinks) -> Iterator[etree.Element]:
    note = links.notes.get(element.get("href", "")[1:])
    if note is not None:
        links.used_notes.append(note)
        properties = tag("rPr", tag("rStyle", val="FootnoteReference"))
        yield tag("r", properties, tag("footnoteReference", id=len(links.used_notes)))


def words(text: str) -> etree.Element:
    """Text with its blanks kept."""
    element = etree.Element("w:t", {"xml:space": "preserve"})
    element.text = text
    return element


def _text(text: str | None, look: _Look) -> Iterator[etree.Element]:
    text = _BLANKS.sub(" ", text or "")
    if not text:
        return
    properties = look.properties()
    yield tag("r", *([properties] if properties is not None else []), words(text))
