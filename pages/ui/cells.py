"""Figures as table cells: blank, zero, not applicable and missing all look different."""

from typing import Any

from charts import marks
from pages.ui.table import Cell, Column
from text import language, numbers

TONES = {
    "missing": "missing",
    "no_start": "missing",
    "not_applicable": "applies-not",
    "value": "",
}


def figure_cell(figure: Any, indicator: Any, *, with_unit: bool = True) -> Cell:
    """A figure that opens its trace, its parts and remarks as the hint."""
    text = (marks.written if with_unit else marks.number)(figure, indicator)
    is_known = figure.state == "value"
    has_parts = not all(map(numbers.is_missing, (figure.numerator, figure.denominator)))
    parts = [marks.parts(figure)] if has_parts and not indicator.is_count else []
    hint = [*parts, *marks.remarks(figure)] if is_known else []
    return Cell(
        text,
        value=float(figure.value) * indicator.scale if is_known else None,
        key=figure.key if is_known or has_parts else "",
        hint="\n".join(hint),
        tone="zero" if is_known and not figure.value else TONES[figure.state],
        aside="*" if is_known and marks.remarks(figure) else "",
    )


def figure_column(indicator: Any) -> Column:
    """The column of an indicator; its unit only where the name does not say it already."""
    name, unit = indicator.name[language()], indicator.unit[language()]
    return Column(name, unit="" if unit in name else unit)


def count_cell(value: Any, key: str = "") -> Cell:
    """A count; missing is a dash."""
    if numbers.is_missing(value):
        return Cell(numbers.missing(), tone="missing")
    return Cell(numbers.whole(value), value=int(value), key=key)


def text_cell(value: object, aside: object = "") -> Cell:
    """Words and the muted ones beside them; nothing where there are none."""
    told, beside = ("" if numbers.is_missing(part) else str(part) for part in (value, aside))
    return Cell(told, aside=beside)
