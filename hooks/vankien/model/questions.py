"""What a study session asks of a work."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from vankien.model.expression import Translation
from vankien.model.labels import Labels
from vankien.model.location import Location


class QuestionKind(StrEnum):
    """How a question is answered."""

    OPEN = "open"
    """By talking about it; no answer is the only right one."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question, bound to the provisions that it is about."""

    id: str
    """Names it within its file, and is part of its address: it stays when the order changes."""
    kind: QuestionKind
    text: Labels
    provisions: tuple[str, ...]
    """Anchors in the work."""
    location: Location
    explanation: Labels = field(default_factory=Labels)
    """A hint for who leads the session, or why an answer is right."""
    sources: tuple[str, ...] = ()

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that something of it is written in."""
        return tuple(dict.fromkeys((*self.text, *self.explanation)))


@dataclass(frozen=True, slots=True)
class Questions:
    """The questions of a work, in the order in which they are asked."""

    items: tuple[Question, ...] = ()
    translations: dict[str, Translation] = field(default_factory=dict)
    """Who made those of another language, by language."""

    def in_language(self, language: str) -> Iterator[Question]:
        """Those that can be asked in a language: a session is not asked what it cannot read."""
        return (question for question in self.items if language in question.text)
