"""The oracle bites: an indicator or a view that counts something else is seen to differ."""

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from queries import registry, store
from tests.queries import oracle, random_cities
from tests.queries.judging import differences

LATEST_PLAN = "units_planned as denominator"
FIRST_PLAN = """first_value(units_planned ignore nulls) over (
        partition by province, city, county, level, term_no order by as_of_date
        rows between unbounded preceding and unbounded following
    ) as denominator"""

FIELDS = sorted(
    {
        *random_cities.ROUND_FIELDS,
        *random_cities.PLAN_FIELDS,
        *random_cities.STATIONED_FIELDS,
        "term_start",
        "term_end",
        "round_status",
    }
)

Counted = dict[oracle.Key, oracle.Figure]

# indicator, what its SQL says, what the mutant says instead
SLIPS = [
    ("clue_yield", "clues_transferred", "clues_found"),
    ("clue_conversion", "clues_transferred", "clues_found"),
    ("discipline_ratio", "clues_transferred", "clues_found"),
    ("judiciary_share", "persons_to_judiciary", "cases_filed"),
    ("rectification", "coalesce(problems_fed_back, problems_found)", "problems_fed_back"),
    ("rectification", "'problems_found', null", "null, null"),
    ("stationed_conversion", "coalesce(clues_handled, clues_found)", "clues_handled"),
    ("stationed_conversion", "'clues_found', null", "null, null"),
    ("self_found", "clues_handled", "clues_found"),
    ("coverage", LATEST_PLAN, FIRST_PLAN),
    ("coverage", "units_first_inspected as numerator", "units_inspected as numerator"),
    ("village_coverage", "villages_planned", "units_planned"),
    ("post_filling", "not list_contains(not_applicable, 'posts_office')", "true"),
    ("post_filling", "if(has_groups, filled_groups, 0)", "coalesce(filled_groups, 0)"),
    ("clues_open", "clues_transferred - clues_concluded", "clues_transferred"),
    ("problem_mix", "problems_conduct as numerator", "problems_policy as numerator"),
    ("problem_mix", "+ problems_organisation", ""),
    ("four_forms", "form_1 + form_2", "form_1 + coalesce(form_2, 0)"),
    ("four_forms", "'form_3' as part, form_3", "'form_3' as part, form_4"),
    ("stationed_vacancy", "['posts', 'filled']", "['posts']"),
    ("stationed_vacancy", "posts - filled", "filled"),
    ("coverage_pace", "greatest(0, least(as_of_date, ends) - begins)", "as_of_date - begins"),
    ("coverage_pace", "accepted_at, report_id, term_start", "term_start, accepted_at, term_start"),
    ("coverage_pace", "left join terms", "inner join terms"),
    ("rounds_per_year", "- coalesce(under_way.round_count, 0)", ""),
    ("rounds_per_year", "nullif(rounds.round_count, 0)", "rounds.round_count"),
    ("rounds_per_year", "least(as_of_date, latest[5])", "as_of_date"),
    ("rounds_per_year", "left join terms", "inner join terms"),
    ("rounds_per_year", "where why is null and round_status", "where round_status"),
]

# view, what it says, what the mutant says instead
LOOSE_VIEWS = [
    ("2_report_known", "accepted_at <= known_at()", "true"),
    ("2_report_known", "withdrawn_at is null or withdrawn_at > known_at()", "true"),
    ("2_report_known", "withdrawn_at > known_at()", "false"),
    ("3_report_current", "where as_of_date <= as_of()", ""),
    ("3_report_current", "min(figures_hash) <> max(figures_hash)", "false"),
    ("4_plan", "report.as_of_date <= as_of()", "true"),
    ("4_round_span", "or round_first = round_last", ""),
    ("4_round_span", "inspection_type not in ('专项', '机动')", "true"),
    ("4_stationed", "'inside_period'", "null"),
    ("5_rounds", "'rounds_complete'", "null"),
    ("5_rounds", "'inside_span'", "null"),
    ("5_rounds", "then 'overlap'", "then null"),
]


@pytest.fixture(scope="module")
def city_reports(
    cities: tuple[Path, list[oracle.Report]], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[list[oracle.Report]]:
    """The random cities in a store for the mutants, open, and their reports."""
    folder, reports = cities
    own = tmp_path_factory.mktemp("mutants")
    shutil.copy(folder / "store.duckdb", own / "store.duckdb")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COUNTY_INSPECTION_VAR", str(own))
        store.open_store()
        yield reports
        store.close_store()


@pytest.fixture(autouse=True)
def own_store(city_reports: list[oracle.Report]) -> Iterator[None]:
    """The store of the module, from which each mutant is taken away again."""
    assert city_reports
    yield
    shutil.rmtree(store.var_folder() / "indicators", ignore_errors=True)
    registry.reload()


def replaced(text: str, old: str, new: str) -> str:
    """The text with every `old` as `new`; there must be one."""
    assert old in text
    return text.replace(old, new)


def put_in_its_place(indicator: str, sql: str) -> None:
    """Let the office's own folder hold the mutant, so that the registry uses it."""
    folder = store.var_folder() / "indicators"
    folder.mkdir()
    told = (registry.OWN / f"{indicator}.toml").read_text(encoding="utf-8")
    fields = ", ".join(f'"{name}"' for name in FIELDS if name in sql)
    told = re.sub(r"^fields = .*$", f"fields = [{fields}]", told, flags=re.MULTILINE)
    (folder / f"{indicator}.toml").write_text(told, encoding="utf-8")
    (folder / f"{indicator}.sql").write_text(sql, encoding="utf-8")
    registry.reload()
    assert registry.indicators()[indicator].sql == sql.strip()


def sql_of(indicator: str) -> str:
    return (registry.OWN / f"{indicator}.sql").read_text(encoding="utf-8")


@pytest.mark.parametrize("indicator", oracle.INDICATORS)
def test_swapped_parts_are_seen(
    indicator: str, city_reports: list[oracle.Report], expected: Counted
) -> None:
    swapped = replaced(sql_of(indicator), "as numerator", "as the_other")
    swapped = replaced(swapped, "as denominator", "as numerator")
    put_in_its_place(indicator, replaced(swapped, "as the_other", "as denominator"))
    assert differences(city_reports, ids=[indicator], counted=expected)


@pytest.mark.parametrize("indicator", ["rectification", "coverage", "post_filling", "self_found"])
def test_an_unchanged_copy_is_found_right(
    indicator: str, city_reports: list[oracle.Report]
) -> None:
    put_in_its_place(indicator, sql_of(indicator))
    assert differences(city_reports, ids=[indicator]) == []


@pytest.mark.parametrize(("indicator", "right", "wrong"), SLIPS)
def test_a_slip_in_an_indicator_is_seen(
    indicator: str,
    right: str,
    wrong: str,
    city_reports: list[oracle.Report],
    expected: Counted,
) -> None:
    put_in_its_place(indicator, replaced(sql_of(indicator), right, wrong))
    assert differences(city_reports, ids=[indicator], counted=expected)


@pytest.mark.parametrize(("view", "right", "wrong"), LOOSE_VIEWS)
def test_a_slip_in_a_view_is_seen(
    view: str, right: str, wrong: str, city_reports: list[oracle.Report]
) -> None:
    told = store.text_of(f"views/{view}")
    with the_view(replaced(told, right, wrong), in_place_of=told):
        assert_it_is_seen(city_reports)


@contextmanager
def the_view(wrong: str, in_place_of: str) -> Iterator[None]:
    """A view made by the statement `wrong`, and afterwards the right one again."""
    with store.write() as cursor:
        cursor.execute(wrong)
    yield
    with store.write() as cursor:
        cursor.execute(in_place_of)


def assert_it_is_seen(city_reports: list[oracle.Report]) -> None:
    """Some figure differs, of what was known early or late."""
    ids = ["clue_conversion", "coverage", "self_found"]
    assert any(
        differences(city_reports, random_cities.LATEST_DAY, moment, ids=ids)
        for moment in (random_cities.MOMENTS[3], random_cities.MOMENTS[-1])
    )


@pytest.mark.parametrize(
    ("name", "right", "wrong"),
    [
        ("counted", "max(row(as_of_date", "min(row(as_of_date"),
        ("counted", "used is distinct from stand_in or used = basis", "true"),
        ("counted", "numerator is not null and denominator is not null", "numerator is not null"),
        ("counted", "accumulate = 'latest' and reports.why is distinct from 'year'", "false"),
        ("counted", "accumulate = 'latest' and reports.why = 'inside_period'", "false"),
        ("term_figures", "len(missing_rounds) > 0 or is_partial", "false"),
        ("term_figures", "and (counts or not is_state)", ""),
        ("term_figures", "coalesce(term_no, 0)", "-coalesce(term_no, 0)"),
        ("term_figures", "where term_group not like '年度 %'", ""),
    ],
)
def test_a_slip_in_the_counting_is_seen(
    name: str,
    right: str,
    wrong: str,
    city_reports: list[oracle.Report],
    expected: Counted,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told = store.text_of
    slipped = replaced(told(name), right, wrong)
    monkeypatch.setattr(store, "text_of", lambda asked: slipped if asked == name else told(asked))
    ids = ["rectification", "coverage", "post_filling", "rounds_per_year", "stationed_vacancy"]
    assert differences(city_reports, ids=ids, counted=expected)
