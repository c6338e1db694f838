"""The words that a work may be described with: kinds, issuing bodies, subject fields."""

import dataclasses
from dataclasses import dataclass
from enum import StrEnum

from vankien.model.labels import Labels
from vankien.model.location import Location
from vankien.model.text import fold


class Level(StrEnum):
    """Where a body stands; the chain of a document runs from the centre to the place."""

    CENTRAL = "central"
    STATE = "state"
    PROVINCE = "province"
    LOCAL = "local"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document (thể loại), stored apart from the symbol: QĐ is a decision, or a regulation."""

    id: str
    labels: Labels
    location: Location
    abbreviations: tuple[str, ...] = ()

    def fits(self, abbreviation: str) -> bool:
        """Whether a symbol with that abbreviation may stand on this kind of document."""
        return not self.abbreviations or fold(abbreviation) in map(fold, self.abbreviations)


@dataclass(frozen=True, slots=True)
class Body:
    """An issuing body (cơ quan ban hành)."""

    id: str
    labels: Labels
    location: Location
    level: Level
    suffixes: tuple[str, ...] = ()
    """What may stand after the stroke of its symbols; the same "/TW" serves three bodies."""
    id_suffix: str = ""
    """Appended to the id of its works where the symbol alone is not unique ("ha-tinh")."""

    def fits(self, suffix: str) -> bool:
        """Whether a symbol that ends so may come from this body; QH15 comes from QH."""
        return not self.suffixes or fold(suffix).rstrip("0123456789") in map(fold, self.suffixes)


@dataclass(frozen=True, slots=True)
class Field:
    """A subject field (lĩnh vực)."""

    id: str
    labels: Labels
    location: Location


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All the words that works may be described with, in the order the editors gave them."""

    kinds: dict[str, Kind]
    bodies: dict[str, Body]
    fields: dict[str, Field]
    abbreviations: dict[str, Labels] = dataclasses.field(default_factory=dict)
    """What readers type in short: "MTTQ" for "Mặt trận Tổ quốc"."""
