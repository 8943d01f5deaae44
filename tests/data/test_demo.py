"""The demo city: made the same everywhere, accepted whole, and every situation is there to see."""

import hashlib
import itertools
import math
import random
import re
from collections import defaultdict
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest
import python_calamine

from data.demo_city import books
from loaders.demo import DEMO, load_demo, taken_in
from loaders.fieldlist import fields
from queries import figures, reads, registry, store, submissions
from queries.registry import Indicator
from tests.data import city
from tests.data.city import CITY, COUNTIES, TODAY, ask, of_term, only

EXPECTED = [
    pytest.param(situation, expected, id=f"{situation['id']}-{number}")
    for situation in city.situations()
    for number, expected in enumerate(situation.get("expect", []))
]
MEGABYTE = 1_000_000


def test_making_the_city_again_gives_the_same_cells(tmp_path: Path) -> None:
    books.write(tmp_path)
    names = {path.relative_to(DEMO).as_posix() for path in DEMO.rglob("*.xlsx")}
    assert names == {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.xlsx")}
    for name in sorted(names):
        here, there = (openpyxl.load_workbook(folder / name) for folder in (DEMO, tmp_path))
        assert books.cells(here) == books.cells(there), name


def test_every_sheet_says_that_it_is_invented_and_the_whole_weighs_little() -> None:
    paths = list(DEMO.rglob("*.xlsx"))
    for path in paths:
        workbook = python_calamine.load_workbook(path)
        for sheet in map(workbook.get_sheet_by_name, workbook.sheet_names):
            assert "示例数据" in str(sheet.to_python(nrows=1)[0][0]), path.name
    assert sum(path.stat().st_size for path in paths) < 3 * MEGABYTE


def test_one_workbook_a_month_is_accepted_and_only_what_was_corrected_withdrawn(
    demo: Path,
) -> None:
    states = dict(
        ask("select file_name || ' ' || state, count(*) from submission group by 1").values
    )
    months = {f"{day:%Y-%m}.xlsx accepted" for day in books.DAYS}
    assert months < states.keys()
    assert states.keys() - months == {
        "2024-10-示北区-公开稿.xlsx accepted",
        "2025-03-甲江县.xlsx withdrawn",
        "2025-03-甲江县.xlsx accepted",
        "2026-07-庚泉县.xlsx withdrawn",
        "2026-07-庚泉县.xlsx accepted",
    }


def test_reports_were_accepted_in_the_order_they_came_and_after_the_day_they_tell_of(
    demo: Path,
) -> None:
    told = ask(
        "select accepted_at, as_of_date, now()::timestamp as today from report order by report_id"
    )
    assert told["accepted_at"].is_monotonic_increasing
    waited = (told["accepted_at"] - told["as_of_date"]).dt.days
    assert waited.min() >= 3
    assert waited.quantile(0.95) < 8
    assert (told["accepted_at"] < told["today"]).all()
    log = ask("select logged_at from submission_log order by rowid")["logged_at"]
    assert log.is_monotonic_increasing
    assert log.nunique() == told["accepted_at"].nunique()


def test_a_workbook_of_a_month_to_come_is_taken_in_now(monkeypatch: pytest.MonkeyPatch) -> None:
    earlier = datetime(2026, 9, 1)
    monkeypatch.setattr(store, "now", lambda: earlier)
    assert taken_in(DEMO / "2026-10.xlsx") == earlier
    assert taken_in(DEMO / "2026-07.xlsx") < earlier


def test_loading_again_changes_nothing(demo: Path) -> None:
    version = store.data_version()
    assert {outcome.state for outcome in load_demo()} == {"known"}
    assert store.data_version() == version


@pytest.mark.parametrize(("situation", "expected"), EXPECTED)
def test_what_a_situation_promises_is_found(
    demo: Path, situation: city.Situation, expected: dict[str, Any]
) -> None:
    found = city.told(situation, expected)
    wanted = expected.get("fields") or {
        name: value
        for name, value in expected.items()
        if name not in {"indicator", "as_of", "before_correction", "round"}
    }
    assert {name: as_written(found[name]) for name in wanted} == wanted


def as_written(value: Any) -> Any:
    """A value of a frame as the list of situations writes it."""
    if isinstance(value, pd.Timestamp):
        return value.date()
    if hasattr(value, "tolist"):
        return value.tolist()
    return value


def test_every_situation_is_named_once_in_both_languages_with_a_page() -> None:
    told = city.situations()
    assert len({each["id"] for each in told}) == len(told) >= 24
    for each in told:
        assert each["zh"]
        assert each["en"].isascii() or "→" in each["en"]
        assert each["indicator"] in registry.indicators()
        assert each["page"]
        assert each.get("county", COUNTIES[0]) in COUNTIES


def test_one_county_is_behind_the_calendar_one_ahead_and_the_others_keep_pace(demo: Path) -> None:
    start, end, newest = date(2022, 9, 1), date(2027, 8, 31), date(2026, 10, 31)
    elapsed = (newest - start) / (end - start)
    coverage = of_term("coverage").set_index("county")["value"]
    gaps = {county: 100 * (coverage[county] - elapsed) for county in COUNTIES}
    assert gaps.pop("乙山县") < -20
    assert gaps.pop("戊林县") > 15
    assert max(map(abs, gaps.values())) < 10


def test_problems_per_unit_vary_more_than_chance_and_the_racing_county_finds_the_fewest(
    demo: Path,
) -> None:
    counted = ask(
        "select county, sum(problems_found)::double as found, "
        "sum(units_inspected)::double as units from rounds where level = '县' "
        "and term_no = 13 and why is null and problems_found is not null group by county"
    ).set_index("county")
    rate = counted["found"].sum() / counted["units"].sum()
    usual = counted["units"] * rate
    assert (((counted["found"] - usual) ** 2 / usual).sum() / (len(COUNTIES) - 1)) > 20
    assert (counted["found"] / counted["units"]).idxmin() == "戊林县"


def test_one_county_truly_converts_more_clues_and_the_others_cannot_be_told_apart(
    demo: Path,
) -> None:
    found = of_term("clue_conversion").set_index("county")
    parts = {county: tuple(found.loc[county, ["numerator", "denominator"]]) for county in COUNTIES}
    assert tail(parts, "庚泉县") < 1e-6
    del parts["庚泉县"]
    for county in parts:
        assert 0.0005 < tail(parts, county) < 0.9995, county


def tail(parts: dict[str, tuple[int, int]], county: str) -> float:
    """The chance of that many cases or more, had all counties the same share (hypergeometric)."""
    cases, clues = parts[county]
    all_cases, all_clues = (sum(column) for column in zip(*parts.values(), strict=True))
    more = range(cases, min(clues, all_cases) + 1)
    ways = (
        math.comb(clues, here) * math.comb(all_clues - clues, all_cases - here) for here in more
    )
    return sum(ways) / math.comb(all_clues, all_cases)


def test_most_open_clues_of_one_county_are_older_than_a_year(demo: Path) -> None:
    clues = ask(
        "select county, transfer_date < as_of() - interval 12 months as is_old, "
        "sum(clues_transferred - clues_concluded)::int as still_open from rounds "
        "where level = '县' and term_no = 13 and why is null and clues_concluded is not null "
        "group by all"
    ).pivot(index="county", columns="is_old", values="still_open")
    assert clues.loc["丙湖区", True] > clues.loc["丙湖区", False]
    assert clues[True].idxmax() == "丙湖区"
    assert clues.loc["丙湖区", True] > 5 * clues.drop("丙湖区")[True].max()


def test_rechecks_find_what_one_county_claims_to_have_rectified(demo: Path) -> None:
    rounds = ask(
        "select county, round_first, problems_not_rectified / problems_rechecked as failing, "
        "problems_rectified / problems_fed_back as claimed "
        "from rounds where level = '县' and term_no = 13 and problems_rechecked > 0"
    )
    is_later = (rounds["county"] == "甲江县") & (rounds["round_first"] >= 6)
    assert len(rounds[is_later]) == 3
    assert rounds[is_later]["failing"].min() > 0.25
    assert rounds[is_later]["claimed"].min() > 0.97
    assert rounds[~is_later]["failing"].max() < 0.16


def test_the_late_county_is_a_month_behind_and_the_silent_one_left_a_gap(demo: Path) -> None:
    with store.read(as_of=TODAY, city=CITY) as cursor:
        places = reads.places(cursor)
    newest = places[places["term_no"] == 13].set_index(["county", "level"])["as_of_date"]
    assert newest.pop(("辛岭县", "县")) == pd.Timestamp("2026-09-30")
    assert newest.pop((CITY, "合计")) == pd.Timestamp("2026-06-30")
    assert set(newest) == {pd.Timestamp("2026-10-31")}
    came = ask(
        "select distinct report.as_of_date::varchar as day, file_name from report "
        "inner join submission using (submission_id) where stream = 'rounds' "
        "and county in ('辛岭县', '壬川市') and as_of_date in ('2026-04-30', '2026-06-30')"
    )
    assert sorted(map(tuple, came.to_numpy())) == [
        ("2026-04-30", "2026-04.xlsx"),  # 壬川市
        ("2026-04-30", "2026-05.xlsx"),  # 辛岭县
        ("2026-06-30", "2026-06.xlsx"),  # 辛岭县
    ]


def test_months_come_in_time_but_for_the_late_county_and_the_silent_one(demo: Path) -> None:
    with store.read(as_of=TODAY) as cursor:
        months = submissions.months(cursor, CITY)
    others = months[~months["state"].isin(["on_time", "not_due"])]
    told = {(row.county, f"{row.month:%Y-%m}"): row.state for row in others.itertuples()}
    assert told == {
        ("辛岭县", "2026-04"): "late",
        ("辛岭县", "2026-07"): "late",
        ("辛岭县", "2026-10"): "missing",
        ("壬川市", "2026-06"): "missing",
    }


def test_printed_totals_agree_with_the_counties_but_for_the_one_that_forgot_cases(
    demo: Path,
) -> None:
    differing = {}
    for day in ask("select distinct as_of_date from report where level = '合计'")["as_of_date"]:
        sums = ask(
            "select term_no, sum(cases_filed) filter (level = '合计') as printed, "
            "sum(cases_filed) filter (level = '县' and why is null) as own, "
            "max(as_of_date) filter (level = '合计') as printed_at from rounds group by term_no",
            as_of=day.date(),
        )
        for row in sums[sums["printed_at"] == day].itertuples():
            if row.printed and row.printed != row.own:
                differing[day.date(), row.term_no] = row.own - row.printed
    assert differing == {(date(2025, 12, 31), 13): 6}


def test_offices_report_in_bundles_by_the_year_and_without_votes(demo: Path) -> None:
    bundles = ask(
        "select round_first as first, round_last as last, scope from rounds "
        "where county = '壬川市' and term_no = 12 order by all"
    )
    scope = "多轮合计"
    assert list(map(tuple, bundles.to_numpy())) == [(1, 4, scope), (5, 8, scope), (9, 12, scope)]
    forms = ask("select scope, why, form_1 from rounds where county = '己原区' and form_1 > 0")
    assert set(zip(forms["scope"], forms["why"], strict=True)) == {("年度", "year")}
    votes = ask("select votes_returned, satisfaction_rate from rounds where county = '丁河县'")
    assert votes["votes_returned"].isna().all()
    assert votes["satisfaction_rate"].count() > 15
    unnumbered = ask("select county from rounds where inspection_type = '机动'")
    assert only(unnumbered)["county"] == "示北区"


def test_figures_of_a_round_only_grow_from_report_to_report(demo: Path) -> None:
    counts = [each.field for each in fields("rounds") if each.type in ("count", "money")]
    rows = ask(
        "from report_known where stream = 'rounds' and scope in ('本轮', '多轮合计') "
        "and source is null order by as_of_date"
    )
    key = ["county", "term_no", "round_first", "round_last", "start_date"]
    steps = rows.groupby(key, dropna=False)[counts].diff()
    assert len(rows) > 3000
    assert (steps.fillna(0) >= -1e-9).to_numpy().all()


def test_values_lie_where_published_ones_do(demo: Path) -> None:
    bounds = {
        "clue_yield": (5, 40), "clue_conversion": (10, 37), "rectification": (85, 99.5),
        "self_found": (20, 50), "discipline_ratio": (13, 45), "judiciary_share": (0, 10),
        "post_filling": (65, 100),
    }  # fmt: skip
    for indicator, (least, most) in bounds.items():
        values = 100 * of_term(indicator)["value"].dropna()
        assert len(values) >= 10, indicator
        assert values.between(least, most).all(), (indicator, values.tolist())


def test_500_random_figures_stand_in_cells_that_plain_openpyxl_reads(demo: Path) -> None:
    draw = random.Random(20261121)
    workbooks = Workbooks()
    for indicator, used, parts in draw.sample(all_figures(draw), 500):
        typed: dict[str, int] = defaultdict(int)
        for report in used.itertuples():
            for cell in report.cells:
                value = workbooks[report.file, report.sha256][cell["sheet"]][cell["cell"]].value
                assert str(value) == cell["raw"], (report.file, cell)
                if isinstance(value, int) or value[0] == "约":
                    typed[cell["field"]] += int(str(value).removeprefix("约"))
        assert (used["numerator"].dropna().sum(), used["denominator"].dropna().sum()) == parts
        for name, part in zip(("numerator", "denominator"), parts, strict=True):
            plain = set(re.findall(rf"(?:^|, )\s*(\w+) as {name}", indicator.sql, re.MULTILINE))
            if len(plain) == 1:
                assert typed[plain.pop()] == part, (indicator.id, name)


class Workbooks(dict[tuple[str, str], openpyxl.Workbook]):
    """The demo city's workbooks by name and hash, as plain openpyxl reads them."""

    def __missing__(self, key: tuple[str, str]) -> openpyxl.Workbook:
        name, sha256 = key
        [path] = [
            path
            for path in DEMO.rglob(name)
            if hashlib.sha256(path.read_bytes()).hexdigest() == sha256
        ]
        self[key] = openpyxl.load_workbook(path)
        return self[key]


def all_figures(draw: random.Random) -> list[tuple[Indicator, pd.DataFrame, tuple[int, int]]]:
    """Every ratio of two sums as of some random days: the reports it used, and its parts."""
    adding_up = {"sum", "plan", "latest", "period"}
    wanted = [each for each in registry.indicators().values() if each.accumulate in adding_up]
    found = []
    for day, indicator in itertools.product(
        [books.DAYS[-1], draw.choice(books.DAYS[30:-1])], wanted
    ):
        with store.read(as_of=day) as cursor:
            behind = figures.ask(cursor, "trace", [indicator.id], figures.Selection(city=CITY))
            shown = figures.compare(cursor, [indicator.id], city=CITY)
        used = dict(list(behind[behind["why"].isna()].groupby("county")))
        is_ratio = shown["part"].isna() & shown["numerator"].notna() & shown["denominator"].notna()
        found += [
            (indicator, used[row.county], (row.numerator, row.denominator))
            for row in shown[is_ratio].itertuples()
        ]
    return found
