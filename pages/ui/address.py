"""The address bar: the one place where a view lives, so that it can be sent to a colleague."""

from collections.abc import Sequence

import streamlit as st

from text import LANGUAGES, speak

# What a page hands on to the next one; a trace belongs to the page it was opened on.
CARRIED = (
    *("lang", "city", "counties", "level", "term", "as_of", "indicator", "order"),
    *("period", "from", "known_at"),
)
NOT_FOUND = "address.not_found"


def value(name: str) -> str | None:
    """What the address says under `name`, or None."""
    return st.query_params.get(name)


def values(name: str) -> list[str]:
    """All that the address says under `name`, in order."""
    return list(st.query_params.get_all(name))


def number(name: str) -> int | None:
    """The number that the address says under `name`; None where it says none, or anything else."""
    wanted = value(name) or ""
    return int(wanted) if wanted.isdecimal() and len(wanted) < 16 else None


def put(name: str, wanted: str | Sequence[str] | None) -> None:
    """Write `wanted` into the address; None or an empty list takes `name` out."""
    if wanted:
        st.query_params[name] = wanted
    else:
        st.query_params.pop(name, None)


def carried(**changes: str | None) -> dict[str, str | list[str]]:
    """The part of the address that stays when the page changes, with `changes` made to it."""
    kept: dict[str, str | list[str]] = {}
    for name in CARRIED:
        if name not in changes and values(name):
            kept[name] = values(name) if name == "counties" else values(name)[-1]
    return kept | {name: wanted for name, wanted in changes.items() if wanted}


def speak_as_asked() -> str:
    """Speak the language that the address asks for, Chinese if it asks for none that we have.

    Every run needs it, those of a fragment too: the language does not outlive a run.
    """
    asked = value("lang")
    language = asked if asked in LANGUAGES else "zh"
    speak(language)
    return language


def unknown(name: str, wanted: str) -> None:
    """Remember that the address asked for something that is not there, to be told on the page."""
    st.session_state.setdefault(NOT_FOUND, {})[name] = wanted


def told_unknown() -> dict[str, str]:
    """What was asked for and is not there (name → what the address said); told once."""
    found: dict[str, str] = st.session_state.pop(NOT_FOUND, {})
    return found
