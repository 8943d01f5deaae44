"""What may be said of a series of rounds: nothing, a test, or the limits of a process."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from queries.fair.levels import Kind, usable
from queries.fair.short_series import TrendTest, chi_squared_for_trend, mann_kendall
from queries.fair.xmr import Rule, XmR, xmr

FEWEST, FROM_XMR = 6, 12
LEVEL = 0.01
Verdict = Literal["too_few", "no_trend", "rising", "falling", "stable", "special"]
Method = Literal["none", "mann_kendall", "chi_squared", "xmr"]


@dataclass(frozen=True)
class Series:
    """verdict: too_few (points for any word) | no_trend, rising, falling (6 to 11 points, at 99 %)
    | stable, special (from 12: a rule is broken). mean of the known values; lower, upper and the
    rules of each point (of every point asked about, in order) from 12 points; p_value up to 11.
    """

    verdict: Verdict
    method: Method
    values: list[float | None]
    mean: float | None
    lower: float | None
    upper: float | None
    rules: list[list[Rule]]
    p_value: float | None


def judge(
    values: Sequence[float | None], parts: Sequence[tuple[float, float] | None] | None = None
) -> Series:
    """What may be said of `values` in order (None: not known, left out).

    With `parts`, the numerator and denominator of shares, 6 to 11 points are tested on the counts.
    """
    known = [i for i, value in enumerate(values) if value is not None]
    series = [float(values[i]) for i in known]  # type: ignore[arg-type]
    mean = float(np.mean(series)) if series else None
    if len(series) < FEWEST:
        return Series("too_few", "none", list(values), mean, None, None, _none(values), None)
    if len(series) >= FROM_XMR:
        return _charted(values, known, xmr(series))
    counts = [pair for pair in (parts or []) if pair is not None]
    is_tested_on_counts = len(counts) == len(series)
    test = chi_squared_for_trend(*np.array(counts).T) if is_tested_on_counts else None
    method: Method = "chi_squared" if test else "mann_kendall"
    test = test or mann_kendall(series)
    verdict, p_value = _direction(test), test.p_value
    return Series(verdict, method, list(values), mean, None, None, _none(values), p_value)


def judge_parts(
    numerators: Sequence[float | None], denominators: Sequence[float | None], kind: Kind
) -> Series:
    """What may be said of ratios in order; a share above one (待核) is left out."""
    pairs = np.array([numerators, denominators], dtype=float)
    known = usable(pairs[0], pairs[1], kind)
    parts = [tuple(pair) if one else None for pair, one in zip(pairs.T, known, strict=True)]
    values = [pair[0] / pair[1] if pair else None for pair in parts]
    return judge(values, parts if kind == "proportion" else None)


def stretches(count: int, steps: Sequence[int]) -> list[tuple[int, int]]:
    """(first, end) of each stretch of `count` points between `steps`, none without a point.

    Steps are positions at which something is known to have changed (a new rule, a reform). Each
    stretch is judged alone: what was before sets no limits for what is after.
    """
    ends = [*sorted(steps), count]
    return [(first, last) for first, last in zip([0, *ends], ends, strict=False) if first < last]


def _charted(values: Sequence[float | None], known: list[int], chart: XmR) -> Series:
    rules = _none(values)
    for i, broken in zip(known, chart.rules, strict=True):
        rules[i] = broken
    verdict: Verdict = "stable" if chart.is_stable else "special"
    limits = chart.mean, chart.lower, chart.upper
    return Series(verdict, "xmr", list(values), *limits, rules, None)


def _direction(test: TrendTest) -> Verdict:
    if test.p_value >= LEVEL or not test.direction:
        return "no_trend"
    return "rising" if test.direction > 0 else "falling"


def _none(values: Sequence[float | None]) -> list[list[Rule]]:
    return [[] for _ in values]
