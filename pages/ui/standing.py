"""Beside the matrix of the first page: whom to ask about what, what changed, what is missing."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from charts import marks
from pages.ui import address, findings, flows, reads
from pages.ui.cells import count_cell, text_cell
from pages.ui.dates import in_words
from pages.ui.frame import panel, quiet
from pages.ui.kept import kept
from pages.ui.reads import Origin, View
from pages.ui.table import Cell, Column, Table, columns, open_trace, show_table
from queries import standing
from text import language, numbers, say

# Of each kind the first few; the chart below shows all.
NAMED = 2
MOST = 5
LISTED = 5
OLD = "clues_open.over_12"
CHANGES = tuple(
    f"rounds.{name}"
    for name in (
        *("units_first_inspected", "problems_found", "clues_transferred"),
        *("cases_filed", "persons_disciplined", "clues_concluded"),
    )
)


@dataclass(frozen=True)
class Question:
    """A fact worth asking about: what it is, what stands behind it, and its trace."""

    title: str
    behind: str
    key: str = ""
    leads: bool = False


def show_questions(view: View, figures: pd.DataFrame) -> None:
    """At most five facts with their numbers: off the calendar, old open clues, told apart."""
    listed, what = _questions(view, figures)
    with panel("questions", say("overview.questions"), what):
        for number, question in enumerate(listed):
            with st.container(key=f"fact-{number}", gap="xxsmall"):
                _show(question, number)
        if not what:
            quiet(say("overview.no_calendar"))


@kept
def _questions(view: View, figures: pd.DataFrame) -> tuple[list[Question], str]:
    """The facts, and how many places are where beside the calendar; "" where it has no places."""
    pace = standing.pace(figures[figures["indicator"] == "coverage_pace"])
    off = list(_off_calendar(pace, figures))
    told_apart = [Question(*one) for one in findings.told_apart(view, _ids(figures))]
    # of each kind the first ones; what room is left belongs to the calendar
    first = [one for one in off if one.leads] + [*_old_clues(view), *told_apart]
    listed = [*first, *(one for one in off if not one.leads)][:MOST]
    counts = {name: numbers.whole(len(getattr(pace, name))) for name in ("behind", "ahead")}
    within = numbers.whole(pace.within)
    what = say("overview.questions_what", within=within, **counts) if len(pace.known) else ""
    return listed, what


def _ids(figures: pd.DataFrame) -> tuple[str, ...]:
    return tuple(dict.fromkeys(figures["indicator"]))


def _show(question: Question, number: int) -> None:
    st.html(f"<b>{escape(question.title)}</b><p>{escape(question.behind)}</p>")
    st.button(
        say("pages.open_trace"),
        key=f"ask-{number}",
        type="tertiary",
        on_click=open_trace,
        args=(question.key,),
        help=say("pages.open_trace_of", label=question.title),
    )


def _off_calendar(pace: standing.Pace, figures: pd.DataFrame) -> Iterator[Question]:
    """Those behind, then those ahead with the problems they find per unit beside it."""
    for form, rows in (("behind", pace.behind), ("ahead", pace.ahead)):
        for row in rows.head(NAMED).itertuples():
            here = figures[(figures["county"] == row.county) & (figures["city"] == row.city)]
            told = {
                "place": row.name,
                "points": numbers.decimal(abs(row.value) * 100),
                "coverage": marks.parts(_one(here, "coverage_pace", "coverage")),
                "elapsed": numbers.percent(_one(here, "coverage_pace", "elapsed").value * 100),
                "places": numbers.whole(len(pace.known)),
                "problems": _problems(_one(here, "problems_per_unit")),
            }
            what = say(f"overview.{form}_what", **told) + findings.normal(form, here, figures)
            is_first = row.Index == rows.index[0]
            yield Question(say(f"overview.{form}", **told), what, row.key, is_first)


def _problems(figure: Any) -> str:
    """Problems per unit with their parts, "6.2 (404/65)"; the sign for missing where unknown."""
    if figure is None or figure.state != "value":
        return numbers.missing()
    indicator = reads.indicators()["problems_per_unit"]
    return say(
        "overview.with_parts", figure=marks.number(figure, indicator), parts=marks.parts(figure)
    )


def _old_clues(view: View) -> Iterator[Question]:
    """Open clues of more than a year: how many there are, and where most of them are."""
    rows = reads.compare(view, (OLD,))
    rows = rows[(rows["state"] == "value") & (rows["numerator"] > 0)]
    if rows.empty:
        return
    most = next(rows.sort_values("numerator", ascending=False, kind="stable").itertuples())
    total = next(reads.pooled(view, (OLD,)).itertuples())
    told = {
        "count": numbers.whole(total.numerator),
        "places": numbers.whole(len(rows)),
        "place": most.name,
        "most": numbers.whole(most.numerator),
    }
    what = say("overview.old_clues_what", **told) + say("judging.normal_old")
    yield Question(say("overview.old_clues", **told), what, most.key)


def show_changes(view: View) -> None:
    """What grew in the period in view, else between its last two reports, beside a year before."""
    found = flows.since_last_report(view, CHANGES) if view.start is None else None
    if view.start is not None:
        found = view, flows.shown(view, CHANGES)[1]
    with panel("changes", say("overview.changes"), _period(found)):
        if found is None:
            quiet(say("overview.no_changes"))
            return
        of_last, sums = found
        show_table(_changes(of_last, sums), key="changes")
        lost = int(sums["places_without_start"].max())
        if lost:
            quiet(say("overview.without_start", count=numbers.whole(lost)))
        if view.start is None:
            _offer_period(of_last)


def _period(found: tuple[View, pd.DataFrame] | None) -> str:
    if found is None:
        return ""
    of_last, _ = found
    return in_words(of_last.start, of_last.as_of)


@kept
def _changes(of_last: View, sums: pd.DataFrame) -> Table:
    """One row per reported number, in the order of the chain; each opens where it grew."""
    by_id = {row.indicator: row for row in sums.itertuples()}
    rows = []
    for name in CHANGES:
        row, short = by_id[name], name.removeprefix("rounds.")
        key = Origin(name, as_of=of_last.as_of, start=of_last.start)
        rows.append(
            [
                text_cell(say(f"overview.matter_{short}")),
                count_cell(row.numerator, key.key()),
                count_cell(row.before_numerator),
                Cell(numbers.signed(row.change, 0), tone="soft"),
            ]
        )
    heads = [
        *columns("matter"),
        *(Column(say(f"overview.column_{name}")) for name in ("grown", "before", "change")),
    ]
    return Table(say("overview.changes"), heads, rows)


def _offer_period(of_last: View) -> None:
    """The whole page over these days, where every figure can be opened."""

    def opened() -> None:
        start = of_last.start or of_last.as_of - timedelta(days=1)
        address.put("period", "custom")
        address.put("from", start.isoformat())

    st.button(say("overview.open_period"), key="open-period", type="tertiary", on_click=opened)


def show_gaps(figures: pd.DataFrame) -> None:
    """Late reports, figures nobody sent, missing rounds, sources that differ; each with who."""
    with panel("gaps", say("overview.gaps")):
        for line in _gaps(figures) or [say("overview.no_gaps")]:
            quiet(line)


@kept
def _gaps(figures: pd.DataFrame) -> list[str]:
    gaps = standing.gaps(figures)
    late = [
        say("overview.late_place", place=row.name, date=numbers.day(row.as_of_date))
        for row in gaps.late.head(LISTED).itertuples()
    ]
    told = {
        "late": _listed(late, len(gaps.late)),
        "rounds": _names(gaps.short_of_rounds),
        "contradicted": _names(gaps.contradicted),
    }
    lines = [say(f"overview.gaps_{name}", listed=words) for name, words in told.items() if words]
    for name, rows in gaps.unknown.groupby("indicator", sort=False):
        words = {"indicator": reads.indicator(name).name[language()], "listed": _names(rows)}
        lines.append(say("overview.gaps_unknown", **words))
    return lines


def _names(rows: pd.DataFrame) -> str:
    """The first few places by name, and how many there are in all."""
    names = list(dict.fromkeys(rows["name"]))
    return _listed(names[:LISTED], len(names))


def _listed(shown: list[str], count: int) -> str:
    listed = say("charts.comma").join(shown)
    if count <= LISTED:
        return listed
    return say("overview.and_more", listed=listed, count=numbers.whole(count))


def _one(here: pd.DataFrame, indicator: str, part: str | None = None) -> Any:
    """The row of one figure of one place, or None."""
    is_part = here["part"].isna() if part is None else here["part"] == part
    return next(here[(here["indicator"] == indicator) & is_part].itertuples(), None)
