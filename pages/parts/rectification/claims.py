"""Claimed against verified: a row per place, the widest gap first."""

from typing import Any

import pandas as pd

from charts import marks
from charts.claims import Claim, claims
from charts.theme import Figure
from pages.ui import reads
from pages.ui.chart import show_chart
from pages.ui.filters import choice
from pages.ui.frame import colours, panel, quiet
from pages.ui.kept import kept
from text import numbers, say

CLAIMED, FAILED = "rectification", "recheck_failure"
ORDERS = {"order": ("value", "register")}
PLACE = ["province", "city", "county"]
MOST = 40


def show_claims(figures: pd.DataFrame, totals: pd.DataFrame) -> None:
    """What the places claim to have rectified, and what the rechecks found of it."""
    both = _pairs(figures)
    listed = _claims(both, choice("order", ORDERS["order"]))
    if not listed:
        return
    with panel("claims", _seen(both, totals), say("rectification.claims_what")):
        show_chart(_chart(listed), "claims-dots", say("rectification.claims_alt"))
        unchecked = [claim.name for claim in listed if claim.verified is None]
        if unchecked and len(unchecked) < MOST:
            names = say("charts.comma").join(unchecked)
            quiet(say("rectification.unchecked", listed=names))


@kept
def _pairs(figures: pd.DataFrame) -> list[dict[str, Any]]:
    """Per place, in the order of the register, its two figures."""
    here = reads.of(figures, (CLAIMED, FAILED)).sort_values("county_order", kind="stable")
    return [
        {row.indicator: row for row in rows.itertuples()}
        for _, rows in here.groupby(PLACE, sort=False)
    ]


@kept
def _claims(both: list[dict[str, Any]], order: str) -> list[Claim]:
    listed = [_claim(pair[CLAIMED], pair[FAILED]) for pair in both if _is_told(pair)]
    return sorted(listed, key=lambda claim: -claim.gap) if order == "value" else listed


@kept
def _chart(listed: list[Claim]) -> Figure:
    legend = (say("rectification.claimed"), say("rectification.verified"))
    return claims(listed[:MOST], legend, colours())


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


@kept
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
