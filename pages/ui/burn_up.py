"""How coverage grew against the plan: the events behind the panels, and one panel."""

from functools import partial

import pandas as pd
import streamlit as st

from charts import burn_up as drawing
from pages.ui.chart import show_chart
from pages.ui.frame import colours
from pages.ui.kept import kept
from pages.ui.reads import ENTRIES, View, named
from pages.ui.seeing import Version, opened, version
from queries import burn_up
from text import language

# What an event of each indicator was counted from: its trace is that field of that report.
FIELDS = {
    "coverage": {"round": "rounds.units_first_inspected", "plan": "plan.units_planned"},
    "village_coverage": {
        "round": "rounds.villages_first_inspected",
        "plan": "plan.villages_planned",
    },
}


def events(view: View, indicator: str) -> pd.DataFrame:
    """Rounds and plans of every place in view, named and keyed; see queries.burn_up.burn_up."""
    return _events(version(), language(), view, indicator)


@st.cache_data(max_entries=ENTRIES, show_spinner=False)
def _events(version: Version, spoken: str, view: View, indicator: str) -> pd.DataFrame:
    with opened(version, view.as_of) as cursor:
        found = burn_up.burn_up(cursor, indicator, **view.selection)
    fields = found["kind"].map(FIELDS[indicator])
    return named(found.assign(indicator=fields, part=None, basis=None), view, by_report=True)


def show_panel(
    rows: pd.DataFrame,
    view: View,
    scale: drawing.Scale,
    key: str,
    alt: str,
    height: int = drawing.HEIGHT,
) -> None:
    """The panel of one place, on the scale of all of them."""
    as_of = pd.Timestamp(view.as_of)
    make = partial(drawing.burn_up, rows, as_of, scale, colours(), height=height)
    show_chart(kept(view, f"{key}-{rows['indicator'].iloc[0]}", make), key, alt)
