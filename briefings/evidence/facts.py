"""One figure of a briefing: what the reads answered, and how it may be written on paper."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from briefings.writers.sheet import Figure
from queries.county import LEAST_SHOWN
from queries.registry import Indicator
from text import language, numbers, say


@dataclass(frozen=True)
class Fact:
    """A figure of a county, or of the city (county ""), counted up to `as_of`.

    With `start` it is what grew since that day, and before, change, growth are of the same days of
    the year before. ripens: months; then the parts are of rounds that old, young_… of the others.
    """

    indicator: Indicator
    county: str
    part: str | None
    numerator: float | None
    denominator: float | None
    value: float | None
    state: str
    as_of: date | None
    start: date | None = None
    before: float | None = None
    change: float | None = None
    growth: float | None = None
    places: int = 0
    approximate: bool = False
    lower_bound: bool = False
    ripens: int | None = None
    young_numerator: float | None = None
    young_denominator: float | None = None
    # of one round alone
    round_no: int | None = None

    @property
    def is_known(self) -> bool:
        """Whether there is a value."""
        return self.state == "value"

    @property
    def is_hidden(self) -> bool:
        """Whether it is of one county and so small that it stays in the office."""
        if not self._whose or self.indicator.accumulate == "difference":
            return False
        return any(is_small(one) for one in self._behind)

    @property
    def _behind(self) -> tuple[float | None, ...]:
        return (self.numerator,) if self.indicator.is_count else (self.numerator, self.denominator)

    @property
    def is_money(self) -> bool:
        """Whether it is an amount in 万元."""
        return self.indicator.id.split(".")[-1].startswith("money_")

    @property
    def shown(self) -> str:
        """The figure as people read it, with its unit: "44.1 %", "1,389", "<5", "—"."""
        if self.state != "value":
            return self._without_value()
        if self.is_hidden and self.is_money:
            unit = say("numbers.money_unit")
            return say("numbers.quantity", number=under_least(), unit=unit)
        if self.is_hidden:
            return under_least()
        if self.is_money:
            return numbers.money(self.numerator, approximate=self.approximate)
        if self.indicator.is_count:
            return numbers.whole(self.numerator, approximate=self.approximate)
        marks = {"approximate": self.approximate, "lower_bound": self.lower_bound}
        if self.part in self.indicator.parts:
            scaled = None if self.value is None else self.value * self.indicator.scale
            return numbers.percent(scaled)
        return self.indicator.shown(self.value, **marks)

    def _without_value(self) -> str:
        words = {"not_applicable": numbers.not_applicable, "missing": numbers.missing}
        if self.state in words:
            return words[self.state]()
        return say("charts.no_start" if self.state == "no_start" else "briefing.young")

    @property
    def number(self) -> str:
        """The figure without its unit, for where the unit stands once."""
        units = (self.indicator.unit[language()], say("numbers.money_unit"))
        shown = self.shown
        for unit in units:
            shown = shown.removesuffix(f" {unit}") if unit else shown
        return shown

    @property
    def parts(self) -> str:
        """What stands behind it, "30/68"; a part of a county below five as "<5"."""
        if self.indicator.is_count or self.numerator is None:
            return self.shown
        return say("numbers.parts", numerator=self._side(self.numerator),
                   denominator=self._side(self.denominator))  # fmt: skip

    @property
    def before_shown(self) -> str:
        """What stood there the year, or the round, before."""
        if self.is_money and self.before is not None:
            return numbers.money(self.before)
        return count(self.before, self._whose)

    @property
    def is_before_hidden(self) -> bool:
        """Whether what stood there before is too small to leave the office."""
        return bool(self._whose) and is_small(self.before)

    @property
    def change_shown(self) -> str:
        """By how much it differs from before, without a sign."""
        size = None if self.change is None else abs(self.change)
        return numbers.money(size) if self.is_money else numbers.whole(size)

    @property
    def growth_shown(self) -> str:
        """The same as a share of what stood there before, without a sign."""
        return numbers.percent(None if self.growth is None else abs(self.growth) * 100)

    @property
    def top(self) -> str:
        """The numerator, a number of things."""
        return self._side(self.numerator)

    @property
    def bottom(self) -> str:
        """The denominator, a number of things."""
        return self._side(self.denominator)

    @property
    def points(self) -> str:
        """A difference without its sign, in percentage points."""
        return numbers.decimal(None if self.value is None else abs(self.value) * 100)

    @property
    def in_unit(self) -> float | None:
        """The value in the unit that is shown, for a chart; None where it may not be shown."""
        if not self.is_known or self.is_hidden or self.value is None:
            return None
        return self.value * self.indicator.scale

    def visible(self, value: float | None) -> float | None:
        """A part of the figure in a chart; None where it is too small to leave the office."""
        return None if self._whose and is_small(value) else value

    @property
    def _whose(self) -> str:
        """Whose figure it is: of one county too where the city's sum has only that one."""
        return self.county or ("one" if self.places == 1 else "")

    def _side(self, value: float | None) -> str:
        return count(value, self._whose)

    def cell(self) -> Figure | str:
        """The figure in a table: a number with the way it is shown, or the words instead of one."""
        if not self.is_known or self.is_hidden or self.value is None:
            return self.shown
        value = self.value * self.indicator.scale
        return Figure(int(value) if self.indicator.is_count and value % 1 == 0 else value,
                      self.number)  # fmt: skip

    def before_cell(self) -> Figure | str:
        """The same of the year before, in a table."""
        return count_cell(self.before, self._whose, is_money=self.is_money)

    def change_cell(self) -> Figure | str:
        """The change, with its sign; of a county only where neither side of it is small."""
        hidden = self._whose and (is_small(self.numerator) or is_small(self.before))
        if hidden or self.change is None:
            return numbers.missing()
        places = 0 if self.change % 1 == 0 else 2
        return Figure(self.change, numbers.signed(self.change, places))


def is_small(value: float | None) -> bool:
    """Whether a number of one county is too small to leave the office."""
    return value is not None and value < LEAST_SHOWN


def under_least() -> str:
    """What stands in the place of a number too small to leave the office: "<5"."""
    return say("briefing.under_least", least=LEAST_SHOWN)


def count(value: float | None, county: str = "") -> str:
    """A number of things in words; of a county "<5" below five."""
    return under_least() if county and is_small(value) else numbers.whole(value)


def count_cell(value: float | None, county: str = "", *, is_money: bool = False) -> Figure | str:
    """A number of things in a table, or of 万元; of a county "<5" below five."""
    if value is None or (county and is_small(value)):
        return count(value, county)
    if is_money:
        unit = say("numbers.money_unit")
        return Figure(value, numbers.money(value).removesuffix(f" {unit}"))
    return Figure(int(value) if value % 1 == 0 else value, numbers.whole(value))


def fact(
    row: Any, indicator: Indicator, county: str = "", start: date | None = None,
    round_no: int | None = None,
) -> Fact:  # fmt: skip
    """The fact in one row of figures.overview, flows.flow or comparable.comparable."""
    day = _of(row, "end_date_used") if start else _of(row, "as_of_date")
    if day is None and start is None:
        day = _of(row, "end_date_used")
    return Fact(
        indicator=indicator,
        county=county,
        part=_of(row, "part"),
        numerator=_number(row, "numerator"),
        denominator=_number(row, "denominator"),
        value=_number(row, "value"),
        state=row.state,
        as_of=day.date() if day is not None else None,
        start=start,
        before=_number(row, "before_numerator"),
        change=_number(row, "change"),
        growth=_number(row, "growth"),
        places=int(_of(row, "places") or 0),
        approximate=bool(_of(row, "approximate")),
        lower_bound=bool(_of(row, "lower_bound")),
        ripens=int(_of(row, "ripens")) if _of(row, "ripens") else None,
        young_numerator=_number(row, "young_numerator"),
        young_denominator=_number(row, "young_denominator"),
        round_no=round_no,
    )


def _of(row: Any, name: str) -> Any:
    value = getattr(row, name, None)
    return None if numbers.is_missing(value) else value


def _number(row: Any, name: str) -> float | None:
    value = _of(row, name)
    # amounts add up to other last digits in another order: a paper made twice must be the same
    return None if value is None else float(f"{value:.13g}")
