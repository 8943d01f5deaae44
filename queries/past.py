"""A county beside its own past: the term before, or the rounds before its newest one; what ripens
at equal age, as it was reported when it was so old.
"""

from typing import Any

import pandas as pd

from queries import figures, maturity, registry, store

PLACE = ["province", "city", "county", "level"]
PARTS = ["numerator", "denominator"]
OTHERS = {"numerator": "other_numerator", "denominator": "other_denominator"}
FORMS = ("term", "rounds")


def past(cursor: store.Cursor, indicator: str, form: str, **selection: Any) -> pd.DataFrame:
    """One row per place: numerator and denominator of now, other_numerator and other_denominator of
    its own past (NULL: none), state of now, other_rounds; of "rounds" also round_no and report_id.

    "term": the latest term to date beside the whole of the one before; "rounds": the newest round
    beside those before it in the term. An outcome that ripens is read at `mature_months`, so both
    sides are of one age. `selection` as in figures.Selection. Raises KeyError for an unknown id.
    """
    if form == "term":
        return _terms(cursor, indicator, selection)
    return _rounds(cursor, indicator, selection)


def _terms(cursor: store.Cursor, indicator: str, selection: dict[str, object]) -> pd.DataFrame:
    now = _of_term(cursor, indicator, selection)
    found = []
    for term in now["term_no"].dropna().unique():
        before = _of_term(cursor, indicator, selection | {"term": int(term) - 1})
        found.append(before[before["state"] == "value"].assign(term_no=int(term)))
    before = pd.concat(found) if found else now[:0]
    before = before.rename(columns=OTHERS | {"rounds": "other_rounds"})
    columns = [*PLACE, "term_no", *OTHERS.values(), "other_rounds"]
    return now.merge(before[columns], on=[*PLACE, "term_no"], how="left")


def _of_term(cursor: store.Cursor, indicator: str, selection: dict[str, object]) -> pd.DataFrame:
    """A term's figure: PLACE, term_no, numerator, denominator, rounds, state."""
    months = registry.indicator(indicator).mature_months
    if months:
        found = maturity.at_age(cursor, [indicator], [months], **selection)
    else:
        found = figures.compare(cursor, [indicator], **selection)
        found = found.rename(columns={"reports": "rounds"})
    columns = [*PLACE, "term_no", *PARTS, "rounds", "state"]
    return found.loc[found["part"].isna(), columns].reset_index(drop=True)


def _rounds(cursor: store.Cursor, indicator: str, selection: dict[str, object]) -> pd.DataFrame:
    """The newest round of each place, and the sum of those before it in its term."""
    listed = _single_rounds(cursor, indicator, selection)
    rows = []
    for place, here in listed.groupby(PLACE, sort=False):
        own = here[here["term_no"].isna() | (here["term_no"] == here["term_no"].max())]
        known = own[own["state"] == "value"]
        newest = known[known["round_no"] == known["round_no"].max()]
        earlier = known[known["round_no"] < known["round_no"].max()]
        row: dict[str, object] = dict(zip(PLACE, place, strict=True))
        row |= {part: newest[part].sum(min_count=1) for part in PARTS}
        row |= {OTHERS[part]: earlier[part].sum(min_count=1) for part in PARTS}
        row |= {name: newest[name].max() for name in ("term_no", "round_no", "report_id")}
        row["other_rounds"] = earlier["round_no"].nunique()
        row["state"] = "value" if len(newest) else own["state"].iloc[-1]
        rows.append(row)
    columns = [*PLACE, "term_no", *PARTS, "state", *OTHERS.values(), "other_rounds", "round_no",
               "report_id"]  # fmt: skip
    return pd.DataFrame(rows, columns=columns)


def _single_rounds(
    cursor: store.Cursor, indicator: str, selection: dict[str, object]
) -> pd.DataFrame:
    """Every round that was reported alone: PLACE, term_no, round_no, parts, report_id, state."""
    months = registry.indicator(indicator).mature_months
    if months:
        found = maturity.aged_rounds(cursor, [indicator], [months], **selection)
    else:
        found = figures.rounds(cursor, indicator, **selection)
        is_single = (found["round_first"] == found["round_last"]).fillna(False)
        found = found[is_single].rename(columns={"round_last": "round_no"})
    return found[found["part"].isna()]
