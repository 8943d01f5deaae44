"""单县: one county on one page."""

import re
from pathlib import Path

import pandas as pd
import pytest

from access import database
from charts import theme
from queries import figures, store
from tests.pages.screen import Screen, open_page
from tests.pages.signed_in import office_at

CITY = "示例市"


def county(name: str = "乙山县", **more: str) -> Screen:
    """The page of one county of the demo city."""
    return open_page("county", city=CITY, counties=name, **more)


def asked(*ids: str, name: str) -> pd.Series:
    """The numerators of a county's figures, straight from the queries."""
    with store.read() as cursor:
        found = figures.compare(cursor, list(ids), city=CITY, counties=[name])
    return found.set_index("indicator")["numerator"]


def steps(page: Screen) -> str:
    """The words of the cards of the chain."""
    return page.words().split("从问题到处理")[1].split("在全市各县中的位置")[0]


def sent_on(page: Screen) -> str:
    """What the card says of the persons handed to the judiciary."""
    found = re.search(r"移送司法\s+(\S.*?)\s*人?\s+不作县际比较", steps(page))
    assert found
    return found[1]


@pytest.mark.usefixtures("demo")
def test_the_county_of_the_address_is_the_one_shown() -> None:
    page = county("丁河县")
    assert "单县 · 丁河县" in page.words()
    assert page.address("counties") == ["丁河县"]


@pytest.mark.usefixtures("demo")
def test_without_a_county_in_the_address_the_first_of_the_register_is_shown() -> None:
    assert "单县 · 示南区" in open_page("county", city=CITY).words()


@pytest.mark.usefixtures("demo")
def test_a_county_that_is_not_there_is_told_and_another_is_shown() -> None:
    words = county("没有县").words()
    assert "没有找到" in words
    assert "“没有县”" in words
    assert "单县 · 示南区" in words


@pytest.mark.usefixtures("demo")
def test_the_chain_tells_the_counts_of_the_county_one_after_the_other() -> None:
    told = steps(county())
    ids = ["rounds.problems_found", "rounds.clues_transferred", "rounds.cases_filed",
           "rounds.persons_disciplined", "rounds.persons_org_handled"]  # fmt: skip
    counts = asked(*ids, name="乙山县")
    places = [told.find(f" {int(counts[name]):,} ") for name in ids]
    assert -1 not in places
    assert places == sorted(places)


@pytest.mark.usefixtures("demo")
def test_a_handful_of_persons_before_the_court_is_not_told_and_a_larger_number_is() -> None:
    with store.read() as cursor:
        found = figures.compare(cursor, ["rounds.persons_to_judiciary"], city=CITY)
    known = found.set_index("county")["numerator"].dropna()
    shown = {name: sent_on(county(name)) for name in (known.idxmin(), known.idxmax())}
    assert known.min() < 5 <= known.max()
    assert shown == {known.idxmin(): "不足 5", known.idxmax(): str(known.max())}


@pytest.mark.usefixtures("demo")
def test_persons_detained_are_nowhere_on_the_page() -> None:
    tables = [row for key in ("rectification", "team", "spine-table")
              for row in county().table(key)["rows"]]  # fmt: skip
    assert not any("留置" in row["cells"][0]["text"] for row in tables)


@pytest.mark.usefixtures("demo")
def test_every_figure_of_the_spine_stands_between_the_ends_of_its_city_with_its_trace() -> None:
    rows = county().table("spine-table")["rows"]
    assert len(rows) == 12
    for row in rows:
        own, low, high = (float(row["cells"][place]["text"]) for place in (1, 4, 8))
        assert low <= own <= high
        assert row["cells"][1]["key"].split("~")[3] == "乙山县"


@pytest.mark.usefixtures("demo")
def test_no_other_county_is_named_on_the_page() -> None:
    page = county()
    others = ("示南区", "甲江县", "丙湖区", "丁河县", "戊林县")
    assert not any(name in page.words() for name in others)
    assert not any(name in str(page.chart("spine")) for name in others)


@pytest.mark.usefixtures("demo")
def test_the_rounds_under_the_burn_up_add_to_the_coverage() -> None:
    rows = county().table("burn-up-table")["rows"]
    new = [int(row["cells"][2]["text"]) for row in rows]
    assert sum(new) == int(rows[-1]["cells"][3]["text"]) == 61
    assert all(row["cells"][2]["key"].startswith("rounds.units_first_inspected~") for row in rows)


@pytest.mark.usefixtures("demo")
def test_team_and_rectification_are_counts_with_their_trace() -> None:
    page = county()
    told = {
        key: {row["cells"][0]["text"]: row["cells"][1] for row in page.table(key)["rows"]}
        for key in ("team", "rectification")
    }
    counts = asked("rounds.problems_fed_back", "plan.posts_groups", name="乙山县")
    assert told["rectification"]["反馈问题"]["text"] == str(counts["rounds.problems_fed_back"])
    assert told["team"]["巡察组编制数"]["text"] == str(counts["plan.posts_groups"])
    assert told["team"]["巡察组编制数"]["key"].startswith("plan.posts_groups~")


@pytest.mark.usefixtures("demo")
def test_its_files_and_its_own_words_are_listed_with_their_days() -> None:
    page = county("甲江县")
    newest = page.table("files")["rows"][0]["cells"]
    assert newest[0]["text"] == "2026-10.xlsx"
    assert newest[2]["text"] == "2026年10月31日"
    assert "主要做法" in page.words()


@pytest.mark.usefixtures("demo")
def test_a_corrected_file_stands_among_the_older_ones_as_withdrawn() -> None:
    rows = county("甲江县", older="true").table("older-files")["rows"]
    files = {row["cells"][0]["text"]: row["cells"][0].get("aside", "") for row in rows}
    assert files["2025-03.xlsx"] == ""
    assert "已更正撤回" in files.values()


@pytest.mark.usefixtures("demo")
def test_a_figure_of_the_page_opens_its_trace() -> None:
    page = county()
    key = page.row("spine-table", "巡察覆盖率")["本县"]["key"]
    assert "61 ÷ 102 = 59.8 %" in county(trace=key).words()


@pytest.mark.usefixtures("published")
def test_a_county_with_few_figures_shows_them_and_says_what_is_missing() -> None:
    page = open_page("county", city="咸宁市", counties="赤壁市")
    assert page.row("spine-table", "线索成案率")["本县"]["text"] == "44.1"
    assert "没有报情况说明" in page.words()
    assert page.row("spine-table", "线索成案率")["县数"]["text"] == "1"


@pytest.mark.usefixtures("demo")
def test_the_page_speaks_english() -> None:
    words = county(lang="en").words()
    assert "From problems to their handling" in words
    assert "city median" in words


@pytest.mark.usefixtures("demo")
def test_the_spine_says_who_differs_from_the_others_in_mark_word_and_colour() -> None:
    page = county("丙湖区")
    cell = page.row("spine-table", "线索办结率")["与其余各县比"]
    assert (cell["text"], cell["aside"], cell["tone"]) == ("差于", "▼", "worse")
    assert "满 12 个月 111/182" in cell["hint"]
    dots = page.chart("spine")["data"][0]["marker"]
    assert dots["symbol"].count("triangle-down") == 1
    assert dots["color"].count(theme.LIGHT.worse) == 1
    assert page.row("spine-table", "线索成案率")["与其余各县比"]["text"] == "分不出"


@pytest.mark.usefixtures("demo")
def test_of_a_neutral_indicator_a_county_is_higher_and_never_better() -> None:
    cell = county("庚泉县").row("spine-table", "线索成案率")["与其余各县比"]
    assert (cell["text"], cell["tone"]) == ("高于", "higher")
    assert "▲ 高于其余各县" in county("庚泉县").words()


@pytest.mark.usefixtures("demo")
def test_at_equal_age_the_countys_rounds_stand_beside_the_citys_median() -> None:
    row = county("丙湖区").row("aged", "线索办结率")
    assert (row["12 个月"]["text"], row["12 个月"]["aside"]) == ("44.5", "中 95.0")
    assert "轮" in row["12 个月"]["hint"]


def test_a_reporter_is_told_the_range_and_no_verdict(
    demo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = office_at(tmp_path, monkeypatch)
    office.sit_down("county")
    page = open_page("county")
    assert "不排名、不评优劣" in page.words()
    heads = [column["label"] for column in page.table("spine-table")["columns"]]
    assert "与其余各县比" not in heads
    assert "中位数" in heads
    assert set(page.chart("spine")["data"][0]["marker"]["symbol"]) == {"circle"}
    database.close_all()
