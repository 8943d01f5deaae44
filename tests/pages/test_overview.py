"""总览: what stands on it, with published figures and without any."""

import pytest

from pages.parts.overview import matrix
from tests.pages.screen import open_page

KNOWN = {
    ("赤壁市", "线索成案率"): "44.1",
    ("赤壁市", "每百件线索处分人数"): "44.1",
    ("淮安区", "巡察覆盖率"): "4.2",
    ("永寿县", "在编率"): "100.0",
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
    page = open_page("compare", indicator="stationed_conversion")
    cell = page.row("compare", "甘泉县")["派驻线索成案率"]
    assert cell["hint"] == "76/89\n基数：发现问题线索"
    assert cell["aside"] == "*"


@pytest.mark.usefixtures("published")
def test_cards_show_the_sum_with_its_parts_and_open_their_trace() -> None:
    page = open_page(city="咸宁市")
    words = page.words()
    assert "44.1 %" in words
    assert "30/68 · 1 个相加" in words
    buttons = {button.key: button for button in page.app.button}
    buttons["origin-1"].click().run()
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


@pytest.mark.usefixtures("demo")
def test_the_first_page_says_who_is_behind_and_ahead_and_what_the_calendar_is() -> None:
    words = open_page().words()
    assert "示例市巡察工作总览" in words
    assert "乙山县落后时序 23.5 个百分点" in words
    assert "覆盖 61/102，时序 83.3 % · 同看 12 个" in words
    assert "戊林县快于时序 16.7 个百分点" in words
    assert "单位均发现问题 6.2 个（404/65）" in words


@pytest.mark.usefixtures("demo")
def test_the_first_page_says_which_clues_are_old_and_what_is_missing() -> None:
    words = open_page().words()
    assert "移交满 12 个月未办结 119 件" in words
    assert "最多的是丙湖区，71 件" in words
    assert "报告较旧：辛岭县（截至2026年9月30日）" in words
    assert "同一时点两处来源不一：示北区" in words


@pytest.mark.usefixtures("demo")
def test_what_changed_since_the_last_report_stands_beside_the_year_before() -> None:
    page = open_page()
    filed = page.row("changes", "立案（件）")
    assert "2026年10月1日至2026年10月31日" in page.words()
    shown = [filed[name]["text"] for name in ("增加", "上年同期", "相差")]
    assert shown == ["9", "7", "+2"]


@pytest.mark.usefixtures("demo")
def test_what_changed_opens_where_it_grew_and_each_place_its_two_states() -> None:
    page = open_page()
    key = page.row("changes", "立案（件）")["增加"]["key"]
    assert key.endswith("~2026-10-01/2026-10-31")
    places = open_page(trace=key).table("trace-sum")["rows"]
    grown = [row["cells"][1]["text"] for row in places]
    assert sum(int(text.split()[0]) for text in grown if text != "—") == 9
    one = next(row for row, text in zip(places, grown, strict=True) if text[0] in "123456789")
    words = open_page(trace=one["cells"][1]["key"]).words()
    assert "期末：截至2026年10月31日" in words
    assert "期初：截至2026年9月30日" in words


@pytest.mark.usefixtures("demo")
def test_a_dot_for_every_county_stands_against_its_own_calendar() -> None:
    chart = open_page().chart("calendar")
    dots = chart["data"][0]
    assert len(dots["x"]) == 12
    assert min(dots["y"]) == pytest.approx(100 * 61 / 102)
    assert len(chart["layout"]["shapes"]) == 3 * 12


@pytest.mark.usefixtures("demo")
def test_a_period_shows_growth_in_numbers_with_the_year_before() -> None:
    page = open_page(period="first_half")
    words = page.words()
    assert "2026年1月1日至2026年6月30日" in words
    assert "上年同期" in words
    assert page.row("matrix", "示南区")["线索成案率"]["text"].count("/") == 1
    assert page.app.selectbox(key="filter-period").value == "first_half"


@pytest.mark.usefixtures("demo")
def test_what_a_period_cannot_show_is_said() -> None:
    words = open_page(period="first_half", as_of="2018-06-30", term="12").words()
    assert "期初附近没有报告" in words


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize("page", ["", "compare", "trends"])
def test_the_demo_city_is_the_default_and_marked(page: str) -> None:
    screen = open_page(page)
    assert screen.app.selectbox(key="filter-city").value == "示例市"
    assert "示例数据" in screen.words()


@pytest.mark.usefixtures("published")
def test_figures_of_a_later_day_are_not_known_earlier() -> None:
    assert "44.1" not in open_page(city="咸宁市", as_of="2015-01-01").words()


@pytest.mark.usefixtures("demo")
def test_the_matrix_says_how_many_cells_were_looked_at_and_what_signs_mean() -> None:
    page = open_page()
    words = page.words()
    assert "12 个县（市、区）的 8 项指标：3 格与其余各县有差别" in words
    assert "看了 60 格，碰巧的约 0.1 格" in words
    cells = [cell for row in page.table("matrix")["rows"] for cell in row["cells"]]
    coloured = [
        cell for cell in cells if cell.get("tone") in ("better", "worse", "higher", "lower")
    ]
    assert len(coloured) == 3
    assert all(cell["aside"][0] in "▲▼" for cell in coloured)


@pytest.mark.usefixtures("demo")
def test_a_screen_reader_hears_place_indicator_figure_and_verdict() -> None:
    cell = open_page().row("matrix", "丙湖区")["线索办结率"]
    assert cell["spoken"] == "丙湖区，线索办结率 52.4 %，差于其余各县（99.8 %）"


@pytest.mark.usefixtures("demo")
def test_at_most_five_findings_each_with_its_base_its_interval_and_what_would_be_usual() -> None:
    words = open_page().words()
    assert words.count("即属平常") + words.count("即回到") + words.count("即可。") <= 5
    assert "39.0 %（满 12 个月 112/287），95 % 区间 33.6–44.8，全市 24.4 %；共看了 60 格" in words
    assert "再新巡 14 个即回到 10 个百分点以内" in words


@pytest.mark.usefixtures("demo")
def test_a_county_is_not_asked_twice_about_the_same_clues() -> None:
    words = open_page().words()
    assert "最多的是丙湖区，71 件" in words
    assert "丙湖区线索办结率差于其余各县" not in words


@pytest.mark.usefixtures("demo")
def test_a_highlighted_county_keeps_the_verdict_it_has_among_all() -> None:
    page = open_page(counties="庚泉县")
    assert page.row("matrix", "庚泉县")["线索成案率"]["tone"] == "higher"
    assert "1 个县（市、区）的 8 项指标：2 格与其余各县有差别" in page.words()
    assert "丙湖区线索办结率" not in page.words()


@pytest.mark.usefixtures("demo")
def test_the_name_of_a_county_opens_its_page_and_of_every_city_no_name_does() -> None:
    page = open_page()
    names = [row["cells"][0] for row in page.table("matrix")["rows"]]
    assert [name.get("key") for name in names] == [name["text"] for name in names]
    page.app.session_state[matrix.OPENED] = "乙山县"
    page.app.run()
    assert "单县 · 乙山县" in page.words()
    assert page.address("counties") == ["乙山县"]
    assert not any(
        "key" in row["cells"][0] for row in open_page(city="all").table("matrix")["rows"]
    )
