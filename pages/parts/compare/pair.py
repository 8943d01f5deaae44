"""Two highlighted counties: how far apart they are, and how well that is known."""

from typing import Any

import pandas as pd

from pages.ui.frame import panel, quiet
from pages.ui.kept import kept
from pages.ui.reads import View
from queries.fair.cells import KINDS
from queries.fair.difference import Difference, difference
from text import numbers, say


def show_pair(asked: View, drawn: pd.DataFrame, indicator: Any) -> None:
    """One sentence where exactly two counties are highlighted and could be compared."""
    if len(asked.counties) != 2 or "comparable" not in drawn:
        return
    with panel("pair", say("judging.pair")):
        quiet(_sentence(asked.counties, drawn, indicator))


@kept
def _sentence(names: tuple[str, ...], drawn: pd.DataFrame, indicator: Any) -> str:
    rows = [row for row in drawn.itertuples() if row.name in names and row.comparable == "value"]
    if len(rows) != 2:
        return say("judging.pair_none", one=names[0], other=names[1])
    one, other = sorted(rows, key=lambda row: row.value, reverse=True)
    parts = [(float(row.numerator), float(row.denominator)) for row in (one, other)]
    found = difference(parts[0], parts[1], KINDS[indicator.interval])
    if found is None:
        return say("judging.pair_none", one=names[0], other=names[1])
    told = say("judging.pair_apart" if found.is_told_apart else "judging.pair_same")
    return _told(found, {"one": one.name, "other": other.name, "told": told})


def _told(found: Difference, words: dict[str, str]) -> str:
    """Of shares the difference in points, of rates how many times the one is of the other."""
    if found.low is not None and found.high is not None:
        low, high = (numbers.signed(end * 100) for end in (found.low, found.high))
        apart = numbers.decimal(found.difference * 100)
        side = say("judging.pair_above")
        return say("judging.pair_share", side=side, apart=apart, low=low, high=high, **words)
    ratio, low, high = (numbers.decimal(end, 2) for end in
                        (found.ratio, found.ratio_low, found.ratio_high))  # fmt: skip
    form = "pair_rate_open" if found.ratio_high is None else "pair_rate"
    return say(f"judging.{form}", ratio=ratio, low=low, high=high, **words)
