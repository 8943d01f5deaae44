"""填报: a county's way from last month's figures to a sheet that is handed in."""

import shutil
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import pandas as pd
import pytest
import streamlit as st

from access import LOCAL
from loaders import desk, reception, turns
from loaders.prefill import prefilled
from loaders.register import of_code
from pages.parts.desk import desk_reads, hand_in
from queries import store
from tests.pages.screen import open_page

JIAJIANG = "990103"


@pytest.fixture
def own_demo(demo_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the demo city that may be written to."""
    shutil.copytree(demo_folder, tmp_path / "var")
    monkeypatch.setenv("COUNTY_INSPECTION_VAR", str(tmp_path / "var"))
    st.cache_data.clear()
    yield tmp_path / "var"
    store.close_store()


def sheet(**wrong: object) -> bytes:
    """The county's next sheet, with what is `wrong` (head of a column → typed) in its last row."""
    book = prefilled(of_code(JIAJIANG), date(2026, 10, 31))
    rounds = book["轮次汇总"]
    heads = {str(cell.value): cell.column for cell in rounds[3] if cell.value}
    last = max(row for row in range(5, rounds.max_row + 1) if rounds.cell(row, 1).value)
    for name, typed in wrong.items():
        place = next(column for head, column in heads.items() if head.startswith(name))
        rounds.cell(last, place).value = typed
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def sent(content: bytes) -> int:
    [received] = reception.receive(LOCAL, "甲江县.xlsx", content, county_code=JIAJIANG)
    return received.number


@pytest.mark.usefixtures("demo")
def test_the_page_says_what_must_not_be_entered_and_what_is_due_next(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    month = pd.Timestamp(hand_in.last_month(date.today()).replace(day=1))
    told = {"month": [month], "state": ["on_time"], "due_date": [month]}
    monkeypatch.setattr(desk_reads, "months", lambda *_: pd.DataFrame(told))
    words = open_page("upload", whose=JIAJIANG).words()
    assert "下一份从下月 1 日起可取" in words
    assert "严禁录入涉密信息" in words
    assert "甲江县：近 12 个月的月报" in words


@pytest.mark.usefixtures("own_demo")
def test_what_must_be_fixed_is_fixed_on_the_page_and_handed_in() -> None:
    number = sent(sheet(立案="1O", 统计截止日期="2026-11-15"))
    page = open_page("upload", whose=JIAJIANG, draft=str(number))
    assert "含字母 O" in page.words()
    assert "【必须修改】" not in page.words()
    assert "elapsed" not in str(page.table("published-rows")["rows"])
    assert page.app.button(key="submit").disabled
    [box] = [each for each in page.app.text_input if each.key.endswith("cases_filed")]
    box.set_value("0")
    assert page.row("submissions", "甲江县.xlsx")["检查结果"]["text"].startswith("必须修改 1、")
    page.app.button(key="save-fixes").click().run()
    draft = desk.open_draft(LOCAL, number)
    assert draft.to_fix == []
    assert page.row("submissions", "甲江县.xlsx")["检查结果"]["text"].startswith("待说明")
    for finding in draft.to_explain:
        desk.explain(LOCAL, number, finding, "属实")
    page.app.run().button(key="submit").click().run()
    assert desk.open_draft(LOCAL, number).state == "submitted"
    assert "回执" in page.words()


@pytest.mark.usefixtures("own_demo")
def test_nothing_moved_is_one_click_and_ready_to_hand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    page = open_page("upload", whose=JIAJIANG)
    with monkeypatch.context() as crowded:
        crowded.setattr(turns, "AT_ONCE", 0)
        page.app.button(key="same").click().run()
        assert "这一份没有收下" in page.words()
    page.app.button(key="same").click().run()
    [number] = page.address("draft")
    draft = desk.open_draft(LOCAL, int(number))
    assert draft.to_fix == []
    assert "和上次报的一样" in page.words()


@pytest.mark.usefixtures("own_demo")
def test_markup_in_a_file_name_or_a_cell_is_text() -> None:
    content = sheet(立案="<img src=x onerror=alert(1)>[改](http://a.b)")
    [received] = reception.receive(LOCAL, "<b>a</b>.xlsx", content, county_code=JIAJIANG)
    page = open_page("upload", whose=JIAJIANG, draft=str(received.number))
    bodies = " ".join(part.body for part in page.parts("html"))
    assert "<img src=x" not in bodies
    [box] = [each for each in page.app.text_input if each.key.endswith("cases_filed")]
    assert r"\[改\]\(http\://a\.b\)" in box.label


@pytest.mark.usefixtures("demo")
def test_a_draft_that_is_not_there_is_one_calm_line() -> None:
    assert "没有这份表" in open_page("upload", whose=JIAJIANG, draft="99999").words()
