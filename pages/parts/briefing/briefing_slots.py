"""密级, 发文字号, 主送, 抄送, 署名, 日期: what an office fills in around the text.

The short ones stand in the address; 主送 and 抄送 may be long and stay with this visit.
"""

from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

import streamlit as st

from briefings.asking import Ask
from briefings.document import Document, Slots
from pages.ui import address
from pages.ui.frame import quiet
from text import say

SHORT, LONG = ("secrecy", "number", "signed"), ("addressed_to", "copied_to")
MOST = {"secrecy": 20, "number": 40, "signed": 60, "addressed_to": 300, "copied_to": 300}
KEPT = "briefing.slots"


def filled(ask: Ask, proposed: Slots) -> Slots:
    """What the kind proposes, with what the address and this visit say instead."""
    told = {name: address.value(name) for name in SHORT}
    told |= {name: _long(ask).get(name) for name in LONG}
    words = {name: one[: MOST[name]] for name, one in told.items() if one is not None}
    return replace(proposed, **words, dated=_dated(proposed))


def with_slots(ask: Ask, document: Document) -> Document:
    """The briefing with its slots filled in."""
    return replace(document, slots=filled(ask, document.slots))


def given(ask: Ask) -> dict[str, Any]:
    """What holds for the papers of every county: all but whom one of them is addressed to."""
    own = filled(ask, Slots())
    told = {name: getattr(own, name) for name in (*SHORT, "copied_to", "dated")}
    return {name: one for name, one in told.items() if one}


def _long(ask: Ask) -> dict[str, str]:
    found: dict[str, str] = st.session_state.get(KEPT, {}).get((ask.kind, ask.city, ask.county), {})
    return found


def _dated(proposed: Slots) -> date | None:
    try:
        return date.fromisoformat(address.value("dated") or "")
    except ValueError:
        return proposed.dated


def show_slots(ask: Ask, proposed: Slots) -> None:
    """The boxes; what is left as proposed does not stand in the address."""
    now = filled(ask, proposed)
    with st.expander(say("briefing_page.slots"), key="briefing-slots"):
        for name in (*SHORT[:2], *LONG, SHORT[2]):
            key = f"slot-{name}"
            st.session_state[key] = getattr(now, name)
            st.text_input(say(f"briefing_page.slot_{name}"), key=key, max_chars=MOST[name],
                          placeholder=say(f"briefing_page.slot_{name}_example"),
                          on_change=partial(_typed, ask, proposed, name))  # fmt: skip
        st.session_state["slot-dated"] = now.dated
        st.date_input(say("briefing_page.slot_dated"), key="slot-dated", format="YYYY-MM-DD",
                      on_change=partial(_picked, proposed))  # fmt: skip
        quiet(say("briefing_page.slots_what"))


def _typed(ask: Ask, proposed: Slots, name: str) -> None:
    wanted = " ".join(str(st.session_state[f"slot-{name}"]).split())
    if name in LONG:
        every = st.session_state.setdefault(KEPT, {})
        every[ask.kind, ask.city, ask.county] = _long(ask) | {name: wanted}
    else:
        address.put(name, None if wanted == getattr(proposed, name) else wanted)


def _picked(proposed: Slots) -> None:
    wanted: date | None = st.session_state["slot-dated"]
    address.put("dated", wanted.isoformat() if wanted and wanted != proposed.dated else None)
