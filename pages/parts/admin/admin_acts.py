"""What an administrator does on the page: run before the page is drawn anew, told on it once."""

from collections.abc import Callable

import streamlit as st

from access import Person
from access.accounts import AccountError
from access.roles import NotAllowedError
from loaders.backup import BackupError
from pages.ui import address, sitting
from pages.ui.told import remember, show_told
from text import say

SECRET = "admin.secret"

Act = Callable[[Person], tuple[str, str]]


def doing(act: Act) -> Callable[[], None]:
    """`act` as a callback: what it did (words, and a secret to be shown this once) is told next.

    Whoever acts is asked for anew: between the page and the click a role may have been taken away.
    The writing functions check it again; what they refuse is told in words.
    """

    def do() -> None:
        # a callback runs before the page has spoken
        address.speak_as_asked()
        try:
            sitting.look()
            words, st.session_state[SECRET] = act(sitting.person())
            remember("admin", words, is_done=True)
        except (AccountError, BackupError) as error:
            remember("admin", say(error.key, **error.values))
        except NotAllowedError:
            remember("admin", say("access.forbidden"))

    return do


def tell() -> None:
    """What was just done, and the password or token that nobody will show again."""
    show_told("admin")
    if secret := st.session_state.pop(SECRET, ""):
        st.code(secret, language=None)


def button(label: str, key: str, act: Act) -> None:
    """A button that does `act`."""
    st.button(label, key=key, on_click=doing(act))


def person_of(name: object, display: object) -> str:
    """An account as lists name it."""
    return f"{display} {name}" if name and display != name else str(name or "")
