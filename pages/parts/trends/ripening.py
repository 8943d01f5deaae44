"""趋势 by age: how the outcome of each round grew since its clues were handed over."""

from typing import Any

import streamlit as st

from charts import ripening as drawing
from charts.theme import Figure
from pages.ui import downloads, notes
from pages.ui.cells import figure_column, text_cell
from pages.ui.chart import show_chart
from pages.ui.frame import colours, empty, panel, quiet, small_title
from pages.ui.kept import kept
from pages.ui.reads import Origin, View
from pages.ui.seeing import opened
from pages.ui.table import Cell, Column, Table, columns, show_table
from queries import maturity
from text import language, numbers, say

MOST = 24
PLACE = ["province", "city", "county"]


def show(view: View, indicator: Any, note: str) -> None:
    """One panel per place with a line per round, and the sums at equal age as a table."""
    charts = _panels(view, indicator)
    name = indicator.name[language()]
    title = say("trending.curves", indicator=name)
    with panel("panels", title, say("trending.curves_what", unit=indicator.unit[language()])):
        if not charts:
            empty("rounds")
            return
        with st.grid(min_column_width=230, gap="small"):
            for number, (place, aside, chart) in enumerate(charts):
                with st.container():
                    small_title(place, aside)
                    show_chart(chart, f"ripening-{number}", f"{place} {title}")
    table = _table(view, indicator)
    with panel("table", say("trending.equal_age"), say("trending.equal_age_what")):
        show_table(table, key="ages")
        quiet(say("trending.mature_at", months=indicator.mature_months))
        downloads.offer(table, "ages", notes.filters_in_words(view), note)


@kept
def _panels(view: View, indicator: Any) -> list[tuple[str, str, Figure]]:
    with opened(view.as_of) as cursor:
        found = maturity.aged_rounds(cursor, [indicator.id], **view.selection)
    found = found[found["part"].isna() & found["value"].notna()]
    if found.empty:
        return []
    found = found.assign(
        name=found["county"], key=[_origin(row).key() for row in found.itertuples()]
    )
    largest = float(found["value"].max()) * indicator.scale or 1.0
    ends = int(found["age_months"].max()), largest
    return [
        (rows["name"].iloc[0], "" if view.city else rows["city"].iloc[0],
         drawing.ripening(rows, ends, indicator, colours()))
        for _, rows in list(found.groupby(PLACE, sort=False))[:MOST]
    ]  # fmt: skip


def _origin(row: Any) -> Origin:
    """The report that was read at that age, as of its own day."""
    place = row.indicator, row.province, row.city, row.county, row.level
    term = None if numbers.is_missing(row.term_no) else int(row.term_no)
    return Origin(*place, term, None, int(row.report_id), row.as_of_date.date())


@kept
def _table(view: View, indicator: Any) -> Table:
    with opened(view.as_of) as cursor:
        found = maturity.at_age(cursor, [indicator.id], **view.selection)
    found = found[found["part"].isna()]
    unit = figure_column(indicator).unit or indicator.unit[language()]
    heads = [Column(say("trending.column_age", months=age), unit=unit) for age in maturity.AGES]
    rows = [
        [text_cell(place[2]), *(_cell(row, indicator) for row in rows.itertuples())]
        for place, rows in found.groupby(PLACE, sort=False)
    ]
    return Table(say("trending.equal_age"), [*columns("place"), *heads], rows)


def _cell(row: Any, indicator: Any) -> Cell:
    """The sum over the rounds that have come to that age; else why there is none."""
    if numbers.is_missing(row.value):
        tone = "young" if row.state == "young" else "missing"
        return Cell(numbers.missing(), tone=tone, hint=say(f"trending.state_{row.state}"))
    told = {"parts": numbers.parts(row.numerator, row.denominator)}
    counts = {name: numbers.whole(getattr(row, name)) for name in ("rounds", "rounds_young")}
    hint = say("trending.age_hint", **told, **counts)
    return Cell(indicator.bare(row.value), value=float(row.value) * indicator.scale, hint=hint)
