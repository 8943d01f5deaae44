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
