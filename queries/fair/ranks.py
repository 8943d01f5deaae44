"""Places in an order with how far they could be others, and counties that cannot be told apart."""

from dataclasses import dataclass
from itertools import combinations

import numpy as np
import pandas as pd

from queries.fair.difference import difference
from queries.fair.levels import Array, Kind, usable

DRAWS, SEED = 10_000, 20_260_101
LOWEST = 3


@dataclass(frozen=True)
class Ranks:
    """rows: as asked about, with rank (1 is best; equal values share one), rank_low, rank_high (95
    of 100 draws) and among_lowest (share of draws among the worst three); NaN where there is no
    value. groups: sets of positions in `rows`, best first, within which no two are told apart; a
    county may be in several.
    """

    rows: pd.DataFrame
    groups: list[tuple[int, ...]]


def ranks(rows: pd.DataFrame, kind: Kind, *, higher_is_better: bool) -> Ranks:
    """Ranks of `rows` (numerator, denominator); only for indicators that have a direction.

    Each county's value is drawn from Beta(x + ½, n − x + ½) or Gamma(x + ½)/n (Jeffreys), always
    with the same seed. Source: Marshall & Spiegelhalter 1998, BMJ 316:1701.
    """
    numerators, denominators = (
        rows[name].to_numpy(dtype=float, na_value=np.nan) for name in ("numerator", "denominator")
    )
    known = np.flatnonzero(usable(numerators, denominators, kind))
    used = numerators[known], denominators[known]
    drawn = _places(_draws(*used, kind), higher_is_better)
    own = _places((used[0] / used[1])[None, :], higher_is_better)
    found = np.full((4, len(rows)), np.nan)
    if len(known):
        low, high = np.quantile(drawn, [0.025, 0.975], axis=0, method="inverted_cdf")
        lowest = (drawn > len(known) - LOWEST).mean(axis=0)
        found[:, known] = own[0], low, high, lowest
    names = ("rank", "rank_low", "rank_high", "among_lowest")
    table = rows.assign(**dict(zip(names, found, strict=True)))
    return Ranks(table, _groups(known[np.argsort(own[0], kind="stable")], rows, kind))


def _draws(numerators: Array, denominators: Array, kind: Kind) -> Array:
    """DRAWS × counties: what each county's own value could be."""
    random = np.random.default_rng(SEED)
    shape = (DRAWS, len(numerators))
    if kind == "proportion":
        return random.beta(numerators + 0.5, denominators - numerators + 0.5, shape)
    return random.gamma(numerators + 0.5, 1 / denominators, shape)


def _places(values: Array, higher_is_better: bool) -> Array:
    """1 + how many of the same row are better: equal values share the better place."""
    own, others = values[:, :, None], values[:, None, :]
    better = others > own if higher_is_better else others < own
    return 1 + better.sum(axis=2)


def _groups(order: Array, rows: pd.DataFrame, kind: Kind) -> list[tuple[int, ...]]:
    """The longest stretches of `order` without two that are told apart.

    Over all pairs together, equal counties are told apart at most once in twenty (Bonferroni).
    """
    pairs = max(1, len(order) * (len(order) - 1) // 2)
    parts = [tuple(rows[["numerator", "denominator"]].iloc[one]) for one in order]
    ends = list(range(len(order)))
    for first, second in combinations(range(len(order)), 2):
        found = difference(parts[first], parts[second], kind, 1 - 0.05 / pairs)
        if ends[first] == second - 1 and found is not None and not found.is_told_apart:
            ends[first] = second
    return _stretches(order, ends)


def _stretches(order: Array, ends: list[int]) -> list[tuple[int, ...]]:
    """From how far each place reaches: the stretches that lie in no longer one."""
    groups: list[tuple[int, ...]] = []
    reached = -1
    for first in range(len(ends)):
        end = min(ends[first:])
        if end > reached:
            groups.append(tuple(int(one) for one in order[first : end + 1]))
            reached = end
    return groups
