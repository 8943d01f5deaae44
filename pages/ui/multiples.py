"""Several indicators side by side: a narrow chart of places for each, as many as fit a row."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from charts import marks
from charts.small_bars import small_bars
from charts.theme import Figure
from pages.ui import reads
from pages.ui.chart import show_chart
from pages.ui.frame import colours, panel, small_title
from pages.ui.kept import kept
from text import language, say

# More places than these are drawn only where they have a figure, and no more than the second.
GAPS_SHOWN, MOST = 24, 40


def show_multiples(
    figures: pd.DataFrame,
    totals: pd.DataFrame,
    indicators: Mapping[str, Any],
    key: str,
    words: tuple[str, str],
) -> None:
    """One small chart per indicator that has a figure, in register order, the sum as its line."""
    shown = _multiples(figures, totals, indicators)
    if not shown:
        return
    with panel(key, *words), st.grid(_across(len(shown)), min_column_width=200, gap="medium"):
        for one, (aside, chart) in shown.items():
            name = indicators[one].name[language()]
            with st.container(height="stretch", vertical_alignment="bottom", gap="xxsmall"):
                small_title(name, aside)
                show_chart(chart, f"{key}-{one}", f"{name} {words[0]}")


@kept
def _multiples(
    figures: pd.DataFrame, totals: pd.DataFrame, indicators: Mapping[str, Any]
) -> dict[str, tuple[str, Figure]]:
    """By indicator the words beside its name, and its chart."""
    told = set(reads.known(figures)["indicator"])
    sums = {row.indicator: row for row in reads.known(totals).itertuples()}
    shown = {}
    for one in (one for one in indicators if one in told):
        indicator, total = indicators[one], sums.get(one)
        line = None if indicator.is_count or total is None else total.value
        chart = small_bars(_drawn(figures, one), indicator, colours(), total=line)
        shown[one] = _aside(indicator, total), chart
    return shown


def _across(count: int) -> int:
    """How many to a row where there is room: rows of one length."""
    return next((width for width in (4, 5, 3) if count % width == 0), 4)


def _aside(indicator: Any, total: Any) -> str:
    """The unit, and the sum of the places: the words of the dashed line."""
    if total is None:
        return str(indicator.unit[language()])
    return say("pages.sum_line", figure=marks.written(total, indicator))


def _drawn(figures: pd.DataFrame, one: str) -> pd.DataFrame:
    drawn = figures[figures["indicator"] == one].sort_values("county_order", kind="stable")
    if len(drawn) > GAPS_SHOWN:
        drawn = drawn[drawn["state"] == "value"].head(MOST)
    return drawn
