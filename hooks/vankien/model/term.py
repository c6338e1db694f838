"""A headword of the glossary."""

from dataclasses import dataclass, field
from enum import StrEnum

from vankien.model.fact import Confidence, Source
from vankien.model.labels import DEFAULT_LANGUAGE, Labels
from vankien.model.location import Location


class Rendering(StrEnum):
    """How a term is put into other languages."""

    FIXED = "fixed"
    """By its equivalents; a translation that has none of them is looked at."""
    FREE = "free"
    """As the sentence wants it."""


@dataclass(frozen=True, slots=True)
class Equivalent:
    """What the word of another language rests on."""

    confidence: Confidence = Confidence.CONFIRMED
    sources: tuple[str, ...] = ()
    """Ids of the `sources:` of the same file."""
    location: Location | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """A word of Party and State documents with its definitions."""

    id: str
    labels: Labels
    definitions: Labels
    location: Location
    variants: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Other spellings and abbreviations that mean exactly this, by language."""
    notes: Labels = field(default_factory=Labels)
    see: tuple[str, ...] = ()
    lines: dict[str, Location] = field(default_factory=dict)
    """Where each key of the file stands."""
    confidence: Confidence = Confidence.CONFIRMED
    sources: dict[str, Source] = field(default_factory=dict)
    equivalents: dict[str, Equivalent] = field(default_factory=dict)
    """How well the word of a language is known, by language; the words themselves are labels and variants."""
    avoid: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Renderings that mislead, by language."""
    avoid_reason: Labels = field(default_factory=Labels)
    rendering: Rendering = Rendering.FIXED

    def at(self, key: str) -> Location:
        """Where a key stands, or the file."""
        return self.lines.get(key, self.location)

    def words(self, language: str) -> tuple[str, ...]:
        """All spellings that are marked in a text of that language."""
        label = self.labels.get(language)
        return tuple(filter(None, (label, *self.variants.get(language, ()))))

    def definition(self, language: str = DEFAULT_LANGUAGE) -> str:
        """The definition in that language, else in Vietnamese."""
        return self.definitions.best(language)
