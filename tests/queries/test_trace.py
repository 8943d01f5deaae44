"""这个数怎么来的: the parts of the reports used are the figure, and each cell is what was typed."""

from collections import defaultdict
from pathlib import Path

import pandas as pd
import pytest

from queries import figures, registry, store
from queries.trace import Trace, trace
from tests.queries import oracle
from tests.queries.judging import END, EVERYTHING, NOW, PLACE, plain
from tests.queries.reports import a_round, a_span, accept, report

CELL = ("sheet", "cell", "raw", "approximate")
FIGURE = ("indicator", "part", *PLACE)
BEHIND = ("report_id", "why", "numerator", "denominator")
REASONS = {
    "not_known", "year", "rounds_complete", "inside_span", "overlap", "inside_period",
    "superseded", "other_part_missing",
}  # fmt: skip


def asked(indicator: str, place: oracle.Place | None = None, **selection: object) -> Trace:
    """The trace of a place (甲江县 unless told otherwise), at the end of everything."""
    place = place or ("示例省", "示例市", "甲江县", "县")
    with store.read(as_of=END, known_at=selection.pop("known_at", None)) as cursor:  # type: ignore[arg-type]
        return trace(cursor, indicator, *place, **selection)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def traced(cities: tuple[Path, list[oracle.Report]]) -> pd.DataFrame:
    """Of every figure of the random cities the reports behind it, asked for at once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COUNTY_INSPECTION_VAR", str(cities[0]))
        with store.read(as_of=END, known_at=NOW) as cursor:
            behind = figures.ask(cursor, "trace", EVERYTHING, figures.Selection(level=None))
        store.close_store()
    return behind


def test_the_reports_used_are_those_that_sum_to_the_figure(
    traced: pd.DataFrame, expected: dict[oracle.Key, oracle.Figure]
) -> None:
    by_figure = defaultdict(list)
    for row in traced[[*FIGURE, *BEHIND]].itertuples(index=False):
        by_figure[tuple(map(plain, row[: len(FIGURE)]))].append(row)
    assert by_figure.keys() <= expected.keys()
    for key, figure in expected.items():
        rows = by_figure.get(key, [])
        used = [row for row in rows if plain(row.why) is None]
        assert {row.why for row in rows if row not in used} <= REASONS
        if not figure.is_difference:
            silent = {row.report_id for row in rows if row.why == "not_known"}
            assert silent == set(figure.not_known)
        if figure.state == "missing" or figure.is_difference:
            assert used == []
        else:
            assert {row.report_id for row in used} == set(figure.used)
            assert sum(plain(row.numerator) or 0 for row in used) == figure.numerator
            assert sum(plain(row.denominator) or 0 for row in used) == figure.denominator


@pytest.mark.parametrize("indicator", EVERYTHING)
def test_every_cell_is_what_was_typed(
    indicator: str, traced: pd.DataFrame, cities: tuple[Path, list[oracle.Report]]
) -> None:
    typed = {
        one["report_id"]: {
            name: (one["sheet"], cell, raw, approximate)
            for name, cell, raw, _, approximate, _ in one["cells"]
        }
        for one in cities[1]
    }
    fields = registry.indicator(indicator).fields
    rows = traced[traced["indicator"] == indicator]
    assert len(rows) > 100
    for report_id, cells in zip(rows["report_id"], rows["cells"], strict=True):
        told = {cell["field"]: cell for cell in cells}
        assert told.keys() == {name for name in fields if name in typed[report_id]}
        for name, cell in told.items():
            assert tuple(cell[what] for what in CELL) == typed[report_id][name]
            assert cell["corrected_by"] is None


def test_one_part_of_several_is_traced_alone() -> None:
    accept(
        a_round(1, form_1=6, form_2=2, form_3=1, form_4=1),
        a_round(2, form_1=3, form_2=0, form_3=0, form_4=0),
    )
    found = asked("four_forms", part="form_2")
    assert (found.numerator, found.denominator) == (2, 13)
    assert list(found.used["numerator"]) == [2, 0]


def test_a_trace_says_the_same_as_the_figure(random_reports: list[oracle.Report]) -> None:
    found = oracle.figures(random_reports, ["rectification"], END, NOW)
    of_state = {figure.state: (key[2:], figure) for key, figure in found.items() if figure.used}
    assert of_state.keys() == {"value", "not_applicable"}
    for place, figure in of_state.values():
        told = asked("rectification", place, known_at=NOW)
        assert (told.numerator, told.denominator) == (figure.numerator, figure.denominator)
        assert told.state == figure.state
        assert set(told.used["report_id"]) == set(figure.used)


def test_a_report_says_its_file_its_sender_and_when_it_was_accepted() -> None:
    accept(a_round(1, cases_filed=1, clues_transferred=4, source="某网站"), sha256="abc")
    [row] = asked("clue_conversion").used.itertuples()
    assert (row.file, row.sender, row.received_by, row.sha256) == ("县.xlsx", "县", "督导", "abc")
    assert row.source == "某网站"
    assert row.accepted_at.tzinfo is None


def test_what_is_left_out_says_why() -> None:
    accept(
        a_round(1, cases_filed=1, clues_transferred=4),
        a_round(2, clues_transferred=4),
        a_span(1, 2, cases_filed=5, clues_transferred=9),
        report(scope="年度", start_date="2021-01-01", cases_filed=5, clues_transferred=9),
    )
    left_out = asked("clue_conversion").left_out
    assert sorted(left_out["why"]) == ["not_known", "rounds_complete", "year"]


def test_of_several_plans_the_ones_before_are_superseded() -> None:
    accept(
        a_round(1, units_first_inspected=4),
        report("plan", units_planned=9, as_of_date="2021-06-30"),
        report("plan", units_planned=8, as_of_date="2022-06-30"),
    )
    found = asked("coverage")
    assert (found.numerator, found.denominator) == (4, 8)
    assert list(found.left_out["why"]) == ["superseded"]


def test_a_plan_without_rounds_is_listed_as_lacking_the_other_part() -> None:
    accept(report("plan", units_planned=9))
    found = asked("coverage")
    assert (found.state, found.numerator, found.value) == ("missing", None, None)
    assert list(found.left_out["why"]) == ["other_part_missing"]


def test_the_sum_of_a_city_is_traced_to_the_reports_of_its_counties_alone() -> None:
    accept(
        a_round(1, cases_filed=1, clues_transferred=4),
        a_round(1, cases_filed=2, clues_transferred=5, county="乙山县"),
        a_round(1, cases_filed=9, clues_transferred=9, county="示例市", level="市本级"),
        a_round(1, cases_filed=8, clues_transferred=8, county="示例市", level="合计"),
        a_round(1, cases_filed=7, clues_transferred=7, city="别的市"),
    )
    with store.read(as_of=END) as cursor:
        found = trace(cursor, "clue_conversion", "示例省", "示例市")
    assert (found.numerator, found.denominator) == (3, 9)
    assert sorted(found.used["county"]) == ["乙山县", "甲江县"]


@pytest.mark.parametrize(
    ("told", "state", "value"),
    [
        ({"cases_filed": 1, "clues_transferred": 4}, "value", 0.25),
        ({"cases_filed": 0, "clues_transferred": 0}, "not_applicable", None),
        ({"clues_transferred": 4}, "missing", None),
    ],
)
def test_one_report_alone_is_traced_to_itself(
    told: dict[str, int], state: str, value: float | None
) -> None:
    accept(a_round(1, **told), a_round(2, cases_filed=7, clues_transferred=9))
    found = asked("clue_conversion", report_id=1)
    assert (found.state, found.value) == (state, value)
    assert list(found.used["report_id"]) == [1]


def test_a_figure_that_is_not_there_is_a_lookup_error() -> None:
    accept(a_round(1, cases_filed=1, clues_transferred=4))
    with pytest.raises(LookupError):
        asked("clue_conversion", ("示例省", "示例市", "无此县", "县"))
    with pytest.raises(LookupError):
        asked("clue_conversion", ("示例省", "示例市", "甲江县", "市本级"))
    with pytest.raises(LookupError):
        asked("clue_conversion", term_no=3)
    with pytest.raises(LookupError):
        asked("clue_conversion", report_id=99)
    with pytest.raises(LookupError):
        asked("self_found")
    with pytest.raises(KeyError):
        asked("no_such_indicator")
