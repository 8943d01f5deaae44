"""考核: counties in register order, bands, reasons, points by hand, a result that is kept."""

import io
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook

from access.database import close_all
from briefings.writers.sheet import Sheet, as_xlsx
from pages.parts.appraisal import appraisal_tables
from pages.ui import downloads
from pages.ui.kept import forget
from queries import store
from queries.appraisal import kept_one
from tests.pages.screen import Screen, open_page

HOSTILE = "抽查 8 份 <script>alert(1)</script> {0} =1+1"


@pytest.fixture(scope="module")
def folder(demo_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the demo city for the tests of this file."""
    copy = tmp_path_factory.mktemp("appraisal") / "var"
    shutil.copytree(demo_folder, copy)
    return copy


@pytest.fixture(autouse=True)
def _open(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("COUNTY_INSPECTION_VAR", str(folder))
    forget()
    yield
    store.close_store()
    close_all()


def enter(page: Screen, item: str, points: float | None, reason: str) -> str:
    """Enter points of the county in view; what the page says of it."""
    page.app.selectbox(key="appraisal-item").set_value(item).run()
    if points is not None:
        page.app.number_input(key="appraisal-points").set_value(points)
    page.app.text_area(key="appraisal-reason").input(reason)
    page.app.button(key="appraisal-save").click().run()
    return page.words()


def test_points_are_entered_kept_and_shown_again_as_they_were(folder: Path) -> None:
    page = open_page("appraisal", counties="甲江县")
    places = [row["cells"][0]["text"] for row in page.table("totals")["rows"]]
    assert places[:4] == ["示南区", "示北区", "甲江县", "乙山县"]
    item = page.row("items", "巡察覆盖率")
    assert item["依据"]["text"] == "80.2 %（77/96），满 80 % 起，得 5.4 分"
    assert page.row("items", "履行责任")["得分"]["text"] == "15.4"
    assert item["得分"]["key"].startswith("coverage~示例省~示例市~甲江县")
    assert "请写明理由" in enter(page, "committee", 2.5, "  ")
    assert "已记下：甲江县“党委研究巡察工作”2.5 分" in enter(page, "committee", 2.5, HOSTILE)
    assert page.row("totals", "甲江县")["已得分"]["text"] == "49.4"
    html = "".join(part.body for part in page.parts("html"))
    assert "<script>" not in html
    page.app.button(key="appraisal-keep").click().run()
    assert "已存档，编号 1" in page.words()
    assert "已记下" in enter(page, "committee", None, "取消")
    assert page.row("totals", "甲江县")["已得分"]["text"] == "46.9"
    again = open_page("appraisal", counties="甲江县", kept="1")
    assert "这是存档的结果（编号 1）" in again.words()
    assert again.row("totals", "甲江县")["已得分"]["text"] == "49.4"
    assert "没有编号为 7 的存档" in open_page("appraisal", kept="7").words()
    assert_the_file_keeps_small_counts_to_itself()


def assert_the_file_keeps_small_counts_to_itself() -> None:
    """The sheet of items that leaves the page, as a spreadsheet reads it."""
    with store.read() as cursor:
        found = kept_one(cursor, 1)
    assert found is not None
    small = found[1].items["denominator"].astype(float) < 5
    few = found[1].items["numerator"].astype(float) < 5
    rows = found[1].items[(small | few) & (found[1].items["state"] == "value")]
    assert len(rows)
    for county in dict.fromkeys(rows["county"]):
        table = appraisal_tables.items(found[1], county, leaves=True)
        file = as_xlsx(Sheet(table.caption, downloads.frame(table)))
        [sheet] = load_workbook(io.BytesIO(file)).worksheets
        told = " ".join(str(cell.value) for row in sheet.iter_rows() for cell in row)
        for row in rows[rows["county"] == county].itertuples():
            assert f"（{row.numerator:g}/{row.denominator:g}）" not in told
        assert "不到 5" in told


def test_a_mistake_in_the_offices_card_is_told_with_file_and_line(folder: Path) -> None:
    own = folder / "appraisal"
    own.mkdir()
    (own / "2026.toml").write_text('version = "一"\nvalid = 3\n', encoding="utf-8")
    try:
        words = open_page("appraisal").words()
    finally:
        shutil.rmtree(own)
    assert "2026.toml 第 2 行：不认识“valid”" in words
    assert "缺“item”" in words


def test_the_page_speaks_english_and_says_what_holds() -> None:
    page = open_page("appraisal", lang="en", counties="示南区")
    words = page.words()
    assert "In register order, no ranking" in words
    row = page.row("pairs", "甲江县")
    assert row["By the weights in force"]["text"] == "3.5 points higher"
    assert row["Order holds"]["text"] == "100.0 %"
