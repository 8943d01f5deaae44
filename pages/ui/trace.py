"""这个数怎么来的: the drawer that opens from any figure, down to the cell it was typed in."""

from collections.abc import Iterator
from dataclasses import replace
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from pages.ui import (
    address,
    downloads,
    flows,
    knowing,
    notes,
    past,
    reads,
    sitting,
    turned_away,
    words,
)
from pages.ui.boundary import error_boundary
from pages.ui.cells import count_cell, figure_cell, text_cell
from pages.ui.frame import empty, facts, panel_title
from pages.ui.reads import Origin, View
from pages.ui.table import Cell, Table, columns, show_table
from queries import fields
from text import language, numbers, say

SCOPES = {"多轮合计": "rounds", "本届累计": "term", "年度": "year"}


def show_trace(view: View) -> None:
    """Open the drawer where the address asks for a trace; otherwise nothing."""
    if address.value("trace"):
        drawer = st.dialog(say("pages.trace"), position="right", width="large", on_dismiss=_close)(
            _inside
        )
        drawer(view)


def _close() -> None:
    address.put("trace", None)


def _inside(view: View) -> None:
    """A fragment: it runs again by itself, so it asks the address anew what to show."""
    address.speak_as_asked()
    if sitting.look() is None:
        turned_away.tell_over()
        return
    with error_boundary():
        _show(view)


def _show(view: View) -> None:
    origin = Origin.of_key(address.value("trace") or "")
    indicator = reads.indicator(origin.indicator) if origin else None
    if origin is None or indicator is None:
        empty("trace")
        return
    past.mark()
    if origin.start and origin.as_of:
        view = replace(view, start=origin.start, as_of=origin.as_of)
    elif origin.as_of:
        view = replace(view, start=None, as_of=origin.as_of)
    if not origin.county:
        _show_sum(view, origin, indicator)
    elif view.start is None or origin.report_id:
        _show_one(view, origin, indicator)
    else:
        _show_growth(view, origin, indicator)


def _show_growth(view: View, origin: Origin, indicator: Any) -> None:
    """A growth: its states at the end of the period and at the start, each with its reports."""
    of_state = replace(origin, start=None, as_of=None)
    for when, state in (("end", replace(view, start=None)), ("start", flows.at_start(view))):
        date = numbers.day(state.as_of)
        panel_title(say(f"pages.state_{when}", date=date))
        _show_one(state, of_state, indicator, when)


def _show_one(view: View, origin: Origin, indicator: Any, when: str = "") -> None:
    """One figure with its reports; `when` tells two of them on one drawer apart."""
    try:
        found = reads.trace(view, origin)
    except LookupError:
        empty("trace")
        return
    place = " · ".join(dict.fromkeys((origin.city, origin.county)))
    _result(place, indicator, found)
    _about(indicator)
    _reports("used", found.used, when)
    _reports("left_out", found.left_out, when)
    _take(found, f"{origin.county} {indicator.name[language()]}", when)


def _show_sum(view: View, origin: Origin, indicator: Any) -> None:
    """A sum over places: its parts place by place, each of which opens its own trace."""
    figures, sums = (_of_part(one, origin) for one in flows.shown(view, (origin.indicator,)))
    total = next(sums.itertuples(), None)
    counted = figures[figures["state"] != "missing"]
    if total is None or counted.empty:
        empty("trace")
        return
    place = say(
        "pages.sum_of_places",
        noun=notes.noun(view.level),
        count=numbers.whole(len(counted)),
    )
    _result(place, indicator, total)
    _about(indicator)
    heads = [*columns("place"), *columns("figure", "numerator", "denominator", kind="number")]
    rows = [
        [
            text_cell(row.name, aside=row.aside),
            replace(figure_cell(row, indicator), key=_same_days(row.key, origin)),
            count_cell(row.numerator),
            count_cell(row.denominator),
        ]
        for row in counted.itertuples()
    ]
    show_table(Table(say("pages.trace"), heads, rows), key="trace-sum")


def _same_days(key: str, origin: Origin) -> str:
    """The key of a place of a sum, over the same days as the sum."""
    place = Origin.of_key(key)
    return replace(place, start=origin.start, as_of=origin.as_of).key() if place else ""


def _of_part(figures: pd.DataFrame, origin: Origin) -> pd.DataFrame:
    """The figures of the part that is traced; of a difference, the difference itself."""
    has_part = figures["part"].notna()
    return figures[figures["part"] == origin.part if origin.part else ~has_part]


def _result(place: str, indicator: Any, found: Any) -> None:
    """The sum as it would be written on paper, "30 ÷ 68 = 44.1 %"; a count is itself."""
    shown = indicator.shown(found.value)
    if not indicator.is_count and indicator.accumulate != "difference":
        parts = f"{numbers.whole(found.numerator)} ÷ {numbers.whole(found.denominator)}"
        shown = f"{parts} = {shown}"
    name = indicator.name[language()]
    st.html(
        f'<div class="result">{escape(shown)}<small>{escape(place)} · {escape(name)}</small></div>'
    )


def _about(indicator: Any) -> None:
    spoken = language()
    facts(
        [
            (say("pages.formula"), indicator.formula[spoken]),
            (say("pages.caveat"), indicator.caveat[spoken]),
        ]
    )


def _reports(name: str, reports: pd.DataFrame, when: str) -> None:
    """The reports of one kind, a line per cell they were read from."""
    panel_title(say(f"pages.reports_{name}", count=len(reports)), say(f"pages.reports_{name}_what"))
    if len(reports):
        show_table(_table(name, reports), key=f"trace-{name}{when}")


def _table(name: str, reports: pd.DataFrame) -> Table:
    heads = columns("report")
    if name == "left_out":
        heads += columns("why_left_out", kind="prose")
    heads += columns("field", "typed", "cell", "file", "sent")
    heads += columns("source", kind="prose")
    lines = [line for report in reports.itertuples() for line in _lines(name, report)]
    return Table(say(f"pages.reports_{name}", count=len(reports)), heads, lines)


def _lines(name: str, report: Any) -> Iterator[list[Cell]]:
    """One line per cell that the report was read from; what repeats is muted."""
    sender = report.sender
    sent_by = say("pages.sender_published") if sender == "published" else str(sender)
    title, as_of = report_title(report), numbers.day(report.as_of_date)
    source = "" if numbers.is_missing(report.source) else str(report.source)
    for number, cell in enumerate(list(report.cells) or [None]):
        tone = "soft" if number else ""
        why = [Cell(say(f"pages.why_{report.why}"), tone=tone)] if name == "left_out" else []
        yield [
            Cell(title, aside=as_of, tone=tone),
            *why,
            *_typed(cell),
            Cell(report.file, hint=report.sha256, tone=tone),
            Cell(numbers.moment(report.accepted_at), aside=sent_by, tone=tone),
            Cell(source, tone=tone),
        ]


def _typed(cell: dict[str, Any] | None) -> list[Cell]:
    """The field, the text as typed and where it stands."""
    if cell is None:
        return [Cell(numbers.missing(), tone="missing")] * 3
    where = say("pages.sheet_cell", sheet=cell["sheet"], cell=cell["cell"])
    beside = []
    if cell["corrected_by"]:
        to, by = cell["corrected_to"] or numbers.missing(), cell["corrected_by"]
        beside.append(say("pages.corrected_to", typed=to, by=by))
    if cell["reason"]:
        beside.append(say("pages.reason_given", words=cell["reason"]))
    typed = Cell(str(cell["raw"]), aside=say("charts.dot").join(beside))
    return [Cell(fields.label(cell["field"])), typed, Cell(where)]


def report_title(report: Any) -> str:
    """What a report is of: its rounds, its scope where that is not one round, form, type, batch."""
    word = SCOPES.get(report.scope)
    scope = say(f"pages.scope_{word}") if word else ""
    form = words.form(getattr(report, "supervision_form", ""))
    kind = words.groups(getattr(report, "inspection_type", ""))
    rounds = numbers.rounds(report.round_first, report.round_last)
    told = [rounds, scope, form, kind, getattr(report, "batch", "")]
    return " ".join(word for word in told if isinstance(word, str) and word) or say(
        "pages.report_plain"
    )


def _take(found: Any, title: str, when: str) -> None:
    """The whole trace as a file: both kinds of reports in one table."""
    used, left_out = _table("used", found.used), _table("left_out", found.left_out)
    rows = [[*line[:1], Cell(say("pages.counted")), *line[1:]] for line in used.rows]
    table = Table(title, left_out.columns, [*rows, *left_out.rows])
    downloads.offer(table, f"trace{when}", knowing.words(), "")
