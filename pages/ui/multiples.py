"""Several indicators side by side: a narrow chart of places for each, as many as fit a row."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from charts import marks
from charts.small_bars import small_bars
from pages.ui.chart import show_chart
from pages.ui.frame import colours, panel, small_title
from pages.ui.kept import kept
from pages.ui.reads import View
from text import language, say

# More places than these are drawn only where they have a figure, and no more than the second.
GAPS_SHOWN, MOST = 24, 40


def show_multiples(
    view: View,
    figures: pd.DataFrame,
    totals: pd.DataFrame,
    indicators: Mapping[str, Any],
    key: str,
    words: tuple[str, str],
) -> None:
    """One small chart per indicator that has a figure, in register order, the sum as its line."""
    known = figures[figures["state"] == "value"]
    shown = [one for one in indicators if one in set(known["indicator"])]
    sums = {row.indicator: row for row in totals.itertuples() if row.state == "value"}
    if not shown:
        return
    with panel(key, *words), st.grid(_across(len(shown)), min_column_width=200, gap="medium"):
        for one in shown:
            indicator = indicators[one]
            with st.container(height="stretch", vertical_alignment="bottom", gap="xxsmall"):
                small_title(indicator.name[language()], _aside(indicator, sums.get(one)))
                total = None if indicator.is_count or one not in sums else sums[one].value
                make = partial(small_bars, _drawn(figures, one), indicator, colours(), total=total)
                chart = kept(view, f"{key}-{one}", make)
                show_chart(chart, f"{key}-{one}", f"{indicator.name[language()]} {words[0]}")


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
