"""The parts of a native chart that python-pptx does not write: intervals, end labels, places."""

from typing import Any

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from xlsxwriter.utility import xl_range_abs

from briefings.document import Series
from briefings.writers.chart_plan import Plan
from charts.theme import LIGHT

# python-pptx points its charts to a page of this name.
PAGE = "Sheet1"
INTERVAL = 9525
SHOWN = ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")


def reach(row: Series) -> tuple[list[float], list[float]]:
    """How far the interval reaches above and below each value; 0 where there is none."""
    known = list(zip(row.values, row.low, row.high, strict=True))
    above = [
        high - value if value is not None and high is not None else 0 for value, _, high in known
    ]
    below = [value - low if value is not None and low is not None else 0 for value, low, _ in known]
    return above, below


def reach_column(plan: Plan, number: int) -> int:
    """The column of the workbook where the interval of a row of values begins."""
    return 1 + len(plan.rows) + 2 * number


def error_bars(plan: Plan, number: int) -> Any:
    """c:errBars of a row of values, its reach taken from the workbook behind the chart."""
    direction = '<c:errDir val="y"/>' if plan.form == "lines" else ""
    column = reach_column(plan, number)
    above, below = reach(plan.rows[number])
    return parse_xml(
        f'<c:errBars {nsdecls("c", "a")}>{direction}<c:errBarType val="both"/>'
        '<c:errValType val="cust"/><c:noEndCap val="0"/>'
        f"<c:plus>{_cells(above, column)}</c:plus><c:minus>{_cells(below, column + 1)}</c:minus>"
        f'<c:spPr><a:ln w="{INTERVAL}"><a:solidFill><a:srgbClr val="{LIGHT.ink[1:]}"/>'
        "</a:solidFill></a:ln></c:spPr></c:errBars>"
    )


def _cells(values: list[float], column: int) -> str:
    """c:numRef to one column of the workbook, with the values themselves."""
    points = "".join(
        f'<c:pt idx="{number}"><c:v>{value!r}</c:v></c:pt>' for number, value in enumerate(values)
    )
    place = f"{PAGE}!{xl_range_abs(1, column, len(values), column)}"
    return (
        f"<c:numRef><c:f>{place}</c:f><c:numCache><c:formatCode>General</c:formatCode>"
        f'<c:ptCount val="{len(values)}"/>{points}</c:numCache></c:numRef>'
    )


def empty_lines() -> Any:
    """c:lineChart without rows and axes, to lie over columns."""
    return parse_xml(
        f'<c:lineChart {nsdecls("c")}><c:grouping val="standard"/><c:varyColors val="0"/>'
        '<c:marker val="1"/></c:lineChart>'
    )


def no_frame() -> Any:
    """c:spPr of a chart without ground and border."""
    return parse_xml(f"<c:spPr {nsdecls('c', 'a')}><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>")


def no_marker() -> Any:
    """c:marker of a line without signs at its points."""
    return parse_xml(f'<c:marker {nsdecls("c")}><c:symbol val="none"/></c:marker>')


def end_label(point: int, size: float, aside: float, *, with_value: bool) -> Any:
    """c:dLbls that name a row of values beside one of its points, and nowhere else.

    `aside` is how much farther to the right it stands, as a share of the chart.
    """
    told = {"SerName": 1, "Val": int(with_value)}
    shown = "".join(f'<c:show{name} val="{told.get(name, 0)}"/>' for name in SHOWN)
    hidden = "".join(f'<c:show{name} val="0"/>' for name in SHOWN)
    farther = f'<c:manualLayout><c:x val="{aside:.4f}"/><c:y val="0"/></c:manualLayout>'
    look = (
        f'<c:layout>{farther}</c:layout><c:txPr><a:bodyPr wrap="square"/><a:p><a:pPr>'
        f'<a:defRPr sz="{round(size * 100)}"/></a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>'
    )
    return parse_xml(
        f'<c:dLbls {nsdecls("c", "a")}><c:dLbl><c:idx val="{point}"/>{look}'
        f'<c:dLblPos val="r"/>{shown}'
        f"<c:separator> </c:separator></c:dLbl>{hidden}</c:dLbls>"
    )


def left_out_of_legend(number: int) -> Any:
    """c:legendEntry that keeps a row of values out of the legend."""
    return parse_xml(
        f'<c:legendEntry {nsdecls("c")}><c:idx val="{number}"/><c:delete val="1"/></c:legendEntry>'
    )


def place(above: float, beside: float) -> Any:
    """c:layout of the plot with its axes: these shares of the frame stay free for words."""
    ends = {"x": 0.005, "y": above, "w": 0.99 - beside, "h": 0.98 - above}
    shares = "".join(f'<c:{name} val="{share:.3f}"/>' for name, share in ends.items())
    return parse_xml(
        f'<c:layout {nsdecls("c")}><c:manualLayout><c:xMode val="edge"/><c:yMode val="edge"/>'
        f"{shares}</c:manualLayout></c:layout>"
    )
