"""Whether six to eleven points rise or fall: exact Mann–Kendall, χ² for trend of shares."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from itertools import combinations

import numpy as np

from queries.fair.levels import Array


@dataclass(frozen=True)
class TrendTest:
    """direction: 1 rises, −1 falls, 0 neither; p_value: two-sided."""

    direction: int
    p_value: float


def mann_kendall(values: Sequence[float]) -> TrendTest:
    """Exact test of S = Σ sign(later − earlier) over all orders of the same values, ties and all.

    The orders with each number of inversions are counted by the q-multinomial coefficient, so
    nothing is drawn or approximated. Source: Kendall 1975, Rank Correlation Methods; for ties
    MacMahon 1916.
    """
    score = sum(np.sign(later - earlier) for earlier, later in combinations(values, 2))
    ways = _inversions(list(Counter(values).values()))
    # S of an order is the untied pairs less twice its inversions
    most = len(ways) - 1
    extreme = sum(count for found, count in enumerate(ways) if abs(most - 2 * found) >= abs(score))
    return TrendTest(int(np.sign(score)), float(Fraction(extreme, sum(ways))))


def chi_squared_for_trend(numerators: Array, denominators: Array) -> TrendTest:
    """χ² = (Σ t(x − n·p))² / (p(1−p)·Σ n(t − t̄)²), one degree of freedom, t = 0, 1, 2 …

    t̄ is weighted by n, p pooled. Source: Cochran 1954, Biometrics 10:417; Armitage 1955, ibid.
    11:375. All or none: no trend.
    """
    from scipy.special import chdtrc

    pooled = numerators.sum() / denominators.sum()
    times = np.arange(len(numerators))
    middle = (denominators * times).sum() / denominators.sum()
    lean = float((times * (numerators - denominators * pooled)).sum())
    variance = pooled * (1 - pooled) * (denominators * (times - middle) ** 2).sum()
    if variance <= 0:
        return TrendTest(0, 1.0)
    return TrendTest(int(np.sign(lean)), float(chdtrc(1, lean**2 / variance)))


def _inversions(sizes: list[int]) -> list[int]:
    """How many orders of things in groups of `sizes` have 0, 1, 2 … inversions between groups.

    The product of (1 + q + … + q^(k−1)) for k = 1 … n, divided by the same for each group.
    """
    whole = reduce(_times, (_steps(k) for k in range(1, sum(sizes) + 1)), [1])
    for size in sizes:
        for k in range(2, size + 1):
            whole = _divided(whole, k)
    return whole


def _steps(k: int) -> list[int]:
    return [1] * k


def _times(one: list[int], other: list[int]) -> list[int]:
    product = [0] * (len(one) + len(other) - 1)
    for i, left in enumerate(one):
        for j, right in enumerate(other):
            product[i + j] += left * right
    return product


def _divided(whole: list[int], k: int) -> list[int]:
    """`whole` ÷ (1 + q + … + q^(k−1)), which leaves nothing over."""
    rest, quotient = list(whole), []
    for i in range(len(whole) - k + 1):
        quotient.append(rest[i])
        for j in range(k):
            rest[i + j] -= quotient[-1]
    return quotient
