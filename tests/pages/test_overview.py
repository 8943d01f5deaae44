"""总览: what stands on it, with published figures and without any."""

import pytest

from tests.pages.screen import open_page

KNOWN = {
    ("赤壁市", "线索成案率"): "44.1",
    ("赤壁市", "每百件线索处分人数"): "44.1",
    ("淮安区", "巡察覆盖率"): "4.2",
    ("永寿县", "在编率"): "100.0",
    ("旬邑县", "主动发现线索占比"): "32.0",
    ("城固县", "派驻线索成案率"): "69.2",
    ("甘泉县", "派驻线索成案率"): "85.4",
}


@pytest.mark.usefixtures("published")
def test_every_known_figure_stands_in_its_own_row_and_column() -> None:
    page = open_page()
    shown = {(place, name): page.row("matrix", place)[name]["text"] for place, name in KNOWN}
    assert shown == KNOWN


@pytest.mark.usefixtures("published")
def test_every_figure_in_the_matrix_can_be_opened_and_no_gap_can() -> None:
    cells = [cell for row in open_page().table("matrix")["rows"] for cell in row["cells"][1:]]
    figures = [cell for cell in cells if cell["text"] != "—"]
    assert figures
    assert all(cell["key"].count("~") == 8 for cell in figures)
    assert {cell.get("tone") for cell in cells if cell["text"] == "—"} == {"missing"}


@pytest.mark.usefixtures("published")
def test_a_figure_says_its_parts_and_names_the_base_that_stood_in() -> None:
    cell = open_page().row("matrix", "甘泉县")["派驻线索成案率"]
    assert cell["hint"] == "76/89\n基数：发现问题线索"
    assert cell["aside"] == "*"


@pytest.mark.usefixtures("published")
def test_cards_show_the_sum_with_its_parts_and_open_their_trace() -> None:
    page = open_page(city="咸宁市")
    words = page.words()
    assert "44.1 %" in words
    assert "30/68 · 1 个相加" in words
    buttons = {button.key: button for button in page.app.button}
    buttons["origin-3"].click().run()
    assert page.address("trace") == ["clue_conversion~~~~县~~~~"]
    assert "30 ÷ 68 = 44.1 %" in page.words()


@pytest.mark.usefixtures("published")
def test_places_without_any_figure_are_named_and_not_dropped() -> None:
    page = open_page()
    named = {row["cells"][0]["text"] for row in page.table("matrix")["rows"]}
    assert "镜湖区" not in named
    assert "镜湖区" in page.words()


@pytest.mark.usefixtures("published")
def test_what_could_not_be_placed_is_listed_with_its_reason() -> None:
    page = open_page(unplaced="true")
    rows = page.table("unplaced-rows")["rows"]
    assert rows
    assert all(row["cells"][3]["text"] for row in rows)


@pytest.mark.usefixtures("published")
def test_the_source_note_says_reports_date_version_gaps_and_sources() -> None:
    words = open_page(as_of="2026-01-31").words()
    assert "截至2026年1月31日" in words
    assert "数据版本" in words
    assert "没有可比的数" in words
    assert "赤壁力促从严治党落地生根" in words
    assert "http" not in words
    assert "内部资料 注意保存" in words


@pytest.mark.usefixtures("published")
def test_the_distribution_has_a_dot_for_every_figure_of_an_indicator() -> None:
    chart = open_page().chart("strips")
    dots = {len(trace["x"]) for trace in chart["data"]}
    assert len(chart["data"]) == 10
    assert max(dots) == 13


@pytest.mark.usefixtures("empty_store")
def test_an_empty_store_says_why_it_is_empty_and_what_to_do() -> None:
    page = open_page()
    assert "这个范围里还没有数据" in page.words()
    assert "run.py load" in page.words()
    assert not page.parts("plotly_chart")


@pytest.mark.usefixtures("published")
def test_figures_of_a_later_day_are_not_known_earlier() -> None:
    assert "44.1" not in open_page(city="咸宁市", as_of="2015-01-01").words()
