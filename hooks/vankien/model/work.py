"""A document as such, whatever its languages."""

import datetime
from dataclasses import dataclass, field
from enum import StrEnum

from vankien.model.expression import Expression
from vankien.model.fact import Fact, Source
from vankien.model.labels import DEFAULT_LANGUAGE
from vankien.model.location import Location
from vankien.model.questions import Questions
from vankien.model.relation import Relation
from vankien.model.symbol import Symbol
from vankien.model.target import Target
from vankien.model.text import slug
from vankien.model.vocabulary import Body, Kind
from vankien.model.vocabulary import Field as SubjectField


class Status(StrEnum):
    """Whether the document is in force."""

    IN_FORCE = "in_force"
    REPLACED = "replaced"
    REPEALED = "repealed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Work:
    """A document (văn kiện). Its identity is symbol and date, with the body where those are not enough."""

    id: str
    symbol: Fact[Symbol]
    kind: Fact[Kind]
    passed_by: Fact[Body]
    date: Fact[datetime.date]
    status: Fact[Status]
    location: Location
    fields: tuple[SubjectField, ...] = ()
    in_force: Fact[datetime.date] | None = None
    congress: Fact[str] | None = None
    """The congress's number in Roman figures (khóa XIII)."""
    plenum: Fact[int] | None = None
    place: Fact[str] | None = None
    signer: Fact[str] | None = None
    relations: tuple[Relation, ...] = ()
    targets: tuple[Target, ...] = ()
    sources: dict[str, Source] = field(default_factory=dict)
    expressions: dict[str, Expression] = field(default_factory=dict)
    questions: Questions = field(default_factory=Questions)

    @property
    def expected_id(self) -> str:
        """The id that symbol, date and body make."""
        return work_id(self.symbol.value, self.date.value, self.passed_by.value)

    @property
    def identity(self) -> tuple[object, ...]:
        """What two descriptions of one document have in common."""
        return self.symbol.value.key, self.date.value, self.passed_by.value.id_suffix

    @property
    def source_text(self) -> Expression:
        """The Vietnamese expression, or the only one."""
        return self.expressions.get(DEFAULT_LANGUAGE) or next(iter(self.expressions.values()))

    def best(self, language: str) -> Expression:
        """The expression in that language, else the Vietnamese one."""
        return self.expressions.get(language) or self.source_text


def work_id(symbol: Symbol, day: datetime.date, body: Body) -> str:
    """
    The id of a work, which is also its address.

    The year of the State form is part of its symbol and stands twice: 2022-10-2022-qh15.
    """
    return "-".join(part for part in (str(day.year), slug(str(symbol)), body.id_suffix) if part)
