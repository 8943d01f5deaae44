"""线索与成果: the chain, the open clues by age, the four forms."""

from typing import Any

import pytest

from tests.pages.screen import Screen, open_page
from tests.queries.reports import a_round, accept, report

PAGE, DAY = "clues", "2026-10-31"


def clues(transferred: int, concluded: int | None, **told: Any) -> dict[str, Any]:
    """A round's clues."""
    return {"clues_transferred": transferred, "clues_concluded": concluded} | told


@pytest.fixture
def two_counties(empty_store: object) -> None:
    """甲江县 with an old, a middling and a young round and one unknown; 乙山县 with a young one."""
    forms = {"form_1": 6, "form_2": 3, "form_3": 1, "form_4": 0}
    outcome = {"cases_filed": 4, "persons_disciplined": 5, "clues_by_talk": 3}
    accept(
        a_round(1, **clues(20, 13, transfer_date="2025-03-01", as_of_date=DAY), **outcome, **forms),
        a_round(2, **clues(10, 8, transfer_date="2026-02-01", as_of_date=DAY)),
        a_round(3, **clues(9, 4, transfer_date="2026-09-01", as_of_date=DAY)),
        a_round(4, **clues(6, None, transfer_date="2026-10-01", as_of_date=DAY)),
        a_round(1, county="乙山县", as_of_date=DAY, feedback_date="2026-08-01", **clues(5, 4)),
    )


def shown(page: Screen, table: str, place: str) -> list[str]:
    """The texts of one row."""
    return [cell["text"] for cell in page.row(table, place).values()]


@pytest.mark.usefixtures("two_counties")
def test_open_clues_stand_by_age_place_by_place_and_their_sum_below() -> None:
    page = open_page(PAGE, as_of=DAY)
    assert shown(page, "ages", "甲江县")[1:] == ["5", "2", "7", "0", "14"]
    assert shown(page, "ages", "乙山县")[1:] == ["1", "0", "0", "0", "1"]
    assert shown(page, "ages", "各县（市、区）相加")[1:] == ["6", "2", "7", "0", "15"]


@pytest.mark.usefixtures("two_counties")
def test_the_title_says_how_many_are_old_and_where_most_of_them_are() -> None:
    words = open_page(PAGE, as_of=DAY).words()
    assert "未办结 15 件，超 12 个月 7 件，最多的是甲江县 7 件" in words
    assert "没有移交日期的按反馈日期" in words
    assert "1 份报告没有报齐移交数或办结数" in words


@pytest.mark.usefixtures("two_counties")
def test_rounds_say_since_when_by_which_date_and_what_is_unknown() -> None:
    rows = [[cell["text"] for cell in row["cells"]]
            for row in open_page(PAGE, as_of=DAY).table("rounds")["rows"]]  # fmt: skip
    told = {(row[0], row[1]): row for row in rows}
    assert told["甲江县", "第一轮 常规"][2:9] == [
        "20", "—", "13", "7", "2025年3月1日", "线索移交日期", "超 12 个月"]  # fmt: skip
    assert told["乙山县", "第一轮 常规"][6:9] == ["2026年8月1日", "反馈日期", "6 个月以内"]
    assert told["甲江县", "第四轮 常规"][4:6] == ["—", "—"]
    assert told["甲江县", "第四轮 常规"][8] == "未报齐"


@pytest.mark.usefixtures("two_counties")
def test_every_open_clue_is_drawn_on_the_day_it_was_handed_over() -> None:
    discs = open_page(PAGE, as_of=DAY).chart("ages-days")["data"][0]
    assert [day[:10] for day in discs["x"]] == [
        "2025-03-01", "2026-02-01", "2026-09-01", "2026-08-01"]  # fmt: skip
    assert discs["y"] == [0, 0, 0, 1]


@pytest.mark.usefixtures("two_counties")
def test_a_number_of_an_age_opens_down_to_the_cells_of_its_dates() -> None:
    page = open_page(PAGE, as_of=DAY)
    cell = page.row("ages", "甲江县")["超 12 个月"]
    opened = open_page(PAGE, as_of=DAY, trace=cell["key"])
    assert "7 件" in opened.words()
    typed = {row["cells"][1]["text"]: row["cells"][2]["text"]
             for row in opened.table("trace-used")["rows"][:4]}  # fmt: skip
    assert typed["线索移交日期"] == "2025-03-01"


@pytest.mark.usefixtures("two_counties")
def test_the_sum_of_an_age_opens_its_places() -> None:
    page = open_page(PAGE, as_of=DAY, trace="clues_open.over_12~~~~县~~~~")
    rows = page.table("trace-sum")["rows"]
    assert [[cell["text"] for cell in row["cells"][:2]] for row in rows] == [
        ["甲江县", "7 件"], ["乙山县", "0 件"]]  # fmt: skip


@pytest.mark.usefixtures("two_counties")
def test_the_chain_adds_up_and_says_how_many_places_report_a_step() -> None:
    page = open_page(PAGE, as_of=DAY)
    assert "移交 50 件，办结 29 件，立案 4 件，处分 5 人" in page.words()
    written = [note["text"] for note in page.chart("chain-clues")["layout"]["annotations"]]
    assert written[0] == "50"
    assert written[2] == "3（1 个报）"
    assert written[4] == "—"


@pytest.mark.usefixtures("two_counties")
def test_detention_and_judicial_transfer_are_never_told_county_by_county() -> None:
    page = open_page(PAGE, as_of=DAY)
    labels = {column["label"] for key in ("chain", "ages", "forms")
              for column in page.table(key)["columns"]}  # fmt: skip
    assert not labels & {"留置", "移送司法"}
    names = page.chart("chain-persons")["layout"]["yaxis"]["ticktext"]
    assert names == ["党纪政务处分", "组织处理"]


@pytest.mark.usefixtures("two_counties")
def test_the_shares_of_the_forms_add_to_all_and_carry_their_parts() -> None:
    row = open_page(PAGE, as_of=DAY).row("forms", "甲江县")
    cells = [row[f"第{number}种形态"] for number in "一二三四"]
    assert [cell["text"] for cell in cells] == ["60.0", "30.0", "10.0", "0.0"]
    assert cells[0]["aside"] == "6/10"


@pytest.mark.usefixtures("empty_store")
def test_forms_reported_by_the_year_stand_beside_and_are_not_added() -> None:
    forms = {"form_1": 20, "form_2": 9, "form_3": 4, "form_4": 0}
    accept(
        a_round(1, **clues(5, 4), form_1=6, form_2=3, form_3=1, form_4=0),
        a_round(1, county="乙山县", **clues(5, 4)),
        a_round(2, county="乙山县", scope="年度", start_date="2025-01-01",
                as_of_date="2025-12-31", **forms),
    )  # fmt: skip
    page = open_page(PAGE)
    row = page.row("forms", "乙山县")
    assert row["第一种形态"]["text"] == "—"
    assert row["年度报告"]["text"] == "2025年 20 : 9 : 4 : 0"
    assert page.row("forms", "各县（市、区）相加")["第一种形态"]["text"] == "60.0"


@pytest.mark.usefixtures("two_counties")
def test_a_county_chosen_in_the_address_is_the_only_one_in_view() -> None:
    page = open_page(PAGE, as_of=DAY, counties="乙山县")
    assert [row["cells"][0]["text"] for row in page.table("ages")["rows"]] == ["乙山县"]
    assert "未办结 1 件，没有超过 12 个月的" in page.words()


@pytest.mark.usefixtures("published")
def test_published_figures_open_too_and_what_is_not_there_is_told() -> None:
    words = open_page(PAGE, city="all", counties="无此县").words()
    assert "没有找到" in words
    assert "线索（件）" in words


@pytest.mark.usefixtures("two_counties")
def test_what_the_city_printed_stands_beside_the_sum_of_that_day_and_is_never_added() -> None:
    total = {"county": "示例市", "level": "合计", "scope": "本届累计", "as_of_date": DAY}
    accept(report(round_first=None, round_last=None, clues_transferred=47, cases_filed=4, **total))
    page = open_page(PAGE, as_of=DAY, city="示例市")
    told = [cell["text"] for cell in page.row("printed", "移交问题线索").values()]
    assert told == ["移交问题线索", "47 件", "50 件", "−3", "2026年10月31日"]
    assert "移交问题线索 47 件，各县（市、区）同日相加 50 件" in page.words()
    assert page.row("chain", "各县（市、区）相加")["移交"]["text"] == "50"
    opened = open_page(
        PAGE, as_of=DAY, trace=page.row("printed", "移交问题线索")["各县相加"]["key"]
    )
    assert "50 件" in opened.words()
