"""The SQL and the slow oracle say the same of every city, for all plain ratios at once."""

from datetime import date, datetime
from pathlib import Path

import pytest

from loaders.published import load_published
from queries import figures, registry, store
from tests.queries import oracle
from tests.queries.judging import END, NOW, PLACE, answers_of_sql, differences
from tests.queries.reports import a_round, a_span, accept, report

# several parts, a count, a difference, a share of time: only their worked examples judge them
NO_PLAIN_RATIO = {
    "clues_open", "coverage_pace", "four_forms", "problem_mix", "rounds_per_year",
    "stationed_vacancy",
}  # fmt: skip
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
        everywhere = answers_of_sql(figures.compare(cursor, oracle.INDICATORS, level=None))
    for city in ("随机市3", "随机市40", "随机市77"):
        with store.read(as_of=END, known_at=NOW, city=city) as cursor:
            found = figures.compare(cursor, oracle.INDICATORS, level=None, city=city)
        here = {which: answer for which, answer in everywhere.items() if which[2] == city}
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
    random_reports: list[oracle.Report],
) -> None:
    with store.read(as_of=END, known_at=NOW) as cursor:
        sums = figures.pooled(cursor, oracle.INDICATORS).set_index("indicator")
    for indicator in oracle.INDICATORS:
        of_places = oracle.figures(random_reports, indicator, END, NOW).items()
        counties = [figure for place, figure in of_places if place[3] == "县"]
        known = [figure for figure in counties if figure.state != "missing"]
        told = sums.loc[indicator]
        assert told["numerator"] == sum(figure.numerator or 0 for figure in known)
        assert told["denominator"] == sum(figure.denominator or 0 for figure in known)
        assert (told["places"], told["missing_places"]) == (len(known), len(counties) - len(known))


def test_the_random_cities_hold_every_case_that_the_definitions_name(
    random_reports: list[oracle.Report],
) -> None:
    found = [
        figure
        for indicator in oracle.INDICATORS
        for figure in oracle.figures(random_reports, indicator, END, NOW).values()
    ]
    assert {figure.state for figure in found} == {"value", "missing", "not_applicable"}
    assert {figure.basis for figure in found} == {None, "problems_found", "clues_found"}
    for seen in ("missing_rounds", "not_known", "lower_bound", "approximate", "contradiction"):
        assert any(getattr(figure, seen) for figure in found), seen
    assert {one["scope"] for one in random_reports} >= {"本轮", "多轮合计", "本届累计", "年度"}
    assert {one["level"] for one in random_reports} == {"县", "市本级", "合计"}


def test_the_published_figures_agree_with_the_oracle() -> None:
    load_published()
    assert differences(stored_reports(), date(2026, 1, 1), datetime(2100, 1, 1)) == []


def stored_reports() -> list[oracle.Report]:
    """Every row of the table of reports, with days as the oracle reads them."""
    with store.read() as cursor:
        answer = cursor.execute("select * exclude (provenance, figures_hash) from report")
        names = [column[0] for column in answer.description]
        rows = [dict(zip(names, row, strict=True)) for row in answer.fetchall()]
    return [{name: as_iso(value) for name, value in row.items()} for row in rows]


def as_iso(value: object) -> object:
    """A day as text; a moment stays one."""
    is_day = isinstance(value, date) and not isinstance(value, datetime)
    return value.isoformat() if is_day else value


def test_the_oracle_knows_every_indicator_that_is_a_plain_ratio() -> None:
    knows_more = {"sum", "plan", "period", "latest"}
    own = {path.stem for path in Path(registry.OWN).glob("*.sql")}
    assert own - set(oracle.INDICATORS) <= NO_PLAIN_RATIO
    assert {registry.indicators()[one].accumulate for one in oracle.INDICATORS} == knows_more


def test_every_indicator_is_asked_for_alone_as_it_is_among_others() -> None:
    accept(
        a_round(1, units_first_inspected=5, villages_first_inspected=7, cases_filed=1),
        a_span(2, 3, clues_transferred=9, cases_filed=3, problems_found=8),
        report("plan", units_planned=50, villages_planned=177, as_of_date="2021-06-30"),
        report("plan", villages_planned=190, posts_office=3, filled_office=2),
        report("stationed", period_start="2022-01-01", clues_found=4, cases_filed=1),
    )
    with store.read(as_of=END) as cursor:
        together = answers_of_sql(figures.compare(cursor, oracle.INDICATORS))
        for indicator in oracle.INDICATORS:
            alone = answers_of_sql(figures.compare(cursor, [indicator]))
            assert alone == {which: one for which, one in together.items() if which[0] == indicator}
