"""Pace of coverage: where it should be, what each round must bring, and where the term may end."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from queries.fair.levels import Z95

DRAWS, SEED = 4_000, 20_260_102
FEWEST_ROUNDS = 3
RANGE = (0.025, 0.5, 0.975)
# Coverage may differ from the share of the term gone by this much before it is worth a question.
BAND = 0.10
# Ten points are ten points, however binary fractions round them.
DIGITS = 12


@dataclass(frozen=True)
class Pace:
    """covered, elapsed, ahead (their difference) in fractions of 1; needed: units a round from here
    to cover the plan (None without a round left); so_far: units a round until now; judgement:
    behind | ahead | on_time (within ten points of the calendar); both sides are asked about.
    """

    covered: float
    elapsed: float
    ahead: float
    needed: float | None
    so_far: float | None
    judgement: str


@dataclass(frozen=True)
class Forecast:
    """Units covered at the end of the term: the middle, and a range from low to high."""

    low: float
    middle: float
    high: float


def pace(sizes: Sequence[float], planned: float, elapsed: float, rounds_left: int) -> Pace | None:
    """Pace from the new units of each past round; None without a plan. Raises ValueError where
    `elapsed` (the share of the term gone) is not within 0 and 1.
    """
    if not 0 <= elapsed <= 1:
        raise ValueError("elapsed is a share of the term")
    if planned <= 0:
        return None
    done = float(sum(sizes))
    ahead = round(done / planned - elapsed, DIGITS)
    return Pace(
        covered=done / planned,
        elapsed=elapsed,
        ahead=ahead,
        needed=max(0.0, planned - done) / rounds_left if rounds_left > 0 else None,
        so_far=done / len(sizes) if len(sizes) else None,
        judgement=judgement(ahead),
    )


def judgement(ahead: float) -> str:
    """behind | ahead | on_time, of coverage so far `ahead` of the share of the term gone."""
    off = round(ahead, DIGITS)
    return "behind" if off < -BAND else "ahead" if off > BAND else "on_time"


def forecast(sizes: Sequence[float], planned: float, rounds_left: int) -> Forecast | None:
    """Where the county's own past rounds lead; None from fewer than three of them.

    A bootstrap twice over with a fixed seed: past rounds are drawn to stand for what the county's
    rounds are like, and from those the rounds to come. Deviations from the mean are widened by
    √(k/(k−1))·t/z, as k rounds vary less than what they come from and say little of how much that
    is. Never above the plan, nor below what is done. Davison & Hinkley 1997, Bootstrap Methods,
    6.3.3 (prediction); Hesterberg 2015, American Statistician 69:371 (expanded percentiles).
    """
    if len(sizes) < FEWEST_ROUNDS:
        return None
    past = np.asarray(sizes, dtype=float)
    widened = past.mean() + (past - past.mean()) * _expansion(len(past))
    random = np.random.default_rng(SEED)
    like = widened[random.integers(0, len(past), (DRAWS, len(past)))]
    coming = random.integers(0, len(past), (DRAWS, max(0, rounds_left)))
    to_come = np.take_along_axis(like, coming, axis=1).sum(axis=1)
    ends = past.sum() + np.maximum(to_come, 0.0)
    ends = np.minimum(ends, max(planned, float(past.sum())))
    return Forecast(*(float(end) for end in np.quantile(ends, RANGE)))


def forecasts_made(sizes: Sequence[float], planned: float) -> list[tuple[int, Forecast]]:
    """(rounds known, forecast) as it was made after each round of a term of so many rounds."""
    made = [(known, forecast(sizes[:known], planned, len(sizes) - known))
            for known in range(1, len(sizes))]  # fmt: skip
    return [(known, one) for known, one in made if one is not None]


def _expansion(count: int) -> float:
    from scipy.special import stdtrit

    expanded = stdtrit(count - 1, RANGE[-1]) / Z95
    return float(expanded * np.sqrt(count / (count - 1)))
