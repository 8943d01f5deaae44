"""What a report says of an indicator: known, missing, approximate, or nothing to share."""

from datetime import date

import pandas as pd

from queries import figures, store
from tests.queries.asking import counted, figure, parts
from tests.queries.reports import a_round, accept, report


def test_a_report_lacking_a_part_is_left_out_whole_and_said_so() -> None:
    accept(a_round(1, **counted(1, 3)), a_round(2, clues_transferred=9))
    row = figure()
    assert (row["numerator"], row["denominator"], row["left_out"]) == (1, 3, 1)


def test_nothing_out_of_nothing_is_not_applicable_and_never_0() -> None:
    accept(a_round(1, **counted(0, 0)))
    row = figure()
    assert row["state"] == "not_applicable"
    assert pd.isna(row["value"])


def test_a_real_zero_is_a_value() -> None:
    accept(a_round(1, **counted(0, 4)))
    row = figure()
    assert (row["state"], row["value"]) == ("value", 0.0)


def test_posts_not_set_up_are_not_applicable_and_not_zero() -> None:
    accept(report("plan", not_applicable=["posts_office", "posts_groups"]))
    assert figure("post_filling")["state"] == "not_applicable"


def test_a_share_above_the_whole_is_to_be_verified() -> None:
    accept(a_round(1, **counted(5, 4)))
    assert figure()["to_verify"]


def test_an_approximate_part_makes_the_figure_approximate() -> None:
    accept(a_round(1, clues_transferred=3914, problems_found=25000, approximate=["problems_found"]))
    assert figure("clue_yield")["approximate"]
    assert not figure("clue_conversion")["approximate"]


def test_a_plan_serves_each_indicator_by_what_it_says_of_it() -> None:
    accept(
        a_round(1, units_first_inspected=5, villages_first_inspected=7),
        report("plan", units_planned=50, villages_planned=177, as_of_date="2021-06-30"),
        report("plan", villages_planned=190, as_of_date="2022-06-30"),
    )
    with store.read(as_of=date(2026, 1, 1)) as cursor:
        found = figures.compare(cursor, ["coverage", "village_coverage"])
    assert found["denominator"].tolist() == [50, 190]


def test_a_plan_that_is_silent_makes_no_lower_bound() -> None:
    accept(
        a_round(1, units_first_inspected=5),
        report("plan", units_planned=50, as_of_date="2021-06-30"),
        report("plan", posts_office=4, as_of_date="2023-06-30"),
    )
    assert not figure("coverage")["lower_bound"]


def test_what_did_not_stand_in_for_the_denominator_marks_nothing_as_approximate() -> None:
    told = {"problems_rectified": 3, "problems_found": 6, "approximate": ["problems_found"]}
    accept(a_round(1, **told, problems_fed_back=5), a_round(1, **told, county="乙山县"))
    assert not figure("rectification", counties=["甲江县"])["approximate"]
    assert figure("rectification", counties=["乙山县"])["approximate"]


def test_a_plan_that_changes_inside_the_term_counts_from_its_day() -> None:
    accept(
        a_round(1, as_of_date="2021-12-31", villages_first_inspected=59),
        report("plan", villages_planned=177, as_of_date="2021-06-30"),
        report("plan", villages_planned=190, as_of_date="2023-06-30"),
    )
    assert parts("village_coverage", as_of=date(2022, 6, 30)) == (59, 177)
    assert parts("village_coverage", as_of=date(2024, 6, 30)) == (59, 190)


def test_a_later_plan_that_is_silent_leaves_the_plan_in_force() -> None:
    accept(
        a_round(1, units_first_inspected=5),
        report("plan", units_planned=50, as_of_date="2021-06-30"),
        report("plan", posts_office=4, as_of_date="2023-06-30"),
    )
    assert parts("coverage") == (5, 50)
