"""Rounds grouped by method and type: sums of parts, a round in each of its groups."""

from datetime import date

import pandas as pd

from queries import store
from queries.methods import Methods, methods
from tests.queries.reports import a_round, a_span, accept, report

IDS = ["problems_per_unit", "clue_conversion", "rounds.units_inspected"]


def found(**selection: object) -> Methods:
    """Groups, places and rounds as of the first day of 2026."""
    with store.read(as_of=date(2026, 1, 1)) as cursor:
        return methods(cursor, IDS, **selection)


def sums(frame: pd.DataFrame, indicator: str, kind: str) -> dict[str, tuple[int, object, object]]:
    """Group → rounds, numerator, denominator."""
    rows = frame[(frame["indicator"] == indicator) & (frame["kind"] == kind)]
    return {
        row.group_name: (row.rounds, row.numerator, row.denominator) for row in rows.itertuples()
    }


def test_a_round_of_two_methods_stands_in_both_groups() -> None:
    accept(
        a_round(1, methods="交叉、巡镇延村", problems_found=30, units_inspected=3),
        a_round(2, methods="交叉", problems_found=10, units_inspected=2),
    )
    assert sums(found().groups, "problems_per_unit", "method") == {
        "交叉": (2, 40, 5),
        "巡镇延村": (1, 30, 3),
    }


def test_the_value_of_a_group_is_sum_over_sum_and_not_a_mean_of_ratios() -> None:
    accept(
        a_round(1, methods="联合", problems_found=90, units_inspected=3),
        a_round(2, methods="联合", problems_found=10, units_inspected=7),
    )
    groups = found().groups
    row = groups[(groups["indicator"] == "problems_per_unit") & (groups["kind"] == "method")]
    assert list(row["value"]) == [10.0]


def test_a_round_without_both_parts_is_a_round_but_not_in_the_rate() -> None:
    accept(
        a_round(1, methods="直接", problems_found=30, units_inspected=3),
        a_round(2, methods="直接", units_inspected=5),
    )
    groups = found().groups.set_index(["indicator", "kind"])
    row = groups.loc[("problems_per_unit", "method")]
    assert (row["rounds"], row["left_out"]) == (2, 1)
    assert (row["numerator"], row["denominator"]) == (30, 3)
    assert groups.loc[("rounds.units_inspected", "method")]["numerator"] == 8


def test_a_blank_method_is_a_group_of_its_own() -> None:
    accept(a_round(1, methods=None, problems_found=5, units_inspected=1))
    assert list(sums(found().groups, "problems_per_unit", "method")) == [""]


def test_types_are_groups_too_and_a_county_has_its_own_mix() -> None:
    accept(
        a_round(1, problems_found=5, units_inspected=1),
        a_round(2, inspection_type="专项", problems_found=6, units_inspected=1),
        a_round(1, county="乙山县", inspection_type="专项", problems_found=7, units_inspected=1),
    )
    grouped = found()
    assert sums(grouped.groups, "problems_per_unit", "type") == {
        "专项": (2, 13, 2),
        "常规": (1, 5, 1),
    }
    units = grouped.places[grouped.places["indicator"] == "rounds.units_inspected"]
    mix = units[units["kind"] == "type"]
    assert set(zip(mix["county"], mix["group_name"], mix["rounds"], strict=True)) == {
        ("甲江县", "专项", 1),
        ("甲江县", "常规", 1),
        ("乙山县", "专项", 1),
    }


def test_sums_of_several_rounds_years_and_printed_totals_are_no_rounds() -> None:
    accept(
        a_round(5, problems_found=5, units_inspected=1),
        a_span(1, 4, problems_found=90, units_inspected=9),
        report(scope="年度", start_date="2022-01-01", problems_found=70, units_inspected=7),
        a_round(5, county="示例市", level="合计", problems_found=300, units_inspected=30),
    )
    assert sums(found().groups, "problems_per_unit", "type") == {"常规": (1, 5, 1)}


def test_a_round_inside_a_sum_of_several_is_still_a_round() -> None:
    accept(
        a_span(1, 4, problems_found=90, units_inspected=9),
        a_round(2, problems_found=20, units_inspected=2),
    )
    assert sums(found().groups, "problems_per_unit", "type") == {"常规": (1, 20, 2)}


def test_only_the_latest_term_of_a_county_is_grouped_unless_another_is_asked_for() -> None:
    accept(
        a_round(1, term_no=9, problems_found=8, units_inspected=2),
        a_round(1, term_no=10, problems_found=9, units_inspected=3),
        a_round(1, county="乙山县", term_no=9, problems_found=4, units_inspected=1),
    )
    assert sums(found().groups, "problems_per_unit", "type") == {"常规": (2, 13, 4)}
    assert sums(found(term=9).groups, "problems_per_unit", "type") == {"常规": (2, 12, 3)}


def test_every_group_is_the_sum_of_its_rounds() -> None:
    accept(
        *(
            a_round(number, methods=method, problems_found=number * 7, units_inspected=number)
            for number, method in enumerate(("直接", "交叉、联动", "联动", None), 1)
        )
    )
    grouped = found()
    by_rounds = grouped.rounds.groupby(["indicator", "kind", "group_name"])["numerator"].sum()
    by_groups = grouped.groups.set_index(["indicator", "kind", "group_name"])["numerator"]
    assert by_rounds.fillna(0).to_dict() == by_groups.fillna(0).to_dict()
