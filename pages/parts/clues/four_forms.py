"""四种形态: the shares place by place, and beside them what is reported by the year only."""

from typing import Any

import pandas as pd

from charts import stacks, theme, tints
from pages.ui import county_table, detail_reads, reads
from pages.ui.chart import show_chart
from pages.ui.frame import colours, panel, quiet
from pages.ui.kept import kept
from pages.ui.reads import View
from pages.ui.table import Cell, Column
from text import numbers, say

FORMS = "four_forms"
PARTS = ("form_1", "form_2", "form_3", "form_4")
PLACE = ["province", "city", "county"]
MOST = 40


def show_forms(view: View, figures: pd.DataFrame, totals: pd.DataFrame, note: str) -> None:
    """A bar of shares per place that reports them round by round, and the table of all."""
    here = reads.of(figures, (FORMS,))
    if reads.known(here).empty:
        return
    title, what = say("clues.forms_title"), say("clues.forms_what")
    with panel("forms", title, what):
        show_chart(_bars(here), "forms-bars", title)
        gone = list(dict.fromkeys(here.loc[here["state"] == "missing", "name"]))
        if gone and len(gone) < MOST:
            quiet(say("clues.forms_none", listed=say("charts.comma").join(gone)))
    words = (title, say("clues.forms_table_what"))
    listed = reads.listed((FORMS,))
    more = _yearly(view) if view.start is None else None
    county_table.show_counties(
        view, here, totals, listed, "forms", words, note, more=more, with_parts=True
    )


@kept
def _bars(here: pd.DataFrame) -> theme.Figure:
    colour = dict(zip(PARTS, tints.ramp(colours()), strict=True))
    legend = [(colour[part], _called(part)) for part in PARTS]
    places = reads.known(here).groupby(PLACE, sort=False)
    indicator = reads.indicator(FORMS)
    drawn = [stacks.of_place(parts, indicator, colour, _called) for _, parts in places]
    return stacks.stacked(drawn[:MOST], legend, colours())


def _called(part: str) -> str:
    return say(f"clues.step_{part}")


@kept
def _yearly(view: View) -> county_table.More:
    """For a place, its newest report of a year: compared with the term, never added to it."""
    found = detail_reads.reports(view, (FORMS,))
    years = found[(found["left_out_why"] == "year") & (found["state"] == "value")]
    newest: dict[tuple[str, ...], list[Any]] = {}
    for place, rows in years.groupby(PLACE):
        last = rows[rows["as_of_date"] == rows["as_of_date"].max()]
        newest[place] = list(last.sort_values("part").itertuples())

    def cells(place: Any) -> list[Cell]:
        forms = newest.get((place.province, place.city, place.county), [])
        if not forms:
            return [Cell("")]
        told = " : ".join(numbers.whole(form.numerator) for form in forms)
        year = forms[0].as_of_date.year
        return [Cell(say("clues.forms_year", year=year, forms=told), key=forms[0].key)]

    return [Column(say("clues.forms_yearly"), "text")], cells
