"""Links of a page led to files instead of folders: without a server only these open."""

import html
import posixpath
import re
from collections.abc import Callable, Container
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit, urlunsplit

from vankien.outputs.addresses import relative

INDEX = "index.html"
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:(\s*=\s*)(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?""")
_LINKS = {"action", "data", "href", "poster", "src"}
_REFRESH = re.compile(r"(\s*\d+\s*[;,]\s*url\s*=\s*)(.*)", re.I | re.S)
_NOT_WITHOUT_A_SERVER = {"manifest", "search"}
"""What browsers ask of a server only: over file:// they call it an error."""


def file_link(link: str, page: str, files: Container[str], base: str = "/") -> str:
    """
    The link as it opens from a disk; `page` is the path of the file that it stands in.

    >>> file_link("../../glossary/?x=1#a", "resolutions/1/index.html", {"glossary/index.html"})
    '../../glossary/index.html?x=1#a'
    >>> file_link("/lib/glossary", "index.html", {"glossary/index.html"}, "/lib/")
    'glossary/index.html'
    >>> file_link("assets/vankien.js?v=1a2b", "index.html", ())
    'assets/vankien.js'
    >>> file_link("#II.3", "index.html", ()), file_link("mailto:a@b.vn", "index.html", ())
    ('#II.3', 'mailto:a@b.vn')
    """
    try:
        parts = urlsplit(link)
    except ValueError:
        return link
    path = parts.path
    if parts.scheme or parts.netloc or not path:
        return link
    if path.startswith("/"):
        path = relative(path.removeprefix(base.rstrip("/")).lstrip("/"), page)
    if path.endswith("/"):
        path += INDEX
    elif posixpath.basename(path) in (".", "..") or _is_folder(path, page, files):
        path += f"/{INDEX}"
    # What only caches of servers need is left out: some readers of files take it for a part of the name.
    query = "" if path.endswith((".js", ".svg")) else parts.query
    return urlunsplit(parts._replace(path=path, query=query))


def portable_page(text: str, change: Callable[[str], str]) -> str:
    """The page with every link changed, marked as portable, and without what only a server can answer."""
    editor = _Editor(text, change)
    editor.feed(text)
    editor.close()
    return editor.edited()


def _is_folder(path: str, page: str, files: Container[str]) -> bool:
    target = posixpath.normpath(posixpath.join("/", posixpath.dirname(page), unquote(path))).lstrip("/")
    return target not in files and posixpath.join(target, INDEX) in files


class _Editor(HTMLParser):
    """Finds the tags where links stand; all other letters of the page stay as they are."""

    def __init__(self, text: str, change: Callable[[str], str]) -> None:
        super().__init__()
        self._text = text
        self._change = change
        self._lines = [0, *(match.end() for match in re.finditer("\n", text))]
        self._edits: list[tuple[int, int, str]] = []

    def edited(self) -> str:
        """The page with all changes put in."""
        parts, last = [], 0
        for start, end, new in self._edits:
            parts += [self._text[last:start], new]
            last = end
        return "".join([*parts, self._text[last:]])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Change what an element leads to."""
        line, column = self.getpos()
        start = self._lines[line - 1] + column
        raw = self.get_starttag_text() or ""
        found = {name: value or "" for name, value in attrs}
        if tag == "link" and _NOT_WITHOUT_A_SERVER.intersection(found.get("rel", "").lower().split()):
            new = ""
        else:
            new = _ATTRIBUTE.sub(lambda match: self._attribute(match, tag, found), raw)
            if tag == "html":
                new = f"{new[:-1]} data-portable>"
        if new != raw:
            self._edits.append((start, start + len(raw), new))

    def _attribute(self, match: re.Match[str], tag: str, found: dict[str, str]) -> str:
        name = match[1].lower()
        value = next((part for part in match.groups()[2:] if part is not None), None)
        if value is None:
            return match[0]
        old = html.unescape(value)
        new = old
        if name in _LINKS:
            new = self._change(old)
        elif tag == "meta" and name == "content":
            new = self._meta(old, found.get("http-equiv", "").lower())
        return match[0] if new == old else f'{match[1]}{match[2]}"{html.escape(new)}"'

    def _meta(self, content: str, kind: str) -> str:
        if kind == "refresh" and (refresh := _REFRESH.fullmatch(content)):
            return refresh[1] + self._change(refresh[2])
        if kind == "content-security-policy":
            # On a disk not every browser takes the page's neighbours for its own.
            return content.replace("'self'", "'self' file:")
        return content
