"""A translation laid out to be filled in: every place with the Vietnamese above it."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from textwrap import wrap

from vankien.model.drift import Drift
from vankien.model.expression import Expression, Point
from vankien.model.markdown_lines import note_lines
from vankien.model.numbering import Level
from vankien.model.outline import Outline, read_outline
from vankien.model.provision import Provision
from vankien.model.text_mark import SOURCE, UNFILLED, is_source_line
from vankien.model.work import Work

_WIDTH = 100
"""Of what stands in the front matter; lines of the text are shown as they are."""
_HEAD = re.compile(r"#{1,6}\s+")
_ITEM = re.compile(r"\s*(?:[*+-]|>)\s+")
_NOTE = re.compile(r"\[\^[^\]\s]+\]:\s*")
_FRONT = re.compile(r"---[ \t]*\n(?:.*\n)*?---[ \t]*(?:\n|$)")
_WORDS = {
    "en": {Level.ANNEX: "Annex", Level.PART: "Part", Level.CHAPTER: "Chapter", Level.DIVISION: "Division",
           Level.ARTICLE: "Article"},
    "ru": {Level.ANNEX: "Приложение", Level.PART: "Часть", Level.CHAPTER: "Глава", Level.DIVISION: "Раздел",
           Level.ARTICLE: "Статья"},
    "cs": {Level.ANNEX: "Příloha", Level.PART: "Část", Level.CHAPTER: "Kapitola", Level.DIVISION: "Oddíl",
           Level.ARTICLE: "Článek"},
}  # fmt: skip
"""What numbered pieces are called; the reading of numbers knows these words (`model/numbering.py`)."""


def new_form(work: Work, language: str, today: date) -> str:
    """The whole file of a translation that does not exist yet."""
    source = work.source_text
    lines = ["---", f"text_kind: {source.text_kind.value}"]
    for name in ("title", "subject", "summary"):
        if text := getattr(source, name):
            lines += [*_comment(text), *_single(name)]
    for name in ("key_points", "whats_new"):
        if points := getattr(source, name):
            lines += [f"{name}:", *(line for point in points for line in _point(point))]
    lines += [
        f"added: {today.isoformat()}",
        "translation:",
        "  origin: human   # human: người dịch, machine: máy dịch, official: bản dịch chính thức",
        f"  date: {today.isoformat()}",
        "  # by: vai trò của người dịch, không ghi tên riêng",
        "  # reviewed_by: vai trò của người đọc lại",
        f"  # reviewed_on: {today.isoformat()}",
        "---",
        "",
    ]
    body = source.body.split("\n")
    return "\n".join([*lines, *_laid_out(body, range(len(body)), source.outline, language)]).rstrip("\n") + "\n"


def updated_form(text: str, work: Work, expression: Expression, found: Drift) -> str:
    """
    The file of a translation with the Vietnamese above everything that is stale, and a place for what is missing.

    Nothing that the translator wrote is changed; lines of the source from an earlier time are taken out first.
    """
    text = without_source(text)
    front = _FRONT.match(text)
    head, body = (front[0], text[front.end() :]) if front else ("", text)
    source = work.source_text
    inserted = _in_front(head.split("\n"), source, found)
    offset = head.count("\n")
    for place, shown in _in_body(body.split("\n"), work, expression, found):
        inserted.setdefault(offset + place, []).extend(shown)
    out: list[str] = []
    for index, line in enumerate(text.split("\n")):
        out += [*inserted.get(index, ()), line]
    end = [line for index, lines in inserted.items() if index > text.count("\n") for line in lines]
    return "\n".join([*_trimmed(out), *([""] if end else []), *end]).rstrip("\n") + "\n"


def without_source(text: str) -> str:
    """A translation without the lines that show the source, and without the empty line after each group of them."""
    lines: list[str] = []
    was = False
    for line in text.split("\n"):
        if is_source_line(line) or is_source_line(line.strip().removeprefix("# ")):
            was = True
            continue
        if not (was and not line.strip()):
            lines.append(line)
        was = False
    return "\n".join(lines)


def _single(name: str) -> list[str]:
    """A place for one text; a summary has many words and goes over several lines."""
    return [f"{name}: >-", f"  {UNFILLED}"] if name == "summary" else [f'{name}: "{UNFILLED}"']


def _comment(text: str, indent: str = "") -> Iterator[str]:
    return (f"{indent}# {SOURCE}{line}" for line in wrap(text, _WIDTH, break_long_words=False))


def _point(point: Point) -> Iterator[str]:
    yield from _comment(point.text, "  ")
    yield f'  - text: "{UNFILLED}"'
    if point.provision:
        yield f"    provision: {point.provision}"
    if point.sources:
        yield f"    sources: [{', '.join(point.sources)}]"


def _in_front(head: Sequence[str], source: Expression, found: Drift) -> dict[int, list[str]]:
    """What goes above which line of the front matter."""
    inserted: dict[int, list[str]] = {}
    for name in ("title", "subject", "summary", "key_points", "whats_new"):
        stands = next((index for index, line in enumerate(head) if re.match(rf"{name}\s*:", line)), None)
        end = max((index for index, line in enumerate(head) if line.startswith("---")), default=0)
        value = getattr(source, name)
        shown = [line for p in value for line in _comment(f"- {p.text}")] if _is_list(value) else []
        if ("about", name) in found.stale and stands is not None:
            inserted.setdefault(stands, []).extend(shown or _comment(value))
        elif ("about", name) in found.missing and stands is None:
            made = [f"{name}:", *(line for p in value for line in _point(p))] if _is_list(value) else []
            inserted.setdefault(end, []).extend(made or [*_comment(value), *_single(name)])
    return inserted


def _is_list(value: object) -> bool:
    return isinstance(value, tuple)


def _in_body(body: Sequence[str], work: Work, expression: Expression, found: Drift) -> Iterator[tuple[int, list[str]]]:
    """What goes above which line of the text, in the order of the source."""
    source, language = work.source_text, expression.language
    lines = source.body.split("\n")
    own = read_outline("\n".join(body), expression.outline.heading_names)
    begins = {provision.anchor: provision.line - 1 for provision in own.provisions}
    notes = list(note_lines(body))
    last = len(body) if not notes else notes[0]
    first = source.outline.provisions[0].line - 1 if source.outline.provisions else len(lines)
    source_notes = set(note_lines(lines))
    for name, span in (("preamble", range(first)), ("notes", sorted(source_notes))):
        shown = [i for i in span if name == "notes" or i not in source_notes]
        place = 0 if name == "preamble" else last
        if ("about", name) in found.stale:
            yield place, [*_quoted(lines, shown), ""]
        elif ("about", name) in found.missing:
            yield place, [*_laid_out(lines, shown, source.outline, language), ""]
    order = [provision.anchor for provision in source.outline.provisions]
    spans = _spans(source, source_notes)
    for anchor in found.provisions(found.stale):
        yield begins[anchor], [*_quoted(lines, spans[anchor]), ""]
    for anchor in found.provisions(found.missing):
        following = order[order.index(anchor) :]
        place = next((begins[name] for name in following if name in begins), last)
        shown = spans[anchor]
        if anchor in begins:
            yield place, [*_quoted(lines, shown), ""]  # the number stands there, without words
        else:
            yield place, list(_laid_out(lines, shown, source.outline, language))


def _spans(source: Expression, notes: set[int]) -> dict[str, list[int]]:
    """The lines of every provision's own text."""
    provisions = source.outline.provisions
    begins = [provision.line - 1 for provision in provisions]
    ends = [*begins[1:], source.body.count("\n") + 1]
    return {
        provision.anchor: [line for line in range(begin, end) if line not in notes]
        for provision, begin, end in zip(provisions, begins, ends, strict=False)
    }


def _quoted(lines: Sequence[str], shown: Sequence[int]) -> list[str]:
    return [f"{SOURCE}{line}".rstrip() for line in _trimmed([lines[index] for index in shown])]


def _trimmed(lines: list[str]) -> list[str]:
    begin, end = 0, len(lines)
    while begin < end and not lines[begin].strip():
        begin += 1
    while end > begin and not lines[end - 1].strip():
        end -= 1
    return lines[begin:end]


def _laid_out(lines: Sequence[str], shown: Sequence[int], outline: Outline, language: str) -> Iterator[str]:
    """Block by block: the source, then the place to fill in."""
    block: list[int] = []
    for index in (*shown, -1):
        if index >= 0 and lines[index].strip():
            block.append(index)
        elif block:
            yield from (f"{SOURCE}{lines[i]}" for i in block)
            yield ""
            yield from _places(lines, block, outline, language)
            yield ""
            block = []


def _places(lines: Sequence[str], block: Sequence[int], outline: Outline, language: str) -> Iterator[str]:
    starts = {provision.line - 1: provision for provision in outline.provisions}
    for index in block:
        line = lines[index]
        if index in starts:
            yield _numbered(starts[index], line, index + 2 in outline.heading_lines, language)
        elif index + 1 in outline.heading_lines:
            yield UNFILLED
        elif line.lstrip().startswith("|"):
            yield re.sub(r"[^|]*[^\W\d_][^|]*", f" {UNFILLED} ", line)
        elif mark := _NOTE.match(line) or _ITEM.match(line):
            yield f"{mark[0].rstrip()} {UNFILLED}"
        elif index == block[0]:
            yield UNFILLED


def _numbered(provision: Provision, line: str, name_below: bool, language: str) -> str:
    """The number of a provision with a place behind it, if words stand there."""
    head = _HEAD.match(line)
    mark = head[0] if head else ""
    if not provision.label:
        return f"{mark or '## '}{UNFILLED}"
    label = provision.label
    word = _WORDS.get(language, {}).get(provision.level)
    if word is not None:
        number = provision.path[-1][1]
        number = number if number[:1].isdigit() or not number.islower() else str(provision.ordinal)
        label = f"{word} {number}".strip() + (label[-1] if label[-1] in ".:" else "")
    words = line[line.find(provision.label) + len(provision.label) :].strip(" *_")
    return f"{mark}{label} {UNFILLED}" if words and not name_below else f"{mark}{label}"
