"""Claimed against verified: a row per place, the widest gap first."""

from functools import partial
from typing import Any

import pandas as pd

from charts import marks
from charts.claims import Claim, claims
from pages.ui import reads
from pages.ui.chart import show_chart
from pages.ui.filters import choice
from pages.ui.frame import colours, panel, quiet
from pages.ui.kept import kept
from pages.ui.reads import View
from text import numbers, say

CLAIMED, FAILED = "rectification", "recheck_failure"
ORDERS = {"order": ("value", "register")}
PLACE = ["province", "city", "county"]
MOST = 40


def show_claims(view: View, figures: pd.DataFrame, totals: pd.DataFrame) -> None:
    """What the places claim to have rectified, and what the rechecks found of it."""
    here = figures[figures["indicator"].isin((CLAIMED, FAILED))]
    both = [
        {row.indicator: row for row in rows.itertuples()}
        for _, rows in here.sort_values("county_order", kind="stable").groupby(PLACE, sort=False)
    ]
    listed = [_claim(pair[CLAIMED], pair[FAILED]) for pair in both if _is_told(pair)]
    if not listed:
        return
    if choice("order", ORDERS["order"]) == "value":
        listed.sort(key=lambda claim: -claim.gap)
    with panel("claims", _seen(both, totals), say("rectification.claims_what")):
        legend = (say("rectification.claimed"), say("rectification.verified"))
        title = say("rectification.claims_alt")
        order = choice("order", ORDERS["order"])
        make = partial(claims, listed[:MOST], legend, colours())
        show_chart(kept(view, f"claims-{order}", make), "claims-dots", title)
        unchecked = [claim.name for claim in listed if claim.verified is None]
        if unchecked and len(unchecked) < MOST:
            names = say("charts.comma").join(unchecked)
            quiet(say("rectification.unchecked", listed=names))


def _is_told(pair: dict[str, Any]) -> bool:
    return any(row.state == "value" for row in pair.values())


def _claim(claimed: Any, failed: Any) -> Claim:
    """One place; what was verified is what the rechecks did not find wanting."""
    rate = claimed.value * 100 if claimed.state == "value" else None
    verified = 100 - failed.value * 100 if failed.state == "value" else None
    end = say("rectification.not_rechecked")
    if verified is not None:
        rate_failed = marks.written(failed, reads.indicator(FAILED))
        end = say("rectification.failed", rate=rate_failed, parts=marks.parts(failed))
    hovers = tuple(marks.hover(row, reads.indicator(row.indicator), row.name)
                   for row in (claimed, failed))  # fmt: skip
    keys = (claimed.key, failed.key)
    return Claim(claimed.name, rate, verified, end, keys, (hovers[0], hovers[1]), claimed.aside)


def _seen(both: list[dict[str, Any]], totals: pd.DataFrame) -> str:
    """The place that claims at least as much as all together and failed most rechecks, if any."""
    sums = {row.indicator: row for row in totals.itertuples()}
    suspects = [
        pair
        for pair in both
        if all(pair[one].state == "value" for one in (CLAIMED, FAILED))
        and pair[CLAIMED].value >= sums[CLAIMED].value
        and 1 - pair[FAILED].value < pair[CLAIMED].value
    ]
    if not suspects:
        return say("rectification.seen_none")
    pair = max(suspects, key=lambda pair: pair[FAILED].value)
    return say(
        "rectification.seen",
        place=pair[CLAIMED].name,
        claimed=marks.written(pair[CLAIMED], reads.indicator(CLAIMED)),
        failed=marks.written(pair[FAILED], reads.indicator(FAILED)),
        parts=numbers.parts(pair[FAILED].numerator, pair[FAILED].denominator),
    )
