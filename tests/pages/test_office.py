"""What an office sets for itself is what its pages show, without a line of code."""

from pathlib import Path

from tests.pages.screen import open_page

SETTINGS = 'city = "咸宁市"\ntitle = "咸宁巡察分析"\nsubtitle = "咸宁市委巡察办"\n'


def written(folder: Path, text: str) -> Path:
    settings = folder / "office.toml"
    settings.write_text(text, encoding="utf-8")
    return settings


def test_the_office_sees_its_own_city_under_its_own_title(published: Path) -> None:
    settings = written(published, SETTINGS)
    try:
        words = open_page("compare").words()
    finally:
        settings.unlink()
    assert "咸宁巡察分析" in words
    assert "咸宁市委巡察办" in words
    assert "赤壁市" in words
    assert "辽中区" not in words


def test_a_mistake_in_the_settings_is_told_by_its_line_on_the_page(published: Path) -> None:
    settings = written(published, '\ncity = "火星市"\n')
    try:
        words = open_page("compare").words()
    finally:
        settings.unlink()
    assert "office.toml 第 2 行：建制表里没有“火星市”" in words


def test_a_target_is_a_labelled_line_over_the_bars_of_its_own_city(published: Path) -> None:
    settings = written(published, f"{SETTINGS}[targets]\nclue_conversion = 40\n")
    try:
        ours = open_page("compare").chart("bars")["layout"]
        others = open_page("compare", city="all").chart("bars")["layout"]
    finally:
        settings.unlink()
    assert "目标 40.0 %" in [one["text"] for one in ours["annotations"]]
    assert [line["x0"] for line in ours["shapes"] if line["line"]["dash"] == "solid"] == [40]
    assert not any("目标" in one["text"] for one in others["annotations"])


def test_a_group_of_the_office_stands_for_its_counties(published: Path) -> None:
    settings = written(published, SETTINGS + '[groups]\n"江边" = ["赤壁市", "嘉鱼县"]\n')
    try:
        page = open_page("compare")
        box = page.app.multiselect(key="filter-counties")
        offered = box.options[0]
        box.select(offered).run()
    finally:
        settings.unlink()
    assert offered.startswith("江边（")
    assert page.address("counties") == [one for one in ("赤壁市", "嘉鱼县") if one in box.options]
    assert "赤壁市" in page.address("counties")
