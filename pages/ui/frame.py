"""The anatomy that every page has: style, head with its question, panels, empty states."""

from datetime import date
from html import escape
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from charts import theme
from pages.ui import address, place
from text import say

# What is empty in these ways may be so because nobody has reported anything.
OF_FIGURES = {"figures", "indicator", "stationed", "one_city"}
STYLE = Path(__file__).with_name("style.css").read_text(encoding="utf-8")


# A chart has its colours in it; turned over they keep their hues.
PRINTED = ".stPlotlyChart{filter:invert(1) hue-rotate(180deg)}"


def colours() -> theme.Palette:
    """The palette of the theme that this browser shows."""
    return theme.palette(is_dark=st.context.theme.type == "dark")


def dress() -> None:
    """Send the style sheet, its colours taken from charts/theme.py."""
    # Streamlit's own words for an empty list, a file's box and the way past the menu are English.
    names = ("no_results", "choose_file", "skip")
    own = {name.replace("_", "-"): say(f"pages.{name}") for name in names}
    words = "".join(f":root{{--{name}:'{said}'}}" for name, said in own.items())
    shown = colours()
    # Paper is white: what is dark on the screen is printed in the light theme's colours.
    light = theme.css_variables(theme.LIGHT) + PRINTED if shown is theme.DARK else ""
    paper = f"@media print{{{light}}}"
    st.html(f"<style>{theme.css_variables(shown)}{words}{STYLE}{paper}</style>")


def head(title: str, question: str, *, figures: bool = True) -> None:
    """The title of a page and the question it answers; invented figures are marked beside it."""
    mark = place.mark(place.chosen()) if figures else ""
    pill = f'<span class="pill">{escape(mark)}</span>' if mark else ""
    st.html(f'<div class="head"><h1>{escape(title)}{pill}</h1><p>{escape(question)}</p></div>')


def told_not_found() -> None:
    """One calm line for each thing that the address asked for and that is not there."""
    for name, wanted in address.told_unknown().items():
        words = say("pages.not_found", what=say(f"pages.filter_{name}"), wanted=wanted[:40])
        st.html(f'<p class="told" role="status">{escape(words)}</p>')


def panel(name: str, title: str = "", subtitle: str = "") -> DeltaGenerator:
    """A white panel to fill; `title` says what is seen, `subtitle` what is measured."""
    box = st.container(key=f"panel-{name}", gap="small")
    if title:
        with box:
            panel_title(title, subtitle)
    return box


def panel_title(title: str, subtitle: str = "") -> None:
    """A title inside a panel and the muted line under it."""
    below = f"<p>{escape(subtitle)}</p>" if subtitle else ""
    st.html(f'<div class="panel-head"><h2>{escape(title)}</h2>{below}</div>')


def quiet(words: str) -> None:
    """A muted line under a table or a chart."""
    st.html(f'<p class="quiet">{escape(words)}</p>')


def small_title(title: str, aside: str = "") -> None:
    """The name over one of many small charts."""
    st.html(f'<div class="small-title">{escape(title)} <small>{escape(aside)}</small></div>')


def empty(name: str, **values: object) -> None:
    """Why there is nothing to see, and what to do next."""
    if name in OF_FIGURES and not place.cities(date.today()):
        name = "store"
    why = escape(say(f"pages.empty_{name}", **values))
    then = escape(say(f"pages.empty_{name}_next", **values))
    st.html(f'<div class="empty" role="status"><b>{why}</b>{then}</div>')


def facts(pairs: list[tuple[str, str]]) -> None:
    """Labelled sentences under each other; those without words are left out."""
    lines = "".join(
        f"<dt>{escape(label)}</dt><dd>{_lines(words)}</dd>" for label, words in pairs if words
    )
    st.html(f'<dl class="fact">{lines}</dl>')


def _lines(words: str) -> str:
    return "<br>".join(map(escape, words.splitlines()))
