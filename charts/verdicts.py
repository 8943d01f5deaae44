"""How a verdict of queries/fair looks: its sign, its colour and its words, the same everywhere.

A figure here is a row of pages.ui.judging.judged; any other row has no verdict.
"""

from typing import Any

from charts import theme
from queries.fair import cells
from queries.fair.benchmarks import Form
from text import numbers, say

SIGNS = {
    ("lower", "95"): "▽", ("lower", "998"): "▼",
    ("higher", "95"): "△", ("higher", "998"): "▲",
}  # fmt: skip
# the same signs as Plotly names them
SYMBOLS = {
    "▽": "triangle-down-open", "▼": "triangle-down", "△": "triangle-up-open", "▲": "triangle-up",
}  # fmt: skip

# the same, filled: on a line an open sign could not be seen
FULL = {sign: symbol.removesuffix("-open") for sign, symbol in SYMBOLS.items()}


def sign(figure: Any) -> str:
    """Up or down beside the others, full where told apart at 99.8 %; "" where they are similar."""
    label = getattr(figure, "verdict", None)
    if not isinstance(label, str):
        return ""
    side, _, level = label.partition("_")
    return SIGNS.get((side, level), "")


def colour(figure: Any, colours: theme.Palette) -> str | None:
    """Of the side by the indicator's direction; None where nothing is told apart."""
    return str(getattr(colours, figure.sense)) if sign(figure) else None


def brief(figure: Any) -> str:
    """What stands under a name: the side in words, or that its time has not come; else ""."""
    if is_young(figure):
        return say("judging.young")
    mark = sign(figure)
    return (
        say("judging.brief", sign=mark, words=cells.brief(figure.sense, form(figure)))
        if mark
        else ""
    )


def form(figure: Any) -> Form:
    """What a verdict holds the figure against; the rest of its city unless it says so."""
    found: Form = getattr(figure, "versus", "rest")
    return found


def is_young(figure: Any) -> bool:
    """Whether nothing of the figure has had its time (办理期内)."""
    return bool(figure.state == "young")


def interval(figure: Any, indicator: Any) -> str:
    """The 95 % interval on the indicator's scale, "33.6–44.8"; "" where there is none."""
    ends = getattr(figure, "low", None), getattr(figure, "high", None)
    if any(numbers.is_missing(end) for end in ends):
        return ""
    low, high = (numbers.decimal(end * indicator.scale, indicator.decimals) for end in ends)
    return say("judging.interval", low=low, high=high)


def lines(figure: Any, indicator: Any) -> list[str]:
    """For a hover: interval, verdict, and of what ripens how the term's figure is made up."""
    found = []
    if within := interval(figure, indicator):
        found.append(say("judging.hover_interval", interval=within))
    if isinstance(getattr(figure, "verdict", None), str):
        found.append(str(figure.said))
    if words := against(figure, indicator):
        found.append(words)
    return [*found, *ripeness(figure)]


def against(figure: Any, indicator: Any) -> str:
    """What a figure is held against where that is its own, with its parts or the counties it is of:
    "对照：相近的县 23.0 %（40/174）"; "" where it is one for all.
    """
    if numbers.is_missing(getattr(figure, "other_denominator", None)):
        return ""
    told = numbers.parts(figure.other_numerator, figure.other_denominator)
    names = say("charts.comma").join(getattr(figure, "others_named", ()))
    parts = say("charts.dot").join(filter(None, (told, names)))
    return say(
        "versus.hover",
        whom=cells.whom(form(figure)),
        figure=indicator.shown(figure.benchmark),
        parts=say("versus.in_brackets", parts=parts),
    )


def ripeness(figure: Any) -> list[str]:
    """Ripe and young part of the term's figure, and what of the young one is still open."""
    ripens = getattr(figure, "ripens", None)
    if ripens is None or numbers.is_missing(ripens):
        return []
    months = int(ripens)
    if figure.state == "undated":
        return [say("judging.undated")]
    told = {"whole": numbers.parts(figure.whole_numerator, figure.whole_denominator)}
    if is_young(figure):
        return [say("judging.all_young", open=numbers.whole(figure.young_open), **told)]
    if numbers.is_missing(figure.young_denominator):
        return [say("judging.all_ripe", months=months, **told)]
    ripe = numbers.parts(figure.numerator, figure.denominator)
    young = numbers.parts(figure.young_numerator, figure.young_denominator)
    told |= {"ripe": ripe, "young": young, "open": numbers.whole(figure.young_open)}
    return [say("judging.ripe_and_young", months=months, **told)]


def note(rows: Any) -> str:
    """What is to be said of the judgement of one city as a whole: φ, or which rule is missing."""
    first = rows.iloc[0]
    count = int((rows["comparable"] == "value").sum())
    if first["comparable"] == "census":
        return say("judging.census")
    if not numbers.is_missing(first["phi"]):
        return say("judging.phi", phi=numbers.decimal(first["phi"], 2))
    if count < 2:
        return say("judging.too_few", count=count)
    return say("judging.no_phi", count=count)


def of_direction(indicator: Any, of: Form = "rest") -> str:
    """What the colours of an indicator can mean: better and worse only where it has a direction."""
    side = "directed" if indicator.direction in ("higher", "lower") else "neutral"
    return say(f"versus.legend_{side}", whom=cells.whom(of))
