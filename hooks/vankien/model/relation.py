"""What one work does to another, as its description states it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from vankien.model.fact import Confidence
from vankien.model.labels import Labels
from vankien.model.location import Location
from vankien.model.symbol import Symbol


class RelationType(StrEnum):
    """The active side of a relation; ELI has a property for most (`eli:based_on`, `eli:amends` …)."""

    BASED_ON = "based_on"
    IMPLEMENTS = "implements"
    GUIDES = "guides"
    AMENDS = "amends"
    REPLACES = "replaces"
    REPEALS = "repeals"
    CORRECTS = "corrects"
    CONSOLIDATES = "consolidates"
    CONTINUES = "continues"
    INSTITUTIONALISES = "institutionalises"
    REVIEWS = "reviews"
    RELATED = "related"


PASSIVE = {
    "basis_of": RelationType.BASED_ON,
    "implemented_by": RelationType.IMPLEMENTS,
    "guided_by": RelationType.GUIDES,
    "amended_by": RelationType.AMENDS,
    "replaced_by": RelationType.REPLACES,
    "repealed_by": RelationType.REPEALS,
    "corrected_by": RelationType.CORRECTS,
    "consolidated_by": RelationType.CONSOLIDATES,
    "continued_by": RelationType.CONTINUES,
    "institutionalised_by": RelationType.INSTITUTIONALISES,
    "reviewed_by": RelationType.REVIEWS,
}
"""The passive words, for relations to works that the library does not hold."""

ENDING = (RelationType.REPLACES, RelationType.REPEALS)
"""Relations after which the older work is no longer in force."""


@dataclass(frozen=True, slots=True)
class Outside:
    """A work that the library does not hold."""

    symbol: Symbol | None
    date: date | None
    title: Labels


@dataclass(frozen=True, slots=True)
class Relation:
    """One line of `relations:`."""

    type: RelationType
    location: Location
    passive: bool = False
    """Whether the other work is the one that acts ("replaced_by")."""
    work: str = ""
    """The id of a work of this library, or empty."""
    outside: Outside | None = None
    provision: str = ""
    """The anchor, in the work that states the relation, that it rests on."""
    note: Labels | None = None
    confidence: Confidence = Confidence.CONFIRMED
    sources: tuple[str, ...] = ()
