"""The provisions of a text, read from its numbering as typed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from vankien.model.headings import ends_paragraph, ends_sentence, expects_number, is_name, is_span, with_name_below
from vankien.model.markdown_lines import code_lines, note_lines
from vankien.model.numbering import Label, Level, heading_depth, read_label, undecorated
from vankien.model.provision import Provision
from vankien.model.text import slug

_INITIALS = re.compile(r"[^\W\d_]\.\s*\w|(?:Mác|Marx|Lênin|Lenin)\b")
_NAMED = (Level.ANNEX, Level.PART, Level.CHAPTER, Level.DIVISION, Level.ARTICLE)
_RUNS_ON = (Level.CHAPTER, Level.ROMAN, Level.NUMBER)
"""Levels that some documents number from the beginning to the end, whatever contains them."""
_CLAUSE = re.compile(r"(?:khoản|điểm)\s\w{1,3},?$", re.IGNORECASE)
_LONGEST_SLUG = 200


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

    @property
    def heading_names(self) -> tuple[str, ...]:
        """What its headings without a number are called in addresses."""
        return tuple(p.anchor.split(".")[-1] for p in self.provisions if p.level is Level.HEADING)

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


def read_outline(body: str, names: Sequence[str] = ()) -> Outline:
    r"""
    Read the numbering of a text. Nothing is renumbered.

    `names` are what headings without a number are called in addresses, in their order: a translation takes over those
    of its source, so that its addresses are the same.

    >>> [p.anchor for p in read_outline("I. Quan điểm\n\n1. Một\n\na) Hai\n\nđ) Ba").provisions]
    ['I', 'I.1', 'I.1.a', 'I.1.dd']
    """
    return _Reader(body.split("\n"), names).read()


class _Reader:
    def __init__(self, lines: Sequence[str], names: Sequence[str]) -> None:
        self.lines = lines
        self.names = names
        self.code = code_lines(lines)
        self.plain = {index for index, line in enumerate(lines) if line.lstrip().startswith(("|", ">"))}
        self.plain |= self.code | set(note_lines(lines))
        self.root = _Open(Provision("", Level.ANNEX, "", 0, "", "", 0))
        self.stack: list[_Open] = []
        self.found: list[Provision] = []
        self.texts: list[list[str]] = []
        self.oddities: list[Oddity] = []
        self.heading_lines: set[int] = set()
        self.anchors: dict[str, int] = {}
        self.last_article: dict[str, Label] = {}
        self.last_of: dict[Level, Label] = {}
        self.headings = 0

    def read(self) -> Outline:
        for number, line, label in self._labelled_lines():
            if label is not None:
                self._open(label, number)
            elif number - 1 not in self.plain and (depth := heading_depth(line)) and (heading := undecorated(line)):
                self._open_heading(depth, heading, number)
            elif self.texts:
                self.texts[-1].append(line)
        provisions = tuple(
            replace(provision, text="\n".join(text).strip())
            for provision, text in zip(self.found, self.texts, strict=True)
        )
        return Outline(provisions, tuple(self.oddities), frozenset(self.heading_lines))

    def _labelled_lines(self) -> Iterator[tuple[int, str, Label | None]]:
        before = ""
        in_labelled = False
        """Whether the paragraph that the line stands in has begun with a number."""
        for index, line in enumerate(self.lines):
            if index + 1 in self.heading_lines:
                before = ""
                continue
            label = None if index in self.plain else self._label(line, before, in_labelled)
            if label is not None:
                label, used = with_name_below(label, self.lines, index, self.plain)
                self.heading_lines.update(below + 1 for below in used)
            yield index + 1, line, label
            before = "" if index in self.code or ends_paragraph(label, line) else line
            in_labelled = label is not None or (in_labelled and bool(before.strip()))

    def _label(self, line: str, before: str, in_labelled: bool) -> Label | None:
        label = read_label(line)
        if label is None or (label.level in (Level.DASH, Level.PLUS) and not self._in_numbered()):
            return None
        if label.level in (Level.ROMAN, Level.CAPITAL) and _INITIALS.match(label.rest):
            return None  # "V. I. Lênin", "C. Mác": somebody's initials
        if (label.level is Level.CAPITAL or label.number == "L") and not self._follows_capital(label):
            return None
        if label.level in (Level.DECIMAL, Level.DECIMAL_2) and label.text[-1].isdigit():
            # "30.4 là ngày nghỉ", "2.1 triệu"
            return label if label.rest[:1].isupper() and self._continues(label) else None
        if line.lstrip().startswith(("#", "**", "__")) or ends_sentence(before):
            return label
        # In the middle of a wrapped sentence "… theo mục⏎5. Xong" is no provision; after a short item without a full
        # stop it is one.
        return label if in_labelled and self._follows(label, before.rstrip()) else None

    def _follows(self, label: Label, before: str) -> bool:
        """Whether a number within a paragraph begins a provision and does not end a sentence of the line before."""
        if expects_number(before) or (label.level is Level.ARTICLE and _CLAUSE.search(before[-40:])):
            return False
        if label.level in (Level.DASH, Level.PLUS):
            return not is_span(before, label.rest)
        return self._continues(label) or (label.level in _NAMED and not before.endswith(","))

    def _continues(self, label: Label) -> bool:
        """Whether it is the next number after the last one of its level."""
        last = self._last(label.level, self._parent_of(label.level))
        if last is None:
            return label.ordinal == 1
        return label.ordinal == last.ordinal + 1 or (label.ordinal == last.ordinal and label.token != last.token)

    def _follows_capital(self, label: Label) -> bool:
        last = next((o.last[label.level] for o in (*reversed(self.stack), self.root) if label.level in o.last), None)
        return label.ordinal == (1 if last is None else last.ordinal + 1)

    def _in_numbered(self) -> bool:
        return bool(self.stack) and self.stack[-1].provision.level is not Level.HEADING

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
        self._push(parent, label, is_name(label, self.lines[line - 1]), line)

    def _open_heading(self, depth: int, text: str, line: int) -> None:
        parent = self._close_to(Level.HEADING) if depth <= 2 else (self.stack[-1] if self.stack else self.root)
        self.headings += 1
        # What is left of a heading in Cyrillic is nothing: it is addressed by its place.
        name = slug(text)[:_LONGEST_SLUG].strip("-") or f"h{self.headings}"
        name = self.names[self.headings - 1] if self.headings <= len(self.names) else name
        if depth > 2:
            # A named paragraph inside a numbered provision: it gets an address, and the numbering runs on below it.
            anchor = self._unique(".".join(filter(None, (parent.provision.anchor, name))))
            path = (*parent.provision.path, (Level.HEADING, text))
            self._append(Provision(anchor, Level.HEADING, "", 0, text, "", line, parent.provision.anchor, path), "")
            return
        self._push(parent, Label(Level.HEADING, "", 0, text, name, text), True, line)

    def _push(self, parent: _Open, label: Label, heading: bool, line: int) -> None:
        above, level, token = parent.provision, label.level, label.token
        prefix = above.anchor
        if level is Level.ARTICLE:
            # Articles run through chapters: their number alone is their address, save in an annex.
            prefix = _annex_of(above)
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

    def _parent_of(self, level: Level) -> _Open:
        """What `_close_to` would answer, with nothing closed yet."""
        return next((o for o in reversed(self.stack) if o.provision.level.rank < level.rank), self.root)

    def _unique(self, anchor: str) -> str:
        candidate = anchor
        while candidate in self.anchors:
            self.anchors[anchor] += 1
            candidate = f"{anchor}_{self.anchors[anchor]}"
        self.anchors[candidate] = 1
        return candidate

    def _last(self, level: Level, parent: _Open) -> Label | None:
        """The label that one of this level comes after."""
        if level is Level.ARTICLE:
            return self.last_article.get(_annex_of(parent.provision))
        return parent.last.get(level)

    def _check_order(self, label: Label, parent: _Open, line: int) -> None:
        last = self._last(label.level, parent)
        in_article = parent.provision.level is Level.ARTICLE
        if last is None and label.level in _RUNS_ON and label.ordinal > 1 and not in_article:
            last = self.last_of.get(label.level)
            last = last if last and last.ordinal + 1 == label.ordinal else None
        if label.level is Level.ARTICLE:
            self.last_article[_annex_of(parent.provision)] = label
        else:
            parent.last[label.level] = label
        if not in_article:
            self.last_of[label.level] = label
        before = last.text if last else ""
        expected = last.ordinal + 1 if last else 1
        if label.ordinal == expected or (last and label.ordinal == last.ordinal and label.token != last.token):
            return
        code = "S-003" if last and label.ordinal < expected - 1 else "S-002" if label.ordinal < expected else "S-001"
        self.oddities.append(Oddity(line, code, label.text, before))


def _annex_of(provision: Provision) -> str:
    """The anchor of the annex that a provision stands in: there, articles begin again."""
    in_annex = bool(provision.path) and provision.path[0][0] is Level.ANNEX
    return provision.anchor.split(".")[0] if in_annex else ""


def _decimal_token(token: str, above: Sequence[str]) -> str:
    """The part of "2.1" that its containers do not say yet: 1 inside 2, but 2.1 where there is no 2."""
    parts = token.split(".")
    inside = above[-1].split(".")[-1] if above else ""
    return parts[-1] if inside == parts[-2] else ".".join(parts)
