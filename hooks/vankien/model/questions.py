"""What a study session asks of a work or of a period of history, and what readers ask themselves."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from vankien.model.confirmed import Confirmed
from vankien.model.expression import Translation
from vankien.model.labels import DEFAULT_LANGUAGE, Labels
from vankien.model.location import Location
from vankien.model.text import fold, tidy


class QuestionKind(StrEnum):
    """How a question is answered."""

    SINGLE = "single"
    """By choosing the one answer that is right."""
    SEVERAL = "several"
    """By choosing all answers that are right."""
    ORDER = "order"
    """By putting items into their order."""
    MATCH = "match"
    """By finding what belongs together."""
    SHORT = "short"
    """By writing a word or a number."""
    OPEN = "open"
    """By talking about it; no answer is the only right one."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One of those that can be chosen."""

    text: Labels
    right: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """Two that belong together."""

    left: Labels
    right: Labels


@dataclass(frozen=True, slots=True)
class Question:
    """A question, bound to the provisions or the events that it is about."""

    id: str
    """Names it within its file, and is part of its address: it stays when the order changes."""
    kind: QuestionKind
    text: Labels
    location: Location
    provisions: tuple[str, ...] = ()
    """Anchors in the work."""
    events: tuple[str, ...] = ()
    """Ids of events, in the place of provisions where a period is asked about."""
    answers: tuple[Answer, ...] = ()
    """With `single` and `several`."""
    items: tuple[Labels, ...] = ()
    """With `order`, in the right order."""
    pairs: tuple[Pair, ...] = ()
    """With `match`."""
    accepted: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """With `short`: what is taken for right, by language."""
    explanation: Labels = field(default_factory=Labels)
    """A hint for who leads the session, or why an answer is right."""
    sources: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether it is there to be talked about, and has no answer of its own."""
        return self.kind is QuestionKind.OPEN

    @property
    def choices(self) -> tuple[Labels, ...]:
        """Everything that is read besides the question itself."""
        sides = (side for pair in self.pairs for side in (pair.left, pair.right))
        return (*(answer.text for answer in self.answers), *self.items, *sides)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that something of it is written in."""
        written = (*self.text, *(name for text in self.choices for name in text), *self.accepted, *self.explanation)
        return tuple(dict.fromkeys(written))

    def is_in(self, language: str) -> bool:
        """Whether it can be asked in a language: the question and all that has to be chosen from."""
        return all(language in text for text in (self.text, *self.choices))

    def accepted_in(self, language: str) -> tuple[str, ...]:
        """What is taken for right; symbols and numbers are the same in every language."""
        own = self.accepted.get(language, ())
        return tuple(dict.fromkeys((*own, *self.accepted.get(DEFAULT_LANGUAGE, ()))))


@dataclass(frozen=True, slots=True)
class Questions:
    """The questions of a work or a period, in the order in which they are asked."""

    items: tuple[Question, ...] = ()
    translations: dict[str, Translation] = field(default_factory=dict)
    """Who made those of another language, by language."""
    confirmed: dict[str, Confirmed] = field(default_factory=dict)
    """By id of the question: the state of the sources that somebody last compared it with."""

    def in_language(self, language: str) -> Iterator[Question]:
        """Those that can be asked in a language: a session is not asked what it cannot read."""
        return (question for question in self.items if question.is_in(language))

    def open_in(self, language: str) -> tuple[Question, ...]:
        """Those to be talked about."""
        return tuple(question for question in self.in_language(language) if question.is_open)

    def closed_in(self, language: str) -> tuple[Question, ...]:
        """Those that have a right answer."""
        return tuple(question for question in self.in_language(language) if not question.is_open)

    def find(self, name: str) -> Question | None:
        """The question with that id."""
        return next((question for question in self.items if question.id == name), None)


def same_answer(given: str, accepted: Iterable[str]) -> bool:
    """
    Whether a short answer is one of those accepted; case, marks, and blanks do not count.

    >>> same_answer(" 294-qd/tw ", ["294-QĐ/TW"]), same_answer("295-QĐ/TW", ["294-QĐ/TW"])
    (True, False)
    """
    return fold(tidy(given)) in {fold(tidy(text)) for text in accepted}
