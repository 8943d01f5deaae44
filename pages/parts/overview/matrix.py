"""The matrix of places and indicators: every figure with its trace, every gap as a gap.

What differs from the other counties at 99.8 % has a sign and a colour; all else has none.
"""

from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from charts import marks, verdicts
from pages.ui import address, downloads, judging, notes, reads
from pages.ui.cells import figure_cell, figure_column
from pages.ui.frame import panel, quiet
from pages.ui.kept import kept
from pages.ui.reads import View
from pages.ui.table import Cell, Table, columns, open_trace, show_table
from queries.fair.cells import Matrix, said
from text import language, numbers, say

# Both tails together, beyond which equal counties lie by chance.
BY_CHANCE = 0.002
OPENED = "matrix.opened"


def show_matrix(view: View, figures: pd.DataFrame, indicators: dict[str, Any], note: str) -> None:
    """County × indicator in register order; places without any figure in a line under it.

    Of one city, the name of a county opens its page.
    """
    _follow()
    table, title, without = _matrix(view, figures, tuple(indicators))
    what = "matrix_what_counties" if _has_pages(view) else "matrix_what"
    with panel("matrix", title, say(f"pages.{what}", period=notes.period(view))):
        show_table(table, key="matrix", height=720, pick=_pick)
        if legend := _legend(view, tuple(indicators)):
            quiet(legend)
        if without:
            listed = say("charts.comma").join(without)
            quiet(say("pages.matrix_without", count=numbers.whole(len(without)), listed=listed))
        downloads.offer(table, "matrix", notes.filters_in_words(view), note)


def _has_pages(view: View) -> bool:
    """Whether the lines are counties of one city, so that each has a page by its name."""
    return view.city is not None and view.level == reads.COUNTY


def _pick(key: str) -> None:
    """The trace of a figure, or the page of a county: a trace's key has parts, a name has none."""
    if "~" in key:
        open_trace(key)
    else:
        st.session_state[OPENED] = key


def _follow() -> None:
    """The county whose name was clicked, on its page; only a run can leave the page, no click."""
    if wanted := st.session_state.pop(OPENED, None):
        st.switch_page("county.py", query_params=address.carried(counties=wanted))


@kept
def _matrix(
    view: View, figures: pd.DataFrame, names: tuple[str, ...]
) -> tuple[Table, str, list[str]]:
    """The table, what is seen in it, and the places that have nothing to show."""
    is_growth, indicators = view.start is not None, {name: reads.indicator(name) for name in names}
    heads = [*columns("place"), *map(figure_column, indicators.values())]
    if is_growth:
        # A growth on a small base stands in numbers: each cell says its own unit.
        heads = [replace(column, unit="") for column in heads]
    judged = _verdicts(view, names)
    found = {row.key: row for row in judged.cells.itertuples()} if judged else {}
    rows, without = [], []
    for here in _by_place(figures[figures["part"].isna()]):
        place = next(iter(here.values()))
        if all(figure.state == "missing" for figure in here.values()):
            without.append(place.name)
            continue
        cells = [
            _judged(
                figure_cell(here[name], indicators[name], with_unit=is_growth),
                here[name],
                found.get(here[name].key),
                indicators[name],
            )
            for name in indicators
        ]
        opens = place.name if _has_pages(view) else ""
        rows.append([Cell(place.name, key=opens, aside=place.aside), *cells])
    shown = {"places": numbers.whole(len(rows)), "count": len(indicators)}
    title = say("pages.matrix_title", noun=notes.noun(view.level), **shown)
    return Table(say("pages.overview_title"), heads, rows), _seen(title, judged, figures), without


def _seen(title: str, judged: Matrix | None, figures: pd.DataFrame) -> str:
    """What is looked at, and in how many of the cells shown a place can be told apart."""
    if not judged or not judged.looked_at:
        return title
    coloured = judged.cells.loc[judged.cells["key"].isin(figures["key"]), "is_coloured"].sum()
    form = "matrix_seen" if coloured else "matrix_seen_none"
    return say(f"judging.{form}", title=title, coloured=numbers.whole(coloured))


def _verdicts(view: View, names: tuple[str, ...]) -> Matrix | None:
    """The verdicts of the figures; None of a period or of printed totals."""
    wanted = tuple(name for name in names if judging.is_judged(view, name))
    return judging.matrix(view, wanted) if wanted else None


def _judged(cell: Cell, figure: Any, verdict: Any, indicator: Any) -> Cell:
    """The cell with sign, colour and words of its verdict, or hatched where all of it is young."""
    if verdict is None:
        return cell
    lines = verdicts.ripeness(verdict)
    if verdicts.is_young(verdict):
        told, tone = say("judging.young"), "young"
    elif verdict.is_coloured:
        told, tone = said(verdict.verdict, indicator.direction), verdict.sense
    else:
        return replace(cell, hint="\n".join(filter(None, (cell.hint, *lines))))
    name = indicator.name[language()]
    whole = marks.written(figure, indicator)
    return replace(
        cell,
        aside=f"{verdicts.sign(verdict)}{cell.aside}",
        hint="\n".join(filter(None, (told, cell.hint, *lines))),
        tone=tone,
        spoken=say("judging.spoken", place=figure.name, name=name, figure=whole, told=told),
    )


@kept
def _legend(view: View, names: tuple[str, ...]) -> str:
    """What signs and colours mean, how many cells were looked at, and how many err by chance."""
    found = _verdicts(view, names)
    if not found:
        return ""
    if not found.looked_at:
        return say("judging.matrix_none")
    by_chance = numbers.decimal(found.looked_at * BY_CHANCE, 1)
    looked_at = numbers.whole(found.looked_at)
    return say("judging.matrix_legend", by_chance=by_chance, looked_at=looked_at)


def _by_place(figures: pd.DataFrame) -> list[dict[str, Any]]:
    """Per place in register order, its first figure of each indicator."""
    places: dict[tuple[str, ...], dict[str, Any]] = {}
    for row in figures.sort_values("county_order", kind="stable").itertuples():
        places.setdefault((row.province, row.city, row.county), {}).setdefault(row.indicator, row)
    return list(places.values())
