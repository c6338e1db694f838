"""A numbered piece of a text."""

from dataclasses import dataclass

from vankien.model.numbering import Level


@dataclass(frozen=True, slots=True)
class Provision:
    """A part, chapter, section, article, clause, point or dash, with its address inside the work."""

    anchor: str
    """Its address, made of its numbering: `II.3.a`, `d5.k2.a`."""
    level: Level
    label: str
    """The number as typed: "II.", "a)", "Điều 5."; empty for a heading without one."""
    ordinal: int
    """Its place in the numbering, or among its siblings for dashes."""
    heading: str
    """Its name, or empty where the text begins at once. Markdown."""
    text: str
    """Its own text, without that of the provisions below it. Markdown."""
    line: int
    """Counted from the first line of the body."""
    parent: str = ""
    """The anchor of the provision that contains it."""
    path: tuple[tuple[Level, str], ...] = ()
    """Level and number of all that contain it and of itself, from the outside in; its name in a citation."""

    @property
    def has_heading(self) -> bool:
        """Whether it is named, and so stands in the contents."""
        return bool(self.heading)
