"""How well a county's own value is known: Wilson for shares, Byar for counts over a count."""

import numpy as np

from queries.fair.levels import Z95, Array, Kind, usable


def interval(
    numerators: Array, denominators: Array, kind: Kind, z: float = Z95
) -> tuple[Array, Array]:
    """(low, high) in fractions of 1, or per unit of the denominator; NaN where there is none.

    There is none for what is missing, over nothing, or a share above one (待核).
    """
    known = usable(numerators, denominators, kind)
    low, high = np.full(known.shape, np.nan), np.full(known.shape, np.nan)
    method = wilson if kind == "proportion" else byar
    low[known], high[known] = method(numerators[known], denominators[known], z)
    return low, high


def wilson(numerators: Array, denominators: Array, z: float = Z95) -> tuple[Array, Array]:
    """Score interval of a share p = x/n: (p + z²/2n ∓ z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n).

    Source: Wilson 1927, JASA 22:209. At x = 0 and x = n the outer limit is exactly 0 and 1.
    """
    share = numerators / denominators
    middle = share + z**2 / (2 * denominators)
    half = z * np.sqrt(share * (1 - share) / denominators + (z / denominators) ** 2 / 4)
    scale = 1 + z**2 / denominators
    low = np.where(numerators == 0, 0.0, (middle - half) / scale)
    high = np.where(numerators == denominators, 1.0, (middle + half) / scale)
    return low, high


def byar(numerators: Array, denominators: Array, z: float = Z95) -> tuple[Array, Array]:
    """Interval of a rate x/n: x(1 − 1/9x − z/3√x)³/n and (x+1)(1 − 1/9(x+1) + z/3√(x+1))³/n.

    Source: Byar's approximation to the exact Poisson limits, Breslow & Day 1987 (vol. II), p. 69.
    """
    counts = np.asarray(numerators, dtype=float)
    some = np.where(counts > 0, counts, 1.0)
    below = np.maximum(0.0, 1 - 1 / (9 * some) - z / (3 * np.sqrt(some)))
    above = 1 - 1 / (9 * (counts + 1)) + z / (3 * np.sqrt(counts + 1))
    low = np.where(counts > 0, counts * below**3, 0.0) / denominators
    return low, (counts + 1) * above**3 / denominators
