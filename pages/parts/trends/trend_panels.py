"""The small multiples of 趋势: one panel per place, all on one scale."""

from dataclasses import replace
from typing import Any

import pandas as pd

from charts import panels as drawing
from charts import run_chart
from charts.theme import Figure
from pages.parts.trends import trending
from pages.ui import flows, reads
from pages.ui.frame import colours
from pages.ui.kept import kept
from pages.ui.reads import View

MOST = 24
YEARS = 5
NOTHING = run_chart.Told("")
PLACE = ["province", "city", "county"]
SCALES = {
    "round": drawing.rounds_scale,
    "date": drawing.dates_scale,
    "year": drawing.years_scale,
}
DRAWN = {"round": drawing.by_round, "date": drawing.by_date, "year": drawing.by_year}


def read(view: View, name: str, shape: str) -> pd.DataFrame:
    """The figures of one shape: per report, as they grew, or of the same period of each year."""
    if shape == "year":
        return flows.year_by_year(view, name, YEARS)
    return (reads.rounds if shape == "round" else reads.cumulative)(view, name)


@kept
def of_latest_term(figures: pd.DataFrame) -> pd.DataFrame:
    """The figures of each place's latest term that has any, and its gaps since: rounds of two terms
    never share a panel.
    """
    known = figures["term_no"].where(figures["state"] == "value")
    latest = known.groupby([figures[name] for name in PLACE]).transform("max")
    return figures[latest.isna() | (figures["term_no"] >= latest).fillna(False)]


@kept
def panels(
    view: View, known: pd.DataFrame, indicator: Any, shape: str
) -> tuple[list[tuple[str, str, Figure, str]], int, int]:
    """Name, aside, chart and verdict of the first places, how many there are, what has no round."""
    drawn = known.dropna(subset=["round_first", "round_last"]) if shape == "round" else known
    places = [rows for _, rows in drawn.groupby(PLACE, sort=False)]
    if not places:
        return [], 0, len(known)
    judged = trending.told(view, drawn, indicator) if shape == "round" else {}
    scale, shown = SCALES[shape](drawn, indicator), []
    highest = run_chart.reach(list(judged.values())) * indicator.scale
    scale = replace(scale, largest=max(scale.largest, highest))
    for rows in places[:MOST]:
        first = next(rows.itertuples())
        chart = DRAWN[shape](rows, indicator, scale, colours())
        told = judged.get((first.province, first.city, first.county), NOTHING)
        run_chart.mark(chart, rows, told, indicator.scale, colours())
        shown.append((first.name, first.aside, chart, told.words))
    return shown, len(places), len(known) - len(drawn)
