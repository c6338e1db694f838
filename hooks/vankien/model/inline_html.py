"""The few HTML elements that a text may hold, inside a line; whatever else looks like a tag is text."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import nh3

ATTRIBUTES: dict[str, dict[str, re.Pattern[str]]] = {
    # What Markdown has no sign for, and what Word leaves behind.
    **{name: {} for name in ("b", "br", "del", "em", "i", "ins", "strong", "sub", "sup", "u")},
    # A value with signs of Markdown in it would be a link or code before it is a value.
    "abbr": {"title": re.compile(r"(?=\s*\S)[^\[\]`\\\x00-\x1f]{1,200}")},
    "span": {"lang": re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")},
}
"""Every element with the attributes that it has to have; none has any other."""
KNOWN = ", ".join(
    "".join((f"<{name}", *(f' {attribute}="…"' for attribute in needed), ">"))
    for name, needed in sorted(ATTRIBUTES.items())
)
"""All of them, to be named to editors."""
DEEPEST = 8
"""Elements inside each other; what is pasted in thousands would be too deep for whatever reads the page."""
_ALONE = "br"
_TAG = r"</?[a-zA-Z][\w-]*(?:\s[^<>]*)?/?>|<!--"
_STEP = re.compile(
    rf"""
    \\.                                            # a sign that is meant as such
  | (?<!`)(?P<ticks>`+)(?!`)[^\n]*?(?<!`)(?P=ticks)(?!`)   # code
  | (?P<tag>{_TAG})
  | (?P<end>[\n|])                                 # of a line or of a cell: no element goes on behind it
    """,
    re.VERBOSE,
)
_PARTS = re.compile(r"<(?P<end>/?)(?P<name>[a-zA-Z][\w-]*)(?P<rest>[^<>\n]*)>")


@dataclass(frozen=True, slots=True)
class InlineElement:
    """An element with its place in a text."""

    name: str
    attributes: tuple[tuple[str, str], ...]
    start: int
    inner_start: int
    inner_end: int
    end: int

    @property
    def tags(self) -> tuple[tuple[int, int], ...]:
        """Where its tags stand."""
        first = (self.start, self.inner_start)
        return (first,) if self.inner_end == self.end else (first, (self.inner_end, self.end))


def element_at(text: str, start: int, stop: int | None = None) -> InlineElement | None:
    """
    The element that begins at a place, if it may be used and is closed on its line before `stop`.

    >>> element_at("H<sub>2</sub>O", 1)
    InlineElement(name='sub', attributes=(), start=1, inner_start=6, inner_end=7, end=13)
    >>> element_at("H<sub>2", 1), element_at('<sub onclick="x">2</sub>', 0), element_at("<div></div>", 0)
    (None, None, None)
    """
    stop = len(text) if stop is None else stop
    first = _STEP.match(text, start, stop)
    opened = _opened(first["tag"]) if first and first["tag"] else None
    if first is None or opened is None:
        return None
    name, attributes = opened
    if name == _ALONE:
        return InlineElement(name, attributes, start, first.end(), first.end(), first.end())
    inside = [name]
    for step in _STEP.finditer(text, first.end(), stop):
        if step["end"] or len(inside) > DEEPEST:
            return None
        if (closed := _closed(step["tag"])) in inside:
            while inside.pop() != closed:
                pass
            if not inside:
                return InlineElement(name, attributes, start, first.end(), step.start(), step.end())
        elif (opened := _opened(step["tag"])) and opened[0] != _ALONE:
            inside.append(opened[0])
    return None


def outermost(text: str, start: int = 0, stop: int | None = None) -> Iterator[InlineElement]:
    """The elements of a text that stand in no other."""
    stop = len(text) if stop is None else stop
    while start < stop and (step := _STEP.search(text, start, stop)) is not None:
        element = element_at(text, step.start(), stop) if step["tag"] else None
        if element is not None:
            yield element
        start = element.end if element else step.end()


def elements(text: str, start: int = 0, stop: int | None = None) -> Iterator[InlineElement]:
    """All elements of a text, those inside others too."""
    for element in outermost(text, start, stop):
        yield element
        yield from elements(text, element.inner_start, element.inner_end)


def refused_tags(text: str) -> Iterator[tuple[int, str]]:
    r"""
    The tags that are text, with their places.

    >>> list(refused_tags(r"<b>a</b> <i>b <div> `<p>` \<p> <https://vidu.example>"))
    [(9, '<i>'), (14, '<div>')]
    """
    used = {start for element in elements(text) for start, _ in element.tags}
    for step in _STEP.finditer(text):
        if step["tag"] and step.start() not in used:
            yield step.start(), step["tag"]


def without_tags(text: str) -> str:
    """
    The words of a text without the tags of its elements.

    >>> without_tags("CO<sub>2</sub>,<br>5 < 6 <x>")
    'CO2, 5 < 6 <x>'
    """
    places = sorted((*place, element.name) for element in elements(text) for place in element.tags)
    for start, end, name in reversed(places):
        text = text[:start] + (" " if name == _ALONE else "") + text[end:]
    return text


def _closed(tag: str | None) -> str:
    """The element that a tag ends."""
    parts = _PARTS.fullmatch(tag or "")
    return parts["name"].lower() if parts and parts["end"] and not parts["rest"].strip() else ""


@lru_cache(maxsize=1000)
def _opened(tag: str | None) -> tuple[str, tuple[tuple[str, str], ...]] | None:
    """The element that a tag begins, with its attributes, if the cleaner leaves all of it as it is written."""
    parts = _PARTS.fullmatch(tag or "")
    if parts is None or parts["end"] or parts["name"].lower() not in ATTRIBUTES:
        return None
    name, rest = parts["name"].lower(), parts["rest"].rstrip()
    if name == _ALONE:
        rest = rest.removesuffix("/").rstrip()
    end = "" if name == _ALONE else f"</{name}>"
    kept: dict[str, str] = {}

    def keep(_element: str, attribute: str, value: str) -> str:
        kept[attribute] = value
        return value

    written = f"<{name}{rest}>{end}"
    cleaned = nh3.clean(
        written,
        tags=set(ATTRIBUTES),
        attributes={element: set(needed) for element, needed in ATTRIBUTES.items()},
        attribute_filter=keep,
    )
    needed = ATTRIBUTES[name]
    is_whole = html.unescape(cleaned) == html.unescape(written) and kept.keys() == needed.keys()
    if not is_whole or not all(needed[attribute].fullmatch(value) for attribute, value in kept.items()):
        return None
    return name, tuple(kept.items())
