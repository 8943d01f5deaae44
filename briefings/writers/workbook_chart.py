"""Charts of a workbook: native, beside the cells that they are drawn from."""

from typing import Any

from xlsxwriter import Workbook

from briefings.document import ChartBlock
from briefings.writers import chart_parts
from briefings.writers.chart_plan import YOUNG, Plan, has_interval, planned
from briefings.writers.faces import SCREEN_FACE, clean
from briefings.writers.native_chart import number_format, scale_format
from charts.theme import LIGHT
from text import say

KINDS = {
    ("bars", False): {"type": "column"},
    ("bars", True): {"type": "bar"},
    ("stacked", False): {"type": "column", "subtype": "stacked"},
    ("stacked", True): {"type": "bar", "subtype": "stacked"},
    ("lines", False): {"type": "line"},
}
# In pixels; a line of a sheet is 20 high.
WIDE, HIGH, LYING, LINE = 820, 330, 26, 20
FONT = {"name": SCREEN_FACE, "size": 9, "color": LIGHT.ink}


def place_chart(book: Workbook, page: Any, block: ChartBlock) -> int:
    """Write the values of `block`, draw it to the right of them; the first row under both."""
    plan = planned(block)
    top = page.row
    _write_values(page, plan, book.add_format({"num_format": number_format(block)}))
    if not plan.series:
        return int(page.row)
    chart = book.add_chart(KINDS[plan.form, plan.is_lying])
    name = page.page.get_name()
    for number in range(len(plan.series)):
        chart.add_series(_series(plan, number, name, top))
    if plan.level:
        _add_level(book, chart, plan, name, top)
    high = max(HIGH, LYING * len(plan.names) + 70) if plan.is_lying else HIGH
    _dress(chart, plan, block, high)
    beside = 2 + len(plan.rows) + 2 * len(plan.series)
    page.page.insert_chart(top, beside, chart, {"description": clean(block.what)[:200]})
    return int(max(page.row, top + high // LINE + 2))


def _write_values(page: Any, plan: Plan, shown: Any) -> None:
    """Names, rows of values, then how far each interval reaches: the columns of a native chart."""
    reaches = [chart_parts.reach(row) if has_interval(row) else None for row in plan.series]
    heads = ["", *(row.name for row in plan.rows)]
    for row, reach in zip(plan.series, reaches, strict=True):
        ends = ("above", "below") if reach else ()
        heads += [say(f"setting.{end}", name=row.name) for end in ends] or ["", ""]
    page.line(heads, "head")
    for at, name in enumerate(plan.names):
        first = page.row
        page.line([name])
        cells: list[float | None] = [row.values[at] for row in plan.rows]
        for reach in reaches:
            cells += [ends[at] for ends in reach] if reach else [None, None]
        for column, value in enumerate(cells, start=1):
            if value is not None:
                page.page.write_number(first, column, value, shown)


def _series(plan: Plan, number: int, page: str, top: int) -> dict[str, Any]:
    row, colour = plan.series[number], plan.colour(number)
    told = _cells(plan, number, page, top)
    if plan.form == "lines":
        dot = {"fill": {"color": colour}, "border": {"color": colour}}
        told["line"] = {"color": colour, "width": 2}
        told["marker"] = {"type": "circle", "size": 5, **dot}
    else:
        told |= {"fill": {"color": colour}, "gap": 55}
        told["overlap"] = 100 if plan.form == "stacked" else 0
        told["points"] = [
            _point(plan.colour(number, at), tone == YOUNG) if tone else None
            for at, tone in enumerate(row.tones)
        ]
    if has_interval(row):
        above, below = chart_parts.reach(row)
        told["y_error_bars"] = {
            "type": "custom", "plus_values": above, "minus_values": below,
            "line": {"color": LIGHT.ink, "width": 0.75},
        }  # fmt: skip
    return told


def _cells(plan: Plan, number: int, page: str, top: int) -> dict[str, Any]:
    """Where a row of values stands: its name, its names, its numbers."""
    last = top + len(plan.names)
    return {
        "name": [page, top, number + 1],
        "categories": [page, top + 1, 0, last, 0],
        "values": [page, top + 1, number + 1, last, number + 1],
    }


def _point(colour: str, is_hatched: bool) -> dict[str, Any]:
    if not is_hatched:
        return {"fill": {"color": colour}}
    hatched = {"pattern": "wide_upward_diagonal", "fg_color": colour, "bg_color": LIGHT.paper}
    return {"pattern": hatched, "border": {"color": colour}}


def _add_level(book: Workbook, chart: Any, plan: Plan, page: str, top: int) -> None:
    """The level as a broken line with its name at the end."""
    labels = [{"delete": True}] * (len(plan.names) - 1)
    told = _cells(plan, len(plan.series), page, top) | {
        "line": {"color": LIGHT.ink, "width": 1, "dash_type": "dash"},
        "data_labels": {"value": not plan.says_level, "series_name": True, "separator": " ",
                        "custom": labels, "position": "right", "font": FONT},
    }  # fmt: skip
    if plan.form == "lines":
        chart.add_series(told)
        return
    line = book.add_chart({"type": "line"})
    line.add_series(told)
    chart.combine(line)


def _dress(chart: Any, plan: Plan, block: ChartBlock, high: int) -> None:
    """Faces, hairlines, a legend where there is more than one row of values."""
    hair: dict[str, Any] = {"visible": True, "line": {"color": LIGHT.rule, "width": 0.5}}
    axis: dict[str, Any] = {"num_font": FONT, "major_tick_mark": "none"}
    named: dict[str, Any] = axis | {"line": {"color": LIGHT.same}, "label_position": "low"}
    valued: dict[str, Any] = axis | {"line": {"none": True}, "major_gridlines": hair,
                     "num_format": scale_format(block)}  # fmt: skip
    if plan.lowest >= 0:
        valued["min"] = 0
    if plan.is_lying:
        # The first name on top, the scale below all the same.
        named["reverse"], valued["label_position"] = True, "high"
    # XlsxWriter calls the axis below x, whatever stands along it.
    chart.set_x_axis(valued if plan.is_lying else named)
    chart.set_y_axis(named if plan.is_lying else valued)
    several = len(plan.series) > 1
    chart.set_legend({"position": "top", "font": FONT} if several else {"none": True})
    chart.set_title({"none": True})
    chart.set_chartarea({"border": {"none": True}})
    chart.set_size({"width": WIDE, "height": high})
    chart.show_blanks_as("gap")
