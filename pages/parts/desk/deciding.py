"""What a supervisor does with a submission: accept, return, ask, withdraw; and what came of it."""

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st

from access import Person
from access.log import called
from access.roles import NotAllowedError
from loaders import desk, review
from loaders.intake import WrongStateError
from pages.parts.desk.office_reads import log
from pages.ui import address, sitting
from pages.ui.frame import quiet
from pages.ui.told import remember
from text import numbers, say

DEEDS = "review.deeds"
Deed = Callable[[Person, int, str], object]
# Words are asked for with each of these; the state that it leaves.
WORDED: dict[str, tuple[Deed, str]] = {
    "return": (review.send_back, "submitted"),
    "ask": (review.ask, "submitted"),
    "withdraw": (review.withdraw, "accepted"),
}


def deeds() -> int:
    """How many deeds were tried at this desk: what opened for one is shut by its new key."""
    return int(st.session_state.get(DEEDS, 0))


def show_deeds(number: int, state: str) -> None:
    """The buttons that the state of a submission allows."""
    if state == "submitted":
        st.button(say("review.accept"), type="primary", key="accept",
                  on_click=accept, args=([number],))  # fmt: skip
    for name, (_, leaves) in WORDED.items():
        if state == leaves:
            _show_worded(number, name)


def _show_worded(number: int, name: str) -> None:
    """A deed that takes words: they open under its button."""
    with st.popover(say(f"review.{name}"), key=f"open-{name}-{deeds()}"):
        quiet(say(f"review.{name}_what"))
        with st.form(f"form-{name}", border=False, clear_on_submit=True):
            label = say("review.words")
            st.text_area(label, key=f"words-{name}", label_visibility="collapsed", width=360)
            st.form_submit_button(say(f"review.{name}_button"), key=f"do-{name}",
                                  on_click=_say_and_do, args=(number, name))  # fmt: skip


def accept(chosen: Sequence[int]) -> None:
    """Accept them one after the other, each in a transaction of its own."""
    address.speak_as_asked()
    person = sitting.person()
    for number in chosen:
        _do(person, number, "accept", partial(review.accept, person, number))


def _say_and_do(number: int, name: str) -> None:
    address.speak_as_asked()
    person, words = sitting.person(), st.session_state[f"words-{name}"]
    _do(person, number, name, partial(WORDED[name][0], person, number, words))


def _do(person: Person, number: int, name: str, deed: Callable[[], object]) -> None:
    """Do it, and remember what to tell; of two who do it at once the second hears of the first."""
    st.session_state[DEEDS] = deeds() + 1
    told = done = say(f"review.done_{name}", number=number)
    try:
        deed()
    except WrongStateError:
        told = _somebody_was_faster(person, number, name, done)
    except desk.NotReady as problem:
        told = str(problem)
    except (NotAllowedError, LookupError):
        told = say("review.not_allowed")
    remember("review", told, is_done=told == done)


def _somebody_was_faster(person: Person, number: int, name: str, done: str) -> str:
    """Who did what; a second click of one's own is the first one again."""
    last = log(number).iloc[-1]
    if (last["actor"], last["action"]) == (person.name, name):
        return done
    what = say(f"review.did_{last['action']}")
    when = numbers.moment(last["logged_at"])
    return say("review.faster", number=number, who=called(last["actor"]), what=what, when=when)
