"""Taking a chart away as a picture: made in the browser from what is drawn there."""

from pathlib import Path

import streamlit as st

from pages.ui import place
from text import say

_drawn = st.components.v2.component(
    "chart_pictures",
    html="<span></span>",
    js=Path(__file__).with_name("pictures.js").read_text(encoding="utf-8"),
    isolate_styles=False,
)


def offer(filters: str) -> None:
    """Two buttons beside the title of each panel with charts, as png and as svg.

    The pictures say `filters`, the mark of invented figures and the page's source note.
    """
    marked = say("charts.dot").join(filter(None, (place.mark(place.chosen()), filters)))
    words = {kind: say(f"pages.take_{kind}") for kind in ("png", "svg")}
    with st.container(key="pictures"):
        _drawn(key="pictures-of-charts", data=words | {"filters": marked})
