"""Colours: readable, in one place, and the same in the settings of Streamlit."""

import tomllib
from pathlib import Path

import pytest

from charts import theme

ROOT = Path(__file__).parents[2]
TEXT = ("ink", "muted", "subject", "worse", "better", "higher")


def luminance(colour: str) -> float:
    """Relative luminance of "#RRGGBB" (WCAG 2.1)."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast of two colours, from 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", TEXT)
@pytest.mark.parametrize("palette", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
def test_what_is_written_can_be_read_on_paper_and_on_canvas(
    palette: theme.Palette, name: str
) -> None:
    assert contrast(getattr(palette, name), palette.paper) >= 4.5
    assert contrast(getattr(palette, name), palette.canvas) >= 4.5


@pytest.mark.parametrize(("section", "palette"), [("light", theme.LIGHT), ("dark", theme.DARK)])
def test_streamlit_wears_the_same_colours(section: str, palette: theme.Palette) -> None:
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    worn = settings["theme"][section]
    assert worn["primaryColor"] == palette.subject
    assert worn["backgroundColor"] == palette.canvas
    assert worn["secondaryBackgroundColor"] == palette.paper
    assert worn["textColor"] == palette.ink
    assert worn["borderColor"] == palette.rule


def test_the_style_sheet_names_no_colour_of_its_own() -> None:
    style = (ROOT / "pages" / "ui" / "style.css").read_text(encoding="utf-8")
    assert "#" not in "".join(line.split("#root")[0] for line in style.splitlines())


def test_a_chart_makes_no_noise_and_asks_no_other_host() -> None:
    assert theme.CONFIG["displayModeBar"] is False
    assert theme.CONFIG["displaylogo"] is False
    assert theme.bare_figure(theme.LIGHT, 100).layout.dragmode is False
