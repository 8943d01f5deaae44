"""XmR charts: the limits of a series of twelve points or more, and the points that break a rule."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from queries.fair.levels import Array

Rule = Literal["outside", "one_side", "run", "two_of_three"]
RULES: tuple[Rule, ...] = ("outside", "one_side", "run", "two_of_three")
# 3/d₂ and D₄ for moving ranges of two, rounded as Wheeler's tables print them
WIDTH, SCREEN = 2.66, 3.267
LONG = 7


@dataclass(frozen=True)
class XmR:
    """mean, and its natural process limits lower and upper; rules: for each point those it breaks
    (outside | one_side: 7 on one side of the mean | run: 7 rising or falling | two_of_three: 2 of 3
    beyond two thirds of the way to a limit, the same one).
    """

    mean: float
    lower: float
    upper: float
    rules: list[list[Rule]]

    @property
    def is_stable(self) -> bool:
        """Whether nothing but the usual variation is seen."""
        return not any(self.rules)


def xmr(values: Sequence[float]) -> XmR:
    """mean ± 2.66 × mean moving range; ranges over 3.267 × their mean are left out, once.

    Source: Montgomery, Introduction to Statistical Quality Control, ch. 6 (individuals); Wheeler
    1993, Understanding Variation; the screening and the rules of 7 as in NHS England's Making Data
    Count. Raises ValueError for fewer than two points.
    """
    series = np.asarray(values, dtype=float)
    if len(series) < 2:
        raise ValueError("a moving range needs two points")
    ranges = np.abs(np.diff(series))
    ranges = ranges[ranges <= SCREEN * ranges.mean()]
    mean, reach = float(series.mean()), float(WIDTH * ranges.mean())
    # what rounding makes of a mean is no distance from it
    grain = 1e-12 * float(np.abs(series).max())
    away = np.where(np.abs(series - mean) <= grain, 0.0, series - mean)
    broken = {
        "outside": np.abs(away) > reach + grain,
        "one_side": _long_runs(np.sign(away), LONG),
        "run": _rising_or_falling(series),
        "two_of_three": _two_of_three(away, 2 / 3 * reach + grain),
    }
    rules = [[rule for rule in RULES if broken[rule][i]] for i in range(len(series))]
    return XmR(mean, mean - reach, mean + reach, rules)


def assurance(limits: tuple[float, float], target: float, *, higher_is_better: bool) -> str:
    """Whether a process that goes on within `limits` (lower, upper) meets `target`:
    always | never | sometimes.
    """
    lower, upper = limits
    worst, best = limits if higher_is_better else (-upper, -lower)
    aim = target if higher_is_better else -target
    return "always" if worst >= aim else "never" if best < aim else "sometimes"


def _long_runs(signs: Array, long: int) -> Array:
    """The points in a stretch of `long` or more equal signs; a zero belongs to none."""
    found = np.zeros(len(signs), dtype=bool)
    for first in range(len(signs) - long + 1):
        stretch = signs[first : first + long]
        if stretch[0] != 0 and (stretch == stretch[0]).all():
            found[first : first + long] = True
    return found


def _rising_or_falling(series: Array) -> Array:
    """The points of 7 that rise, or fall, each on the one before: 6 steps, and a tie ends it."""
    steps = _long_runs(np.sign(np.diff(series)), LONG - 1)
    return np.append(steps, False) | np.append(False, steps)


def _two_of_three(deviations: Array, third: float) -> Array:
    """The points beyond `third`, on one side, of which two are among three in a row."""
    found = np.zeros(len(deviations), dtype=bool)
    for beyond in (deviations > third, deviations < -third):
        for first in range(len(deviations) - 2):
            three = slice(first, first + 3)
            if beyond[three].sum() >= 2:
                found[three] |= beyond[three]
    return found
