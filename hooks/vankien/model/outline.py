"""The provisions of a text, read from its numbering as typed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from vankien.model.numbering import Label, Level, read_label, undecorated
from vankien.model.provision import Provision
from vankien.model.text import slug

_FENCE = re.compile(r"\s*(`{3,}|~{3,})")
_PLAIN = re.compile(r"\s*(\||>|\[\^[^\]]+\]:)")
_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*$")
_INITIALS = re.compile(r"[^\W\d_]\.\s*\w")
_WRAPPED_HEADING = (Level.ANNEX, Level.PART, Level.CHAPTER, Level.DIVISION)
_END_OF_SENTENCE = tuple('.;:,!?”"…)]')


@dataclass(frozen=True, slots=True)
class Oddity:
    """Numbering that skips, repeats or is out of order: a warning, for the document may really be numbered so."""

    line: int
    code: str
    label: str
    before: str
    """The label that came before it."""


@dataclass(frozen=True, slots=True)
class Outline:
    """The provisions of a text in their order, and what is odd about their numbering."""

    provisions: tuple[Provision, ...] = ()
    oddities: tuple[Oddity, ...] = ()
    heading_lines: frozenset[int] = frozenset()
    """Lines that hold the heading of the provision above them ("Chương I" / "NHỮNG QUY ĐỊNH CHUNG")."""

    def find(self, anchor: str) -> Provision | None:
        """The provision at that address."""
        return next((provision for provision in self.provisions if provision.anchor == anchor), None)


@dataclass(slots=True)
class _Open:
    """A provision that later lines may still belong to."""

    provision: Provision
    last: dict[Level, Label] = field(default_factory=dict)
    """The last label of each level directly inside it."""
    dashes: int = 0


def read_outline(body: str) -> Outline:
    r"""
    Read the numbering of a text. Nothing is renumbered.

    >>> [p.anchor for p in read_outline("I. Quan điểm\n\n1. Một\n\na) Hai\n\nđ) Ba").provisions]
    ['I', 'I.1', 'I.1.a', 'I.1.dd']
    """
    return _Reader(body.split("\n")).read()


class _Reader:
    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        self.root = _Open(Provision("", Level.ANNEX, "", 0, "", "", 0))
        self.stack: list[_Open] = []
        self.found: list[Provision] = []
        self.texts: list[list[str]] = []
        self.oddities: list[Oddity] = []
        self.heading_lines: set[int] = set()
        self.anchors: set[str] = set()
        self.last_article: dict[str, Label] = {}

    def read(self) -> Outline:
        for number, line, label in self._labelled_lines():
            if label is not None:
                self._open(label, number)
            elif heading := _heading(line):
                self._open_heading(*heading, number)
            elif self.texts:
                self.texts[-1].append(line)
        provisions = tuple(
            replace(provision, text="\n".join(text).strip())
            for provision, text in zip(self.found, self.texts, strict=True)
        )
        return Outline(provisions, tuple(self.oddities), frozenset(self.heading_lines))

    def _labelled_lines(self) -> Iterator[tuple[int, str, Label | None]]:
        fence = ""
        before = ""
        skip = 0
        for index, line in enumerate(self.lines):
            number = index + 1
            mark = _FENCE.match(line)
            if fence:
                fence = "" if mark and mark[1].startswith(fence) else fence
                yield number, line, None
                continue
            if mark:
                fence = mark[1]
            if number == skip:
                before = ""
                continue
            plain = mark is not None or _PLAIN.match(line) is not None
            label = None if plain else self._label(line, before)
            if label is not None and label.level in _WRAPPED_HEADING and not label.rest:
                heading = self._heading_below(index)
                if heading:
                    skip, rest = heading
                    self.heading_lines.add(skip)
                    label = replace(label, rest=rest)
            yield number, line, label
            is_heading = _heading(line) is not None or (label is not None and _is_heading(label, line))
            before = "" if is_heading else line

    def _label(self, line: str, before: str) -> Label | None:
        label = read_label(line)
        if label is None or (label.level in (Level.DASH, Level.PLUS) and not self._in_numbered()):
            return None
        if label.level in (Level.ROMAN, Level.CAPITAL) and _INITIALS.match(label.rest):
            return None  # "V. I. Lênin": somebody's initials
        if label.level is Level.CAPITAL and not self._follows_capital(label):
            return None
        starts_block = not before.strip() or before.rstrip().endswith(_END_OF_SENTENCE)
        if starts_block or line.lstrip().startswith(("#", "**")):
            return label
        # In the middle of a wrapped sentence "… theo mục⏎5. Xong" is no provision; after a short item without a full
        # stop it is one.
        return label if read_label(before) is not None and self._continues(label) else None

    def _continues(self, label: Label) -> bool:
        if label.ordinal <= 1 or label.level in (Level.CHAPTER, Level.DIVISION, Level.ARTICLE):
            return True
        last = next((o.last[label.level] for o in (*reversed(self.stack), self.root) if label.level in o.last), None)
        return last is not None and label.ordinal == last.ordinal + 1

    def _follows_capital(self, label: Label) -> bool:
        last = next(
            (o.last[Level.CAPITAL] for o in (*reversed(self.stack), self.root) if Level.CAPITAL in o.last), None
        )
        return label.ordinal == 1 if last is None else label.ordinal == last.ordinal + 1

    def _in_numbered(self) -> bool:
        return bool(self.stack) and self.stack[-1].provision.level is not Level.HEADING

    def _heading_below(self, index: int) -> tuple[int, str] | None:
        for offset in (1, 2):
            if index + offset >= len(self.lines):
                return None
            line = self.lines[index + offset]
            if not line.strip():
                continue
            text = undecorated(line)
            is_text = read_label(line) is not None or len(text) > 200 or text.endswith((".", ";"))
            return None if is_text or _PLAIN.match(line) else (index + offset + 1, text)
        return None

    def _open(self, label: Label, line: int) -> None:
        parent = self._close_to(label.level)
        token = label.token
        number, ordinal = label.number, label.ordinal
        if label.level is Level.DASH or label.level is Level.PLUS:
            parent.dashes += 1
            ordinal = parent.dashes
            number, token = str(ordinal), f"{label.level.prefix}{ordinal}"
        else:
            self._check_order(label, parent, line)
        label = replace(label, ordinal=ordinal, number=number, token=token)
        self._push(parent, label, _is_heading(label, self.lines[line - 1]), line)

    def _open_heading(self, depth: int, text: str, line: int) -> None:
        parent = self._close_to(Level.HEADING) if depth <= 2 else (self.stack[-1] if self.stack else self.root)
        if depth > 2:
            # A named paragraph inside a numbered provision: it gets an address, and the numbering runs on below it.
            anchor = self._unique(".".join(filter(None, (parent.provision.anchor, slug(text)))))
            path = (*parent.provision.path, (Level.HEADING, text))
            self._append(Provision(anchor, Level.HEADING, "", 0, text, "", line, parent.provision.anchor, path), "")
            return
        self._push(parent, Label(Level.HEADING, "", 0, text, slug(text), text), True, line)

    def _push(self, parent: _Open, label: Label, heading: bool, line: int) -> None:
        above, level, token = parent.provision, label.level, label.token
        prefix = above.anchor
        if level is Level.ARTICLE:
            # Articles run through chapters: their number alone is their address, save in an annex.
            in_annex = bool(above.path) and above.path[0][0] is Level.ANNEX
            prefix = above.anchor.split(".")[0] if in_annex else ""
        clause = level is Level.NUMBER and above.level is Level.ARTICLE
        token = f"k{token}" if clause else token
        if level in (Level.DECIMAL, Level.DECIMAL_2):
            token = _decimal_token(token, [number for _, number in above.path])
        anchor = self._unique(".".join(part for part in (prefix, token) if part))
        path = (*above.path, (level, label.number))
        named = label.rest if heading else ""
        provision = Provision(anchor, level, label.text, label.ordinal, named, "", line, above.anchor, path)
        self.stack.append(_Open(provision))
        self._append(provision, "" if heading else label.rest)

    def _append(self, provision: Provision, text: str) -> None:
        self.found.append(provision)
        self.texts.append([text] if text else [])

    def _close_to(self, level: Level) -> _Open:
        while self.stack and self.stack[-1].provision.level.rank >= level.rank:
            self.stack.pop()
        return self.stack[-1] if self.stack else self.root

    def _unique(self, anchor: str) -> str:
        candidate, n = anchor, 1
        while candidate in self.anchors:
            n += 1
            candidate = f"{anchor}_{n}"
        self.anchors.add(candidate)
        return candidate

    def _check_order(self, label: Label, parent: _Open, line: int) -> None:
        if label.level is Level.ARTICLE:
            above = parent.provision
            scope = above.anchor.split(".")[0] if above.path and above.path[0][0] is Level.ANNEX else ""
            last = self.last_article.get(scope)
            self.last_article[scope] = label
        else:
            last = parent.last.get(label.level)
            parent.last[label.level] = label
        before = last.text if last else ""
        expected = last.ordinal + 1 if last else 1
        if label.ordinal == expected or (last and label.ordinal == last.ordinal and label.token != last.token):
            return
        code = "S-003" if last and label.ordinal < expected - 1 else "S-002" if label.ordinal < expected else "S-001"
        self.oddities.append(Oddity(line, code, label.text, before))


def _decimal_token(token: str, above: Sequence[str]) -> str:
    """The part of "2.1" that its containers do not say yet: 1 inside 2, but 2.1 where there is no 2."""
    parts = token.split(".")
    inside = above[-1].split(".")[-1] if above else ""
    return parts[-1] if inside == parts[-2] else ".".join(parts)


def _heading(line: str) -> tuple[int, str] | None:
    match = _HEADING.match(line.strip())
    return (len(match[1]), undecorated(line)) if match and match[2] else None


def _is_heading(label: Label, line: str) -> bool:
    """Whether what stands after the number is a name and not yet the text."""
    if not label.rest:
        return False
    if label.level.rank <= Level.ROMAN.rank:
        return True
    if label.level is Level.LETTER or label.level.rank >= Level.DASH.rank:
        return False
    marked = line.lstrip().startswith("#") or re.fullmatch(r"\s*(\*\*|__).+\1\s*", line) is not None
    short = len(label.rest) <= 150 and not label.rest.rstrip().endswith((".", ";", ":", ",", "]"))
    return marked or (short and label.level is Level.ARTICLE) or (short and len(label.rest) <= 120)
