"""What came of one county's inspections: 发现问题 → 移交线索 → 立案 → 处分 → 移送司法."""

from typing import Any

import pandas as pd

from charts import marks
from pages.ui import cards, reads
from pages.ui.cards import Card
from pages.ui.frame import panel, quiet
from pages.ui.kept import kept
from queries.county import LEAST_SHOWN
from text import language, numbers, say

# Each step and the ratio that leads to it from the step before.
STEPS = {
    "rounds.problems_found": "problems_per_unit",
    "rounds.clues_transferred": "clue_yield",
    "rounds.cases_filed": "clue_conversion",
    "rounds.persons_disciplined": "discipline_ratio",
    "rounds.persons_to_judiciary": "",
}
BESIDE = {"rounds.persons_org_handled": "org_handling_ratio"}
# Not compared between counties, and never told where it is a handful of persons.
GUARDED = "rounds.persons_to_judiciary"


def show_chain(figures: pd.DataFrame) -> None:
    """The steps as cards, each with its trace; `figures` are the county's own."""
    with panel("chain", say("county.chain"), say("county.chain_what")):
        cards.show_cards(_cards(figures), name="step")
        quiet(say("county.guarded", least=LEAST_SHOWN))


@kept
def _cards(figures: pd.DataFrame) -> list[Card]:
    rows = {row.indicator: row for row in figures.itertuples()}
    return [_card(rows, name, ratio) for name, ratio in (STEPS | BESIDE).items()]


def _card(rows: dict[str, Any], name: str, ratio: str) -> Card:
    indicator: Any = reads.indicator(name)
    row = rows[name]
    if name == GUARDED:
        number, note = _guarded(row), say("county.not_compared")
    else:
        number, note = marks.number(row, indicator), _led(rows.get(ratio), ratio)
    known = row.state == "value"
    return Card(
        label=say(f"county.step_{name.split('.')[1]}"),
        number=number,
        unit=indicator.unit[language()] if known else "",
        note=note,
        key=row.key if known else "",
    )


def _guarded(row: Any) -> str:
    if row.state == "value" and row.value < LEAST_SHOWN:
        return say("county.under", least=LEAST_SHOWN)
    return marks.number(row, reads.indicator(GUARDED))


def _led(row: Any, ratio: str) -> str:
    """The ratio that leads to a step, with its name; nothing where nobody can tell it."""
    if row is None or row.state != "value" or numbers.is_missing(row.value):
        return say("county.no_ratio")
    indicator = reads.indicators()[ratio]
    # The names of rates hold their unit ("每百件…人数"); a share needs its sign.
    write = marks.written if indicator.is_share else marks.number
    return f"{indicator.name[language()]} {write(row, indicator)}"
