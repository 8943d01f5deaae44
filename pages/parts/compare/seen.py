"""The words over the bars of 比较: what is seen in them, and what they measure."""

from typing import Any

import pandas as pd

from charts import marks, verdicts
from pages.parts.compare import versus
from pages.ui import judging, notes
from pages.ui.dates import in_words
from pages.ui.judging import Versus
from pages.ui.kept import kept
from pages.ui.reads import View
from queries.fair import cells
from text import language, numbers, say

# More gaps than this crowd the bars: they are counted in words.
GAPS_SHOWN = 24
NAMED = 3


@kept
def words(asked: View, drawn: pd.DataFrame, indicator: Any, against: Versus) -> tuple[str, str]:
    """What is seen, and what is measured; `drawn` as judging.drawn gives it."""
    seen = _verdicts(drawn) if judging.in_one_city(drawn) else ""
    known = drawn[drawn["value"].notna()]
    if known.empty:
        return say("versus.nothing"), _measured(asked, drawn, indicator, against)
    return seen or _seen(known, indicator), _measured(asked, drawn, indicator, against)


def _verdicts(drawn: pd.DataFrame) -> str:
    """Who differs from the others; "" where nobody could be compared."""
    compared = drawn[drawn["verdict"].notna()]
    apart = [row for row in compared.itertuples() if verdicts.sign(row)]
    if compared.empty:
        return ""
    if not apart:
        whom = cells.whom(verdicts.form(next(compared.itertuples())))
        return say("versus.seen_none", places=numbers.whole(len(compared)), whom=whom)
    sides: dict[str, list[str]] = {}
    for row in apart:
        sides.setdefault(cells.side(row.sense, verdicts.form(row)), []).append(row.name)
    told = [
        say("versus.seen_one", place=_listed(names), words=side) for side, names in sides.items()
    ]
    rest = numbers.whole(len(compared) - len(apart))
    return say("versus.seen_some", told=say("charts.comma_long").join(told), rest=rest)


def _listed(names: list[str]) -> str:
    shown = say("charts.comma").join(names[:NAMED])
    if len(names) <= NAMED:
        return shown
    return say("overview.and_more", listed=shown, count=numbers.whole(len(names)))


@kept
def how(drawn: pd.DataFrame, indicator: Any, against: Versus, is_funnel: bool) -> str:
    """How the verdicts came about, against what, and which rule could not be applied.

    What a bar carries is said of bars alone; a funnel says over itself what it draws.
    """
    if "comparable" not in drawn:
        is_census = indicator.interval == "none"
        return say("judging.census" if is_census else "judging.of_period")
    if len(drawn) and (drawn["state"] == "undated").all():
        return say("judging.undated")
    months = indicator.mature_months
    form = "bars_what" if months else "bars_what_plain"
    words = (
        versus.told(against, drawn, indicator),
        "" if is_funnel else say(f"judging.{form}"),
        _note(drawn, against),
        verdicts.of_direction(indicator, against.form),
    )
    return " ".join(filter(None, words))


def _note(drawn: pd.DataFrame, against: Versus) -> str:
    """φ, or why there is none; a target and a county's own past have said it already."""
    if against.form in ("target", "term", "rounds"):
        return ""
    if not judging.in_one_city(drawn):
        return say("judging.by_city") if against.form == "rest" else ""
    return verdicts.note(drawn)


def _seen(known: pd.DataFrame, indicator: Any) -> str:
    """What is seen, in one sentence without a verdict."""
    low, high = edges(known)
    if len(known) == 1:
        figure = marks.written(low, indicator)
        return say("pages.compare_seen_one", place=low.name, figure=figure)
    return say(
        "pages.compare_seen",
        noun=notes.noun(known["level"].iloc[0]),
        places=numbers.whole(len(known)),
        low=marks.number(low, indicator),
        high=marks.written(high, indicator),
    )


def edges(known: pd.DataFrame) -> tuple[Any, Any]:
    """The rows with the smallest and the largest value."""
    low, high = known.sort_values("value", kind="stable").iloc[[0, -1]].itertuples()
    return low, high


def _measured(asked: View, whole: pd.DataFrame, indicator: Any, against: Versus) -> str:
    """What the bars measure, over what, as of when, and how many places have no bar."""
    gone = int(whole["value"].isna().sum()) if len(whole) > GAPS_SHOWN else 0
    term = numbers.term(asked.term) if asked.term else say("pages.term_latest")
    months = indicator.mature_months if "comparable" in whole else None
    over = say(
        "pages.over_term_ripe" if months else "pages.over_term",
        term=term, months=months, date=numbers.day(asked.as_of),
    )  # fmt: skip
    if against.form in ("term", "rounds"):
        over = versus.over(against.form, indicator.mature_months, term, asked.as_of)
    measured = say(
        "pages.compare_measured",
        formula=indicator.formula[language()],
        over=over if asked.start is None else in_words(asked.start, asked.as_of),
    )
    return measured + (say("pages.compare_gone", count=numbers.whole(gone)) if gone else "")
