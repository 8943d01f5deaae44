"""The small multiples of 趋势: one panel per place, all on one scale."""

from typing import Any

import pandas as pd

from charts import panels as drawing
from charts.theme import Figure
from pages.ui.frame import colours
from pages.ui.kept import kept

MOST = 24
PLACE = ["province", "city", "county"]
SCALES = {
    "round": drawing.rounds_scale,
    "date": drawing.dates_scale,
    "year": drawing.years_scale,
}
DRAWN = {"round": drawing.by_round, "date": drawing.by_date, "year": drawing.by_year}


@kept
def of_latest_term(figures: pd.DataFrame) -> pd.DataFrame:
    """The figures of each place's latest term: rounds of two terms never share a panel."""
    latest = figures.groupby(PLACE)["term_no"].transform("max")
    return figures[latest.isna() | (figures["term_no"] == latest).fillna(False)]


@kept
def panels(
    known: pd.DataFrame, indicator: Any, shape: str
) -> tuple[list[tuple[str, str, Figure]], int, int]:
    """Name, aside and chart of the first places, how many places there are, what has no round."""
    drawn = known.dropna(subset=["round_first", "round_last"]) if shape == "round" else known
    places = [rows for _, rows in drawn.groupby(PLACE, sort=False)]
    if not places:
        return [], 0, len(known)
    scale, shown = SCALES[shape](drawn, indicator), []
    for rows in places[:MOST]:
        first = next(rows.itertuples())
        chart = DRAWN[shape](rows, indicator, scale, colours())
        shown.append((first.name, first.aside, chart))
    return shown, len(places), len(known) - len(drawn)
