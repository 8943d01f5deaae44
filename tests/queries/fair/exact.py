"""The verdict once more, in whole numbers and fractions: no code is shared with queries/fair."""

from collections.abc import Callable
from decimal import Decimal, localcontext
from fractions import Fraction
from itertools import accumulate
from math import comb

Mass = Callable[[int], Fraction]
HALF, TENTH = Fraction(25, 1000), Fraction(1, 1000)


def hypergeometric(size: int, total: int, own: int) -> list[Fraction]:
    """P(X = 0 … own) for `own` of `size` things of which `total` are marked."""
    every = comb(size, own)
    return [Fraction(comb(total, k) * comb(size - total, own - k), every) for k in range(own + 1)]


def binomial(trials: int, chance: Fraction) -> list[Fraction]:
    """P(X = 0 … trials)."""
    return [comb(trials, k) * chance**k * (1 - chance) ** (trials - k) for k in range(trials + 1)]


def poisson(expected: Fraction, last: int) -> list[Fraction]:
    """P(X = 0 … last), to fifty digits."""
    with localcontext() as context:
        context.prec = 60
        mean = Decimal(expected.numerator) / Decimal(expected.denominator)
        term, masses = (-mean).exp(), []
        for k in range(last + 1):
            masses.append(Fraction(term))
            term = term * mean / (k + 1)
    return masses


def label(masses: list[Fraction], count: int) -> str:
    """The label of `count`: a tail below 2.5 % or 0.1 %, itself counted in."""
    below = sum(masses[: count + 1])
    above = 1 - sum(masses[:count])
    for name, limit in (("998", TENTH), ("95", HALF)):
        if below < limit:
            return f"lower_{name}"
        if above < limit:
            return f"higher_{name}"
    return "similar"


def accepted(masses: list[Fraction], limit: Fraction) -> tuple[int, int]:
    """The smallest and the greatest count of which neither tail is below `limit`."""
    below = [Fraction(0), *accumulate(masses)]
    inside = [k for k in range(len(masses)) if below[k + 1] >= limit and 1 - below[k] >= limit]
    return inside[0], inside[-1]
