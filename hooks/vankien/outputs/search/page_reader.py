"""The text of a built page, cut at its headings."""

from collections.abc import Iterator
from html.parser import HTMLParser

_HEADINGS = {"h2", "h3", "h4", "h5", "h6"}
_HIDDEN = {"nav", "pre", "script", "style", "svg", "template"}
"""What nobody looks for; listings of files hold the words of everything."""
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_RUNNING = {
    "a", "abbr", "b", "cite", "code", "del", "em", "i", "ins", "mark", "s", "small", "span", "strong", "sub", "sup",
    "time", "u",
}  # fmt: skip
"""Elements inside a line: no blank stands at their borders."""


class PageReader(HTMLParser):
    """
    Reads what stands in `data-pagefind-body`, with the title of the page.

    >>> reader = PageReader()
    >>> reader.feed('<h1>Ban hành <span>57-NQ/TW</span> tại Hà Nội <span class="mark">theo báo</span></h1>')
    >>> reader.title
    'Ban hành 57-NQ/TW tại Hà Nội'
    >>> reader.feed('<div data-pagefind-body>m<sup>2</sup><sup id="fnref:1">1</sup>, <ins>mới</ins>')
    >>> next(reader.pieces())[2]
    'm2, mới'
    """

    def __init__(self) -> None:
        super().__init__()
        self._title: list[str] = []
        self._inside = 0
        self._open: list[str] = []
        self._mark = 0
        self._note = 0
        self._parts: list[tuple[str, list[str], list[str]]] = [("", [], [])]

    @property
    def title(self) -> str:
        """The words of the first heading, without a mark behind them."""
        return _joined(self._title)

    def pieces(self) -> Iterator[tuple[str, str, str]]:
        """Anchor, heading and text of each part."""
        for anchor, heading, text in self._parts:
            yield anchor, _joined(heading), _joined(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a part at a heading with an address."""
        found = dict(attrs)
        if "data-pagefind-body" in found:
            self._inside = len(self._open) + 1
        if tag not in _VOID:
            self._open.append(tag)
            if "mark" in (found.get("class") or "").split():
                self._mark = self._mark or len(self._open)
            # Marks of notes and sources have an id or a class; what an editor raises is part of a word.
            if tag == "sup" and found:
                self._note = self._note or len(self._open)
        if self._inside and tag in _HEADINGS and found.get("id"):
            self._parts.append((found["id"] or "", [], []))
        self._space(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close an element, and with it what was left open inside."""
        self._space(tag)
        while self._open and self._open.pop() != tag:
            pass
        if len(self._open) < self._inside:
            self._inside = 0
        if len(self._open) < self._mark:
            self._mark = 0
        if len(self._open) < self._note:
            self._note = 0

    def handle_data(self, data: str) -> None:
        """Take words."""
        if "h1" in self._open:
            if not self._mark:
                self._title.append(data)
        elif self._inside and not self._note and not _HIDDEN.intersection(self._open):
            _, heading, text = self._parts[-1]
            (heading if _HEADINGS.intersection(self._open) else text).append(data)

    def _space(self, tag: str) -> None:
        if tag not in _RUNNING:
            self.handle_data(" ")


def _joined(parts: list[str]) -> str:
    return " ".join("".join(parts).split())
