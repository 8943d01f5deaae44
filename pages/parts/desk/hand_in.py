"""The ways in: next month's sheet to take away, a file to send, or nothing moved."""

from calendar import monthrange
from datetime import date, timedelta
from functools import partial
from io import BytesIO

import pandas as pd
import streamlit as st

from access import Person
from access.roles import NotAllowedError
from loaders import reception
from loaders.prefill import prefilled
from loaders.register import County
from loaders.turns import TooManyError
from pages.ui import address
from pages.ui.downloads import XLSX
from pages.ui.frame import panel
from pages.ui.told import remember, show_told
from text import language, numbers, say, speak

KINDS = ["xlsx", "xlsm", "xls", "et", "ods", "csv"]
IN = ("on_time", "late", "waiting")


def show_ways(person: Person, county: County, months: pd.DataFrame) -> None:
    """Three ways side by side; a file that was sent opens below as a draft. `months` are the last
    ones of the county, as desk_reads gives them.
    """
    month = last_month(date.today())
    named = numbers.day(f"{month:%Y-%m}")
    is_of_month = months["month"] == pd.Timestamp(month.replace(day=1))
    is_in = months.loc[is_of_month, "state"].isin(IN).any()
    with st.container(key="ways"):
        take, send, same = st.columns([30, 42, 28], gap="small")
    what = say("desk.take_again" if is_in else "desk.take_what", month=named)
    with take, panel("take", say("desk.take"), what):
        st.download_button(
            say("desk.take_button", month=named),
            data=partial(_sheet, county, month, language()),
            file_name=f"{county.county}{month:%Y-%m}.xlsx",
            mime=XLSX,
            key="template",
            on_click="ignore",
            type="primary",
        )
    with send, panel("send", say("desk.send"), say("desk.send_what")):
        _show_uploader(person, county)
    with same, panel("same", say("desk.same"), say("desk.same_what")):
        if st.button(say("desk.same_button"), key="same"):
            content = _sheet(county, month, language()).getvalue()
            _receive(person, county, f"{county.county}{month:%Y-%m}.xlsx", content, "unchanged")
    show_told("upload")


def last_month(today: date) -> date:
    """The last day of the month whose sheet is being asked for: the one that ended last."""
    last = today.replace(day=1) - timedelta(days=1)
    return date(last.year, last.month, monthrange(last.year, last.month)[1])


def _show_uploader(person: Person, county: County) -> None:
    # A new key empties the box, so that a rerun never sends the same file twice.
    number = st.session_state.setdefault("upload.number", 0)
    sent = st.file_uploader(
        say("desk.file"), type=KINDS, key=f"upload-{number}", label_visibility="collapsed"
    )
    if sent is None:
        return
    st.session_state["upload.number"] = number + 1
    with st.spinner(say("desk.reading")):
        _receive(person, county, sent.name, sent.getvalue(), reception.UPLOAD)


def _receive(person: Person, county: County, name: str, content: bytes, origin: str) -> None:
    """Hand the file over, and open the draft that it became."""
    try:
        received = reception.receive(person, name, content, county_code=county.code, origin=origin)
    except NotAllowedError:
        remember("upload", say("desk.not_allowed"))
        st.rerun()
    except TooManyError as problem:
        remember("upload", str(problem))
        st.rerun()
    first = received[0]
    if not first.is_new:
        remember("upload", say("desk.known", name=name), is_done=True)
    address.put("draft", str(first.number))
    st.rerun()


def _sheet(county: County, month: date, spoken: str) -> BytesIO:
    # Made in another run than the page's, which has no language yet.
    speak(spoken)
    content = BytesIO()
    prefilled(county, month).save(content)
    content.seek(0)
    return content
