"""What the sheets say of the questions and of the session, as numbers with what is known of their reliability."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import correlation, fmean, pvariance, variance

from vankien.model.tally import FEW, Count, Counts, Sheet, Stage, Tally
from vankien.outputs.tally.intervals import Interval, Mean, difference_of_means, fieller, koopman, newcombe


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number, and its interval where there are sheets enough for one."""

    value: float
    interval: Interval | None

    @property
    def direction(self) -> int:
        """Whether it is above nought (1) or below (-1) beyond chance; 0 where that cannot be told."""
        if self.interval is None:
            return 0
        return (self.interval.low > 0) - (self.interval.high < 0)


@dataclass(frozen=True, slots=True)
class QuestionMeasures:
    """What is known of one question."""

    name: str
    counts: Counts
    change: Estimate | None
    """The share right after, less the share before."""
    gain: Estimate | None
    """Hake's normalised gain; none where all had it right before."""
    discrimination: float | None
    """Whether those who have it right have more of the other questions right too."""


@dataclass(frozen=True, slots=True)
class SessionMeasures:
    """What is known of a session as a whole."""

    questions: tuple[QuestionMeasures, ...]
    sheets: dict[Stage, int]
    means: dict[Stage, float]
    """The mean share right: over the questions of both stages where there are both."""
    change: Estimate | None
    gain: Estimate | None
    from_sheets: bool
    """Whether sheets were entered one by one; from counts the intervals are the widest possible."""
    reliability: dict[Stage, float]
    """KR-20."""
    judged: Stage | None
    """The sheets that discrimination was reckoned from."""


def measure(tally: Tally) -> SessionMeasures:
    """All of them."""
    stages = tally.stages()
    judged = next((stage for stage in (Stage.AFTER, Stage.BEFORE) if len(tally.sheets.get(stage, ())) >= FEW), None)
    rows = tally.sheets[judged] if judged else ()
    questions = tuple(
        _question(name, counts, discrimination(rows, place) if rows else None)
        for place, (name, counts) in enumerate(tally.questions.items())
    )
    means = {stage: _mean(tally, stage, stages) for stage in stages}
    change, gain = _session(means) if len(means) == len(Stage) else (None, None)
    return SessionMeasures(
        questions,
        {stage: tally.size(stage) for stage in stages},
        {stage: mean.value for stage, mean in means.items()},
        change,
        gain,
        bool(tally.sheets),
        {s: value for s, rows in tally.sheets.items() if len(rows) >= FEW and (value := kr20(rows)) is not None},
        judged,
    )


def _question(name: str, counts: Counts, discriminates: float | None) -> QuestionMeasures:
    before, after = counts.get(Stage.BEFORE), counts.get(Stage.AFTER)
    change = gain = None
    if before is not None and after is not None:
        enough = min(before.sheets, after.sheets) >= FEW
        interval = newcombe(after.right, after.sheets, before.right, before.sheets) if enough else None
        change = Estimate(after.share - before.share, interval)
        gain = _gain(before, after, enough)
    return QuestionMeasures(name, counts, change, gain, discriminates)


def _gain(before: Count, after: Count, enough: bool) -> Estimate | None:
    """Its complement is the ratio of the wrong answers after to those before, and so is its interval's."""
    wrong, wrong_before = after.sheets - after.right, before.sheets - before.right
    if not wrong_before:
        return None
    ratio = (wrong / after.sheets) / (wrong_before / before.sheets)
    ends = koopman(wrong, after.sheets, wrong_before, before.sheets) if enough else None
    return Estimate(1 - ratio, Interval(1 - ends.high, 1 - ends.low) if ends else None)


def _mean(tally: Tally, stage: Stage, stages: Sequence[Stage]) -> Mean:
    """
    The mean share right of a stage.

    From counts alone it is not known how the answers of a sheet hang together. The variance is then the largest there
    can be, as if whoever has one question right had all that as many have right: no standard deviation of a mean
    exceeds the mean of the standard deviations.
    """
    asked = [place for place, counts in enumerate(tally.questions.values()) if all(s in counts for s in stages)]
    asked = asked or [place for place, counts in enumerate(tally.questions.values()) if stage in counts]
    rows = tally.sheets.get(stage)
    if rows:
        scores = [fmean(row[place] for place in asked) for row in rows]
        return Mean(fmean(scores), variance(scores) / len(scores), len(scores))
    counts = [list(tally.questions.values())[place][stage] for place in asked]
    fewest = min(count.sheets for count in counts)
    spread = fmean(sqrt(count.share * (1 - count.share)) for count in counts)
    return Mean(fmean(count.share for count in counts), spread**2 / (fewest - 1), fewest)


def _session(means: dict[Stage, Mean]) -> tuple[Estimate, Estimate | None]:
    before, after = means[Stage.BEFORE], means[Stage.AFTER]
    enough = min(before.count, after.count) >= FEW and before.variance + after.variance > 0
    change = Estimate(after.value - before.value, difference_of_means(after, before) if enough else None)
    wrong, wrong_before = (Mean(1 - mean.value, mean.variance, mean.count) for mean in (after, before))
    if wrong_before.value <= 0:
        return change, None
    ends = fieller(wrong, wrong_before) if enough else None
    # No share of wrong answers is below nought.
    interval = Interval(1 - ends.high, min(1.0, 1 - ends.low)) if ends else None
    return change, Estimate(1 - wrong.value / wrong_before.value, interval)


def discrimination(rows: Sequence[Sheet], place: int) -> float | None:
    """
    The correlation of a question with the number right of all others (Henrysson 1963).

    None where it does not exist: everybody, or nobody, had the question right, or as many of the others.
    """
    own = [float(row[place]) for row in rows]
    others = [float(sum(row) - row[place]) for row in rows]
    if len(set(own)) < 2 or len(set(others)) < 2:
        return None
    return correlation(own, others)


def kr20(rows: Sequence[Sheet]) -> float | None:
    """How far the questions of a sheet measure one thing (Kuder and Richardson 1937, formula 20)."""
    count = len(rows[0])
    spread = pvariance([float(sum(row)) for row in rows])
    if count < 2 or not spread:
        return None
    shares = [fmean(row[place] for row in rows) for place in range(count)]
    return count / (count - 1) * (1 - sum(share * (1 - share) for share in shares) / spread)
