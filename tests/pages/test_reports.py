"""报送: county × month, who is behind, and the words to remind them with."""

import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
import streamlit as st

from loaders import review
from pages.ui.kept import forget
from queries import store
from tests.pages.reporting_office import LATE, OTHER, handed_in, month_end
from tests.pages.screen import Screen, open_page

MONTH = f"{LATE:%Y.%m}"
NEXT = month_end(2)


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, int]]:
    """Of one month a sheet accepted late, one returned; of the next one that waits."""
    folder = tmp_path_factory.mktemp("reported")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COUNTY_INSPECTION_VAR", str(folder))
        numbers = {
            "late": handed_in("壬川市"),
            "returned": handed_in("癸塘县"),
            "waiting": handed_in("示南区", as_of_date=NEXT.isoformat()),
        }
        review.accept(OTHER, numbers["late"])
        review.send_back(OTHER, numbers["returned"], "请核实")
        store.close_store()
    return folder, numbers


@pytest.fixture
def numbers(
    played: tuple[Path, dict[str, int]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[dict[str, int]]:
    """That store, open, in an office of 示例市; the numbers of its submissions."""
    shutil.copytree(played[0], tmp_path / "var")
    monkeypatch.setenv("COUNTY_INSPECTION_VAR", str(tmp_path / "var"))
    (tmp_path / "var" / "office.toml").write_text('city = "示例市"\n', encoding="utf-8")
    st.cache_data.clear()
    st.cache_resource.clear()
    forget()
    yield played[1]
    store.close_store()


def message(page: Screen) -> str:
    """The words to be copied."""
    [code] = page.app.code
    return str(code.value)


def test_each_month_of_each_county_is_a_mark_and_a_word(numbers: dict[str, int]) -> None:
    page = open_page("reports")
    late = page.row("months", "壬川市")[MONTH]
    assert late["text"] == "▲ 迟报"
    assert late["aside"] == f"{(date.today() - due(LATE)).days}天"
    assert page.row("months", "癸塘县")[MONTH]["text"] == "↩ 已退回"
    assert page.row("months", "示南区")[f"{NEXT:%Y.%m}"]["text"] == "● 待审"
    assert page.row("months", "示北区")[MONTH]["text"] == "✕ 缺报"
    assert page.row("months", "示北区")[f"{date.today():%Y.%m}"]["text"] == "· 未到期"


def due(as_of: date) -> date:
    """The day by which a month's sheet is due."""
    return as_of + timedelta(days=5)


def test_before_anybody_began_nothing_is_missing(numbers: dict[str, int]) -> None:
    page = open_page("reports")
    before = f"{month_end(4):%Y.%m}"
    assert {row["cells"][0]["text"]: page.row("months", row["cells"][0]["text"])[before]["text"]
            for row in page.table("months")["rows"]}["示北区"] == ""  # fmt: skip


def test_counties_stand_in_the_order_of_the_register_with_their_rate(
    numbers: dict[str, int],
) -> None:
    page = open_page("reports")
    names = [row["cells"][0]["text"] for row in page.table("months")["rows"]]
    assert (names[0], names[-1], len(names)) == ("示南区", "癸塘县", 12)
    rate = page.row("months", "壬川市")["按时报送率"]
    assert rate["text"] == "0.0"
    opened = open_page("reports", trace=rate["key"])
    assert "÷" in opened.words()


def test_a_cell_opens_its_submission_where_it_is_reviewed(numbers: dict[str, int]) -> None:
    page = open_page("reports", submission=str(numbers["waiting"]))
    assert page.address("submission") == [str(numbers["waiting"])]
    assert page.app.button(key="accept")
    key = open_page("reports").row("months", "壬川市")[MONTH]["key"]
    assert key == str(numbers["late"])


def test_who_is_behind_is_listed_and_told_politely(numbers: dict[str, int]) -> None:
    page = open_page("reports")
    told = message(page)
    assert told.startswith("示例市各有关县（市、区）党委巡察办：")
    assert f"癸塘县：{LATE.year}年{LATE.month}月（已退回，请修改后重报）" in told
    rows = [[cell["text"] for cell in row["cells"]] for row in page.table("reminder-rows")["rows"]]
    behind = {(row[0], row[1]) for row in rows}
    month = f"{LATE.year}年{LATE.month}月"
    assert ("示北区", month) in behind
    assert ("壬川市", month) not in behind
    assert len(page.parts("download_button")) == 4


def test_as_of_an_earlier_day_it_says_what_was_known_to_be_in_by_then(
    numbers: dict[str, int],
) -> None:
    # handed in today, so on that day nothing had come and nobody had begun
    page = open_page("reports", as_of=month_end(1).isoformat())
    assert page.row("months", "壬川市")[MONTH]["text"] == ""
    assert "没有要提醒的" in page.words()
    looking_back = open_page("reports", known_at=month_end(1).isoformat())
    assert looking_back.app.date_input(key="filter-as_of").value == month_end(1)


def test_the_day_by_which_sheets_are_due_is_the_offices(
    numbers: dict[str, int], tmp_path: Path
) -> None:
    settings = 'city = "示例市"\n[reporting]\ndue_day = 9\n'
    (tmp_path / "var" / "office.toml").write_text(settings, encoding="utf-8")
    page = open_page("reports", lang="en")
    [head] = [one for one in page.table("months")["columns"] if one["label"] == MONTH]
    assert head["unit"].endswith("-09")
    assert "due on day 9" in page.words()


@pytest.mark.usefixtures("empty_store")
def test_without_a_city_the_page_says_what_to_do() -> None:
    assert "还没有任何数据" in open_page("reports").words()
