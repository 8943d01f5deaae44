"""The table under a chart of one indicator: the same figures with their parts and sources."""

from collections.abc import Collection, Sequence
from typing import Any

import pandas as pd

from charts import marks, verdicts
from pages.ui import downloads, notes
from pages.ui.cells import count_cell, figure_cell, figure_column, text_cell
from pages.ui.frame import panel, quiet
from pages.ui.kept import kept
from pages.ui.reads import View
from pages.ui.table import Cell, Column, Table, columns, show_table
from pages.ui.trace import report_title
from queries.fair import cells
from queries.fair.benchmarks import Form
from text import language, numbers, say

HEIGHT, MANY = 560, 24
PARTS, GROWTH = ("numerator", "denominator"), ("before", "change")


def show_figures(
    view: View, figures: pd.DataFrame, indicator: Any, title: str, note: str, key: str
) -> None:
    """One row per figure in register order, the places chosen in `view` tinted, and its downloads.

    Figures of single reports (with a report_id) say which report they are of.
    """
    what = say("pages.table_reports_what" if "report_id" in figures else "pages.table_under_what")
    table, bare = _table(view, figures, indicator, title)
    with panel("table", say("pages.table_under"), what):
        show_table(table, key=key, height=HEIGHT)
        if bare:
            names = say("charts.comma").join(bare)
            quiet(say("pages.table_bare", count=numbers.whole(len(bare)), listed=names))
        downloads.offer(table, key, notes.filters_in_words(view), note)


@kept
def _table(
    view: View, figures: pd.DataFrame, indicator: Any, title: str
) -> tuple[Table, list[str]]:
    """The table, and the places without a line in it."""
    of_reports = "report_id" in figures
    listed, bare = _told_apart(figures)
    rows = [_row(figure, indicator, of_reports) for figure in listed.itertuples()]
    judged = list(figures.get("judged", ()))
    heads = _heads(indicator, of_reports, "change" in figures, judged)
    heads, rows = _without_silent(heads, rows)
    return Table(title, heads, rows, _chosen(listed, view.counties)), bare


def _without_silent(
    heads: list[Column], rows: list[list[Cell]]
) -> tuple[list[Column], list[list[Cell]]]:
    """The table without the columns in which no line says anything: remarks, sources."""
    told = [place for place in range(len(heads)) if any(row[place].words for row in rows)]
    return [heads[place] for place in told], [[row[place] for place in told] for row in rows]


def _told_apart(figures: pd.DataFrame) -> tuple[pd.DataFrame, list[str]]:
    """The rows worth a line, and, where there are many, the names of those without the figure."""
    if len(figures) <= MANY:
        return figures, []
    has_part = figures["numerator"].notna() | figures["denominator"].notna()
    listed = figures[has_part]
    names = dict.fromkeys(figures.loc[~has_part, "name"])
    return listed, [name for name in names if name not in set(listed["name"])]


def has_parts(indicator: Any) -> bool:
    """Whether a figure is a ratio: a count is one number, a difference is of two ratios."""
    return not indicator.is_count and indicator.accumulate != "difference"


def _judged_heads(indicator: Any, form: Form) -> list[Column]:
    """The parts that are compared, where those are not the term's; the interval; what it is held
    against, where that is its own; the verdict.
    """
    ripe = say("judging.column_ripe", months=indicator.mature_months)
    unit = indicator.unit[language()]
    compared = say("versus.column_compared") if form in ("term", "rounds") else ripe
    return [
        Column(compared, unit=say("pages.column_parts")),
        Column(say("judging.column_interval"), unit=unit),
        Column(
            say("versus.column_benchmark", whom=cells.whom(form)), unit=say("pages.column_parts")
        ),
        Column(say("versus.column_verdict", whom=cells.whom(form)), "text"),
    ]


def _judgement(figure: Any, indicator: Any) -> list[Cell]:
    if not hasattr(figure, "judged"):
        return []
    row = figure.judged
    is_compared = row is not None and isinstance(row.verdict, str)
    if not is_compared:
        young = row is not None and verdicts.is_young(row)
        words = say("judging.young") if young else ""
        if row is not None and row.comparable == "no_benchmark":
            words = say("versus.no_benchmark")
        return [*(text_cell("") for _ in range(3)), text_cell(words)]
    sign, form = verdicts.sign(row), verdicts.form(row)
    is_other = indicator.mature_months or form in ("term", "rounds")
    hint = "\n".join(verdicts.ripeness(row))
    return [
        Cell(marks.parts(row) if is_other else "", hint=hint, tone="soft"),
        Cell(verdicts.interval(row, indicator), tone="soft"),
        _own_benchmark(row, indicator),
        Cell(row.said, aside=sign, tone=row.sense if sign else "soft"),
    ]


def _own_benchmark(row: Any, indicator: Any) -> Cell:
    """What a place alone is held against: its parts, and in the hint the rest of it."""
    words = verdicts.against(row, indicator)
    parts = numbers.parts(row.other_numerator, row.other_denominator) if words else ""
    return Cell(parts, hint=words, tone="soft")


def _heads(
    indicator: Any, of_reports: bool, is_growth: bool, judged: Sequence[Any]
) -> list[Column]:
    form = next((verdicts.form(row) for row in judged if row is not None), None)
    return [
        *columns("place", *(["report"] if of_reports else [])),
        figure_column(indicator),
        *(columns(*PARTS, kind="number") if has_parts(indicator) else []),
        *(_judged_heads(indicator, form) if form else []),
        *(columns(*GROWTH, kind="number") if is_growth else []),
        *columns("as_of_date", "remarks"),
        *columns("source", kind="prose"),
    ]


def _row(figure: Any, indicator: Any, of_reports: bool) -> list[Cell]:
    return [
        text_cell(figure.name, aside=figure.aside),
        *([_report(figure)] if of_reports else []),
        figure_cell(figure, indicator, with_unit=False),
        *(count_cell(getattr(figure, part), figure.key) for part in PARTS if has_parts(indicator)),
        *_judgement(figure, indicator),
        *_growth(figure, indicator),
        text_cell(numbers.day(figure.as_of_date)),
        text_cell(say("charts.comma").join(marks.remarks(figure))),
        text_cell(figure.source),
    ]


def _report(figure: Any) -> Cell:
    """Which report it is, and of which term: rounds are counted anew in each."""
    term = "" if numbers.is_missing(figure.term_no) else numbers.term(int(figure.term_no))
    return text_cell(report_title(figure), aside=term)


def _growth(figure: Any, indicator: Any) -> list[Cell]:
    """Of a period: the same period of the year before, and the difference in numbers."""
    if not hasattr(figure, "change"):
        return []
    before = marks.year_before(figure)
    change = numbers.signed(figure.change, 0)
    return [
        text_cell(marks.number(before, indicator)),
        text_cell(change) if has_parts(indicator) or indicator.is_count else text_cell(""),
    ]


def _chosen(figures: pd.DataFrame, counties: Collection[str]) -> frozenset[int]:
    names = enumerate(figures["name"])
    return frozenset(place for place, name in names if name in counties)
