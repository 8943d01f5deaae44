"""The periods behind stationed supervision: which count, and which are only compared."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from charts import marks
from charts.periods import periods
from charts.theme import Figure
from pages.ui import detail_reads, downloads, notes, reads, words
from pages.ui.cells import figure_cell, figure_column, text_cell
from pages.ui.chart import show_chart
from pages.ui.county_table import ratio_cell
from pages.ui.frame import colours, panel
from pages.ui.kept import kept
from pages.ui.reads import View
from pages.ui.table import Cell, Column, Table, columns, show_table
from text import numbers, say

COUNTS = tuple(
    f"stationed.{name}"
    for name in (
        *("stationed_groups", "posts", "filled", "bodies_supervised", "bodies_covered"),
        *("clues_found", "clues_handled", "clues_self_found", "cases_filed"),
        *("persons_disciplined", "county_persons_disciplined", "recommendations"),
    )
)
HANDLED, FILED = "stationed.clues_handled", "stationed.cases_filed"
MOST = 40
LANE = ["province", "city", "county", "supervision_form"]


def show_periods(view: View, note: str) -> None:
    """A lane per place and form, and under it what each period reports."""
    listed = _by_report(detail_reads.reports(view, COUNTS))
    if not listed:
        return
    _show_lanes(_lanes(listed))
    _show_table(view, listed, note)


@kept
def _by_report(found: pd.DataFrame) -> list[dict[str, Any]]:
    """Per report its rows, by indicator."""
    reports: dict[int, dict[str, Any]] = {}
    for row in found.itertuples():
        reports.setdefault(row.report_id, {})[row.indicator] = row
    return list(reports.values())


@kept
def _lanes(listed: list[dict[str, Any]]) -> pd.DataFrame:
    """A row per report that says when its period began."""
    lanes = pd.DataFrame([_lane(report) for report in listed])
    return lanes[lanes["period_start"].notna()]


def _show_lanes(lanes: pd.DataFrame) -> None:
    places = lanes[["name", "city"]].drop_duplicates()
    title = say("stationed.periods_seen", places=len(places), reports=numbers.whole(len(lanes)))
    if lanes.empty:
        return
    with panel("periods", title, say("stationed.periods_what")):
        show_chart(_chart(lanes), "periods-lanes", title)


@kept
def _chart(lanes: pd.DataFrame) -> Figure:
    most = lanes[lanes["name"].isin(list(dict.fromkeys(lanes["name"]))[:MOST])]
    return periods(most, (say("stationed.counted"), say("stationed.compared")), colours())


def _lane(report: dict[str, Any]) -> dict[str, Any]:
    """One report as the chart takes it."""
    row = report[HANDLED]
    form = words.form(row.supervision_form)
    told = {one: marks.number(report[one], reads.indicator(one)) for one in (HANDLED, FILED)}
    parts = {"handled": told[HANDLED], "filed": told[FILED]}
    lines = (
        f"<b>{row.name}</b> {form}",
        period_words(row),
        say("stationed.hover", **parts),
        say("stationed.counted" if _counts(row) else "stationed.compared"),
        say("charts.open_trace"),
    )
    return {
        "name": row.name,
        "city": row.city,
        "aside": say("charts.dot").join(filter(None, (form, row.aside))),
        "period_start": row.period_start,
        "as_of_date": row.as_of_date,
        "counts": _counts(row),
        "words": say("stationed.bar", **parts),
        "key": row.key,
        "hover": "<br>".join(lines),
    }


def _counts(row: Any) -> bool:
    return bool(row.left_out_why != "inside_period")


def period_words(row: Any) -> str:
    """From when to when a report counts."""
    dates = (numbers.day(row.period_start), numbers.day(row.as_of_date))
    return say("stationed.period", first=dates[0], last=dates[1])


def _show_table(view: View, listed: list[dict[str, Any]], note: str) -> None:
    table = _table(listed)
    with panel("table-periods", table.caption, say("stationed.periods_table_what")):
        show_table(table, key="periods", height=420)
        downloads.offer(table, "periods", notes.filters_in_words(view), note)


@kept
def _table(listed: list[dict[str, Any]]) -> Table:
    indicators = reads.listed(COUNTS)
    told = [one for one in COUNTS if any(report[one].state == "value" for report in listed)]
    heads = [
        *columns("place"),
        *(Column(say(f"stationed.column_{name}"), "text") for name in ("form", "period", "use")),
        *(figure_column(indicators[one]) for one in told),
    ]
    rows = [
        [
            *_about(report[HANDLED]),
            *(figure_cell(report[one], indicators[one], with_unit=False) for one in told),
        ]
        for report in listed
    ]
    return Table(say("stationed.periods_table", count=numbers.whole(len(listed))), heads, rows)


def show_forms(view: View, ids: tuple[str, ...], note: str) -> None:
    """The figures of each form alone, of the places that report several."""
    found = detail_reads.stationed_forms(view, ids)
    if found.empty:
        return
    table = _forms(found, ids)
    with panel("table-forms", table.caption, say("stationed.forms_what")):
        show_table(table, key="stationed-forms")
        downloads.offer(table, "stationed-forms", notes.filters_in_words(view), note)


@kept
def _forms(found: pd.DataFrame, ids: tuple[str, ...]) -> Table:
    indicators = reads.listed(ids)
    lines = {
        lane: {row.indicator: row for row in rows.itertuples()}
        for lane, rows in found.groupby(LANE, sort=False)
    }
    heads = [
        *columns("place"),
        Column(say("stationed.column_form"), "text"),
        *map(figure_column, indicators.values()),
    ]
    rows = [_form_line(told, indicators) for told in lines.values()]
    places = found[LANE[:3]].drop_duplicates()
    return Table(say("stationed.forms_title", count=len(places)), heads, rows)


def _form_line(told: dict[str, Any], indicators: Mapping[str, Any]) -> list[Cell]:
    first = next(iter(told.values()))
    return [
        text_cell(first.name, aside=first.aside),
        Cell(words.form(first.supervision_form)),
        *(ratio_cell(told[one], indicators[one]) for one in indicators),
    ]


def _about(row: Any) -> list[Cell]:
    use = "counted" if _counts(row) else "compared"
    return [
        text_cell(row.name, aside=row.aside),
        Cell(words.form(row.supervision_form)),
        Cell(period_words(row)),
        Cell(say(f"stationed.{use}"), tone="" if _counts(row) else "soft"),
    ]
