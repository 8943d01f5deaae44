"""What may be compared: of what ripens the ripe part, of all else the term to date."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from queries import maturity, registry, store

PLACE = ["indicator", "province", "city", "county", "level"]
RIPE = ["numerator", "denominator", "value", "state"]
YOUNG = ["young_numerator", "young_denominator", "young_open"]


def comparable(cursor: store.Cursor, rows: pd.DataFrame, **selection: Any) -> pd.DataFrame:
    """`rows` of figures.compare, without parts of figures, with what a verdict may be made of.

    Of an indicator that ripens its ripe part, and state also young | undated; added are ripens (the
    months), whole_numerator, whole_denominator (the term to date) and young_… as maturity.mature.
    """
    ripening = [one for one in dict.fromkeys(rows["indicator"]) if ripens(one)]
    ripe = maturity.mature(cursor, ripening, **selection) if ripening else None
    return with_ripe(rows, ripe)


def ripens(indicator: str) -> bool:
    """Whether the indicator needs months before it says anything."""
    return bool(registry.indicator(indicator).mature_months)


def with_ripe(rows: pd.DataFrame, ripe: pd.DataFrame | None) -> pd.DataFrame:
    """The same, from the answer of maturity.mature for these indicators or more; None: for none."""
    rows = rows.assign(
        ripens=[registry.indicator(one).mature_months for one in rows["indicator"]],
        whole_numerator=rows["numerator"],
        whole_denominator=rows["denominator"],
        **dict.fromkeys(YOUNG),
    )
    return rows if ripe is None else _ripe(rows, ripe)


def _ripe(rows: pd.DataFrame, ripe: pd.DataFrame) -> pd.DataFrame:
    """`rows` with the ripe part in the place of the term to date, where there is one."""
    ripe = ripe[ripe["part"].isna()].set_index(PLACE)[[*RIPE, *YOUNG]]
    found = ripe.reindex(pd.MultiIndex.from_frame(rows[PLACE]))
    is_ripened = (rows["state"] == "value") & found["state"].notna().to_numpy()
    for name in (*RIPE, *YOUNG):
        own = pd.Series(found[name].to_numpy(object), rows.index, dtype=object)
        rows[name] = rows[name].astype(object).where(~is_ripened, own)
    rows = rows.astype({"value": "float64"} | dict.fromkeys(RIPE[:2], "Float64"))
    # ripe rounds without a single clue say nothing: all there is of the place is young
    is_empty = is_ripened & rows["denominator"].fillna(-1).eq(0) & (rows["state"] == "value")
    return rows.assign(state=rows["state"].mask(is_empty, "young"))


def whole(figures: pd.DataFrame, ids: Sequence[str]) -> pd.DataFrame:
    """The figures of these indicators that are not one part of several."""
    return figures[figures["indicator"].isin(list(ids)) & figures["part"].isna()]


def together(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of `comparable` that have a value added up, one row per indicator, with `places`."""
    known = rows[rows["state"] == "value"]
    parts = ["numerator", "denominator", *YOUNG]
    grouped = known.groupby("indicator", sort=False)
    sums = grouped[parts].sum(min_count=1).astype("Float64")
    about = grouped.agg(
        ripens=("ripens", "first"), as_of_date=("as_of_date", "max"), places=("county", "size")
    )
    value = sums["numerator"] / sums["denominator"]
    return sums.join(about).assign(value=value, part=None, state="value").reset_index()
