"""What chance alone would make of a county's count beside a benchmark: the tails of the verdict."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from queries.fair.levels import Array, Kind

# A tail that is 2.5 % but for the rounding of floating numbers is not below 2.5 %.
EVEN = 1 - 1e-9


@dataclass(frozen=True)
class Together:
    """The numerator and denominator of a county and its benchmark together (Fisher 1935).

    Given them a share's count is hypergeometric, a rate's binomial with the county's part of the
    denominator (Przyborowski & Wilenski 1940). Where `is_others` they are the others' alone, and
    the county's own count and denominator come on top; each row may then have others of its own.
    `concentration` is Σ(nⱼ/N)² over those others: 1 where they are one county.
    """

    total: float | Array
    size: float | Array
    is_others: bool = False
    concentration: float | Array = 0.0

    def among(self, places: Array) -> "Together":
        """The same for some of the rows, where each has its own."""
        if not isinstance(self.total, np.ndarray):
            return self
        parts = (self.total, self.size, self.concentration)
        total, size, concentration = (np.asarray(one)[places] if np.ndim(one) else one
                                      for one in parts)  # fmt: skip
        return Together(total, size, self.is_others, concentration)


@dataclass(frozen=True)
class Chance:
    """The distribution of counts over `denominators` if nothing but chance set them apart.

    Without `together` the `benchmark` stands outside, known for sure: binomial for a share,
    Poisson for a rate. It may be one for each denominator.
    """

    kind: Kind
    denominators: Array
    benchmark: float | Array
    together: Together | None = None

    def at_most(self, counts: Array) -> Array:
        """P(X ≤ count), one for each denominator."""
        family, given = self._family(counts)
        return family.cdf(counts, *given)  # type: ignore[attr-defined]

    def at_least(self, counts: Array) -> Array:
        """P(X ≥ count), one for each denominator."""
        family, given = self._family(counts)
        return family.sf(counts - 1, *given)  # type: ignore[attr-defined]

    def fewest(self, tail: float | Array) -> Array:
        """The smallest count that is not low: P(X ≤ count) is not below `tail`.

        One for each denominator; where `tail` is a column of several, a row of them for each.
        """
        last = self._ceiling() + np.zeros_like(tail)
        return _first(lambda counts: self.at_most(counts) >= tail * EVEN, last)

    def most(self, tail: float | Array) -> Array:
        """The greatest count that is not high: P(X ≥ count) is not below `tail`; as `fewest`."""
        last = self._ceiling() + np.zeros_like(tail)
        return _first(lambda counts: self.at_least(counts + 1) < tail * EVEN, last)

    def spread(self) -> Array:
        """Standard deviation of a value about the benchmark, as in the score test.

        √(p(1−p)/n) for a share, √(p/n) for a rate; √(1 − n/N) of it where the benchmark's N holds
        the county, √(1 + n/N) of it where it does not: the pooled two-sample score test.
        """
        centre = np.asarray(self.benchmark, dtype=float)
        variance = centre * (1 - centre) if self.kind == "proportion" else centre
        if self.together is not None:
            sign = 1 if self.together.is_others else -1
            variance = variance * (1 + sign * self.denominators / self.together.size)
        return np.sqrt(variance / self.denominators)

    def _family(self, counts: Array) -> tuple[object, tuple[object, ...]]:
        """The distribution of scipy.stats, and what it is given."""
        from scipy import stats

        own, both = self.denominators, self.together
        if both is None:
            if self.kind == "proportion":
                return stats.binom, (own, self.benchmark)
            return stats.poisson, (own * self.benchmark,)
        total = both.total + counts if both.is_others else both.total
        size = both.size + own if both.is_others else both.size
        if self.kind == "proportion":
            return stats.hypergeom, (size, total, own)
        return stats.binom, (total, own / size)

    def _ceiling(self) -> Array:
        """A count that chance never passes (where none is the greatest: not once in 10⁶⁰)."""
        own, both = self.denominators, self.together
        if self.kind == "proportion":
            return np.floor(own)
        if both is not None and not both.is_others:
            return np.full(own.shape, both.total)
        expected = own * self.benchmark if both is None else np.broadcast_to(both.total, own.shape)
        times = 1.0 if both is None else 1 + own / both.size
        return np.ceil(times * (expected + 40 * np.sqrt(expected) + 200))


def _first(holds: Callable[[Array], Array], last: Array) -> Array:
    """For each place the first whole number from 0 on where `holds` does, `last` at the latest."""
    below, found = np.full(last.shape, -1.0), last.astype(float)
    # numbers too large to lie one apart are halved until nothing lies between them
    while np.any((below < (middle := np.floor((below + found) / 2))) & (middle < found)):
        here = holds(middle)
        below, found = np.where(here, below, middle), np.where(here, middle, found)
    return found
