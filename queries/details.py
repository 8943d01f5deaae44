"""What stands behind a figure of a page and is no figure itself, place by place."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from queries import figures, store

POSTS = ("posts_office", "filled_office", "posts_groups", "filled_groups")


def reports(cursor: store.Cursor, ids: Sequence[str], **selection: Any) -> pd.DataFrame:
    """One row per current report and indicator: as figures.rounds, for several at once."""
    asked = figures.Selection(**selection)
    return figures.ask(cursor, "round_figures", ids, asked)


def posts(cursor: store.Cursor, **selection: Any) -> pd.DataFrame:
    """One row per place: posts and filled posts of office and groups, and which have none of their
    own (no_office_posts, no_group_posts). `selection` as in figures.Selection.
    """
    asked = figures.Selection(**selection)
    found = figures.ask(cursor, "posts", ["post_filling"], asked)
    return found.astype(dict.fromkeys(POSTS, "Int64"))


def reported_satisfaction(cursor: store.Cursor, **selection: Any) -> pd.DataFrame:
    """One row per report with a rate of satisfaction but not its votes: rate (as printed, per cent)
    and its cell. `selection` as in figures.Selection.
    """
    asked = figures.Selection(**selection)
    return figures.ask(cursor, "reported_satisfaction", ["satisfaction"], asked)


def stationed_forms(cursor: store.Cursor, ids: Sequence[str], **selection: Any) -> pd.DataFrame:
    """One row per indicator, place and supervision_form, of the places that report several forms:
    numerator, denominator, value and state of that form alone. `selection` as figures.Selection.
    """
    asked = figures.Selection(**selection)
    return figures.ask(cursor, "stationed_forms", ids, asked)


def printed_totals(cursor: store.Cursor, ids: Sequence[str], **place: object) -> pd.DataFrame:
    """One row per count that somebody printed as the city's total: as figures.compare, and `summed`
    (the counties together on that day), places and `difference`. `place` is province and city.
    Leaves the cursor at the last of those days.
    """
    totals = figures.compare(cursor, ids, level="合计", **place)
    told = totals[totals["state"] == "value"]
    found = []
    for day, printed in told.groupby("as_of_date"):
        store.narrow(cursor, as_of=day.date())
        sums = figures.pooled(cursor, list(printed["indicator"]), **place)
        both = printed.merge(sums[["indicator", "value", "places"]].rename(
            columns={"value": "summed"}), on="indicator", how="left")  # fmt: skip
        found.append(both.assign(difference=both["value"] - both["summed"]))
    return pd.concat(found) if found else told.assign(summed=[], places=[], difference=[])
