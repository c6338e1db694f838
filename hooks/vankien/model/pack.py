"""A pack: what somebody chose to be read together, in the order of reading."""

from dataclasses import dataclass

from vankien.model.labels import Labels
from vankien.model.location import Location


@dataclass(frozen=True, slots=True)
class Item:
    """One thing of a pack, named by its kind and id."""

    kind: str
    """One of `KINDS`."""
    id: str
    """Of a question or a topic, within what it belongs to."""
    location: Location
    of: str = ""
    """What a question or a topic belongs to: the id of a work, a period or a plan."""
    provision: str = ""
    """Of a work, where the pack holds no more of it."""
    note: Labels | None = None
    """Why it is read here."""

    @property
    def key(self) -> tuple[str, ...]:
        """What it is; two with the same key are the same thing."""
        return self.kind, self.of, self.id, self.provision

    @property
    def is_whole_work(self) -> bool:
        """Whether it is a work with all its text."""
        return self.kind == "work" and not self.provision


KINDS = ("work", "event", "period", "term", "writing", "topic", "question", "period_question")
"""What can be in a pack; a question is of a work or of a period of history."""


@dataclass(frozen=True, slots=True)
class Pack:
    """A list of things to be read one after the other."""

    id: str
    title: Labels
    whom: Labels
    """Whom it is for."""
    location: Location
    intro: Labels | None = None
    items: tuple[Item, ...] = ()

    @property
    def works(self) -> tuple[str, ...]:
        """The ids of the works that it names, whole or in part."""
        named = (
            item.id if item.kind == "work" else item.of for item in self.items if item.kind in ("work", "question")
        )
        return tuple(dict.fromkeys(named))
