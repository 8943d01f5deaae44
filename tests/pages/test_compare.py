"""比较: bars with their parts, and the same figures in a table."""

import io

import pytest
from openpyxl import load_workbook

from briefings.writers.sheet import Figure, Sheet, as_xlsx
from charts import theme
from pages.ui.downloads import frame
from pages.ui.table import Cell, Column, Table
from tests.pages.screen import open_page


@pytest.mark.usefixtures("published")
def test_bars_are_sorted_by_value_and_the_table_stands_in_register_order() -> None:
    page = open_page("compare", indicator="clue_yield")
    bar = page.chart("bars")["data"][0]
    values = bar["x"]
    assert len(bar["customdata"]) == 13
    table = [row["cells"][0]["text"] for row in page.table("compare")["rows"]]
    in_table = [key[0].split("~")[3] for key in bar["customdata"]]
    assert list(values) == sorted(values, reverse=True)
    assert in_table != [name for name in table if name in in_table]


@pytest.mark.usefixtures("published")
def test_bars_follow_the_register_when_asked() -> None:
    page = open_page("compare", indicator="clue_yield", order="register")
    keys = [key[0].split("~")[3] for key in page.chart("bars")["data"][0]["customdata"]]
    table = [row["cells"][0]["text"] for row in page.table("compare")["rows"]]
    assert keys == [name for name in table if name in keys]


@pytest.mark.usefixtures("published")
def test_the_title_says_what_is_seen_without_a_verdict() -> None:
    words = open_page("compare", indicator="clue_yield").words()
    assert "13 个县（市、区）有数，从 1.1 到 100.0 件/百个" in words
    assert "另有 29 个没有这项数据" in words
    assert "中性指标" in words
    assert not any(verdict in words for verdict in ("最好", "最差", "排名", "第一名"))


@pytest.mark.usefixtures("published")
def test_a_chosen_county_is_coloured_and_the_others_are_grey() -> None:
    page = open_page("compare", indicator="clue_yield", counties="榆阳区")
    bar = page.chart("bars")["data"][0]
    coloured = [
        key[0].split("~")[3]
        for key, colour in zip(bar["customdata"], bar["marker"]["color"], strict=True)
        if colour == "#1B4F8F"
    ]
    assert coloured == ["榆阳区"]
    assert len(bar["customdata"]) == 13


@pytest.mark.usefixtures("published")
def test_the_table_has_the_parts_the_date_and_the_source_of_every_figure() -> None:
    row = open_page("compare").row("compare", "赤壁市")
    assert row["线索成案率"]["text"] == "44.1"
    assert [row["分子"]["text"], row["分母"]["text"]] == ["30", "68"]
    assert row["来源"]["text"].startswith("赤壁力促从严治党落地生根")
    assert row["统计截止"]["text"].endswith("日")


@pytest.mark.usefixtures("published")
def test_printed_totals_and_the_citys_own_work_are_a_level_of_their_own() -> None:
    page = open_page("compare", indicator="discipline_ratio", level="total", city="洛阳市")
    row = page.row("compare", "洛阳市")
    assert [row["分子"]["text"], row["分母"]["text"]] == ["1,389", "3,914"]
    assert row["每百件线索处分人数"]["text"] == "35.5"


@pytest.mark.usefixtures("published")
def test_printed_totals_are_never_added() -> None:
    counties = open_page("compare", indicator="clue_yield").words()
    totals = open_page("compare", indicator="clue_yield", level="total").words()
    assert "相加" in counties
    assert "相加" not in totals
    assert "2 个市（州）合计有数" in totals


@pytest.mark.usefixtures("published")
def test_an_approximate_figure_keeps_its_mark() -> None:
    page = open_page("compare", indicator="clue_yield", level="total", city="洛阳市")
    assert page.row("compare", "洛阳市")["每百个问题移交线索数"]["text"] == "约 15.7"


@pytest.mark.usefixtures("published")
def test_an_indicator_without_figures_says_so_and_what_to_do() -> None:
    page = open_page("compare", city="咸宁市", indicator="coverage")
    assert "这个范围里没有“巡察覆盖率”的数" in page.words()
    assert not page.parts("plotly_chart")


def test_what_is_taken_away_is_what_is_shown_with_numbers_as_numbers() -> None:
    table = Table(
        "比较",
        [Column("县", "text"), Column("成案率", unit="%")],
        [[Cell("甲江县"), Cell("约 44.1", value=44.117)], [Cell("乙山县"), Cell("—")]],
    )
    taken = frame(table)
    assert list(taken.columns) == ["县", "成案率(%)"]
    assert taken.to_numpy().tolist() == [["甲江县", Figure(44.117, "约 44.1")], ["乙山县", "—"]]


@pytest.mark.usefixtures("published")
def test_the_download_holds_the_rows_the_filters_and_the_note() -> None:
    page = open_page("compare", city="咸宁市")
    rows = page.table("compare")["rows"]
    assert [part.label for part in page.parts("download_button")] == ["下载 xlsx", "下载 csv"]
    cells = [[Cell(cell["text"]) for cell in row["cells"]] for row in rows]
    heads = [Column(column["label"]) for column in page.table("compare")["columns"]]
    content = as_xlsx(Sheet("比较", frame(Table("比较", heads, cells)), "咸宁市", "数据版本 7"))
    sheet = load_workbook(io.BytesIO(content)).active
    column = [cell.value for cell in sheet["A"]]
    assert column[:3] == ["比较", "咸宁市", "内部资料 注意保存"]
    assert {"赤壁市", "咸安区", "数据版本 7"} <= set(column)


@pytest.mark.usefixtures("demo")
def test_bars_funnel_table_and_matrix_take_one_verdict_and_leave_young_figures_out() -> None:
    page, funnel = open_page("compare"), open_page("compare", shape="funnel")
    assert ("斜纹" in page.words(), "斜纹" in funnel.words()) == (True, False)
    bar, dots = page.chart("bars")["data"][0], funnel.chart("funnel")["data"][-1]
    higher = theme.LIGHT.higher
    for chart in (bar, dots):
        coloured = [
            key[0].split("~")[3]
            for key, colour in zip(chart["customdata"], chart["marker"]["color"], strict=True)
            if colour == higher
        ]
        assert coloured == ["庚泉县"]
    assert "最近一届累计中满 12 个月的轮次" in page.words()
    row = page.row("compare", "庚泉县")
    assert row["与其余各县比"]["text"] == "高于其余各县（99.8 %）"
    assert [row["满 12 个月"]["text"], row["分子"]["text"]] == ["112/287", "126"]
    assert open_page().row("matrix", "庚泉县")["线索成案率"]["tone"] == "higher"


@pytest.mark.usefixtures("demo")
def test_the_hover_adds_up_the_ripe_and_the_young_part_to_the_figure_that_is_traced() -> None:
    bar = open_page("compare").chart("bars")["data"][0]
    hover = next(words for words in bar["hovertemplate"] if "庚泉县" in words)
    assert "本届累计 126/359 = 满 12 个月 112/287 + 办理期内 14/72" in hover
    assert "95 % 区间 33.6–44.8" in hover


@pytest.mark.usefixtures("demo")
def test_a_figure_of_which_all_is_young_is_hatched_and_not_compared() -> None:
    page = open_page("compare", as_of="2023-09-30")
    bar = page.chart("bars")["data"][0]
    assert set(bar["marker"]["pattern"]["shape"]) == {"/"}
    said = {row["cells"][-2]["text"] for row in page.table("compare")["rows"]}
    assert said == {"办理期内，暂不比较"}
