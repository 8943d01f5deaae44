"""Sums of the score card, and whether its bands and orders hold when the weights are others."""

from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from queries.appraisal_rules import Rules

SETS, WITHIN, SEED = 1000, 0.2, 20260101
PLACE = ["province", "city", "county"]
# Differences below this are none: sums of tenths of a point.
NOTHING = 1e-9
Array = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Weighed:
    """Frames as queries.appraisal.Appraisal tells of them."""

    aspects: pd.DataFrame
    totals: pd.DataFrame
    pairs: pd.DataFrame


def weight_sets(weights: Array) -> Array:
    """1,000 sets of weights, each within ±20 % of its own, every set scaled to the same sum."""
    drawn = np.random.default_rng(SEED).uniform(1 - WITHIN, 1 + WITHIN, (SETS, len(weights)))
    sets = drawn * weights
    return np.asarray(sets * (weights.sum() / sets.sum(axis=1, keepdims=True)))


def weighed(rules: Rules, items: pd.DataFrame) -> Weighed:
    """Sums by aspect and county, and how they hold; `items` in the order of the rules."""
    places = items[PLACE].drop_duplicates()
    weighted = items["weight"].astype(float) > 0
    own = items[weighted]
    weights = np.array([item.weight for item in rules.items if item.weight > 0])
    points = own["points"].astype(float).to_numpy().reshape(len(places), len(weights))
    extra = _extra(items[~weighted], places)
    shares = points / weights
    return Weighed(
        aspects=_aspects(own),
        totals=_totals(rules, places, shares, weights, extra),
        pairs=_pairs(places, shares, weights, extra),
    )


def _extra(rows: pd.DataFrame, places: pd.DataFrame) -> Array:
    """Plus and minus points of each place, in its order; none where nobody entered any."""
    sums = rows.assign(points=rows["points"].astype(float)).groupby(PLACE)["points"].sum()
    keys = pd.MultiIndex.from_frame(places)
    return np.asarray(sums.reindex(keys).fillna(0.0).to_numpy(), dtype=float)


def _aspects(own: pd.DataFrame) -> pd.DataFrame:
    points, weight = own["points"].astype(float), own["weight"].astype(float)
    rows = own[[*PLACE, "aspect"]].assign(
        points=points, known_weight=weight.where(points.notna(), 0.0), weight=weight
    )
    return rows.groupby([*PLACE, "aspect"], sort=False, as_index=False).sum()


def _totals(
    rules: Rules, places: pd.DataFrame, shares: Array, weights: Array, extra: Array
) -> pd.DataFrame:
    is_known = ~np.isnan(shares)
    scored = np.nan_to_num(shares)
    points = scored @ weights + extra
    low, high = points, points + (~is_known) @ weights
    bands = _bands(rules, low), _bands(rules, high)
    sets = weight_sets(weights)
    at_low = sets @ scored.T + extra
    at_high = at_low + sets @ (~is_known).T
    holds = (_bands(rules, at_low) == bands[0]) & (_bands(rules, at_high) == bands[1])
    return places.assign(
        points=points, extra=extra, known_weight=is_known @ weights, weight=weights.sum(),
        low=low, high=high, band_low=bands[0], band_high=bands[1], holds=holds.mean(axis=0),
    ).reset_index(drop=True)  # fmt: skip


def _bands(rules: Rules, totals: Array) -> Any:
    """The number of the band of each total, 0 the highest; a total below 0 is in the lowest."""
    starts = np.array([start for start, _ in rules.bands])
    reached = totals[..., None] >= starts - NOTHING
    return np.where(reached.any(axis=-1), reached.argmax(axis=-1), len(starts) - 1)


def _pairs(places: pd.DataFrame, shares: Array, weights: Array, extra: Array) -> pd.DataFrame:
    """Every two places once, by the items that both have points for."""
    sets = weight_sets(weights)
    names = list(places.itertuples(index=False, name=None))
    rows = []
    for one, other in combinations(range(len(names)), 2):
        apart = shares[one] - shares[other]
        is_common = ~np.isnan(apart)
        apart = np.nan_to_num(apart)
        beside = extra[one] - extra[other]
        difference = float(apart @ weights + beside) if is_common.any() else None
        holds = None
        if difference is not None:
            holds = float((_side(sets @ apart + beside) == _side(difference)).mean())
        common = float(is_common @ weights)
        rows.append([*names[one], names[other][-1], common, difference, holds])
    columns = [*PLACE, "other", "common_weight", "difference", "holds"]
    return pd.DataFrame(rows, columns=columns)


def _side(difference: Any) -> Any:
    return np.where(np.abs(difference) < NOTHING, 0.0, np.sign(difference))
