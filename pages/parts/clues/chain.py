"""The chain 移交 → 处置 → 立案 → 处分 → 四种形态 of all places in view, a chart for each unit."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from charts import marks
from charts.chain import Step, chain
from charts.theme import Figure
from pages.ui import reads
from pages.ui.chart import show_chart
from pages.ui.frame import colours, panel, small_title
from pages.ui.kept import kept
from pages.ui.reads import Origin
from queries import fields
from text import LANGUAGES, language, numbers, say

# What of the chain is told in the same unit, and of it the steps inside another step.
UNITS = {
    "clues": (
        *("clues_transferred", "clues_to_discipline", "clues_by_talk", "clues_by_verification"),
        *("clues_held", "clues_dismissed", "clues_concluded", "cases_filed"),
    ),
    "persons": (
        *("persons_disciplined", "persons_org_handled", "persons_detained"),
        "persons_to_judiciary",
    ),
    "forms": ("form_1", "form_2", "form_3", "form_4"),
}
INSIDE = {*UNITS["clues"][1:6], "persons_detained", "persons_to_judiciary"}
# These are told for many places together and never compared between counties.
NEVER_COMPARED = {"persons_detained", "persons_to_judiciary"}
ENOUGH = 3
IDS = tuple(f"rounds.{name}" for names in UNITS.values() for name in names)
# The counts that stand county beside county; the forms have a table of their own.
COMPARED = tuple(one for one in IDS if one.split(".")[1] not in {*NEVER_COMPARED, *UNITS["forms"]})


def compared() -> dict[str, Any]:
    """The counts that are compared, under their short names."""
    return {
        one: replace(
            indicator, name=dict.fromkeys(LANGUAGES, say(f"clues.step_{one.split('.')[1]}"))
        )
        for one, indicator in reads.listed(COMPARED).items()
    }


def show_chain(totals: pd.DataFrame, places: int) -> None:
    """The sums over `places` places, step by step; `totals` as reads.pooled gives them."""
    seen, charts = _charts(totals, places)
    with panel("chain", seen, say("clues.chain_what")), st.grid(min_column_width=300):
        for unit, (chart, alt) in charts.items():
            with st.container():
                small_title(say(f"clues.chain_{unit}"))
                show_chart(chart, f"chain-{unit}", alt)


@kept
def _charts(totals: pd.DataFrame, places: int) -> tuple[str, dict[str, tuple[Figure, str]]]:
    """What is seen, and per unit its chart and what that says in words."""
    sums = {row.indicator: row for row in totals.itertuples()}
    drawn = {}
    for unit, names in UNITS.items():
        shown = [one for one in names if one not in NEVER_COMPARED or places >= ENOUGH]
        steps = _steps(shown, sums, places)
        drawn[unit] = chain(steps, colours()), _alt(steps)
    return _seen(sums), drawn


def _seen(sums: dict[str, Any]) -> str:
    told = ("clues_transferred", "clues_concluded", "cases_filed", "persons_disciplined")
    values = {one: _written(sums.get(f"rounds.{one}"), f"rounds.{one}") for one in told}
    return say("clues.chain_seen", **values)


def _written(row: Any, one: str) -> str:
    if row is None or row.state != "value":
        return numbers.missing()
    return marks.number(row, reads.indicator(one))


def _steps(names: Sequence[str], sums: dict[str, Any], places: int) -> list[Step]:
    return [_step(name, sums.get(f"rounds.{name}"), places) for name in names]


def _step(name: str, row: Any, places: int) -> Step:
    """A step of the chain; where not every place reports it, how many do."""
    one = f"rounds.{name}"
    label, number = say(f"clues.step_{name}"), _written(row, one)
    is_known = row is not None and row.state == "value"
    partly = is_known and row.places < places
    words = say("clues.step_of", number=number, places=row.places) if partly else number
    hover = "<br>".join(
        (
            f"<b>{fields.label(name)}</b>",
            f"{number} {reads.indicator(one).unit[language()]}".strip(),
            say("clues.step_places", places=numbers.whole(row.places if is_known else 0)),
            say("charts.open_trace"),
        )
    )
    count = float(row.value) if is_known else None
    return Step(label, count, words, Origin(one).key(), hover, inside=name in INSIDE)


def _alt(steps: Sequence[Step]) -> str:
    return say("charts.comma").join(f"{step.name} {step.words}" for step in steps)
