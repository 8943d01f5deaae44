"""Term to date: which reports of a term count, so that nothing adds twice and nothing is hidden."""

from datetime import date
from typing import Any

from queries import figures, store
from tests.queries.asking import counted, figure, parts
from tests.queries.reports import a_round, a_span, accept, report


def test_complete_rounds_count_one_by_one() -> None:
    accept(a_round(1, **counted(1, 10)), a_round(2, **counted(2, 10)), a_round(3, **counted(3, 10)))
    assert parts() == (6, 30)
    assert list(figure()["missing_rounds"]) == []


def test_complete_rounds_are_preferred_to_a_span_over_the_same_rounds() -> None:
    accept(
        a_round(1, **counted(1, 10)), a_round(2, **counted(2, 10)), a_span(1, 2, **counted(9, 99))
    )
    assert parts() == (3, 20)


def test_a_span_wider_than_the_rounds_stands_for_them() -> None:
    accept(
        a_round(1, **counted(1, 10)), a_round(2, **counted(2, 10)), a_span(1, 5, **counted(9, 50))
    )
    assert parts() == (9, 50)


def test_the_rounds_after_a_span_are_added_to_it() -> None:
    accept(
        a_span(1, 3, **counted(9, 50)), a_round(4, **counted(1, 10)), a_round(5, **counted(2, 10))
    )
    assert parts() == (12, 70)
    assert list(figure()["missing_rounds"]) == []


def test_overlapping_spans_never_add_and_the_one_from_round_1_with_the_greatest_end_counts() -> (
    None
):
    accept(
        a_span(1, 3, **counted(3, 30)),
        a_span(1, 6, **counted(6, 60)),
        a_span(4, 8, **counted(8, 80)),
    )
    row = figure()
    assert (row["numerator"], row["denominator"]) == (6, 60)
    assert list(row["missing_rounds"]) == [7, 8]


def test_spans_that_follow_one_another_are_added() -> None:
    accept(
        a_span(1, 3, **counted(3, 30)), a_span(4, 6, **counted(4, 40)), a_round(7, **counted(1, 5))
    )
    assert parts() == (8, 75)


def test_a_round_inside_a_span_behind_the_base_is_not_added() -> None:
    accept(a_span(4, 6, **counted(4, 40)), a_round(5, **counted(1, 5)), a_round(7, **counted(1, 5)))
    row = figure()
    assert (row["numerator"], row["denominator"]) == (5, 45)
    assert list(row["missing_rounds"]) == [1, 2, 3]


def test_a_term_to_date_without_a_range_reaches_as_far_as_the_rounds_of_its_day() -> None:
    accept(
        a_span(None, None, "本届累计", as_of_date="2021-12-31", **counted(9, 50)),
        a_round(2, end_date="2021-06-01", **counted(1, 10)),
        a_round(4, end_date="2022-03-01", as_of_date="2022-12-31", **counted(2, 10)),
    )
    row = figure()
    assert (row["numerator"], row["denominator"]) == (11, 60)
    assert list(row["missing_rounds"]) == [3]


def test_a_term_to_date_alone_is_the_term() -> None:
    accept(a_span(None, None, "本届累计", **counted(9, 50)))
    assert parts() == (9, 50)


def test_a_term_to_date_of_n_rounds_reaches_from_the_first() -> None:
    accept(a_span(12, 12, "本届累计", **counted(9, 50)), a_round(13, **counted(1, 1)))
    assert parts() == (10, 51)
    assert list(figure()["missing_rounds"]) == []


def test_a_special_round_without_a_number_lies_inside_a_later_term_to_date_and_beside_rounds() -> (
    None
):
    special = {"inspection_type": "专项", "round_first": None, "round_last": None}
    accept(
        a_span(None, None, "本届累计", as_of_date="2022-06-30", **counted(9, 50)),
        report(**special, end_date="2022-03-01", **counted(1, 10)),
        report(**special, end_date="2022-09-01", start_date="2022-08-01", **counted(2, 20)),
    )
    assert parts() == (11, 70)


def test_missing_rounds_are_named_and_make_coverage_a_lower_bound() -> None:
    accept(
        a_round(2, units_first_inspected=10),
        a_round(4, units_first_inspected=5),
        report("plan", units_planned=100),
    )
    row = figure("coverage")
    assert (row["numerator"], row["denominator"]) == (15, 100)
    assert list(row["missing_rounds"]) == [1, 3]
    assert row["lower_bound"]


def test_a_round_without_its_figure_makes_coverage_a_lower_bound() -> None:
    accept(a_round(1, units_first_inspected=10), a_round(2), report("plan", units_planned=100))
    row = figure("coverage")
    assert (row["numerator"], row["left_out"]) == (10, 1)
    assert row["lower_bound"]


def test_a_contradiction_at_one_day_is_shown_and_the_later_report_counts() -> None:
    accept(a_round(1, problems_found=1514, clues_transferred=10))
    accept(a_round(1, problems_found=666, clues_transferred=10))
    row = figure("clue_yield")
    assert row["denominator"] == 666
    assert row["contradiction"]


def test_the_same_figures_sent_twice_are_no_contradiction() -> None:
    accept(a_round(1, **counted(1, 10)))
    accept(a_round(1, **counted(1, 10)))
    assert not figure()["contradiction"]
    assert parts() == (1, 10)


def test_a_year_beside_rounds_is_never_added() -> None:
    accept(
        a_round(1, **counted(1, 10)),
        report(scope="年度", start_date="2021-01-01", as_of_date="2021-12-31", **counted(7, 70)),
    )
    assert parts() == (1, 10)


def test_a_place_with_nothing_but_a_year_has_no_term_figure() -> None:
    accept(report(scope="年度", start_date="2021-01-01", **counted(7, 70)))
    assert figure()["state"] == "missing"


def test_after_a_change_of_term_the_new_term_alone_counts() -> None:
    accept(a_round(1, term_no=9, **counted(5, 50)), a_round(1, term_no=10, **counted(1, 10)))
    assert parts() == (1, 10)
    assert parts(term=9) == (5, 50)


def test_two_batches_of_one_round_are_added() -> None:
    accept(
        a_round(1, batch="第一批", **counted(1, 10)),
        a_round(1, batch="第二批", **counted(2, 20)),
        a_round(1, inspection_type="专项", **counted(3, 30)),
    )
    assert parts() == (6, 60)


def test_city_level_and_printed_totals_stand_beside_counties_and_are_never_added() -> None:
    city = {"county": "示例市"}
    accept(
        a_round(1, **counted(1, 10)),
        a_round(1, level="市本级", **city, **counted(5, 50)),
        a_span(None, None, "本届累计", level="合计", batch="市县合计", **city, **counted(99, 999)),
        a_span(None, None, "本届累计", level="合计", batch="县区交叉", **city, **counted(11, 111)),
    )
    assert parts(level="县") == (1, 10)
    assert parts(level="市本级") == (5, 50)
    assert parts(level="合计") in {(99, 999), (11, 111)}


def test_rounds_nobody_numbered_stand_each_in_a_group_of_its_own() -> None:
    unnumbered = {"round_first": None, "round_last": None, "term_no": None}
    accept(
        report(**unnumbered, source_row="F1", as_of_date="2020-12-31", **counted(1, 10)),
        report(**unnumbered, source_row="F2", as_of_date="2021-12-31", **counted(2, 20)),
    )
    assert parts() == (2, 20)


def test_stationed_periods_inside_one_another_are_compared_not_added() -> None:
    def period(first: str, last: str, found: int, handled: int, **told: Any) -> dict[str, Any]:
        return report(
            "stationed", period_start=first, period_end=last, as_of_date=last,
            clues_self_found=found, clues_handled=handled, **told,
        )  # fmt: skip

    accept(
        period("2019-01-01", "2024-12-31", 120, 375),
        period("2023-01-01", "2023-12-31", 30, 60),
        period("2025-01-01", "2025-03-31", 1, 2),
        period("2025-01-01", "2025-06-30", 3, 5),
        period("2025-01-01", "2025-06-30", 10, 20, supervision_form="驻点监督"),
    )
    assert parts("self_found") == (133, 400)


def test_one_round_alone_and_coverage_up_to_a_round() -> None:
    accept(
        a_round(1, units_first_inspected=4, **counted(1, 10)),
        a_round(2, units_first_inspected=6, **counted(2, 20)),
        report("plan", units_planned=96),
    )
    with store.read(as_of=date(2026, 1, 1), up_to_round=1) as cursor:
        first = figures.compare(cursor, ["coverage", "clue_conversion"], round_no=1)
    assert first["numerator"].tolist() == [1, 4] or first["numerator"].tolist() == [4, 1]
    with store.read(as_of=date(2026, 1, 1), up_to_round=2) as cursor:
        second = figures.compare(cursor, ["coverage"], round_no=2)
    assert second["numerator"].tolist() == [10]


def test_coverage_up_to_a_round_adds_no_span_to_its_rounds() -> None:
    accept(
        a_round(1, units_first_inspected=4),
        a_round(2, units_first_inspected=6),
        a_span(1, 2, units_first_inspected=11),
        report("plan", units_planned=96),
    )
    with store.read(as_of=date(2026, 1, 1), up_to_round=2) as cursor:
        found = figures.compare(cursor, ["coverage"], round_no=2)
    assert found["numerator"].tolist() == [10]


def test_a_span_that_overlaps_only_what_does_not_count_itself_counts() -> None:
    accept(
        a_span(1, 2, **counted(1, 10)),
        a_span(4, 5, **counted(2, 20)),
        a_span(5, 7, **counted(3, 30)),
        a_span(7, 10, **counted(4, 40)),
    )
    row = figure()
    assert (row["numerator"], row["denominator"]) == (7, 70)
    assert list(row["missing_rounds"]) == [3, 6]


def test_several_rounds_without_a_range_stand_alone_and_are_not_lost() -> None:
    accept(a_span(None, None, **counted(1, 10)))
    assert parts() == (1, 10)


def test_a_round_nobody_numbered_stands_for_its_own_term_and_not_for_an_earlier_one() -> None:
    accept(a_round(1, term_no=9, **counted(5, 50)), report(term_no=10, **counted(1, 10)))
    assert parts() == (1, 10)
    assert figure()["term_no"] == 10
