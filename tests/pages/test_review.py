"""审核 and 代收: what waits is looked at, returned, asked about, accepted; once, by one of two."""

import re
import shutil
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
import streamlit as st
from docx import Document

from access import LOCAL
from loaders import desk, intake, reception, review
from pages.parts.desk import feedback
from pages.ui import reads
from pages.ui.kept import forget
from queries import figures, store, submissions
from tests.loaders.test_desk import workbook
from tests.pages.reporting_office import LATE, OTHER, a_row, handed_in, reporter, sent
from tests.pages.screen import Screen, open_page


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, int]]:
    """A store in which two counties have handed in, one with a cell put right by hand."""
    folder = tmp_path_factory.mktemp("played")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COUNTY_INSPECTION_VAR", str(folder))
        review.accept(OTHER, handed_in("壬川市", cases_filed=3))
        numbers = {
            "癸塘县": handed_in("癸塘县", cases_filed=25),
            "壬川市": handed_in("壬川市", cases_filed="1O"),
        }
        store.close_store()
    return folder, numbers


@pytest.fixture
def numbers(
    played: tuple[Path, dict[str, int]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[dict[str, int]]:
    """A copy of that store, open, and the numbers of what waits in it."""
    shutil.copytree(played[0], tmp_path / "var")
    monkeypatch.setenv("COUNTY_INSPECTION_VAR", str(tmp_path / "var"))
    st.cache_data.clear()
    st.cache_resource.clear()
    forget()
    yield played[1]
    store.close_store()


def opened(number: int, **address: str) -> Screen:
    return open_page("review", submission=str(number), **address)


def state(number: int) -> str:
    return desk.open_draft(LOCAL, number).state


def cases() -> list[tuple[str, int]]:
    with store.read() as cursor:
        shown = figures.compare(cursor, ["clue_conversion"], city="示例市")
    return [(row.county, int(row.numerator)) for row in shown.itertuples() if row.state == "value"]


def test_what_waits_stands_in_a_queue_the_oldest_first(numbers: dict[str, int]) -> None:
    page = open_page("review")
    rows = page.table("queue")["rows"]
    assert [row["cells"][0]["text"] for row in rows] == ["癸塘县", "壬川市"]
    mended = page.row("queue", "壬川市")
    assert "手工改过 1 处" in mended["说明"]["text"]
    assert mended["等了（天）"]["text"] == "0"
    assert mended["月份"]["text"] == f"{LATE:%Y.%m}"
    assert "最久的等了 0 天" in page.words()


def test_an_open_one_shows_reasons_corrections_the_difference_and_the_figures(
    numbers: dict[str, int],
) -> None:
    page = opened(numbers["壬川市"])
    [mended] = page.table("corrections")["rows"]
    assert [cell["text"] for cell in mended["cells"]][1:] == ["立案(件)", "1O", "5", "壬川市填报员"]
    changed = page.table("differences-rows")["rows"]
    assert ["3", "5"] in [[cell["text"] for cell in row["cells"]][-2:] for row in changed]
    after = page.row("published-rows", "线索成案率")
    assert (after["原来"]["aside"], after["这次"]["aside"]) == ("3/20", "5/20")
    assert "说明：属实" in page.words()
    deeds = [row["cells"][2]["text"] for row in page.table("history")["rows"]]
    assert deeds[0] == "收到"
    assert deeds[-1] == "提交"
    [earlier] = page.table("earlier")["rows"]
    assert earlier["cells"][4]["text"] == "已接收"


def test_a_sheet_that_comes_in_leaves_what_figures_keep_in_place_and_is_listed_at_once(
    numbers: dict[str, int],
) -> None:
    page = open_page("review", queue="drafts")
    kept_of_overview = reads.places(date.today())
    with pytest.raises(KeyError):
        page.table("submissions")
    number = sent("示南区", a_row("示南区", cases_filed="1O"))
    page.app.run()
    assert page.row("submissions", "示南区.xlsx")
    desk.correct(reporter("示南区"), number, 1, "cases_filed", "4")
    assert reads.places(date.today()) is kept_of_overview
    review.accept(LOCAL, numbers["癸塘县"])
    assert reads.places(date.today()) is not kept_of_overview


def test_accepting_is_one_click_and_the_figure_is_there_at_once(numbers: dict[str, int]) -> None:
    page = opened(numbers["癸塘县"])
    page.app.button(key="accept").click().run()
    assert "已接收，数字已进入各页" in page.words()
    assert ("癸塘县", 25) in cases()
    assert [row["cells"][0]["text"] for row in page.table("queue")["rows"]] == ["壬川市"]
    # what was asked and explained then is still there to read
    assert "说明：属实" in page.words()


def test_the_second_of_two_supervisors_is_told_and_nothing_is_done_twice(
    numbers: dict[str, int],
) -> None:
    page = opened(numbers["癸塘县"])
    review.accept(OTHER, numbers["癸塘县"])
    version = store.data_version()
    page.app.button(key="accept").click().run()
    assert "已由他人处理：zhao" in page.words()
    assert "已接收" in page.words()
    assert store.data_version() == version


def test_a_second_click_of_ones_own_is_the_first_one_again(numbers: dict[str, int]) -> None:
    page = opened(numbers["癸塘县"])
    review.accept(LOCAL, numbers["癸塘县"])
    page.app.button(key="accept").click().run()
    assert "已由他人处理" not in page.words()
    assert "已接收，数字已进入各页" in page.words()


def test_nothing_is_returned_without_a_reason_and_the_county_sees_the_reason(
    numbers: dict[str, int],
) -> None:
    page = opened(numbers["癸塘县"])
    page.app.button(key="do-return").click().run()
    assert "请写明理由" in page.words()
    assert state(numbers["癸塘县"]) == "submitted"
    page.app.text_area(key="words-return").input("请核实立案数")
    page.app.button(key="do-return").click().run()
    assert state(numbers["癸塘县"]) == "returned"
    with store.read() as cursor:
        [row] = submissions.listed(cursor, states=["returned"]).to_dict("records")
    assert (row["last_action"], row["last_words"]) == ("return", "请核实立案数")
    names = [part.label for part in page.parts("download_button")]
    assert "问题反馈单" in names


def test_a_question_leaves_it_in_the_queue_where_it_can_be_read(numbers: dict[str, int]) -> None:
    page = opened(numbers["癸塘县"])
    page.app.text_area(key="words-ask").input("含上一轮吗？")
    page.app.button(key="do-ask").click().run()
    assert page.row("queue", "癸塘县")["审核意见"]["text"] == "提问: 含上一轮吗？"
    assert state(numbers["癸塘县"]) == "submitted"


def test_several_are_named_before_they_are_accepted_together(numbers: dict[str, int]) -> None:
    page = open_page("review")
    page.app.multiselect(key="several-chosen-0").set_value(list(numbers.values())).run()
    named = page.words()
    assert all(f"{county} {LATE:%Y.%m}（第 {number} 号）" in named
               for county, number in numbers.items())  # fmt: skip
    page.app.button(key="several-do").click().run()
    assert [state(number) for number in numbers.values()] == ["accepted", "accepted"]
    assert "没有等待审核的表" in page.words()


def test_what_was_accepted_is_withdrawn_with_a_reason(numbers: dict[str, int]) -> None:
    review.accept(OTHER, numbers["癸塘县"])
    page = opened(numbers["癸塘县"], queue="decided")
    page.app.text_area(key="words-withdraw").input("报错了县")
    page.app.button(key="do-withdraw").click().run()
    assert state(numbers["癸塘县"]) == "withdrawn"
    assert "癸塘县" not in dict(cases())


def test_a_file_of_the_command_line_can_be_looked_at_and_withdrawn(
    numbers: dict[str, int], tmp_path: Path
) -> None:
    path = tmp_path / "全市.xlsx"
    path.write_bytes(workbook(a_row("壬川市", round_no="七"), a_row("癸塘县", round_no="七")))
    [loaded] = intake.load([path], "市", "张")
    page = opened(loaded.submission_id or 0)
    assert "这份是用命令载入的" in page.words()
    assert "共 2 行" in page.words()
    page.app.text_area(key="words-withdraw").input("不是这个月的")
    page.app.button(key="do-withdraw").click().run()
    assert "已撤回" in page.words()
    assert dict(cases()) == {"壬川市": 3}


@pytest.mark.parametrize("wanted", ["99999", "../x", "9" * 30, "-1"])
def test_an_address_of_nothing_is_one_calm_line_or_none(
    numbers: dict[str, int], wanted: str
) -> None:
    page = open_page("review", submission=wanted)
    assert ("没有第 99999 号" in page.words()) == (wanted == "99999")


@pytest.mark.usefixtures("empty_store")
def test_where_nothing_waits_the_page_says_so() -> None:
    page = open_page("review")
    assert "没有等待审核的表" in page.words()
    assert "0 份" in re.sub(r"\s+", " ", page.words())
    assert "没有这样的表" in open_page("review", queue="returned").words()
    assert "还没有代收的表" in open_page("receive").words()


def test_files_of_several_counties_are_filed_and_what_is_to_do_is_said(
    numbers: dict[str, int],
) -> None:
    rows = a_row("壬川市", round_no="四", cases_filed="十来件"), a_row("癸塘县", round_no="四")
    content = workbook(*rows)
    page = open_page("receive")
    page.app.file_uploader(key="files").set_value(
        [("两县.xlsx", content, ""), ("坏.xlsx", b"\x89PNG\r\n\x1a\n", "")]
    )
    page.app.button(key="receive-do").click().run()
    told = {row["cells"][0]["text"]: [cell["text"] for cell in row["cells"]]
            for row in page.table("received")["rows"]}  # fmt: skip
    assert told["壬川市"][1:3] == ["两县.xlsx", "新收"]
    assert told["壬川市"][3].startswith("必须修改 1")
    assert told["未认出县"][3] == "没有读出表"
    assert set(told) == {"壬川市", "癸塘县", "未认出县"}
    listed = page.app.session_state["receive.batch"]
    page.app.file_uploader(key="files").set_value([("再来.xlsx", content, "")])
    page.app.button(key="receive-do").click().run()
    again = page.app.session_state["receive.batch"]
    assert [one.number for one in again] == [one.number for one in listed[:2]]
    assert "已收到过，就是那一份" in [row["cells"][2]["text"]
                            for row in page.table("received")["rows"]]  # fmt: skip
    page = open_page("receive", draft=str(again[0].number))
    assert "十来件" in page.words()


def test_what_is_ready_is_handed_in_at_once_and_what_is_not_stays(
    numbers: dict[str, int],
) -> None:
    rows = a_row("壬川市", round_no="四"), a_row("癸塘县", round_no="四", cases_filed="1O")
    received = reception.receive(LOCAL, "两县.xlsx", workbook(*rows), origin=reception.RECEIVED)
    ready, wrong = (each.number for each in received)
    for finding in desk.open_draft(LOCAL, ready).to_explain:
        desk.explain(LOCAL, ready, finding, "属实")
    page = open_page("receive")
    page.app.button(key="submit-ready").click().run()
    assert (state(ready), state(wrong)) == ("submitted", "checked")
    assert [row["cells"][0]["text"] for row in page.table("received")["rows"]] == ["癸塘县"]


def test_a_county_is_told_on_paper_what_to_put_right(numbers: dict[str, int]) -> None:
    content = workbook(a_row("壬川市", round_no="四", cases_filed="1O", problems_fed_back="<b>"))
    [received] = reception.receive(LOCAL, "一.xlsx", content, origin=reception.RECEIVED)
    draft = desk.open_draft(LOCAL, received.number)
    paper = Document(feedback._made((draft,), "壬川市", "赵六", "zh", ""))
    [table] = paper.tables
    lines = [[cell.text for cell in row.cells] for row in table.rows]
    columns = {line[4]: line for line in lines[1:]}
    assert columns["立案(件)"][5] == "1O"
    assert "请改成 10" in columns["立案(件)"][6]
    assert columns["反馈问题(个)"][5] == "<b>"
    assert len(lines) == 1 + len(draft.to_fix) + len(draft.to_explain)
    assert isinstance(feedback._made((draft,), "壬川市", "", "en", ""), BytesIO)
