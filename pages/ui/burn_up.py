"""How coverage grew against the plan: the events behind the panels, and one chart."""

from typing import Any

import pandas as pd

from charts import burn_up as drawing
from charts.theme import Figure
from pages.ui import reads
from pages.ui.frame import colours
from pages.ui.kept import kept
from pages.ui.reads import View, named
from pages.ui.seeing import opened
from queries import burn_up
from text import say

PLACE = ["province", "city", "county"]
# What an event of each indicator was counted from: its trace is that field of that report.
FIELDS = {
    "coverage": {"round": "rounds.units_first_inspected", "plan": "plan.units_planned"},
    "village_coverage": {
        "round": "rounds.villages_first_inspected",
        "plan": "plan.villages_planned",
    },
}


@kept
def events(view: View, indicator: str) -> pd.DataFrame:
    """Rounds and plans of every place in view, named and keyed; see queries.burn_up.burn_up."""
    with opened(view.as_of) as cursor:
        found = burn_up.burn_up(cursor, indicator, **view.selection)
    fields = found["kind"].map(FIELDS[indicator])
    return named(found.assign(indicator=fields, part=None, basis=None), view, by_report=True)


def drawn(
    rows: pd.DataFrame, view: View, scale: drawing.Scale, height: int = drawing.HEIGHT
) -> Figure:
    """The chart of one place, on the scale of all of them."""
    return drawing.burn_up(rows, pd.Timestamp(view.as_of), scale, colours(), height=height)


@kept
def panels(
    view: View, events: pd.DataFrame, figures: pd.DataFrame, ids: tuple[str, ...], most: int
) -> list[tuple[str, str, Figure]]:
    """Of the first places the name, their `figures` of `ids` and the chart, all on one scale."""
    places = list(events.groupby(PLACE, sort=False))[:most]
    told = dict(iter(figures.groupby(PLACE, sort=False)))
    scale = drawing.scale_of(pd.concat([rows for _, rows in places]))
    shown = []
    for key, rows in places:
        first = next(rows.itertuples())
        words = say("charts.dot").join(_written(told[key], one) for one in ids)
        aside = " ".join(filter(None, (first.aside, words)))
        shown.append((first.name, aside, drawn(rows, view, scale)))
    return shown


def _written(rows: pd.DataFrame, one: str) -> str:
    found: Any = next(rows[rows["indicator"] == one].itertuples(), None)
    return "" if found is None else str(reads.indicator(one).shown(found.value))
