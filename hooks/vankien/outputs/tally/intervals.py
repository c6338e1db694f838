"""
Intervals of 95 % for shares, means, their differences and ratios; nothing is drawn by chance.

The sheets of before and after bear no names and cannot be paired: the two groups are taken as independent. Where the
same people answered twice, and who knew more before knows more after, the intervals are wider than they need be.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import inf, sqrt
from statistics import NormalDist

Z = NormalDist().inv_cdf(0.975)


@dataclass(frozen=True, slots=True)
class Interval:
    """Two ends."""

    low: float
    high: float


def wilson(right: int, sheets: int) -> Interval:
    """
    A share (Wilson 1927).

    >>> wilson(81, 263)
    Interval(low=0.2552..., high=0.3662...)
    """
    share = right / sheets
    middle = share + Z * Z / (2 * sheets)
    half = Z * sqrt(share * (1 - share) / sheets + Z * Z / (4 * sheets * sheets))
    whole = 1 + Z * Z / sheets
    # Rounding may leave the ends of 0 and of all a hair outside.
    return Interval(max(0.0, (middle - half) / whole), min(1.0, (middle + half) / whole))


def newcombe(right: int, sheets: int, right_before: int, sheets_before: int) -> Interval:
    """
    The difference of two shares (Newcombe 1998, method 10: from the intervals of Wilson).

    >>> newcombe(56, 70, 48, 80)
    Interval(low=0.0524..., high=0.3338...)
    """
    share, before = right / sheets, right_before / sheets_before
    own, other = wilson(right, sheets), wilson(right_before, sheets_before)
    change = share - before
    return Interval(
        change - sqrt((share - own.low) ** 2 + (other.high - before) ** 2),
        change + sqrt((own.high - share) ** 2 + (before - other.low) ** 2),
    )


def koopman(hits: int, sheets: int, hits_before: int, sheets_before: int) -> Interval:
    """
    The ratio of two shares (Koopman 1984): the ratios that a score test does not reject.

    >>> koopman(36, 40, 16, 80)
    Interval(low=2.939..., high=7.15...)
    """
    ratio = (hits / sheets) / (hits_before / sheets_before)

    def is_rejected(tried: float) -> bool:
        return _score(tried, hits, sheets, hits_before, sheets_before) > Z * Z

    low = _edge(is_rejected, ratio, 0.0) if hits else 0.0
    high = ratio or 1.0
    while not is_rejected(high) and high < 1e9:
        high *= 2
    return Interval(low, _edge(is_rejected, ratio, high))


def _score(ratio: float, hits: int, sheets: int, hits_before: int, sheets_before: int) -> float:
    """How far a ratio lies from what was seen, squared and in standard errors, those under that very ratio."""
    total = sheets + sheets_before
    linear = ratio * (sheets + hits_before) + hits + sheets_before
    root = sqrt(max(0.0, linear * linear - 4 * ratio * total * (hits + hits_before)))
    share = (linear - root) / (2 * total)
    before = share / ratio if ratio else hits_before / sheets_before
    error = share * (1 - share) / sheets + ratio * ratio * before * (1 - before) / sheets_before
    away = (hits / sheets - ratio * hits_before / sheets_before) ** 2
    return away / error if error > 1e-15 else (inf if away > 1e-15 else 0.0)


def _edge(is_rejected: Callable[[float], bool], inside: float, outside: float) -> float:
    """Where rejection begins between a value that is not rejected and one that is."""
    for _ in range(100):
        middle = (inside + outside) / 2
        inside, outside = (inside, middle) if is_rejected(middle) else (middle, outside)
    return (inside + outside) / 2


@dataclass(frozen=True, slots=True)
class Mean:
    """A mean with the variance of that mean, and what it was taken of."""

    value: float
    variance: float
    count: int


def difference_of_means(mean: Mean, before: Mean) -> Interval:
    """As Welch (1938), with the fewer degrees of freedom of the two groups: rather too wide than too narrow."""
    half = _t(min(mean.count, before.count) - 1) * sqrt(mean.variance + before.variance)
    change = mean.value - before.value
    return Interval(change - half, change + half)


def fieller(mean: Mean, before: Mean) -> Interval | None:
    """The ratio of two means (Fieller 1954); none where the lower one may be nought, for then it has no ends."""
    t = _t(min(mean.count, before.count) - 1)
    loose = t * t * before.variance / before.value**2
    if loose >= 1:
        return None
    ratio = mean.value / before.value
    half = (t / before.value) * sqrt(mean.variance * (1 - loose) + ratio * ratio * before.variance)
    return Interval((ratio - half) / (1 - loose), (ratio + half) / (1 - loose))


def _t(freedom: int) -> float:
    """
    The quantile of Student's distribution for 95 %, by its expansion (Abramowitz and Stegun 26.7.5).

    >>> round(_t(9), 3), round(_t(39), 3)
    (2.262, 2.023)
    """
    z = Z
    terms = (
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160,
    )
    return z + sum(float(term / freedom**power) for power, term in enumerate(terms, 1))
