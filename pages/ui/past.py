"""过去视图: the box that asks what was known then, and the band over every page of the past."""

from datetime import date, datetime, time
from html import escape

import streamlit as st

from pages.ui import address, knowing
from pages.ui.frame import quiet
from text import numbers, say

KEY = f"filter-{knowing.NAME}"


def pick_known_at() -> None:
    """A small box that opens where one asks what was known then."""
    wanted = address.value(knowing.NAME)
    if wanted is not None and not knowing.can_be(wanted):
        address.unknown(knowing.NAME, wanted)
        address.put(knowing.NAME, None)
    known = knowing.moment()
    label = say("knowing.filter")
    if known:
        label = say("knowing.filter_past", date=numbers.day(known.date()))
    st.session_state[KEY] = known.replace(second=0, microsecond=0) if known else None
    with st.container(key="knowing-past" if known else "knowing", width="content"):
        box = st.popover(label, width="content")
    with box:
        st.datetime_input(
            say("knowing.moment"),
            key=KEY,
            min_value=knowing.EARLIEST,
            max_value=datetime.combine(date.today(), time(23, 59)),
            step=60,
            format="YYYY-MM-DD",
            on_change=_picked,
        )
        quiet(say("knowing.moment_help"))


def tell(as_of: date, newest: date) -> None:
    """Over a past view, in colour and words, what it is and one way back to now."""
    lines = [knowing.line()]
    if as_of < newest:
        told = {"date": numbers.day(as_of), "newest": numbers.day(newest)}
        lines.append(say("knowing.past_as_of", **told))
    if not any(lines):
        return
    with st.container(key="past-view", horizontal=True, vertical_alignment="center", gap="small"):
        _show(lines)
        st.button(say("knowing.back"), key="back-to-now", type="tertiary", on_click=_back)


def mark() -> None:
    """The same in one line, at the head of a drawer."""
    if knowing.moment():
        _show([knowing.words()])


def _show(lines: list[str]) -> None:
    words = "".join(f"<span>{escape(line)}</span>" for line in lines if line)
    title = escape(say("knowing.title"))
    st.html(f'<p class="past" role="status"><b>{title}</b>{words}</p>', width="stretch")


def _picked() -> None:
    wanted: datetime | None = st.session_state[KEY]
    address.put(knowing.NAME, knowing.written(wanted) if wanted else None)


def _back() -> None:
    for name in (knowing.NAME, "as_of"):
        address.put(name, None)
