"""The tables of 考核: counties in register order, the items of one, its order beside the others."""

from typing import Any

import pandas as pd

from access.log import called
from pages.ui import reads
from pages.ui.cells import text_cell
from pages.ui.kept import kept
from pages.ui.reads import Origin
from pages.ui.table import Cell, Column, Table
from queries import store
from queries.appraisal import Appraisal
from queries.appraisal_weights import NOTHING, SETS
from text import language, numbers, say

# no count of a county below this leaves the page
SMALL = 5
SURE = 0.95
UNKNOWN = {
    "missing": "missing",
    "young": "young",
    "undated": "young",
    "not_applicable": "applies-not",
}


def head(name: str, kind: str = "number") -> Column:
    """A column whose head stands in the catalogue."""
    return Column(say(f"appraisal.column_{name}"), kind)


def points(value: float | None) -> str:
    """Points as people write them: up to one decimal that is there; the sign for missing."""
    if value is None or numbers.is_missing(value):
        return numbers.missing()
    return f"{value:.2f}".rstrip("0").rstrip(".").replace("-", "\N{MINUS SIGN}")


def band(result: Appraisal, row: Any) -> str:
    """The band of a county; from which to which it can be, while weight is not known."""
    low, high = (result.bands[int(one)][1][language()] for one in (row.band_low, row.band_high))
    return low if low == high else say("appraisal.band_between", low=low, high=high)


@kept
def totals(result: Appraisal, chosen: str) -> Table:
    """One row per county: the aspects, the sum, what is known of it, its band and how it holds."""
    sums = {(row.county, row.aspect): row for row in result.aspects.itertuples()}
    names = list(dict.fromkeys(result.aspects["aspect"]))
    rows = []
    for row in result.totals.itertuples():
        aspects = [_aspect(sums[row.county, name]) for name in names]
        reach = say("judging.interval", low=points(row.low), high=points(row.high))
        rows.append([
            Cell(row.county, key=row.county),
            *aspects,
            Cell(points(row.extra), value=row.extra, tone="" if row.extra else "soft"),
            Cell(points(row.points), value=row.points),
            Cell(points(row.known_weight), value=row.known_weight, tone="soft"),
            text_cell(reach),
            text_cell(band(result, row)),
            Cell(numbers.percent(row.holds * 100), value=row.holds * 100, tone="soft"),
        ])  # fmt: skip
    heads = [
        head("place", "text"),
        *(Column(result.names[name][language()]) for name in names),
        *map(head, ("extra", "score", "known", "range")),
        head("band", "text"),
        head("band_holds"),
    ]
    places = enumerate(result.totals["county"])
    tinted = frozenset(number for number, name in places if name == chosen)
    return Table(say("appraisal.totals"), heads, rows, tinted)


def _aspect(row: Any) -> Cell:
    """Points of the weight that is known, "15.4/17"."""
    if not row.known_weight:
        return Cell(numbers.missing(), tone="missing")
    shown = f"{points(row.points)}/{points(row.known_weight)}"
    return Cell(shown, hint=points(row.weight))


@kept
def items(result: Appraisal, county: str, leaves: bool = False) -> Table:
    """The items of one county with points and reason; what `leaves` the page keeps small counts
    to itself.
    """
    own = result.items[result.items["county"] == county]
    sums = result.aspects[result.aspects["county"] == county].set_index("aspect")
    rows: list[list[Cell]] = []
    heads_of: list[int] = []
    for aspect, items_of in own.groupby("aspect", sort=False):
        heads_of.append(len(rows))
        rows.append(_aspect_row(result.names[str(aspect)][language()], sums.loc[aspect]))
        rows += [_item_row(result, row, leaves) for row in items_of.itertuples()]
    heads = [head("item", "text"), head("weight"), head("points"), head("why", "prose"),
             head("by", "text")]  # fmt: skip
    return Table(say("appraisal.items", county=county), heads, rows, frozenset(heads_of))


def _aspect_row(name: str, sums: Any) -> list[Cell]:
    """The line over the items of an aspect: its weight, and the points that are known."""
    known = points(sums.points) if sums.known_weight else numbers.missing()
    return [text_cell(name), Cell(points(sums.weight), value=sums.weight), Cell(known),
            text_cell(""), text_cell("")]  # fmt: skip


def _item_row(result: Appraisal, row: Any, leaves: bool) -> list[Cell]:
    return [
        text_cell(result.names[row.item][language()]),
        Cell(points(row.weight), value=row.weight) if row.weight else text_cell(""),
        _points(row),
        text_cell(why(row, leaves)),
        text_cell(_by(row)),
    ]


def _points(row: Any) -> Cell:
    if row.points is None:
        return Cell(numbers.missing(), tone=UNKNOWN.get(row.state, "missing"), key=_key(row))
    return Cell(points(row.points), value=float(row.points), key=_key(row),
                tone="" if row.points else "zero")  # fmt: skip


def _key(row: Any) -> str:
    """The trace of the figure behind an item that is computed."""
    if row.kind != "computed" or row.numerator is None:
        return ""
    term = None if row.term_no is None else int(row.term_no)
    return Origin(row.indicator, row.province, row.city, row.county, reads.COUNTY, term).key()


def why(row: Any, leaves: bool = False) -> str:
    """Why an item has its points, or none."""
    if row.state == "entered":
        told = row.reason
    elif row.state == "value":
        told = _computed(row, leaves)
    else:
        told = say(
            "appraisal.why_no_extra" if row.state == "none" else f"appraisal.why_{row.state}"
        )
    if row.kind == "hand" and row.indicator and row.value is not None:
        name, figure = reads.indicator(row.indicator).name[language()], _figure(row, leaves)
        told += say("appraisal.beside", name=name, figure=figure)
    if row.unused is not None:
        told += say("appraisal.why_unused", points=points(row.unused))
    return str(told)


def _computed(row: Any, leaves: bool) -> str:
    step = _step(row)
    if row.numerator is None or (leaves and _is_small(row)):
        return say("appraisal.why_computed_plain", figure=_figure(row, leaves), step=step)
    parts = numbers.parts(row.numerator, row.denominator)
    return say("appraisal.why_computed", figure=_figure(row, leaves), parts=parts, step=step)


def _is_small(row: Any) -> bool:
    return row.numerator is not None and min(row.numerator, row.denominator) < SMALL


def _figure(row: Any, leaves: bool) -> str:
    if leaves and _is_small(row):
        return say("appraisal.hidden_small")
    indicator = reads.indicator(row.indicator)
    return str(indicator.shown(row.value / indicator.scale))


def _step(row: Any) -> str:
    won, unit = points(row.points), reads.indicator(row.indicator).unit[language()]
    if row.step_from is not None:
        return say("appraisal.step_from", from_=f"{points(row.step_from)} {unit}", points=won)
    if row.step_to is None:
        return say("appraisal.step_only", points=won)
    return say("appraisal.step_lowest", to=f"{points(row.step_to)} {unit}", points=won)


def _by(row: Any) -> str:
    if row.entered_by is None:
        return ""
    return say("appraisal.entered", who=called(row.entered_by), date=local_day(row.entered_at))


def local_day(moment: object) -> str:
    """The day, by the clock on the wall, of a moment of the store."""
    return numbers.day(store.as_local(pd.Series([pd.Timestamp(str(moment))])).iloc[0])


@kept
def pairs(result: Appraisal, county: str) -> Table:
    """One county beside every other: by how much, on which weight, and whether the order holds."""
    rows = []
    for row in result.pairs.itertuples():
        if county not in (row.county, row.other):
            continue
        is_first = row.county == county
        difference = None if row.difference is None else row.difference * (1 if is_first else -1)
        # of two that are the same there is no order that could hold
        has_order = difference is not None and abs(difference) > NOTHING
        share = numbers.percent(row.holds * 100) if has_order else ""
        rows.append([
            text_cell(row.other if is_first else row.county),
            Cell(points(row.common_weight), value=row.common_weight, tone="soft"),
            text_cell(_order(difference)),
            Cell(share, value=row.holds * 100 if has_order else None,
                 aside=say("appraisal.cannot_say") if has_order and row.holds < SURE else ""),
        ])  # fmt: skip
    heads = [head("place", "text"), head("common"), head("order", "text"), head("pair_holds")]
    title = say("appraisal.pairs_what", county=county, sets=numbers.whole(SETS))
    return Table(title, heads, rows)


def _order(difference: float | None) -> str:
    if difference is None:
        return say("appraisal.order_none")
    if abs(difference) <= NOTHING:
        return say("appraisal.order_same")
    side = "first" if difference > 0 else "second"
    return say(f"appraisal.order_{side}", points=points(abs(difference)))


@kept
def earlier(results: tuple[Appraisal, ...]) -> Table:
    """One row per county, one column per date: band and possible total."""
    found = {}
    for number, result in enumerate(results):
        for row in result.totals.itertuples():
            reach = say("judging.interval", low=points(row.low), high=points(row.high))
            found[row.county, number] = Cell(band(result, row), aside=reach)
    counties = dict.fromkeys(county for county, _ in found)
    rows = [
        [text_cell(county), *(found.get((county, n), Cell(numbers.missing(), tone="missing"))
                              for n in range(len(results)))]
        for county in counties
    ]  # fmt: skip
    heads = [head("place", "text")]
    heads += [Column(numbers.day(one.as_of), "text", one.version) for one in results]
    return Table(say("appraisal.earlier"), heads, rows)
