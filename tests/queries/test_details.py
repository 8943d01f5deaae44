"""What stands behind the topic pages and is no figure itself."""

from datetime import date
from typing import Any

import pandas as pd

from queries import details, store
from tests.queries.reports import a_round, accept, report

AS_OF = date(2022, 12, 31)


def asked(name: str, *ids: list[str], **selection: Any) -> pd.DataFrame:
    """The answer of queries.details.<name>."""
    with store.read(as_of=AS_OF) as cursor:
        return getattr(details, name)(cursor, *ids, **selection)


def stationed(form: str, start: str, end: str, **told: Any) -> dict[str, Any]:
    """A report of stationed supervision from `start` to `end`."""
    return report("stationed", supervision_form=form, period_start=start, as_of_date=end, **told)


def test_posts_are_those_of_the_newest_plan_that_knows_them() -> None:
    accept(
        report("plan", posts_office=4, filled_office=3, posts_groups=9, filled_groups=7,
               as_of_date="2022-06-30"),
        report("plan", units_planned=50, as_of_date="2022-12-31"),
    )  # fmt: skip
    [row] = asked("posts").itertuples()
    assert (row.filled_office, row.posts_office) == (3, 4)
    assert (row.filled_groups, row.posts_groups) == (7, 9)
    assert not row.no_office_posts


def test_an_office_without_posts_of_its_own_is_told_apart_from_one_that_did_not_say() -> None:
    accept(
        report("plan", posts_groups=9, filled_groups=7, not_applicable=["posts_office"]),
        report("plan", posts_groups=9, filled_groups=7, county="乙山县"),
    )
    found = asked("posts").set_index("county")
    assert found.loc["甲江县", "no_office_posts"]
    assert "乙山县" not in found.index


def test_rates_without_votes_are_listed_as_printed_with_their_cell() -> None:
    accept(
        a_round(1, satisfaction_rate=97.4),
        a_round(2, satisfaction_rate=96.0, votes_returned=50, votes_satisfied=48),
        a_round(3),
    )
    [row] = asked("reported_satisfaction").itertuples()
    assert (row.round_last, row.rate, row.typed) == (1, 97.4, "97.4")
    assert (row.sheet, row.cell[0]) == ("轮次汇总", "C")


def test_reports_of_several_fields_come_at_once_with_why_they_do_not_count() -> None:
    accept(
        stationed("日常派驻", "2022-01-01", "2022-12-31", clues_handled=40, cases_filed=9),
        stationed("日常派驻", "2022-04-01", "2022-06-30", clues_handled=11, cases_filed=2),
    )
    found = asked("reports", ["stationed.clues_handled", "stationed.cases_filed"])
    told = {(row.indicator, row.value): row.left_out_why for row in found.itertuples()}
    assert pd.isna(told["stationed.clues_handled", 40])
    assert told["stationed.clues_handled", 11] == "inside_period"
    assert len(told) == 4


def test_the_forms_of_a_place_that_has_several_are_added_each_for_itself() -> None:
    accept(
        stationed("日常派驻", "2021-01-01", "2021-12-31", clues_handled=40, cases_filed=9),
        stationed("日常派驻", "2022-01-01", "2022-12-31", clues_handled=20, cases_filed=6),
        stationed("驻点监督", "2022-01-01", "2022-12-31", clues_found=8, cases_filed=2),
        stationed("日常派驻", "2022-01-01", "2022-12-31", clues_handled=5, cases_filed=1,
                  county="乙山县"),
    )  # fmt: skip
    found = asked("stationed_forms", ["stationed_conversion"])
    told = {row.supervision_form: (row.numerator, row.denominator) for row in found.itertuples()}
    assert told == {"日常派驻": (15, 60), "驻点监督": (2, 8)}
    assert set(found["county"]) == {"甲江县"}
    assert list(found["basis"].dropna()) == ["clues_found"]


def test_a_printed_total_is_compared_with_the_counties_on_its_own_day() -> None:
    total = {"county": "示例市", "level": "合计", "scope": "本届累计", "as_of_date": "2022-06-30"}
    accept(
        a_round(1, cases_filed=4, as_of_date="2022-06-30"),
        a_round(1, cases_filed=3, as_of_date="2022-06-30", county="乙山县"),
        a_round(2, cases_filed=9, as_of_date="2022-12-31"),
        report(cases_filed=5, round_first=None, round_last=None, **total),
    )
    ids = ["rounds.cases_filed", "rounds.clues_transferred"]
    [row] = asked("printed_totals", ids, province="示例省", city="示例市").itertuples()
    assert (row.value, row.summed, row.difference, row.places) == (5, 7, -2, 2)


def test_without_a_printed_total_there_is_nothing_to_compare() -> None:
    accept(a_round(1, cases_filed=4))
    ids = ["rounds.cases_filed"]
    assert asked("printed_totals", ids, province="示例省", city="示例市").empty
