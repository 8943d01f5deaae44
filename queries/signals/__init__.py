"""数据核实提示: what in accepted reports is worth a question to the county; never a verdict."""

from dataclasses import dataclass

import pandas as pd

from queries import fields, store

STREAMS = ("rounds", "stationed")
MONEY = "money_"
PLACE = ["province", "city", "county"]
ORDER = ("copied_from_county", "copied_from_round", "outcome_falls", "sudden_zero",
         "digits_heaped", "all_hundred")  # fmt: skip
READS = ("digits_heaped", "copied_figures", "all_hundred", "sudden_zero", "outcome_falls")
# Endings in 0 or 5 by chance, and how rare heaped ones must be: with twelve counties looked at
# one in a hundred cities would be asked for nothing.
BY_CHANCE, RARE = 0.2, 0.001
WHOLE = ("term_no", "round_first", "round_last", "report_id", "looked_at", "hits", "figure",
         "earlier", "other_first", "other_last")  # fmt: skip


@dataclass(frozen=True)
class Signals:
    """rows: one per question, in register order, with kind, place, round, field, figure, earlier
    (a lower one is asked about), hits of looked_at, expected and p (of heaped digits), report_id;
    counties, figures: how many were looked at.
    """

    rows: pd.DataFrame
    counties: int
    figures: int


def signals(cursor: store.Cursor, province: str | None, city: str | None) -> Signals:
    """What is to be asked in a city (or in all) about the counties' own reports up to as-of."""
    store.narrow(cursor, province=province, city=city)
    known = fields.numbers()
    names = {name for stream, name in known if stream in STREAMS and not name.startswith(MONEY)}
    store.narrow(cursor, count_fields=sorted(names))
    store.execute(cursor, "signals/figure")
    found = [store.run(cursor, f"signals/{name}") for name in READS]
    found[0] = _heaped(found[0])
    rows = pd.concat([one for one in found if len(one)] or found[:1], ignore_index=True)
    looked_at = store.run(cursor, "signals/looked_at")
    orders = store.run(cursor, "reads/register_order")
    return Signals(_sorted(rows, orders), *map(int, looked_at.iloc[0]))


def _heaped(rows: pd.DataFrame) -> pd.DataFrame:
    """The counties in which so many endings in 0 and 5 are rare, by the exact binomial tail."""
    from scipy.stats import binom

    hits, looked_at = (rows[name].to_numpy(dtype=float) for name in ("hits", "looked_at"))
    tails = binom.sf(hits - 1, looked_at, BY_CHANCE)
    rows = rows.assign(p=tails, expected=looked_at * BY_CHANCE)
    return rows[tails < RARE]


def _sorted(rows: pd.DataFrame, orders: pd.DataFrame) -> pd.DataFrame:
    for name in (*WHOLE, "p", "expected", "field", "stream", "other_county", "earlier_date"):
        if name not in rows:
            rows[name] = None
    rows = rows.astype(dict.fromkeys(WHOLE, "Int64")).merge(orders, on=PLACE, how="left")
    by_kind = rows["kind"].map(ORDER.index).rename("by_kind")
    keys = ["county_order", *PLACE, "by_kind", "round_first", "field"]
    return rows.assign(by_kind=by_kind).sort_values(keys, na_position="last", ignore_index=True)
