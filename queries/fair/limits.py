"""The limits within which values are similar: those of the verdict, or the textbook's."""

from dataclasses import dataclass, fields

import numpy as np

from queries.fair.chance import EVEN, Chance
from queries.fair.levels import LABELS, Z95, Z998, Array, tail


@dataclass(frozen=True)
class Limits:
    """Limits of values; a value on a limit is within it. NaN: there are none."""

    lower_95: Array
    upper_95: Array
    lower_998: Array
    upper_998: Array

    def labels(self, values: Array) -> Array:
        """One of LABELS for each value, which is why a label can never contradict its limits."""
        with np.errstate(invalid="ignore"):
            low = (values < self.lower_95).astype(int) + (values < self.lower_998)
            high = (values > self.upper_95).astype(int) + (values > self.upper_998)
        labels = _named(low, high)
        labels[np.isnan(values) | np.isnan(self.lower_95)] = None
        return labels

    def columns(self, prefix: str = "") -> dict[str, Array]:
        """The four limits under their names, each behind `prefix`."""
        return {prefix + one.name: getattr(self, one.name) for one in fields(self)}


def exact_limits(chance: Chance, inflation: float | Array = 1.0) -> Limits:
    """The smallest and greatest value whose tail is not below 2.5 % (0.1 %), so the verdict itself.

    Counts are whole, so the limits are steps: quantiles of the distribution over the denominator,
    not interpolated between two counts. `inflation` widens the deviate (over-dispersion).
    """
    tails = tail(np.array([[Z95], [Z998]]), inflation)
    low, high = (side(tails) / chance.denominators for side in (chance.fewest, chance.most))
    return Limits(lower_95=low[0], upper_95=high[0], lower_998=low[1], upper_998=high[1])


def exact_labels(chance: Chance, counts: Array, inflation: float | Array = 1.0) -> Array:
    """The labels that exact_limits would give these counts, without looking for the limits."""
    tails = tail(np.array([[Z95], [Z998]]), inflation) * EVEN
    low = (chance.at_most(counts) < tails).sum(axis=0)
    high = (chance.at_least(counts) < tails).sum(axis=0)
    return _named(low, high)


def score_limits(chance: Chance, inflation: float | Array = 1.0) -> Limits:
    """The textbook's limits, benchmark ± z·spread·inflation; below 0 or above 1 they are not cut.

    Source: Spiegelhalter 2005, Statistics in Medicine 24:1185, without its arcsine.
    """
    centre, spread = np.asarray(chance.benchmark, dtype=float), chance.spread() * inflation
    return Limits(*(centre + sign * z * spread for z in (Z95, Z998) for sign in (-1, 1)))


def _named(low: Array, high: Array) -> Array:
    """The label of each that lies beyond so many limits, below or above."""
    labels: Array = np.array(LABELS, dtype=object)[2 - low + high]
    return labels


METHODS = {"exact": exact_limits, "score": score_limits}
