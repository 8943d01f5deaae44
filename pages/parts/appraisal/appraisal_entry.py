"""考核: points entered by hand, and a result that is kept; what came of it is told once."""

from collections.abc import Callable
from functools import partial

import pandas as pd
import streamlit as st

from access.log import called
from access.roles import NotAllowedError
from loaders import appraising
from loaders.desk import NotReady
from pages.parts.appraisal import appraisal_reads
from pages.parts.appraisal.appraisal_tables import local_day, points
from pages.ui import address, sitting
from pages.ui.cells import text_cell
from pages.ui.frame import quiet
from pages.ui.table import Column, Table, show_table
from pages.ui.told import remember
from queries import appraisal_rules
from queries.appraisal import Appraisal
from queries.appraisal_rules import Item
from text import language, numbers, say

BY_HAND = ("not_entered", "entered", "none", "missing", "not_applicable", "young", "undated",
           "to_verify")  # fmt: skip


def show_form(result: Appraisal, county: str) -> None:
    """Which item, how many points, why; only what cannot be computed is offered."""
    rows = result.items[(result.items["county"] == county) & result.items["state"].isin(BY_HAND)]
    rules = appraisal_rules.in_force(result.as_of)
    offered = {row.item: rules.item(row.item) for row in rows.itertuples()}
    with st.popover(say("appraisal.enter"), key="appraisal-enter"):
        quiet(say("appraisal.enter_what"))
        chosen = st.selectbox(
            say("appraisal.pick_item"),
            list(offered),
            format_func=lambda one: _named(offered[one]),
            key="appraisal-item",
        )
        if chosen is None:
            return
        least, most = offered[chosen].bounds
        with st.form("appraisal-form", border=False, clear_on_submit=True):
            label = say("appraisal.points", least=f"{least:g}", most=f"{most:g}")
            st.number_input(label, min_value=least, max_value=most, value=None, step=0.5,
                            key="appraisal-points")  # fmt: skip
            st.text_area(say("appraisal.reason"), key="appraisal-reason", width=340)
            given = result, offered[chosen], county
            st.form_submit_button(say("appraisal.save"), key="appraisal-save",
                                  on_click=_enter, args=given)  # fmt: skip


def _named(item: Item) -> str:
    least, most = item.bounds
    return f"{item.name[language()]} ({least:g}–{most:g})"


def _enter(result: Appraisal, item: Item, county: str) -> None:
    given, reason = st.session_state["appraisal-points"], st.session_state["appraisal-reason"]
    shown = say("appraisal.saved_none")
    if given is not None:
        shown = say("appraisal.saved_points", points=points(given))
    done = {"county": county, "item": item.name[language()], "points": shown}
    person = sitting.person()
    deed = partial(appraising.enter, person, result, item, county, given, str(reason or ""))
    _do(deed, lambda number: say("appraisal.saved", **done))


def show_keep(result: Appraisal) -> None:
    """The button that keeps the result as it stands."""
    st.button(say("appraisal.keep"), key="appraisal-keep", on_click=_keep, args=(result,),
              help=say("appraisal.keep_what"))  # fmt: skip


def _keep(result: Appraisal) -> None:
    deed = partial(appraising.keep, sitting.person(), result)
    _do(deed, lambda number: say("appraisal.kept_now", number=number))


def _do(deed: Callable[[], int], done: Callable[[int], str]) -> None:
    address.speak_as_asked()
    try:
        remember("appraisal", done(deed()), is_done=True)
    except (NotReady, appraisal_rules.AppraisalError) as problem:
        remember("appraisal", str(problem))
    except (NotAllowedError, LookupError):
        remember("appraisal", say("review.not_allowed"))


def show_entries(result: Appraisal, province: str, city: str) -> None:
    """Every entry by hand of the year, the newest first, those in force and those before them."""
    rows = appraisal_reads.entries(province, city, result.as_of.year)
    if rows.empty:
        return
    names = ("place", "item", "points", "why", "by")
    heads = [Column(say(f"appraisal.column_{name}"), "prose" if name == "why" else "text")
             for name in names]  # fmt: skip
    lines = [
        [
            text_cell(row.county),
            text_cell(result.names.get(row.item, {}).get(language(), row.item)),
            text_cell(say("appraisal.saved_none") if pd.isna(row.points) else points(row.points)),
            text_cell(row.reason),
            text_cell(say("appraisal.entered", who=called(row.entered_by),
                          date=local_day(row.entered_at))),
        ]
        for row in rows.itertuples()
    ]  # fmt: skip
    label = say("appraisal.history_of_points")
    with st.expander(f"{label} ({numbers.whole(len(lines))})", key="appraisal-entries"):
        show_table(Table(label, heads, lines), key="entries", height=360)


def show_kept(province: str, city: str) -> None:
    """The results that were kept; each opens as it was."""
    rows = appraisal_reads.listed(province, city)
    if rows.empty:
        return
    with st.expander(say("appraisal.kept_listed"), key="appraisal-kept"):
        for row in rows.itertuples():
            told = {"number": row.appraisal_id, "version": row.version, "who": called(row.kept_by)}
            told |= {"as_of": numbers.day(row.as_of_date), "date": local_day(row.kept_at)}
            label = say("appraisal.kept_row", **told)
            st.button(label, key=f"kept-{row.appraisal_id}", type="tertiary",
                      on_click=address.put, args=("kept", str(row.appraisal_id)))  # fmt: skip
