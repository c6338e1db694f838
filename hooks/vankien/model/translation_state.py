"""How a work stands in one language."""

from dataclasses import dataclass

from vankien.model.drift import Drift, drift
from vankien.model.expression import Expression, Origin
from vankien.model.work import Work


@dataclass(frozen=True, slots=True)
class TranslationState:
    """What there is of a work in a language, and how it stands to the source."""

    expression: Expression | None
    drift: Drift
    is_source: bool

    @property
    def is_there(self) -> bool:
        """Whether there is a text at all."""
        return self.expression is not None

    @property
    def is_reviewed(self) -> bool:
        """Whether somebody answers for it: the source does for itself, an official translation, too."""
        record = self.expression.translation if self.expression else None
        if self.is_source or record is None:
            return self.is_source
        return bool(record.reviewed_by) or record.origin is Origin.OFFICIAL

    @property
    def stale(self) -> int:
        """How many places are older than the source, missing or surplus."""
        return len(self.drift.stale) + len(self.drift.missing) + len(self.drift.surplus)


def translation_state(work: Work, language: str) -> TranslationState:
    """The state of a work in that language."""
    expression = work.expressions.get(language)
    found = drift(work, expression) if expression else Drift()
    return TranslationState(expression, found, expression is not None and expression is work.source_text)
