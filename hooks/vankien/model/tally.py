"""What the sheets of a study session say, counted: of questions and of the session, never of a person."""

from dataclasses import dataclass, field
from enum import StrEnum

LEAST = 5
"""Sheets of a stage below which nothing is told: of four people each could be guessed."""
FEW = 10
"""Sheets of a stage below which the numbers are told, but nothing is concluded from them."""


class Stage(StrEnum):
    """When a sheet was filled in."""

    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Count:
    """How many sheets of a stage had a question right."""

    right: int
    sheets: int

    @property
    def share(self) -> float:
        """From 0 to 1."""
        return self.right / self.sheets


Counts = dict[Stage, Count]
"""Those of one question; a stage at which it was not asked is left out."""
Sheet = tuple[bool, ...]
"""Whether each question was right; a question without an answer is not."""


@dataclass(frozen=True, slots=True)
class Tally:
    """The counts of a session and, where they were entered one by one, its sheets."""

    questions: dict[str, Counts]
    """By the name that the question has in the file, in its order."""
    sheets: dict[Stage, tuple[Sheet, ...]] = field(default_factory=dict)
    """Sorted, so that nothing is left of the order in which people handed them in."""

    def stages(self) -> tuple[Stage, ...]:
        """Those that any question has."""
        return tuple(stage for stage in Stage if any(stage in counts for counts in self.questions.values()))

    def size(self, stage: Stage) -> int:
        """Sheets of a stage: the fewest that any of its questions was counted on."""
        return min((counts[stage].sheets for counts in self.questions.values() if stage in counts), default=0)


def of_sheets(names: tuple[str, ...], sheets: dict[Stage, list[Sheet]]) -> Tally:
    """
    The tally of sheets that were entered one by one.

    >>> of_sheets(("1", "2"), {Stage.AFTER: [(True, False), (False, False)]}).questions["1"]
    {<Stage.AFTER: 'after'>: Count(right=1, sheets=2)}
    """
    kept = {stage: tuple(sorted(rows)) for stage, rows in sheets.items() if rows}
    counts = {
        name: {stage: Count(sum(row[place] for row in rows), len(rows)) for stage, rows in kept.items()}
        for place, name in enumerate(names)
    }
    return Tally(counts, kept)
