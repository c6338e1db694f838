"""How far a translation has fallen behind its source."""

from dataclasses import dataclass

from vankien.model.expression import Expression
from vankien.model.text_mark import is_unfilled
from vankien.model.translatable import ABOUT, Key, translatable, words_of
from vankien.model.work import Work


@dataclass(frozen=True, slots=True)
class Drift:
    """The pieces of a translation that do not stand to the source as they should, in the order of the source."""

    stale: tuple[Key, ...] = ()
    """Made from words that the source no longer has."""
    missing: tuple[Key, ...] = ()
    """In the source, and not translated."""
    surplus: tuple[Key, ...] = ()
    """Translated, and no longer in the source."""
    unrecorded: tuple[Key, ...] = ()
    """Translated, and nobody knows from which words."""
    recorded: bool = False
    """Whether there is a record at all."""

    def provisions(self, keys: tuple[Key, ...]) -> tuple[str, ...]:
        """Of such pieces the anchors of the provisions."""
        return tuple(name for group, name in keys if group == "provisions")

    @property
    def is_behind(self) -> bool:
        """Whether a reader has to be told."""
        return bool(self.stale or self.missing or self.surplus)


def drift(work: Work, expression: Expression) -> Drift:
    """
    What of a translation is older than the source, missing or surplus; of the source itself, nothing.

    A summary of an official text need not hold every provision, and questions need not all be translated.
    """
    source = work.source_text
    if expression is source or source.language == expression.language:
        return Drift(recorded=True)
    wanted, there = translatable(work, source), translatable(work, expression)
    made = expression.made_from.pieces if expression.made_from else {}
    unfilled = {("provisions", anchor) for anchor in unfilled_provisions(work, expression)}
    same = [key for key in wanted if key in there and key not in unfilled]
    whole = source.text_kind is expression.text_kind
    return Drift(
        stale=tuple(key for key in same if key in made and made[key].source != wanted[key]),
        missing=tuple(
            key for key in wanted if key not in same and (key[0] == "about" or (whole and key[0] == "provisions"))
        ),
        surplus=tuple(key for key in there if key not in wanted and key[0] == "provisions" and whole),
        unrecorded=tuple(key for key in same if key not in made),
        recorded=bool(made),
    )


def stale(work: Work, expression: Expression) -> tuple[str, ...]:
    """The anchors of the provisions whose translation is older than the source."""
    found = drift(work, expression)
    return found.provisions(found.stale)


def unfilled_provisions(work: Work, expression: Expression) -> tuple[str, ...]:
    """Provisions that stand in a translation with their number alone, though the source says something there."""
    empty = [p.anchor for p in expression.outline.provisions if all(is_unfilled(text) for text in words_of(p)[1:])]
    if not empty:
        return ()
    said = {p.anchor for p in work.source_text.outline.provisions if any(text.strip() for text in words_of(p)[1:])}
    return tuple(anchor for anchor in empty if anchor in said)


def in_order(keys: set[Key], work: Work) -> list[Key]:
    """Pieces in the order of the source: about, provisions, questions; what it does not have comes last."""
    known = {key: number for number, key in enumerate(translatable(work, work.source_text))}
    for number, name in enumerate(ABOUT, -len(ABOUT)):
        known["about", name] = number
    return sorted(keys, key=lambda key: (known.get(key, len(known)), key))
