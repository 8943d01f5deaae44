"""The SQL and the slow oracle say the same of every city, for all indicators at once."""

from datetime import date, datetime
from pathlib import Path

import pytest

from loaders.published import load_published
from queries import figures, registry, store
from tests.queries import oracle
from tests.queries.judging import (
    END,
    EVERYTHING,
    FIELDS,
    NOW,
    PLACE,
    answers_of_sql,
    differences,
    plain,
)
from tests.queries.oracle_of_store import reports_of_store
from tests.queries.reports import a_round, a_span, accept, report

VIEWPOINTS = [
    (END, NOW),
    (END, datetime(2023, 12, 1)),
    (date(2022, 12, 31), NOW),
    (date(2021, 6, 30), datetime(2024, 6, 1)),
]


@pytest.mark.parametrize(("as_of", "known_at"), VIEWPOINTS)
def test_sql_and_oracle_agree_on_every_place_and_level(
    random_reports: list[oracle.Report], as_of: date, known_at: datetime
) -> None:
    assert differences(random_reports, as_of, known_at) == []


@pytest.mark.parametrize("term", [9, 11])
def test_sql_and_oracle_agree_on_a_term_asked_for(
    random_reports: list[oracle.Report], term: int
) -> None:
    assert differences(random_reports, term=term) == []


def test_a_cursor_of_one_city_gives_what_the_whole_store_gives_of_it(
    random_reports: list[oracle.Report],
) -> None:
    with store.read(as_of=END, known_at=NOW) as cursor:
        everywhere = answers_of_sql(figures.compare(cursor, EVERYTHING, level=None))
    for city in ("随机市3", "随机市20", "随机市37"):
        with store.read(as_of=END, known_at=NOW, city=city) as cursor:
            found = figures.compare(cursor, EVERYTHING, level=None, city=city)
        here = {which: answer for which, answer in everywhere.items() if which[3] == city}
        assert answers_of_sql(found) == here


@pytest.mark.parametrize("indicator", ["rectification", "coverage", "post_filling", "self_found"])
def test_the_last_step_of_the_line_of_a_term_is_its_figure(
    indicator: str, random_reports: list[oracle.Report]
) -> None:
    with store.read(as_of=END, known_at=NOW) as cursor:
        steps = figures.cumulative(cursor, indicator, level=None)
        found = figures.compare(cursor, [indicator], level=None)
    last = steps.groupby([*PLACE, "term_no", "term_group"], dropna=False).tail(1)
    both = found.merge(last, on=[*PLACE, "term_no", "term_group"], suffixes=("", "_of_line"))
    known = both[both["state"] != "missing"]
    assert len(known) == (found["state"] != "missing").sum()
    assert len(known) > len(random_reports) / 100
    assert known["numerator"].equals(known["numerator_of_line"])
    assert known["denominator"].equals(known["denominator_of_line"])


def test_the_sum_over_places_is_of_those_that_have_both_parts(
    random_reports: list[oracle.Report], expected: dict[oracle.Key, oracle.Figure]
) -> None:
    with store.read(as_of=END, known_at=NOW) as cursor:
        sums = figures.pooled(cursor, EVERYTHING)
    for told in sums.to_dict("records"):
        which = told["indicator"], plain(told["part"])
        counties = [
            figure for key, figure in expected.items() if key[:2] == which and key[5] == "县"
        ]
        known = [figure for figure in counties if figure.state != "missing"]
        if which == ("coverage_pace", None):
            continue
        for side in ("numerator", "denominator"):
            added = sum(getattr(figure, side) for figure in known) if known else None
            assert plain(told[side]) == added
        assert (told["places"], told["missing_places"]) == (len(known), len(counties) - len(known))


def test_the_pace_of_a_city_is_its_coverage_less_its_share_of_the_term(
    random_reports: list[oracle.Report],
) -> None:
    with store.read(as_of=END, known_at=NOW) as cursor:
        sums = figures.pooled(cursor, ["coverage_pace"])
    values = {plain(told["part"]): told["value"] for told in sums.to_dict("records")}
    assert values[None] == values["coverage"] - values["elapsed"]


def test_the_random_cities_hold_every_case_that_the_definitions_name(
    random_reports: list[oracle.Report], expected: dict[oracle.Key, oracle.Figure]
) -> None:
    found = expected.values()
    assert {figure.state for figure in found} == {"value", "missing", "not_applicable"}
    assert {figure.basis for figure in found} == {None, "problems_found", "clues_found"}
    for seen in ("missing_rounds", "not_known", "lower_bound", "approximate", "contradiction"):
        assert any(getattr(figure, seen) for figure in found), seen
    assert {one["scope"] for one in random_reports} >= {"本轮", "多轮合计", "本届累计", "年度"}
    assert {one["level"] for one in random_reports} == {"县", "市本级", "合计"}


@pytest.mark.parametrize("which", [(one, None) for one in EVERYTHING], ids=lambda one: one[0])
def test_every_figure_of_the_random_cities_has_values_and_gaps(
    which: tuple[str, None], expected: dict[oracle.Key, oracle.Figure]
) -> None:
    states = {figure.state for key, figure in expected.items() if key[0] == which[0]}
    assert states >= {"value", "missing"}


def test_the_published_figures_agree_with_the_oracle() -> None:
    load_published()
    assert differences(reports_of_store(), date(2026, 1, 1), datetime(2100, 1, 1)) == []


def test_the_oracle_knows_every_indicator_of_the_program() -> None:
    own = {path.stem for path in Path(registry.OWN).glob("*.sql")}
    # what came in time is told by hand in test_on_time.py: it is of submissions, not of reports
    assert own == {*oracle.INDICATORS, "on_time"}


def test_a_figure_asked_for_alone_is_what_it_is_among_others() -> None:
    accept(
        a_round(1, units_first_inspected=5, villages_first_inspected=7, cases_filed=1),
        a_span(2, 3, clues_transferred=9, cases_filed=3, problems_found=8),
        report("plan", units_planned=50, villages_planned=177, as_of_date="2021-06-30"),
        report("plan", villages_planned=190, posts_office=3, filled_office=2),
        report("stationed", period_start="2022-01-01", clues_found=4, cases_filed=1),
    )
    with store.read(as_of=END) as cursor:
        together = answers_of_sql(figures.compare(cursor, EVERYTHING))
        for indicator in ("rectification", "coverage_pace", "post_filling", "four_forms", *FIELDS):
            alone = answers_of_sql(figures.compare(cursor, [indicator]))
            assert alone == {which: one for which, one in together.items() if which[0] == indicator}
