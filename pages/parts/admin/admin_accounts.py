"""The accounts: a table, a form for a new one, and what can be done to the one that is open."""

from dataclasses import replace
from functools import partial

import streamlit as st

from access import Person, accounts
from access.accounts import Account
from access.roles import COUNTY, ROLES
from loaders import register
from pages.parts.admin.admin_acts import button, doing, tell
from pages.parts.admin.admin_lists import local_words
from pages.ui import address
from pages.ui.cells import text_cell
from pages.ui.frame import panel
from pages.ui.sitting import from_here
from pages.ui.table import Cell, Column, Table, show_table
from queries import office
from text import say

OPEN = "account"
MARKS = ("must_change", "is_locked", "is_disabled")
FLAGS = {"is_locked": ("lock", "unlock"), "is_disabled": ("disable", "enable")}


def show_accounts(by: Person) -> None:
    """Who may sign in; the account of the address is open to be changed."""
    every = accounts.every()
    opened = next((one for one in every if one.name == address.value(OPEN)), None)
    tell()
    with panel("accounts", say("access.accounts", count=len(every)), say("access.accounts_what")):
        table = Table(say("access.admin_question"), _heads(), [_row(one) for one in every])
        show_table(table, "accounts", pick=lambda name: address.put(OPEN, name), height=420)
    left, right = st.columns(2, gap="small")
    with left:
        _show_new(f"new-{len(every)}")
    if opened:
        with right:
            _show_open(opened)


def _heads() -> list[Column]:
    names = ("account", "display", "role", "counties", "state", "signed_in")
    return [Column(say(f"access.column_{name}"), "text") for name in names]


def _row(one: Account) -> list[Cell]:
    marks = [say(f"access.mark_{name}") for name in MARKS if getattr(one, name)]
    return [
        Cell(one.name, key=one.name),
        text_cell(one.display),
        text_cell(say(f"access.role_{one.role}")),
        text_cell(" ".join(_named(code) for code in sorted(one.counties))),
        text_cell(" ".join(marks)),
        text_cell(local_words(one.signed_in_at)),
    ]


def _show_new(form: str) -> None:
    """A form that is empty again for each account: `form` names it anew."""
    with (
        panel("new-account", say("access.new"), say("access.new_what")),
        st.form(form, border=False),
    ):
        st.text_input(say("access.column_account"), key=f"{form}-name", max_chars=40)
        _fields(form, Account(0, "", "", COUNTY, frozenset()))
        st.form_submit_button(say("access.make"), on_click=doing(partial(_made, form)))


def _made(form: str, by: Person) -> tuple[str, str]:
    name = st.session_state[f"{form}-name"]
    wanted = _filled_in(form, Account(0, name, "", "", frozenset()))
    _, password = accounts.add(by, wanted, address=from_here())
    return say("access.password_once", name=accounts.plain_name(name)), password


def _show_open(one: Account) -> None:
    number = one.account_id
    with panel("account", say("access.opened", name=one.name), say("access.opened_what")):
        with st.form(f"change-{number}", border=False):
            _fields(f"change-{number}", one)
            st.form_submit_button(say("access.change"), on_click=doing(partial(_changed, one)))
        with st.container(horizontal=True, gap="small"):
            button(say("access.reset"), f"reset-{number}", partial(_reset, one))
            for flag in FLAGS:
                act = FLAGS[flag][getattr(one, flag)]
                words = say(f"access.{act}")
                button(words, f"{act}-{number}", partial(_flagged, one, flag))


def _changed(one: Account, by: Person) -> tuple[str, str]:
    wanted = _filled_in(f"change-{one.account_id}", one)
    accounts.change(by, wanted, from_here())
    return say("access.done_change", name=one.name), ""


def _reset(one: Account, by: Person) -> tuple[str, str]:
    password = accounts.reset(by, one.account_id, address=from_here())
    return say("access.password_once", name=one.name), password


def _flagged(one: Account, flag: str, by: Person) -> tuple[str, str]:
    wanted = not getattr(one, flag)
    accounts.set_flag(by, one.account_id, flag, wanted, from_here())
    act = FLAGS[flag][getattr(one, flag)]
    return say(f"access.done_{act}", name=one.name), ""


def _fields(form: str, one: Account) -> None:
    st.text_input(say("access.column_display"), one.display, key=f"{form}-display", max_chars=40)
    st.selectbox(say("access.column_role"), ROLES, ROLES.index(one.role), key=f"{form}-role",
                 format_func=lambda role: say(f"access.role_{role}"))  # fmt: skip
    codes = list(dict.fromkeys([*_codes(), *sorted(one.counties)]))
    st.multiselect(say("access.column_counties"), codes, sorted(one.counties), format_func=_named,
                   key=f"{form}-counties", placeholder=say("access.counties_hint"),
                   select_all=False)  # fmt: skip


def _filled_in(form: str, one: Account) -> Account:
    told = {name: st.session_state[f"{form}-{name}"] for name in ("display", "role", "counties")}
    return replace(one, **(told | {"counties": frozenset(told["counties"])}))


def _codes() -> list[str]:
    """The counties that an account may be for: the office's own city's, else all."""
    city = office.office().city
    own = [place for place in register.places() if place.city == city]
    return [place.code for place in own or register.places()]


def _named(code: str) -> str:
    """A county as it is chosen: its name and its code."""
    found = next((place for place in register.places() if place.code == code), None)
    return f"{found.county} {code}" if found else code
