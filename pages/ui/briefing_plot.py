"""A chart of a briefing for the screen: boxes for bars, a drawing for lines; no numbers are lost.

They stand in the table under it.
"""

from html import escape

from briefings.document import ChartBlock, Series
from briefings.faces import clean
from text import numbers

# Of a drawing of lines: width, height, and the room for its labels.
WIDE, HIGH, EDGE = 640, 190, 24
# With more bars than these the chart is a list too long to look at; the table says it.
MOST = 40


def plot(block: ChartBlock) -> str:
    """The drawing; "" where there is nothing to draw. Colours are classes of the style sheet."""
    ends = [value for row in block.series for value in (*row.values, *row.high)]
    known = [abs(value) for value in ends if value is not None]
    known += [abs(block.level[1])] if block.level else []
    top = max(known, default=0.0)
    if not top or not block.categories:
        return ""
    if block.form == "lines":
        return _lines(block, top * 1.08)
    return _bars(block, top) if len(block.categories) <= MOST else ""


def _bars(block: ChartBlock, top: float) -> str:
    many = len(block.series) > 1
    total = top
    if block.form == "stacked":
        rows = zip(*(row.values for row in block.series), strict=True)
        total = max(sum(one or 0 for one in row) for row in rows)
    told = "".join(
        f'<dt>{escape(clean(name))}</dt><dd class="{block.form}">'
        + "".join(_bar(block, row, at, number, total) for number, row in enumerate(block.series))
        + _level(block, total)
        + "</dd>"
        for at, name in enumerate(block.categories)
    )
    return _key(block, many) + f'<dl class="bars" aria-hidden="true">{told}</dl>'


def _bar(block: ChartBlock, row: Series, at: int, number: int, top: float) -> str:
    """One bar with its number, and its interval as a thin line."""
    value = row.values[at]
    if value is None:
        return "" if block.form == "stacked" else f"<span><i></i>{numbers.missing()}</span>"
    tone = (row.tones[at] if row.tones else "") or f"row-{number}"
    shown = numbers.decimal(value, block.decimals)
    box = f'<i class="{escape(tone)}" style="width:{_share(value, top)}"></i>'
    if row.low and row.low[at] is not None and row.high[at] is not None:
        low, high = float(row.low[at] or 0), float(row.high[at] or 0)
        width = _share(high - low, top)
        box += f'<u style="left:{_share(low, top)};width:{width}"></u>'
    if block.form == "stacked":
        return f'<span style="width:{_share(value, top)}"><i class="{escape(tone)}"></i></span>'
    return f"<span>{box}<b>{shown}</b></span>"


def _share(value: float, top: float) -> str:
    """How much of the width of the bars; the rest is for their numbers."""
    return f"{max(0.0, 86 * abs(value) / top):.1f}%"


def _level(block: ChartBlock, top: float) -> str:
    return f'<s style="left:{_share(block.level[1], top)}"></s>' if block.level else ""


def _key(block: ChartBlock, many: bool) -> str:
    """What the rows of bars are, and the level; nothing where there is one row alone."""
    names = [
        f'<span><i class="{escape(_tone(row, number))}"></i>{escape(clean(row.name))}</span>'
        for number, row in enumerate(block.series)
        if many
    ]
    if block.level and block.form != "lines":
        names.append(f"<span><s></s>{escape(clean(block.level[0]))}</span>")
    return f'<div class="key" aria-hidden="true">{"".join(names)}</div>' if names else ""


def _tone(row: Series, number: int) -> str:
    tones = set(row.tones)
    return tones.pop() if len(tones) == 1 else f"row-{number}"


def _lines(block: ChartBlock, top: float) -> str:
    """A line a row; the level across; the first and the last category under it."""
    last = len(block.categories) - 1
    step = (WIDE - 2 * EDGE) / max(last, 1)

    def point(at: int, value: float) -> tuple[float, float]:
        return EDGE + at * step, HIGH - EDGE - value / top * (HIGH - 2 * EDGE)

    drawn = [_across(*point(0, 0), "base", "")]
    for number, row in enumerate(block.series):
        known = [point(at, one) for at, one in enumerate(row.values) if one is not None]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in known)
        dots = "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3"/>' for x, y in known)
        tone = escape(_tone(row, number))
        drawn.append(f'<g class="{tone}"><polyline points="{path}"/>{dots}</g>')
    if block.level:
        drawn.append(_across(*point(0, block.level[1]), "level", block.level[0]))
    for at, anchor in {0: "start", last: "end"}.items():
        x, y = point(at, 0)
        label = escape(clean(block.categories[at]))
        drawn.append(f'<text x="{x:.1f}" y="{y + 17:.1f}" text-anchor="{anchor}">{label}</text>')
    key = _key(block, len(block.series) > 1)
    return f'{key}<svg viewBox="0 0 {WIDE} {HIGH}" aria-hidden="true">{"".join(drawn)}</svg>'


def _across(left: float, y: float, kind: str, name: str) -> str:
    """A line over the whole width, its name at its end."""
    right = WIDE - EDGE
    line = f'<line class="{kind}" x1="{left}" x2="{right}" y1="{y:.1f}" y2="{y:.1f}"/>'
    label = f'<text x="{right}" y="{y - 5:.1f}" text-anchor="end">{escape(clean(name))}</text>'
    return line + label
