"""和谁比: what the counties of 比较 are held against; the choice stands in the address."""

from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from pages.ui import address, filters, place
from pages.ui.judging import Versus
from pages.ui.kept import kept
from pages.ui.reads import View
from queries import office
from queries.fair.benchmarks import FORMS, Form
from queries.fair.cells import KINDS, whom
from queries.similar import NEAREST
from text import language, numbers, say

NAME, PEERS, TARGET = "versus", "peers", "target"
# Where every place has a benchmark of its own.
PER_ROW: tuple[Form, ...] = ("chosen", "similar", "term", "rounds")


def pick() -> Form:
    """The box of the forms, in the row of the chart."""
    chosen = filters.pick(NAME, FORMS, lambda one: say(f"pages.versus_{one}"), width=190)
    return next(form for form in FORMS if form == chosen)


def pick_more(form: Form, asked: View, indicator: Any) -> Versus:
    """What a form needs beside itself: the counties chosen, or the target; and what is in force."""
    if form == "chosen":
        peers = _pick_peers(asked)
        return Versus("chosen" if peers else "rest", peers, asked=form)
    if form == "target":
        return _pick_target(asked, indicator)
    return Versus(form, asked=form)


def _pick_peers(asked: View) -> tuple[str, ...]:
    """Counties in the order of the register; a group of the office stands for its counties."""
    where = asked.province, asked.city
    options = place.counties(where, asked.as_of)
    groups = place.groups(where, options)
    wanted = address.values(PEERS)
    for name in wanted:
        if name not in options:
            address.unknown(PEERS, name)
    chosen = [name for name in options if name in wanted]
    if len(chosen) != len(wanted):
        address.put(PEERS, chosen)
    st.session_state["filter-peers"] = chosen

    def changed() -> None:
        picked = st.session_state["filter-peers"]
        members = [one for name in picked for one in groups.get(name, [name])]
        address.put(PEERS, list(dict.fromkeys(members)))

    with filters.row(PEERS):
        st.multiselect(
            say("pages.filter_peers"), [*groups, *options], key="filter-peers", on_change=changed,
            placeholder=say("versus.peers_missing"), select_all=False, width="stretch",
        )  # fmt: skip
    return tuple(chosen)


def _pick_target(asked: View, indicator: Any) -> Versus:
    """The target typed, else the office's own in its own city."""
    typed, own = _typed(indicator), office.office()
    is_set = asked.city == own.city and indicator.id in own.targets
    st.session_state["filter-target"] = typed

    def changed() -> None:
        wanted = st.session_state["filter-target"]
        address.put(TARGET, None if wanted is None else f"{wanted:g}")

    with filters.row(TARGET):
        st.number_input(
            say("versus.typed", unit=indicator.unit[language()]), value=None, width=260,
            placeholder=f"{own.targets[indicator.id]:g}" if is_set else None,
            min_value=0.0, max_value=_most(indicator), key="filter-target", on_change=changed,
        )  # fmt: skip
    if typed is not None:
        return Versus("target", target=typed, is_typed=True, asked="target")
    if is_set:
        since = own.targets_since.get(indicator.id)
        return Versus("target", target=own.targets[indicator.id], since=since, asked="target")
    return Versus(asked="target")


def _most(indicator: Any) -> float | None:
    """A share is never more than the whole."""
    return float(indicator.scale) if KINDS.get(indicator.interval) == "proportion" else None


def _typed(indicator: Any) -> float | None:
    """The target of the address; one that cannot be is told and taken out."""
    wanted = address.value(TARGET)
    if wanted is None:
        return None
    try:
        found = float(wanted)
    except ValueError:
        found = float("nan")
    if 0 <= found <= (_most(indicator) or 1e9):
        return found
    address.unknown(TARGET, wanted)
    address.put(TARGET, None)
    return None


@kept
def told(versus: Versus, drawn: pd.DataFrame, indicator: Any) -> str:
    """Against what, by which rule, and which rule could not be applied."""
    missing = {"chosen": "peers_missing", "target": "target_missing"}
    if versus.form == "rest":
        return say(f"versus.{missing[versus.asked]}") if versus.asked in missing else ""
    compared = drawn[drawn["verdict"].notna()]
    if compared.empty:
        return say("versus.none_comparable", whom=whom(versus.form))
    words = [_what(versus, indicator)]
    lost = list(drawn.loc[drawn["comparable"] == "no_benchmark", "name"])
    if lost:
        words.append(say("versus.without", listed=say("charts.comma").join(lost)))
    if versus.form == "target":
        words.append(say("versus.not_widened_target"))
    if versus.form in ("term", "rounds"):
        words.append(say("versus.not_widened_past"))
    return " ".join(words)


def _what(versus: Versus, indicator: Any) -> str:
    if versus.form == "target":
        family = say(f"versus.family_{KINDS[indicator.interval]}")
        since = say("versus.since", date=numbers.day(versus.since)) if versus.since else ""
        form = "typed" if versus.is_typed else "set"
        return say(f"versus.what_target_{form}", family=family, since=since)
    words = {
        "listed": say("charts.comma").join(versus.peers),
        "count": numbers.whole(NEAREST),
        "age": _age(versus.form, indicator.mature_months),
    }
    return say(f"versus.what_{versus.form}", **words)


def _age(form: Form, months: int | None) -> str:
    """At which age both sides of a county's own past are read; a round to date needs no words."""
    if months:
        return say("versus.when_ripe" if form == "rounds" else "versus.at_age", months=months)
    return "" if form == "rounds" else say("versus.at_date")


def over(form: Form, months: int | None, term: str, as_of: date) -> str:
    """Over what the bars are measured where a county is held against its own past."""
    told = {"term": term, "date": numbers.day(as_of), "months": months}
    return say(f"versus.over_{form}_{'aged' if months else 'now'}", **told)
