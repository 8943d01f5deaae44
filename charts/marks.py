"""The words and signs that stand beside a figure, the same in every chart, table and export."""

from typing import Any

from charts import verdicts
from text import language, numbers, say


def written(figure: Any, indicator: Any) -> str:
    """A figure as people read it, "约 15.7 件/百个"; "—" for missing, 不适用 for not applicable.

    A growth without a start says so; one on a small base stands in numbers.
    """
    if figure.state == "not_applicable":
        return numbers.not_applicable()
    if figure.state == "no_start":
        return say("charts.no_start")
    if is_in_numbers(figure, indicator):
        return parts(figure)
    return str(
        indicator.shown(
            figure.value,
            approximate=bool(figure.approximate),
            lower_bound=bool(getattr(figure, "lower_bound", False)),
        )
    )


def year_before(figure: Any) -> Any:
    """The same figure of the same period of the year before; `figure` is of queries.flows."""
    return figure._replace(
        value=figure.before_value,
        state=figure.before_state,
        numerator=figure.before_numerator,
        denominator=figure.before_denominator,
    )


def is_in_numbers(figure: Any, indicator: Any) -> bool:
    """Whether a growth is on so small a base that its parts say more than their ratio."""
    has_parts = not indicator.is_count and not numbers.is_missing(figure.denominator)
    is_state = indicator.accumulate in ("plan", "latest", "difference")
    is_known = figure.state == "value" and has_parts and not is_state
    return is_known and bool(getattr(figure, "is_small", False))


def unit(figure: Any, indicator: Any) -> str:
    """The unit beside a number; none where parts are written."""
    return "" if is_in_numbers(figure, indicator) else str(indicator.unit[language()])


def remarks(figure: Any) -> list[str]:
    """What a reader must know beside the figure, each in a few words; an empty list if nothing."""
    found = []
    if getattr(figure, "lower_bound", False):
        found.append(_lower_bound(figure.missing_rounds))
    if getattr(figure, "to_verify", False):
        found.append(say("charts.to_verify"))
    if figure.contradiction:
        found.append(say("charts.contradiction"))
    if not numbers.is_missing(figure.basis):
        found.append(say("charts.basis", basis=figure.basis))
    return found


def number(figure: Any, indicator: Any) -> str:
    """A written figure without its unit, for where the unit stands once: "约 15.7"."""
    return written(figure, indicator).removesuffix(f" {indicator.unit[language()]}")


def parts(figure: Any) -> str:
    """What was divided by what, "30/68"; an approximate denominator keeps 约 through the figure."""
    return numbers.parts(figure.numerator, figure.denominator)


def hover(figure: Any, indicator: Any, place: str, judged: Any = None) -> str:
    """The lines a chart point shows: place, figure, parts, date, remarks and how to open it.

    The verdict is that of `judged` where the figure is not itself the one that was judged.
    """
    formula = indicator.formula[language()]
    lines = [
        f"<b>{place}</b>",
        written(figure, indicator),
        formula
        if indicator.is_count or indicator.accumulate == "difference"
        else say("charts.parts", formula=formula, parts=parts(figure)),
        say("charts.as_of", date=numbers.day(figure.as_of_date)),
        *remarks(figure),
        *verdicts.lines(figure if judged is None else judged, indicator),
        say("charts.open_trace"),
    ]
    return "<br>".join(lines)


def _lower_bound(missing: Any) -> str:
    """Why a figure is a lower bound, with the rounds that nobody reported where they are known."""
    listed = [] if missing is None else [str(number) for number in missing]
    if not listed:
        return say("charts.lower_bound")
    return say("charts.lower_bound_rounds", rounds=say("charts.comma").join(listed))
