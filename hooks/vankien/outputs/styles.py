"""
The style of each kind of page, cut to what its pages use; the style of what scripts make on demand stands apart.

All of it is written in one style sheet. After the pages are built, every kind of page keeps only the rules that can
apply to one of them: each class, id, element and attribute that a selector names must stand in a page, or in a script
that the page loads by itself. What only scripts loaded on demand need (`scripts.py`) goes into `assets/parts.css`,
which comes with the first of them.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import tinycss2

from vankien.outputs.scripts import EVERY_PAGE

STYLE = re.compile(r"<style>/\*([a-z]+)\*/(.*?)</style>", re.DOTALL)
"""A style sheet in a page, with the kind of the page; pages of one kind share one style."""
REST = "<!--the rest of the style-->"
"""
Where a long page has shown its beginning: its head keeps only the style of what stands before, the rest comes here.
A browser first draws what it has read within some ten milliseconds; on a slow phone these went by over rules of
tables and footnotes, and the first picture was empty. A style between elements is not in the letter of HTML; a file of
its own, which is, would hold back the text for as long as a bad network holds back the file.
"""
PARTS_STYLE = "assets/parts.css"
WIDE_STYLE = "assets/wide.css"
"""What phones never need: rules for wide windows and for higher contrast. `start.js` asks for it before anything is
painted; without scripts a wide window shows what a phone does."""
_WIDE = re.compile(r"min-width|prefers-contrast|forced-colors")
_MEDIA = ("any", "print", "wide")
_FOLDED = re.compile(r'<div class="(?:panel|top-search)".*?</div>', re.DOTALL)
"""In the head of a page and not seen before somebody asks for it, with everything up to its first end."""
_SCRIPT = re.compile(r'<script src="[^"]*?assets/([\w.-]+\.js)"')
_STRINGS = re.compile(r"""(["'`])((?:\\.|(?!\1).)*)\1""", re.DOTALL)
_INDENT = re.compile(r"\n +")
_WORD = re.compile(r"[A-Za-z][\w-]*")
_EITHER = {"is", "where", "matches"}
_ROOTS = (":root", "html")
_WITHOUT_ELEMENTS = {"*", "html", "body", "head"}
_LATER = {"[data-portable", "[data-theme", "[data-size", "[disabled", "[hidden", "[open", ".js"}
"""What pages get in a copy of the site, from `start.js`, from readers, or from any script without naming it."""


@dataclass(slots=True)
class _Kind:
    """Pages with one style."""

    style: str
    pages: list[Path] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
    first: set[str] = field(default_factory=set)
    """Of this, what is seen before the rest of the style comes, in pages that part it."""
    scripts: set[str] = field(default_factory=set)


def cut_styles(site: Path) -> None:
    """Write into every page the part of its style that its kind uses, and beside them the style of parts."""
    kinds: dict[str, _Kind] = {}
    for path in sorted(site.rglob("*.html")):
        html = path.read_text(encoding="utf-8")
        if (found := STYLE.search(html)) is None:
            continue
        kind = kinds.setdefault(found[1], _Kind(found[2]))
        kind.pages.append(path)
        kind.scripts.update((EVERY_PAGE, *_SCRIPT.findall(html)))
        kind.used |= _used(html)
        if REST in html:
            kind.first |= _used(_FOLDED.sub(_folder, html.partition(REST)[0]))
    words = {path.name: _words_of(path) for path in sorted((site / "assets").glob("*.js"))}
    for kind in kinds.values():
        kind.used |= {word for name in kind.scripts for word in words.get(name, ())}
    for kind in kinds.values():
        head, rest = _parted_style(kind)
        for path in kind.pages:
            before, _, _, after = STYLE.split(path.read_text(encoding="utf-8"), 1)
            # Blanks that indent the frame are for who writes it.
            frame, main, content = after.partition("<main")
            html = f"{before}<style>{head}</style>{_INDENT.sub(chr(10), frame)}{main}{content}"
            html = html.replace(REST, f"<style>{rest}</style>", 1)
            path.write_text(html, encoding="utf-8", newline="")
    everywhere = set.intersection(*(kind.used for kind in kinds.values())) if kinds else set()
    at_once = set().union(*(kind.scripts for kind in kinds.values()))
    on_demand = {word for name in words.keys() - at_once for word in words[name]}
    sheet = max((kind.style for kind in kinds.values()), key=len, default="")  # the others are its beginning
    (site / PARTS_STYLE).write_text(cut(sheet, everywhere | on_demand, without=everywhere), encoding="utf-8")
    every = set[str]().union(*(kind.used for kind in kinds.values()))
    (site / WIDE_STYLE).write_text(cut(sheet, every, media=["wide"]), encoding="utf-8")


def _parted_style(kind: _Kind) -> tuple[str, str]:
    """What the head of a page needs, and what can come later where the page has a place for it."""
    if not kind.first:
        return cut(kind.style, kind.used, media=["any", "print"]), ""
    rest = cut(kind.style, kind.used, without=kind.first, media=["any"]) + cut(kind.style, kind.used, media=["print"])
    return cut(kind.style, kind.first, media=["any"]), rest


def cut(style: str, used: set[str], without: set[str] | None = None, *, media: Collection[str] = _MEDIA) -> str:
    """
    The rules of which every name is used; `without` leaves out those that need no other names.

    `media` takes only the rules for wide windows, for paper, or for neither. Alone, those for wide windows are made a
    little stronger: in the whole style sheet they stand last, and in a page the rest of the style may come after them.

    >>> cut("a{b:c}.x,.y>a{d:e}@media print{.z{f:g}}", {"a", ".y"})
    'a{b:c}.y>a{d:e}'
    >>> cut("a{b:c}.x{d:e}", {"a", ".x"}, without={"a"})
    '.x{d:e}'
    >>> cut(".is-old{b:c}", {".is-"})
    '.is-old{b:c}'
    >>> cut("a{b:c}@media (min-width:9em){a{d:e}}", {"a"}, media=["wide"])
    '@media (min-width:9em){html a{d:e}}'
    """
    rules = tinycss2.parse_stylesheet(style, skip_comments=True, skip_whitespace=True)
    rules = [rule for rule in rules if _medium(rule) in media]
    return "".join(_cut(rules, used, without, "html " if list(media) == ["wide"] else ""))


def _medium(rule: Any) -> str:
    asked = tinycss2.serialize(rule.prelude).strip() if rule.type == "at-rule" else ""
    return "wide" if _WIDE.search(asked) else asked if asked == "print" else "any"


def _cut(rules: Iterable[Any], used: set[str], without: set[str] | None, within: str = "") -> Iterator[str]:
    for rule in rules:
        if rule.type == "qualified-rule":
            selectors = [text for text, names in _selectors(rule.prelude) if _fits(names, used, without)]
            kept = [text if text.startswith(_ROOTS) else within + text for text in selectors]
            if kept:
                yield f"{','.join(kept)}{{{tinycss2.serialize(rule.content).strip()}}}"
        elif rule.type == "at-rule" and rule.lower_at_keyword in ("container", "media", "supports"):
            inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            if kept := list(_cut(inner, used, without, within)):
                yield f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude).rstrip()}{{{''.join(kept)}}}"
        elif rule.type == "error":
            raise ValueError(f"style sheet, line {rule.source_line}: {rule.message}")
        elif without is None:
            yield rule.serialize()


def _fits(names: list[set[str]], used: set[str], without: set[str] | None) -> bool:
    """Each entry of `names` holds what may stand for one another; one of it must be used."""
    if without is not None and all(_is_used(entry, without) for entry in names):
        return False
    return all(_is_used(entry, used) for entry in names)


def _is_used(entry: set[str], used: set[str]) -> bool:
    """A script may put a name together: "status-" and what follows."""
    return bool(entry & used) or any(f"{name.rpartition('-')[0]}-" in used for name in entry if "-" in name)


def _selectors(prelude: Sequence[Any]) -> Iterator[tuple[str, list[set[str]]]]:
    """Every selector of a rule with the names that it needs."""
    for tokens in _parted(prelude):
        yield tinycss2.serialize(tokens).strip(), list(_names(tokens))


def _parted(tokens: Sequence[Any]) -> Iterator[list[Any]]:
    part: list[Any] = []
    for token in tokens:
        if token.type == "literal" and token.value == ",":
            yield part
            part = []
        else:
            part.append(token)
    yield part


def _names(tokens: Sequence[Any]) -> Iterator[set[str]]:
    before = ""
    for token in tokens:
        if token.type == "ident" and before == ".":
            if f".{token.value}" not in _LATER:
                yield {f".{token.value}"}
        elif token.type == "ident" and before != ":" and token.lower_value not in _WITHOUT_ELEMENTS:
            yield {token.lower_value}
        elif token.type == "hash":
            yield {f"#{token.value}"}
        elif token.type == "[] block":
            first = next(t for t in token.content if t.type == "ident")
            if f"[{first.lower_value}" not in _LATER:
                yield {f"[{first.lower_value}"}
        elif token.type == "function" and token.lower_name in _EITHER:
            branches = [list(_names(part)) for part in _parted(token.arguments)]
            # Several names in a branch are rare; the first is enough to know that the branch may be needed.
            yield set[str]().union(*(branch[0] for branch in branches if branch))
        before = token.value if token.type == "literal" else ""


def _folder(match: re.Match[str]) -> str:
    return match[0][: match[0].index(">") + 1]


def _used(html: str) -> set[str]:
    reader = _Reader()
    reader.feed(html)
    return reader.used


class _Reader(HTMLParser):
    """Collects what a page consists of, as selectors name it."""

    def __init__(self) -> None:
        super().__init__()
        self.used: set[str] = set()
        self._is_held = False

    def handle_data(self, data: str) -> None:
        """What a script will put into the page (`vankien.js`) belongs to it."""
        if self._is_held:
            self.used |= _used(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element, its classes, its id and its attributes."""
        self.used.add(tag)
        self._is_held = tag == "script" and ("type", "text/html") in attrs
        for name, value in attrs:
            self.used.add(f"[{name}")
            if name == "class":
                self.used.update(f".{word}" for word in (value or "").split())
            elif name == "id":
                self.used.add(f"#{value}")


def _words_of(script: Path) -> set[str]:
    """Whatever the strings of a script may name: elements, classes, ids, attributes."""
    text = script.read_text(encoding="utf-8")
    words = {word for match in _STRINGS.finditer(text) for word in _WORD.findall(match[2])}
    return {f"{sign}{word}" for word in words for sign in ("", ".", "#", "[")}
