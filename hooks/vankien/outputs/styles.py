"""
The style of each kind of page, cut to what its pages use; the style of what scripts make on demand stands apart.

All of it is written in one style sheet. After the pages are built, every kind of page keeps only the rules that can
apply to one of them: each class, id, element and attribute that a selector names must stand in a page, or in a script
that the page loads by itself. What only scripts loaded on demand need (`scripts.py`) goes into `assets/parts.css`,
which comes with the first of them.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import tinycss2

STYLE = re.compile(r"<style>/\*([a-z]+)\*/(.*?)</style>", re.DOTALL)
"""A style sheet in a page, with the kind of the page; pages of one kind share one style."""
PARTS_STYLE = "assets/parts.css"
WIDE_STYLE = "assets/wide.css"
"""What phones never need: rules for wide windows and for higher contrast. `start.js` asks for it before anything is
painted; without scripts a wide window shows what a phone does."""
_WIDE = re.compile(r"min-width|prefers-contrast|forced-colors")
_SCRIPT = re.compile(r'<script src="[^"]*?assets/([\w.-]+\.js)"')
_STRINGS = re.compile(r"""(["'`])((?:\\.|(?!\1).)*)\1""", re.DOTALL)
_INDENT = re.compile(r"\n +")
_WORD = re.compile(r"[A-Za-z][\w-]*")
_EITHER = {"is", "where", "matches"}
_WITHOUT_ELEMENTS = {"*", "html", "body", "head"}
_LATER = {"[data-portable", "[data-theme", "[data-size", "[disabled", "[hidden", "[open", ".js"}
"""What pages get in a copy of the site, from `start.js`, from readers, or from any script without naming it."""


@dataclass(slots=True)
class _Kind:
    """Pages with one style."""

    style: str
    pages: list[Path] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
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
        kind.scripts.update(_SCRIPT.findall(html))
        kind.used |= _used(html)
    words = {path.name: _words_of(path) for path in sorted((site / "assets").glob("*.js"))}
    for kind in kinds.values():
        kind.used |= {word for name in kind.scripts for word in words.get(name, ())}
    for kind in kinds.values():
        own = f"<style>{cut(kind.style, kind.used, wide=False)}</style>"
        for path in kind.pages:
            before, _, _, after = STYLE.split(path.read_text(encoding="utf-8"), 1)
            # Blanks that indent the frame are for who writes it.
            frame, main, content = after.partition("<main")
            html = before + own + _INDENT.sub("\n", frame) + main + content
            path.write_text(html, encoding="utf-8", newline="")
    everywhere = set.intersection(*(kind.used for kind in kinds.values())) if kinds else set()
    at_once = set().union(*(kind.scripts for kind in kinds.values()))
    on_demand = {word for name in words.keys() - at_once for word in words[name]}
    sheet = max((kind.style for kind in kinds.values()), key=len, default="")  # the others are its beginning
    (site / PARTS_STYLE).write_text(cut(sheet, everywhere | on_demand, without=everywhere), encoding="utf-8")
    every = set[str]().union(*(kind.used for kind in kinds.values()))
    (site / WIDE_STYLE).write_text(cut(sheet, every, wide=True), encoding="utf-8")


def cut(style: str, used: set[str], without: set[str] | None = None, *, wide: bool | None = None) -> str:
    """
    The rules of which every name is used; `without` leaves out those that need no other names.

    `wide` takes only the rules that phones never need, or all but these.

    >>> cut("a{b:c}.x,.y>a{d:e}@media print{.z{f:g}}", {"a", ".y"})
    'a{b:c}.y>a{d:e}'
    >>> cut("a{b:c}.x{d:e}", {"a", ".x"}, without={"a"})
    '.x{d:e}'
    >>> cut(".is-old{b:c}", {".is-"})
    '.is-old{b:c}'
    >>> cut("a{b:c}@media (min-width:9em){a{d:e}}", {"a"}, wide=True)
    '@media (min-width:9em){a{d:e}}'
    """
    rules = tinycss2.parse_stylesheet(style, skip_comments=True, skip_whitespace=True)
    if wide is not None:
        rules = [rule for rule in rules if _is_wide(rule) == wide]
    return "".join(_cut(rules, used, without))


def _is_wide(rule: Any) -> bool:
    return bool(rule.type == "at-rule" and _WIDE.search(tinycss2.serialize(rule.prelude)))


def _cut(rules: Iterable[Any], used: set[str], without: set[str] | None) -> Iterator[str]:
    for rule in rules:
        if rule.type == "qualified-rule":
            kept = [text for text, names in _selectors(rule.prelude) if _fits(names, used, without)]
            if kept:
                yield f"{','.join(kept)}{{{tinycss2.serialize(rule.content).strip()}}}"
        elif rule.type == "at-rule" and rule.lower_at_keyword in ("container", "media", "supports"):
            inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            if kept := list(_cut(inner, used, without)):
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
