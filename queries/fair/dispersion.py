"""Whether counties differ more than chance makes them, and by how much limits are widened then."""

from dataclasses import dataclass

import numpy as np

from queries.fair.chance import Chance
from queries.fair.levels import Array, Kind

FEWEST_COUNTIES = 8
WINSORISED = 0.1


@dataclass(frozen=True)
class Dispersion:
    """phi: mean squared winsorised deviate (1: chance alone); tau2: variance between counties.

    tau2 is on the transformed scale: radians² of arcsin√p, or the square root of the rate, squared.
    """

    phi: float
    tau2: float

    def inflation(self, chance: Chance) -> Array:
        """√(s² + τ²)/s with s = 1/(2√n): how much wider the limits over n are than chance's.

        Beside a few others of a row's own, which scatter as well, s² is 1/4n + 1/4N and τ² counts
        1 + Σ(nⱼ/N)² times.
        """
        own, both = chance.denominators, chance.together
        if both is None or not both.is_others:
            return np.sqrt(1 + 4 * own * self.tau2)
        return np.sqrt(1 + 4 * self.tau2 * (1 + both.concentration) / (1 / own + 1 / both.size))


def dispersion(
    numerators: Array, denominators: Array, benchmark: float | Array, kind: Kind
) -> Dispersion | None:
    """Dispersion of comparable counties about `benchmark`; None for fewer than eight of them.

    z = (t(x/n) − t(benchmark))/s with t = arcsin√ for shares, √ for rates, s = 1/(2√n); the tenth
    at each end is drawn in to its quantile; φ = Σz²/I; where Iφ > I − 1,
    τ² = (Iφ − (I − 1)) / (Σw − Σw²/Σw) with w = 1/s². Source: Spiegelhalter 2005, Statistics in
    Medicine 24:1185 and Quality and Safety in Health Care 14:347 (additive, DerSimonian & Laird).
    """
    count = len(denominators)
    if count < FEWEST_COUNTIES:
        return None
    deviates = _transformed(numerators / denominators, kind) - _transformed(benchmark, kind)
    z = deviates * 2 * np.sqrt(denominators)
    z = np.clip(z, *np.quantile(z, [WINSORISED, 1 - WINSORISED]))
    phi = float(np.mean(z**2))
    weights = 4.0 * denominators
    room = weights.sum() - (weights**2).sum() / weights.sum()
    return Dispersion(phi, max(0.0, float((count * phi - (count - 1)) / room)))


def _transformed(values: Array | float, kind: Kind) -> Array:
    """The scale on which chance has the same variance, 1/(4n), whatever the value."""
    root = np.sqrt(values)
    # rounding may put the root of a share above 1, where there is no angle
    return np.arcsin(np.clip(root, 0.0, 1.0)) if kind == "proportion" else np.asarray(root)
