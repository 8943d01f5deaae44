"""The tables of 变化: cause by cause, place by place, report by report."""

from fractions import Fraction
from typing import Any

from pages.parts.changes.changes_words import bare, parts, shown, signed, unit
from pages.ui.cells import text_cell
from pages.ui.kept import kept
from pages.ui.reads import Origin
from pages.ui.table import Cell, Column, Table
from queries.change_parts import CAUSES, PLACE, Change, Sum, matters
from text import numbers, say

STREAMS = {"plan": "plan", "stationed": "stationed"}


def head(name: str, kind: str = "number") -> Column:
    """A column whose head stands in the catalogue."""
    return Column(say(f"changes.column_{name}"), kind)


@kept
def causes(change: Change, indicator: Any) -> Table:
    """One row per cause, those that moved nothing too, and their sum."""
    rows = []
    table = change.parts()
    for row in table.itertuples():
        rows.append([
            text_cell(say(f"changes.cause_{row.cause}")),
            *_moved(row.numerator, row.denominator, row.contribution, indicator),
            text_cell(say(f"changes.what_{row.cause}")),
        ])  # fmt: skip
    whole, over = (sum(table[name], Fraction(0)) for name in ("numerator", "denominator"))
    difference = change.difference
    sums = _moved(whole, over, difference, indicator)
    rows.append([text_cell(say("changes.cause_sum")), *sums, text_cell("")])
    heads = [head("cause", "text"), *map(head, _parts_of(indicator)),
             Column(say("changes.column_contribution"), unit=unit(indicator)),
             head("what", "prose")]  # fmt: skip
    return Table(say("changes.title"), heads, rows)


def _moved(
    numerator: Fraction, denominator: Fraction, contribution: Fraction | None, indicator: Any
) -> list[Cell]:
    told = (numerator, denominator)[: len(_parts_of(indicator))]
    cells = [Cell(signed(one), value=float(one)) for one in told]
    known = None if contribution is None else float(contribution) * indicator.scale
    return [*cells, Cell(bare(contribution, indicator), value=known)]


def _parts_of(indicator: Any) -> tuple[str, ...]:
    """Of a count the denominator is the number itself, and says nothing."""
    return ("numerator",) if indicator.is_count else ("numerator", "denominator")


@kept
def places(change: Change, indicator: Any) -> Table:
    """One row per place: before, after, the change, and what each cause did to it."""
    moving = [cause for cause in CAUSES if (change.reports["cause"] == cause).any()]
    rows = []
    for row in change.places.itertuples():
        own = change.parts((row.province, row.city, row.county, row.level)).set_index("cause")
        known = row.start.value is not None and row.end.value is not None
        difference = row.end.value - row.start.value if known else None
        rows.append([
            text_cell(row.county),
            *(_figure(one, indicator) for one in (row.start, row.end)),
            Cell(bare(difference, indicator)),
            *(_effect(own.loc[cause], indicator) for cause in moving),
        ])  # fmt: skip
    heads = [head("place", "text"), head("before"), head("after")]
    told = ["column_moved", *(f"cause_{cause}" for cause in moving)]
    heads += [Column(say(f"changes.{name}"), unit=unit(indicator)) for name in told]
    return Table(say("changes.places"), heads, rows)


def _effect(cause: Any, indicator: Any) -> Cell:
    moved = parts(cause["numerator"], cause["denominator"], indicator)
    return Cell(bare(cause["contribution"], indicator), hint=moved, tone="soft")


def _figure(one: Sum, indicator: Any) -> Cell:
    hint = "" if indicator.is_count or not one.is_known else _plain_parts(one)
    return Cell(shown(one, indicator), hint=hint, tone="" if one.is_known else "missing")


def _plain_parts(one: Sum) -> str:
    return numbers.parts(float(one.numerator), float(one.denominator))


@kept
def reports(change: Change, indicator: Any) -> Table:
    """One row per cause, place and round that changed, with its reports and their traces."""
    rows = [_report(change, row, indicator) for row in matters(change.reports).itertuples()]
    names = ("cause", "place", "matter")
    heads = [*(head(name, "text") for name in names), head("before"), head("after"),
             head("moved"), head("file", "prose")]  # fmt: skip
    return Table(say("changes.reports"), heads, rows)


def _report(change: Change, row: Any, indicator: Any) -> list[Cell]:
    is_gone = row.cause == "corrected"
    went = _counted(
        row.went, -1, indicator, "" if is_gone else _key(change, row, row.went, "start")
    )
    came = _counted(row.came, 1, indicator, _key(change, row, row.came, "end"))
    files = [
        say(f"changes.file_{name}", file=one.file, date=numbers.day(one.as_of_date))
        for name, one in (("came", row.came), ("went", row.went))
        if one is not None
    ]
    return [
        text_cell(say(f"changes.cause_{row.cause}")),
        text_cell(row.county),
        text_cell(_matter(row)),
        went,
        came,
        Cell(parts(row.numerator, row.denominator, indicator)),
        text_cell(say("charts.comma_long").join(files)),
    ]


def _counted(one: Any, sign: int, indicator: Any, key: str) -> Cell:
    """What a report has in the count: its parts."""
    if one is None:
        return Cell(numbers.missing(), tone="missing")
    told = [float(sign * part) for part in (one.numerator, one.denominator)]
    if indicator.is_count:
        return Cell(numbers.whole(told[0]), key=key)
    # a plan has no numerator of its own, and a round no plan
    is_apart = indicator.accumulate == "plan"
    numerator, denominator = (None if is_apart and not part else part for part in told)
    return Cell(numbers.parts(numerator, denominator), key=key)


def _key(change: Change, row: Any, one: Any, side: str) -> str:
    """The trace of a report, as of the state that counts it."""
    if one is None:
        return ""
    at = change.end if side == "end" and row.cause in ("own", "plan", "days") else change.start
    term = None if numbers.is_missing(one.term_no) else int(one.term_no)
    part = None if numbers.is_missing(one.part) else one.part
    place = {name: getattr(one, name) for name in PLACE}
    origin = Origin(change.indicator.id, **place, term=term, part=part)
    return Origin(**(origin.__dict__ | {"report_id": int(one.report_id), "as_of": at.as_of})).key()


def _matter(row: Any) -> str:
    if row.stream in STREAMS:
        return say(f"changes.{STREAMS[row.stream]}")
    missing = numbers.is_missing(row.round_last)
    first = None if numbers.is_missing(row.round_first) else int(row.round_first)
    return say("changes.unnumbered") if missing else numbers.rounds(first, int(row.round_last))
