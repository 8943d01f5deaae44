"""Two counties against each other: how far apart, how well that is known, and told apart or not."""

from dataclasses import dataclass

import numpy as np

from queries.fair.intervals import wilson
from queries.fair.levels import Z95, Kind, usable

Parts = tuple[float, float]


@dataclass(frozen=True)
class Difference:
    """difference: first less second, in fractions of 1 or per unit; low, high: its 95 % interval
    (None for rates). ratio, ratio_low, ratio_high, p_value: of rates (None for shares; ratio None
    over nothing, ratio_high None where it has no end). is_told_apart: at the level asked for.
    """

    difference: float
    low: float | None
    high: float | None
    ratio: float | None
    ratio_low: float | None
    ratio_high: float | None
    p_value: float | None
    is_told_apart: bool


def difference(first: Parts, second: Parts, kind: Kind, level: float = 0.95) -> Difference | None:
    """Compares (numerator, denominator) of two counties; None where one of them has no value.

    Shares: Newcombe. Rates: the conditional exact test, with the interval of the ratio.
    """
    pair = np.array([first, second], dtype=float)
    if not usable(pair[:, 0], pair[:, 1], kind).all():
        return None
    if kind == "proportion":
        return _of_shares(first, second, level)
    return _of_rates(first, second, level)


def newcombe(first: Parts, second: Parts, z: float = Z95) -> tuple[float, float]:
    """Interval of d = p₁ − p₂, with Wilson's limits l and u of each:
    d − √((p₁−l₁)² + (u₂−p₂)²) to d + √((u₁−p₁)² + (p₂−l₂)²).

    Source: Newcombe 1998, Statistics in Medicine 17:873, method 10.
    """
    numerators, denominators = np.array([first, second], dtype=float).T
    low, high = wilson(numerators, denominators, z)
    shares = numerators / denominators
    down, up = shares - low, high - shares
    apart = shares[0] - shares[1]
    return float(apart - np.hypot(down[0], up[1])), float(apart + np.hypot(up[0], down[1]))


def rate_ratio(first: Parts, second: Parts, level: float = 0.95) -> tuple[float, float]:
    """Exact interval of the ratio of two rates: θ/(1−θ)·n₂/n₁, θ within Clopper & Pearson's limits
    for x₁ of x₁ + x₂; from 0 or to infinity where a count is 0.

    Source: Clopper & Pearson 1934, Biometrika 26:404; Przyborowski & Wilenski 1940, ibid. 31:313.
    """
    from scipy.special import betaincinv

    (own, size), (other, other_size) = first, second
    side = (1 - level) / 2
    low = float(betaincinv(own, other + 1, side)) if own > 0 else 0.0
    high = float(betaincinv(own + 1, other, 1 - side)) if other > 0 else 1.0
    ends = [share / (1 - share) if share < 1 else np.inf for share in (low, high)]
    return ends[0] * other_size / size, ends[1] * other_size / size


def rates_p_value(first: Parts, second: Parts) -> float:
    """Twice the smaller tail of Binomial(x₁ + x₂, n₁/(n₁ + n₂)) at x₁: the conditional exact test.

    Source: Przyborowski & Wilenski 1940, Biometrika 31:313.
    """
    from scipy.stats import binom

    given = first[0] + second[0], first[1] / (first[1] + second[1])
    smaller = min(binom.cdf(first[0], *given), binom.sf(first[0] - 1, *given))
    return min(1.0, 2 * float(smaller))


def _of_shares(first: Parts, second: Parts, level: float) -> Difference:
    low, high = newcombe(first, second)
    inner = newcombe(first, second, _deviate(level))
    apart = first[0] / first[1] - second[0] / second[1]
    told = not inner[0] <= 0 <= inner[1]
    return Difference(apart, low, high, None, None, None, None, told)


def _of_rates(first: Parts, second: Parts, level: float) -> Difference:
    rates = first[0] / first[1], second[0] / second[1]
    low, high = rate_ratio(first, second)
    p_value = rates_p_value(first, second)
    return Difference(
        difference=rates[0] - rates[1],
        low=None,
        high=None,
        ratio=rates[0] / rates[1] if rates[1] else None,
        ratio_low=low,
        ratio_high=high if np.isfinite(high) else None,
        p_value=p_value,
        is_told_apart=p_value < 1 - level,
    )


def _deviate(level: float) -> float:
    from scipy.special import ndtri

    return Z95 if level == 0.95 else float(ndtri((1 + level) / 2))
