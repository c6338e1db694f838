"""A translation beside its source, passage by passage."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vankien.model.expression import Expression, Point
from vankien.model.inline_html import without_tags
from vankien.model.location import Location
from vankien.model.markdown_lines import without_marks
from vankien.model.work import Work

_ADDRESS = re.compile(r"\]\([^()\n]*\)|<https?:[^>\s]*>|https?:\S+|`[^`\n]+`")


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of the source with its translation."""

    name: str
    source: str
    lines: tuple[str, ...]
    """Of the translation; marks of notes and addresses of links are blanked out."""
    location: Location
    """The first of these lines."""

    @property
    def text(self) -> str:
        """The translation."""
        return "\n".join(self.lines)

    def at(self, place: int) -> Location:
        """The line on which a place of the text stands."""
        line = self.text.count("\n", 0, place)
        return self.location.at(self.location.line + line) if len(self.lines) > 1 else self.location

    def beside(self, place: int) -> Location:
        """The line that stands where a place of the source stands, if both have as many; else the first."""
        ours = [index for index, line in enumerate(self.source.split("\n")) if line.strip()]
        theirs = [index for index, line in enumerate(self.lines) if line.strip()]
        line = self.source.count("\n", 0, place)
        if len(ours) != len(theirs) or line not in ours:
            return self.location
        return self.location.at(self.location.line + theirs[ours.index(line)])


def passages(work: Work, expression: Expression) -> Iterator[Passage]:
    """Title, summary, points and every provision that both have."""
    source = work.source_text
    for name in ("title", "subject", "summary"):
        place = expression.lines.get(name, expression.location)
        yield Passage(name, getattr(source, name), (getattr(expression, name),), place)
    for name in ("key_points", "whats_new"):
        pairs: tuple[tuple[Point, ...], tuple[Point, ...]] = (getattr(source, name), getattr(expression, name))
        if len(pairs[0]) == len(pairs[1]):
            for ours, theirs in zip(*pairs, strict=True):
                yield Passage(name, ours.text, (theirs.text,), theirs.location)
    begins = [provision.line for provision in expression.outline.provisions]
    ends = [*begins[1:], expression.body.count("\n") + 2]
    lines = expression.body.split("\n")
    known = {provision.anchor: provision for provision in source.outline.provisions}
    for provision, begin, end in zip(expression.outline.provisions, begins, ends, strict=False):
        original = known.get(provision.anchor)
        if original is not None:
            own = tuple(_plain(line) for line in lines[begin - 1 : end - 1])
            said = f"{_plain(original.heading)}\n{_plain(original.text)}"
            yield Passage(f"#{original.anchor}", said, own, expression.at(begin))


def _plain(text: str) -> str:
    return _ADDRESS.sub(" ", without_tags(without_marks(text)))
