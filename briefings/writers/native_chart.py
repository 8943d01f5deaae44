"""Charts that Word, WPS, PowerPoint and LibreOffice draw themselves, with the values beside them.

python-pptx writes the chart; intervals, faces and the line of a level are added here.
"""

import io
from copy import deepcopy
from datetime import datetime
from itertools import pairwise
from typing import Any

from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData
from pptx.chart.xmlwriter import ChartXmlWriter
from pptx.dml.color import RGBColor
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.enum.dml import MSO_LINE, MSO_PATTERN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt
from xlsxwriter import Workbook

from briefings.document import ChartBlock
from briefings.writers import chart_parts
from briefings.writers.chart_plan import YOUNG, Plan, has_interval, planned
from charts.theme import LIGHT
from text import say

KINDS = {
    ("bars", False): XL_CHART_TYPE.COLUMN_CLUSTERED,
    ("bars", True): XL_CHART_TYPE.BAR_CLUSTERED,
    ("stacked", False): XL_CHART_TYPE.COLUMN_STACKED,
    ("stacked", True): XL_CHART_TYPE.BAR_STACKED,
    ("lines", False): XL_CHART_TYPE.LINE,
}
# The share of the frame that is kept for the legend above, and for names at the ends of lines.
ABOVE, BESIDE = 0.12, 0.13
# Names at the ends of lines would lie on each other if these ended closer, in lines of type.
APART = 2.2
# A share never goes beyond the whole; a scale by itself would.
WHOLE, NEAR = 100, 80
# The faces of Latin and of Chinese characters.
Faces = tuple[str, str]


def drawn(block: ChartBlock, faces: Faces, size: float, high: float) -> Any:
    """The c:chartSpace element of `block` in `faces`, its type `size`, itself `high` points."""
    plan = planned(block)
    data = CategoryChartData(number_format=number_format(block))
    data.categories = plan.names
    for row in plan.rows:
        data.add_series(row.name, row.values)
    space = parse_xml(ChartXmlWriter(KINDS[plan.form, plan.is_lying], data).xml.encode())
    chart = Chart(space, None)
    _dress(chart, faces, size)
    _axes(chart, plan, block)
    shapes = list(chart.plots[0].series)
    for number, shape in enumerate(shapes):
        _colour(shape, plan, number)
    if plan.level:
        _level(chart, plan)
    _names(chart, plan, size, high)
    for number, row in enumerate(plan.rows):
        if has_interval(row):
            _before_values(shapes[number]._element, chart_parts.error_bars(plan, number))
    return space


def workbook(block: ChartBlock, made_at: datetime) -> bytes:
    """The workbook behind the chart: a column for each row of values, then those of intervals."""
    plan, out = planned(block), io.BytesIO()
    book = Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    book.set_properties({"created": made_at})
    page = book.add_worksheet(chart_parts.PAGE)
    page.write_column(1, 0, plan.names)
    for number, row in enumerate(plan.rows, start=1):
        page.write_string(0, number, row.name)
        page.write_column(
            1, number, row.values, book.add_format({"num_format": number_format(block)})
        )
    for number, row in enumerate(plan.rows):
        if has_interval(row):
            first = chart_parts.reach_column(plan, number)
            for column, ends in enumerate(chart_parts.reach(row), start=first):
                name = "above" if column == first else "below"
                page.write_string(0, column, say(f"setting.{name}", name=row.name))
                page.write_column(1, column, ends)
    book.close()
    return out.getvalue()


def number_format(block: ChartBlock) -> str:
    """The digits of a chart's values as a workbook's number format."""
    return "#,##0" + ("." + "0" * block.decimals if block.decimals else "")


def scale_format(block: ChartBlock) -> str:
    """The values of the scale: no point after a whole number, per cent with its sign."""
    return ("General" if block.decimals else "#,##0") + ('" %"' if block.unit == "%" else "")


def _dress(chart: Chart, faces: Faces, size: float) -> None:
    """Faces and sizes; no title: the caption says it."""
    chart.has_title = False
    chart._chartSpace.find(qn("c:chart")).addnext(chart_parts.no_frame())
    chart.font.size, chart.font.color.rgb = Pt(size), RGBColor.from_string(LIGHT.ink[1:])
    for kind, name in zip(("latin", "ea"), faces, strict=True):
        font = f'<a:{kind} {nsdecls("a")} typeface="{name}"/>'
        chart.font._rPr.append(parse_xml(font))


def _axes(chart: Chart, plan: Plan, block: ChartBlock) -> None:
    names, values = chart.category_axis, chart.value_axis
    names.major_tick_mark = values.major_tick_mark = XL_TICK_MARK.NONE
    names.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    if plan.is_lying:
        # The first name on top, the scale below all the same.
        names.reverse_order = True
        values.tick_label_position = XL_TICK_LABEL_POSITION.HIGH
    _stroke(names.format.line, LIGHT.same, 0.75)
    values.format.line.fill.background()
    _stroke(values.major_gridlines.format.line, LIGHT.rule, 0.5)
    values.tick_labels.number_format = scale_format(block)
    values.tick_labels.number_format_is_linked = False
    values.tick_labels.font.color.rgb = RGBColor.from_string(LIGHT.muted[1:])
    if plan.lowest >= 0:
        values.minimum_scale = 0
    highest = WHOLE if plan.form == "stacked" else plan.highest
    if block.unit == "%" and NEAR < highest <= WHOLE:
        values.maximum_scale = WHOLE
    if plan.form != "lines":
        chart.plots[0].gap_width = 55
        chart.plots[0].overlap = 100 if plan.form == "stacked" else 0


def _colour(shape: Any, plan: Plan, number: int) -> None:
    """A row of values in its colour, each point of another tone in its own."""
    if plan.form == "lines" or number == len(plan.series):
        _stroke(shape.format.line, plan.colour(number), 2)
        if plan.form == "lines":
            shape.smooth = False
            _dots(shape.marker, None if number == len(plan.series) else plan.colour(number))
        return
    shape.format.fill.solid()
    shape.format.fill.fore_color.rgb = RGBColor.from_string(plan.colour(number)[1:])
    shape.invert_if_negative = False
    for point, tone in enumerate(plan.series[number].tones):
        if tone:
            _tint(shape.points[point].format, plan.colour(number, point), tone == YOUNG)


def _dots(marker: Any, colour: str | None) -> None:
    """A dot at each point, without which one between two gaps could not be seen; none for None."""
    marker.style = XL_MARKER_STYLE.CIRCLE if colour else XL_MARKER_STYLE.NONE
    if colour:
        marker.size = 5
        marker.format.fill.solid()
        marker.format.fill.fore_color.rgb = RGBColor.from_string(colour[1:])
        _stroke(marker.format.line, colour, 0.75)


def _tint(shown: Any, colour: str, is_hatched: bool) -> None:
    if not is_hatched:
        shown.fill.solid()
        shown.fill.fore_color.rgb = RGBColor.from_string(colour[1:])
        return
    shown.fill.patterned()
    shown.fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
    shown.fill.fore_color.rgb = RGBColor.from_string(colour[1:])
    shown.fill.back_color.rgb = RGBColor.from_string(LIGHT.paper[1:])
    _stroke(shown.line, colour, 0.75)


def _stroke(line: Any, colour: str, width: float, *, is_dashed: bool = False) -> None:
    line.color.rgb, line.width = RGBColor.from_string(colour[1:]), Pt(width)
    if is_dashed:
        line.dash_style = MSO_LINE.DASH


def _level(chart: Chart, plan: Plan) -> None:
    """The level as a thin broken line with its name, over columns in a plot of lines of its own."""
    shape = chart.plots[0].series[len(plan.series)]
    _stroke(shape.format.line, LIGHT.ink, 1, is_dashed=True)
    if plan.form != "lines":
        row, plot = shape._element, chart.plots[0]._element
        for name in ("c:invertIfNegative", "c:dPt"):
            for part in row.findall(qn(name)):
                row.remove(part)
        row.find(qn("c:spPr")).addnext(chart_parts.no_marker())
        lines = chart_parts.empty_lines()
        lines.insert(2, row)
        lines.extend(deepcopy(axis) for axis in plot.findall(qn("c:axId")))
        plot.addnext(lines)


def _names(chart: Chart, plan: Plan, size: float, high: float) -> None:
    """Who is who: names at the ends of lines where they stand apart, else a legend on top."""
    ended = plan.form == "lines" and _stands_apart(plan, APART * size / high)
    at_end = plan.rows if ended else plan.rows[len(plan.series) :]
    first = len(plan.rows) - len(at_end)
    shapes = {int(row.idx.val): row for row in chart._chartSpace.iter(qn("c:ser"))}
    for number, row in enumerate(at_end, start=first):
        last = max((at for at, value in enumerate(row.values) if value is not None), default=None)
        if last is not None:
            with_value = row is plan.level and not plan.says_level
            # Beside the last column, not beside its middle.
            aside = 0.0 if plan.form == "lines" else 0.3 / len(plan.names)
            label = chart_parts.end_label(last, size, aside, with_value=with_value)
            _before_values(shapes[number], label)
    chart.has_legend = not ended and len(plan.series) > 1
    if chart.has_legend:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
        for number in range(first, len(plan.rows)):
            entry = chart_parts.left_out_of_legend(number)
            chart.legend._element.find(qn("c:legendPos")).addnext(entry)
    place = chart_parts.place(ABOVE if chart.has_legend else 0.03, BESIDE if at_end else 0.01)
    chart._chartSpace.find(f".//{qn('c:plotArea')}").insert(0, place)


def _stands_apart(plan: Plan, share: float) -> bool:
    """Whether no two lines end closer than that share of the scale."""
    ends = sorted(
        next((value for value in reversed(row.values) if value is not None), plan.lowest)
        for row in plan.rows
    )
    apart = share * (plan.highest - plan.lowest)
    return all(below + apart <= above for below, above in pairwise(ends))


def _before_values(row: Any, part: Any) -> None:
    """Put `part` where a row of values has its labels and intervals: before its names."""
    row.find(qn("c:cat")).addprevious(part)
