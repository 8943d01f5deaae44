"""The charts of 比较: bars, parts of a whole, and one indicator against another."""

from typing import Any

import pandas as pd
import streamlit as st

from charts import bars, marks, scatter, stacks, tints
from charts.theme import Figure
from pages.parts.compare import funnel, seen, versus
from pages.ui import filters, flows, judging, notes, reads
from pages.ui.chart import show_chart
from pages.ui.frame import colours, panel, panel_title, quiet, told_not_found
from pages.ui.judging import Versus
from pages.ui.kept import kept
from pages.ui.reads import View
from queries import fields, office
from queries.fair.pace import BAND
from text import language, numbers, say

# Fewer places than this make no sum worth drawing; more bars than this no chart.
ENOUGH, MOST = 3, 40
# pixels of the chart of pairs, which stands as high as the bars beside it
LOWEST, HIGHEST = 312, 500
PLACE = ["province", "city", "county"]
ORDERS = ("value", "register")
SHAPES = ("bars", "funnel")


def show_bars(
    asked: View, view: View, figures: pd.DataFrame, sums: pd.DataFrame, indicator: Any
) -> Versus:
    """One bar per place, from zero; of a difference to both sides; or its funnel. Hands back what
    the places are held against, which is chosen here.
    """
    with panel("bars"):
        top, against = st.container(), judging.REST
        is_judged = judging.is_judged(view, indicator.id)
        base = judging.drawn(view, figures, indicator)
        with filters.row("bars"):
            form = versus.pick() if is_judged else "rest"
            is_funnel = judging.in_one_city(base) and filters.pick_one("shape", SHAPES) == "funnel"
            order = "" if is_funnel else filters.pick_one("order", ORDERS)
        if is_judged:
            against = versus.pick_more(form, asked, indicator)
        told_not_found()
        drawn = judging.drawn(view, figures, indicator, against)
        title, what = seen.words(asked, drawn, indicator, against)
        with top:
            panel_title(title, what)
        if is_funnel:
            funnel.show(asked, drawn, indicator, title, against)
        else:
            chart = _bars(asked, drawn, figures, sums, indicator, order, against)
            show_chart(chart, "bars", title)
        quiet(seen.how(drawn, indicator, against, is_funnel))
    return against


@kept
def _bars(
    asked: View,
    whole: pd.DataFrame,
    figures: pd.DataFrame,
    sums: pd.DataFrame,
    indicator: Any,
    order: str,
    against: Versus,
) -> Figure:
    is_difference = indicator.accumulate == "difference"
    drawn = whole if len(whole) <= seen.GAPS_SHOWN else whole[whole["value"].notna()]
    if order == "value":
        drawn = drawn.sort_values("value", ascending=False, na_position="last", kind="stable")
    known = drawn[drawn["state"] == "value"]
    return bars.ranked(
        drawn,
        indicator,
        colours(),
        chosen=set(whole.loc[whole["name"].isin(asked.counties), "key"]),
        benchmark=None if against.form != "rest" else _benchmark(asked, whole, sums, indicator),
        band=BAND * indicator.scale if is_difference else None,
        edge=[_sides(figures, row) for row in known.itertuples()] if is_difference else None,
        target=_target(asked, indicator, against),
    )


def _benchmark(
    asked: View, drawn: pd.DataFrame, sums: pd.DataFrame, indicator: Any
) -> tuple[float, str] | None:
    """What the verdicts hold the counties against; where there is none, the sum of the places."""
    if judging.in_one_city(drawn) and drawn["benchmark"].notna().any():
        value = float(drawn["benchmark"].iloc[0])
        line = say("judging.whole_city", figure=indicator.shown(value))
        return value * indicator.scale, line
    known = drawn[drawn["state"] == "value"]
    is_summed = asked.city and asked.level == reads.COUNTY and not indicator.is_count
    total = next(reads.whole(sums).itertuples())
    if not is_summed or len(known) < ENOUGH or total.value != total.value:
        return None
    return total.value * indicator.scale, say(
        "pages.sum_line", figure=marks.written(total, indicator)
    )


def _target(asked: View, indicator: Any, against: Versus) -> tuple[float, str] | None:
    """What is aimed at and the words for it: the target of the verdict, else the office's in its
    own city; of a period there is none, and beside benchmarks of their own it is a line too many.
    """
    if against.target is not None:
        return _aim(against.target, indicator)
    own = office.office()
    if against.form in versus.PER_ROW:
        return None
    if asked.start is not None or indicator.id not in own.targets or asked.city != own.city:
        return None
    return _aim(own.targets[indicator.id], indicator)


def _aim(aim: float, indicator: Any) -> tuple[float, str]:
    return aim, say("pages.target_line", figure=indicator.shown(aim / indicator.scale))


def _sides(figures: pd.DataFrame, row: Any) -> str:
    """What a difference is of: both its ratios."""
    here = figures[(figures[PLACE] == [row.province, row.city, row.county]).all(axis=1)]
    values = here.set_index("part")["value"]
    sides = [
        numbers.decimal(values[part] * 100, 1, ceiling=100) for part in ("coverage", "elapsed")
    ]
    return "/".join(sides)


def show_stacks(asked: View, figures: pd.DataFrame, indicator: Any) -> None:
    """One bar of shares per place, in the order of the register; no part is ranked."""
    chart, count = _stacks(figures, indicator)
    title = say("pages.parts_seen", noun=notes.noun(asked.level), places=numbers.whole(count))
    what = say("pages.parts_what", formula=indicator.formula[language()])
    with panel("stacks", title, what):
        show_chart(chart, "stacks", title)


@kept
def _stacks(figures: pd.DataFrame, indicator: Any) -> tuple[Figure, int]:
    """The bars, and how many places there are."""
    parts = list(dict.fromkeys(figures["part"].dropna()))
    colour = dict(zip(parts, tints.ramp(colours()), strict=False))
    places = reads.known(figures).groupby(PLACE, sort=False)
    drawn = [stacks.of_place(rows, indicator, colour, fields.label) for _, rows in places]
    legend = [(colour[part], fields.label(part)) for part in parts]
    return stacks.stacked(drawn[:MOST], legend, colours()), len(drawn)


def against_choices(chosen: str) -> dict[str, Any]:
    """The indicators that another may stand against: those that are one figure a place."""
    listed = reads.indicators()
    first = listed[chosen].counter_indicator
    order = [first, *listed] if first in listed else list(listed)
    parts = ("problem_mix", "four_forms")
    return {one: listed[one] for one in order if one and one != chosen and one not in parts}


def show_against(
    asked: View, view: View, figures: pd.DataFrame, indicator: Any, against: Versus
) -> None:
    """Every place by this indicator and another, chosen here; the counter-indicator first. It is
    the term to date whatever the bars are held against, and says so.
    """
    choices = against_choices(indicator.id)
    what = say("pages.against_what")
    if against.form != "rest":
        what = say("pages.against_whole", what=what)
    with panel("against", say("pages.against"), what):
        with filters.row("against"):
            other = filters.pick(
                "against", list(choices), lambda one: choices[one].name[language()], width=300
            )
        up = choices[other]
        chart = _against(asked, view, figures, indicator, up)
        if chart is None:
            quiet(say("pages.against_none"))
            return
        title = say("pages.against_alt", one=indicator.name[language()], other=up.name[language()])
        show_chart(chart, "against", title)


@kept
def _against(
    asked: View, view: View, figures: pd.DataFrame, indicator: Any, up: Any
) -> Figure | None:
    """The chart; None where no place has both figures."""
    found = judging.drawn(view, flows.shown(view, (up.id,))[0], up)
    pairs = _pairs(figures, found, indicator, up)
    if pairs.empty:
        return None
    sums = _middle(view, figures, indicator), _middle(view, found, up)
    height = min(max(bars.height(reads.whole(figures)), LOWEST), HIGHEST)
    return scatter.against(pairs, indicator, up, sums, asked.counties, colours(), height)


def _pairs(figures: pd.DataFrame, found: pd.DataFrame, across: Any, up: Any) -> pd.DataFrame:
    """One row per place that has both figures."""
    one, other = (reads.known(reads.whole(rows)) for rows in (figures, found))
    by_place = {(row.province, row.city, row.county): row for row in other.itertuples()}
    rows = [
        {
            "name": row.name,
            "x_value": row.value * across.scale,
            "y_value": match.value * up.scale,
            "y_key": match.key,
            **_ends("x", row, across),
            **_ends("y", match, up),
            "hover": scatter.hover(row, match, across, up),
        }
        for row in one.itertuples()
        if (match := by_place.get((row.province, row.city, row.county)))
    ]
    return pd.DataFrame(rows)


def _ends(side: str, row: Any, indicator: Any) -> dict[str, float]:
    """The interval of one side of a pair on its scale; the value itself where there is none."""
    ends = {"low": getattr(row, "low", None), "high": getattr(row, "high", None)}
    return {
        f"{side}_{name}": (row.value if numbers.is_missing(end) else end) * indicator.scale
        for name, end in ends.items()
    }


def _middle(view: View, drawn: pd.DataFrame, indicator: Any) -> float | None:
    """What the places are held against, else their sum, on the indicator's scale; none of a count,
    or where it is unknown.
    """
    if judging.in_one_city(drawn) and drawn["benchmark"].notna().any():
        return float(drawn["benchmark"].iloc[0]) * indicator.scale
    if indicator.is_count or not view.city or view.level == reads.LEVELS["total"]:
        return None
    _, sums = flows.shown(view, (indicator.id,))
    row = next(sums[sums["part"].isna()].itertuples(), None)
    return None if row is None or row.value != row.value else row.value * indicator.scale
