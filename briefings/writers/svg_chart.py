"""Charts of the preview as plain SVG: the same plan and colours as the native charts."""

from collections.abc import Sequence
from html import escape
from math import ceil, floor, log10

from briefings.document import ChartBlock
from briefings.writers.chart_plan import YOUNG, Plan, has_interval, planned
from briefings.writers.faces import clean, length
from charts.theme import LIGHT
from text import numbers

WIDE, HIGH, LYING, FONT = 620, 250, 24, 11
HATCH = (
    '<defs><pattern id="young" width="6" height="6" patternUnits="userSpaceOnUse" '
    f'patternTransform="rotate(45)"><rect width="6" height="6" fill="{LIGHT.paper}"/>'
    f'<rect width="2.5" height="6" fill="{LIGHT.same}"/></pattern></defs>'
)


def svg(block: ChartBlock) -> str:
    """The chart as an svg element; what it shows is its name."""
    plan = planned(block)
    if not plan.series or not block.categories:
        return ""
    drawing = _Drawing(plan, block)
    told = escape(clean(f"{block.title} {block.what}"), quote=True)
    shapes = "".join((drawing.scale(), drawing.bars(), drawing.lines(), drawing.legend()))
    return (
        f'<svg viewBox="0 0 {WIDE} {drawing.high:.0f}" role="img" aria-label="{told}" '
        f'font-size="{FONT}" fill="{LIGHT.ink}" font-family="SimHei, sans-serif">{HATCH}{shapes}'
        "</svg>"
    )


class _Drawing:
    """The places of one chart: `along` the names, `across` the values."""

    def __init__(self, plan: Plan, block: ChartBlock) -> None:
        self.plan, self.block = plan, block
        count = len(plan.names)
        beside = 1 if plan.form == "stacked" else len(plan.series)
        self.high: float = 60 + LYING * count * beside if plan.is_lying else HIGH
        names = max(map(length, plan.names)) * FONT * 0.55 + 10 if plan.is_lying else 40
        is_tilted = not plan.is_lying and max(map(length, plan.names)) * count > 84
        self.tilt = is_tilted
        self.left, self.right = names, 90 if plan.level else 12
        self.top, self.bottom = 26 if len(plan.series) > 1 else 10, 60 if is_tilted else 24
        self.room = WIDE - self.left - self.right, self.high - self.top - self.bottom
        self.low, self.up, self.step = _ends(plan)
        self.sign = " %" if block.unit == "%" else ""

    def across(self, value: float) -> float:
        """Where a value lies on its axis."""
        share = (value - self.low) / (self.up - self.low)
        if self.plan.is_lying:
            return self.left + share * self.room[0]
        return self.top + (1 - share) * self.room[1]

    def along(self, at: float) -> float:
        """Where the middle of a name lies on its axis."""
        start, room = (self.top, self.room[1]) if self.plan.is_lying else (self.left, self.room[0])
        return start + (at + 0.5) * room / len(self.plan.names)

    def scale(self) -> str:
        """Hairlines with their values, and the names."""
        parts, value = [], self.low
        while value <= self.up + self.step / 1000:
            place, shown = self.across(value), escape(_short(value) + self.sign)
            if self.plan.is_lying:
                parts.append(_rule(place, self.top, place, self.high - self.bottom))
                parts.append(_words(place, self.high - 8, shown, "middle", LIGHT.muted))
            else:
                parts.append(_rule(self.left, place, WIDE - self.right, place))
                parts.append(_words(self.left - 6, place + 4, shown, "end", LIGHT.muted))
            value += self.step
        return "".join((*parts, *(self.name(at) for at in range(len(self.plan.names)))))

    def name(self, at: int) -> str:
        """One name beside or under its bar, tilted where names would lie on each other."""
        words, place = escape(self.plan.names[at]), self.along(at)
        if self.plan.is_lying:
            return _words(self.left - 6, place + 4, words, "end", LIGHT.ink)
        if not self.tilt:
            return _words(place, self.high - 8, words, "middle", LIGHT.ink)
        foot = self.high - self.bottom + 14
        turned = f' transform="rotate(-40 {place:.1f} {foot:.1f})"'
        return _words(place, foot, words, "end", LIGHT.ink, turned)

    def bars(self) -> str:
        """Bars beside or on each other, with their intervals."""
        if self.plan.form == "lines":
            return ""
        is_stacked, count = self.plan.form == "stacked", len(self.plan.series)
        whole = self.room[1 if self.plan.is_lying else 0] / len(self.plan.names) * 0.64
        wide = whole if is_stacked else whole / count
        ends, parts = [0.0] * len(self.plan.names), []
        for number, row in enumerate(self.plan.series):
            for at, value in enumerate(row.values):
                if value is None:
                    continue
                start = ends[at] if is_stacked else 0.0
                ends[at] = start + value
                middle = self.along(at) + (0 if is_stacked else (number - (count - 1) / 2) * wide)
                colour = "url(#young)" if row.tones[at] == YOUNG else self.plan.colour(number, at)
                parts.append(self.bar(middle, wide, start, start + value, colour))
                if has_interval(row) and row.low[at] is not None and row.high[at] is not None:
                    parts.append(self.interval(middle, row.low[at] or 0, row.high[at] or 0))
        return "".join(parts)

    def bar(self, middle: float, wide: float, start: float, end: float, colour: str) -> str:
        """One bar between two values."""
        first, last = sorted((self.across(start), self.across(end)))
        edge = middle - wide / 2
        left, top, width, height = edge, first, wide, last - first
        if self.plan.is_lying:
            left, top, width, height = first, edge, last - first, wide
        return (
            f'<rect x="{left:.1f}" y="{top:.1f}" width="{width:.1f}" height="{height:.1f}" '
            f'fill="{colour}"/>'
        )

    def interval(self, middle: float, low: float, high: float) -> str:
        """A thin line between the ends of an interval."""
        first, last = self.across(low), self.across(high)
        if self.plan.is_lying:
            return _rule(first, middle, last, middle, LIGHT.ink, 1.2)
        return _rule(middle, first, middle, last, LIGHT.ink, 1.2)

    def lines(self) -> str:
        """Lines, broken where nothing is known, and the level with its name."""
        parts = []
        if self.plan.form == "lines":
            for number, row in enumerate(self.plan.series):
                parts.append(self.line(row.values, self.plan.colour(number)))
        if self.plan.level and self.plan.level.values[0] is not None:
            value = self.plan.level.values[0]
            place, end = self.across(value), WIDE - self.right
            parts.append(
                _rule(self.left, place, end, place, LIGHT.ink, 1, ' stroke-dasharray="5 4"')
            )
            told = self.plan.level.name
            if not self.plan.says_level:
                told = f"{told} {numbers.decimal(value, self.block.decimals)}"
            parts.append(_words(end + 4, place + 4, escape(told), "start", LIGHT.ink))
        return "".join(parts)

    def line(self, values: Sequence[float | None], colour: str) -> str:
        """One line through the known values."""
        steps, is_open = [], False
        for at, value in enumerate(values):
            if value is not None:
                place = f"{self.along(at):.1f} {self.across(value):.1f}"
                steps.append(f"{'L' if is_open else 'M'}{place}")
            is_open = value is not None
        dots = "".join(
            f'<circle cx="{self.along(at):.1f}" cy="{self.across(value):.1f}" r="3"/>'
            for at, value in enumerate(values)
            if value is not None
        )
        path = f'<path d="{"".join(steps)}" fill="none" stroke="{colour}" stroke-width="2"/>'
        return f'{path}<g fill="{colour}">{dots}</g>'

    def legend(self) -> str:
        """Names of the rows of values, where there are several."""
        if len(self.plan.series) < 2:
            return ""
        parts, place = [], self.left
        for number, row in enumerate(self.plan.series):
            colour = self.plan.colour(number)
            parts.append(f'<rect x="{place:.0f}" y="4" width="10" height="10" fill="{colour}"/>')
            parts.append(_words(place + 14, 13, escape(row.name), "start", LIGHT.ink))
            place += 30 + length(row.name) * FONT * 0.55
        return "".join(parts)


def _rule(
    left: float, top: float, right: float, bottom: float,
    colour: str = LIGHT.rule, width: float = 1, more: str = "",
) -> str:  # fmt: skip
    return (
        f'<line x1="{left:.1f}" y1="{top:.1f}" x2="{right:.1f}" y2="{bottom:.1f}" '
        f'stroke="{colour}" stroke-width="{width}"{more}/>'
    )


def _words(left: float, top: float, told: str, side: str, colour: str, more: str = "") -> str:
    place = f'x="{left:.1f}" y="{top:.1f}" text-anchor="{side}" fill="{colour}"{more}'
    return f"<text {place}>{told}</text>"


def _ends(plan: Plan) -> tuple[float, float, float]:
    """Round ends of the scale and the step between its lines."""
    low, high = plan.lowest, plan.highest
    if plan.form == "stacked":
        high = max(
            sum(value or 0 for value in point)
            for point in zip(*(row.values for row in plan.series), strict=True)
        )
    reach = high - low or 1.0
    step = 10.0 ** floor(log10(reach / 4))
    step *= next(by for by in (1, 2, 2.5, 5, 10) if reach / (step * by) <= 5)
    return floor(low / step) * step, ceil(high / step - 1e-9) * step or step, step


def _short(value: float) -> str:
    return numbers.decimal(round(value, 6), 0 if abs(value - round(value)) < 1e-6 else 1)
