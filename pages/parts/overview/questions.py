"""值得追问 on the first page: whom to ask about what; a supervisor may set a fact aside."""

from collections.abc import Callable
from functools import partial
from html import escape
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from access import may
from access.log import called
from access.roles import NotAllowedError
from loaders import setting_aside
from loaders.desk import NotReady
from loaders.setting_aside import AlreadyDoneError
from pages.parts.overview import findings
from pages.ui import address, knowing, reads, sitting
from pages.ui.frame import panel, quiet
from pages.ui.kept import kept
from pages.ui.reads import View
from pages.ui.seeing import opened
from pages.ui.table import open_trace
from pages.ui.told import remember, show_told
from queries import standing, store
from queries.findings import Finding, few, set_aside
from text import language, numbers, say

STYLE = Path(__file__).with_name("questions.css").read_text(encoding="utf-8")
DEEDS = "questions.deeds"
MOST = 5
LISTED = 30
POINTS = ("behind", "ahead")
IN_A_ROW: dict[str, Any] = {"horizontal": True, "vertical_alignment": "center"}


def show_questions(view: View, figures: pd.DataFrame) -> None:
    """At most five facts with their numbers; what was set aside stands below, with the reason."""
    told = findings.found(view, figures)
    listed, what = few(told.listed, MOST), _what(figures)
    st.html(f"<style>{STYLE}</style>")
    with panel("questions", say("overview.questions"), what):
        show_told("questions")
        for number, one in enumerate(listed):
            with st.container(key=f"fact-{number}", gap="xxsmall"):
                _show(view, one, figures, number, told.before.get(one.key))
        if not what:
            quiet(say("overview.no_calendar"))
        _show_set_aside(view, {one.key for one in told.aside})


@kept
def _what(figures: pd.DataFrame) -> str:
    """How many places are where beside the calendar; "" where it has no places."""
    pace = standing.pace(figures[figures["indicator"] == "coverage_pace"])
    counts = {name: numbers.whole(len(getattr(pace, name))) for name in POINTS}
    within = numbers.whole(pace.within)
    return say("overview.questions_what", within=within, **counts) if len(pace.known) else ""


def _show(view: View, one: Finding, figures: pd.DataFrame, number: int, before: Any) -> None:
    title, behind = findings.worded(view, one, figures)
    if before is not None:
        behind += say("setting_aside.before", who=called(before.set_aside_by),
                      date=numbers.day(before.set_aside_at), reason=before.reason)  # fmt: skip
    st.html(f"<b>{escape(title)}</b><p>{escape(behind)}</p>")
    with st.container(key=f"fact-do-{number}", gap="small", **IN_A_ROW):
        st.button(
            say("pages.open_trace"),
            key=f"ask-{number}",
            type="tertiary",
            on_click=open_trace,
            args=(one.row.key,),
            help=say("pages.open_trace_of", label=title),
        )
        # what is looked back at is not acted upon
        if may(sitting.person(), "set_aside") and not knowing.moment():
            _show_form(view, one, number)


def _show_form(view: View, one: Finding, number: int) -> None:
    """The reason is asked for under the button; a new key shuts what was opened for an old one."""
    deeds = st.session_state.get(DEEDS, 0)
    with st.popover(say("setting_aside.set_aside"), key=f"aside-{number}-{deeds}", type="tertiary"):
        quiet(say("setting_aside.what"))
        name = f"aside-words-{number}-{deeds}"
        with st.form(f"aside-form-{number}", border=False, clear_on_submit=True):
            label = say("setting_aside.reason")
            st.text_area(label, key=name, label_visibility="collapsed", width=320)
            st.form_submit_button(say("setting_aside.button"), key=f"aside-do-{number}",
                                  on_click=_set_aside, args=(view, one, name))  # fmt: skip


def _set_aside(view: View, one: Finding, name: str) -> None:
    reason = str(st.session_state.get(name, ""))
    person = sitting.person()
    _do("done", partial(setting_aside.set_aside, person, one, view.as_of, reason))


def _take_back(number: int) -> None:
    _do("done_back", partial(setting_aside.take_back, sitting.person(), number))


def _do(done: str, deed: Callable[[], object]) -> None:
    """Do it, and remember what to tell; whoever is second hears that somebody was faster."""
    address.speak_as_asked()
    st.session_state[DEEDS] = st.session_state.get(DEEDS, 0) + 1
    told = said = say(f"setting_aside.{done}")
    try:
        deed()
    except NotReady as problem:
        told = str(problem)
    except AlreadyDoneError:
        told = say("setting_aside.faster")
    except NotAllowedError:
        told = say("review.not_allowed")
    remember("questions", told, is_done=told is said)


def _show_set_aside(view: View, aside: set[tuple[object, ...]]) -> None:
    """What stands set aside in view, the newest first, with who, when and why, and a way back."""
    person = sitting.person()
    if not may(person, "set_aside"):
        return
    rows = _set_aside_here(view)
    if rows.empty:
        return
    label = say("setting_aside.listed", count=numbers.whole(len(rows)))
    with st.expander(label, key="set-aside"):
        for row in rows.head(LISTED).itertuples():
            with st.container(key=f"aside-{row.set_aside_id}", gap="xxsmall"):
                _show_one(row, is_there=_key(row) in aside)


@kept
def _set_aside_here(view: View) -> pd.DataFrame:
    with opened(view.as_of) as cursor:
        store.narrow(cursor, province=view.province, city=view.city)
        rows = set_aside(cursor)
    return rows[rows["stands"]]


def _show_one(row: Any, is_there: bool) -> None:
    when = {"who": called(row.set_aside_by), "date": numbers.day(row.set_aside_at)}
    state = "" if is_there else say("setting_aside.gone")
    by = say("setting_aside.by", **when, as_of=numbers.day(row.as_of_date)) + state
    st.html(f"<b>{escape(_title(row))}</b><p>{escape(row.reason)}</p><small>{escape(by)}</small>")
    st.button(say("setting_aside.take_back"), key=f"back-{row.set_aside_id}", type="tertiary",
              on_click=_take_back, args=(row.set_aside_id,))  # fmt: skip


def _title(row: Any) -> str:
    """A finding in the words that it had, with the size that it had."""
    if row.kind == "old_clues":
        return say("overview.old_clues", count=numbers.whole(int(row.size)))
    if row.kind in POINTS:
        points = numbers.decimal(row.size * 100)
        return say(f"overview.{row.kind}", place=row.county, points=points)
    indicator = reads.indicator(row.indicator)
    if indicator is None:
        return str(row.county)
    name, words = indicator.name[language()], say(f"judging.{row.kind}")
    found = say("judging.found", place=row.county, name=name, words=words)
    return say("setting_aside.sized", found=found, figure=indicator.shown(row.size))


def _key(row: Any) -> tuple[object, ...]:
    term = None if pd.isna(row.term_no) else int(row.term_no)
    return row.kind, row.indicator, row.province, row.city, row.county, term
