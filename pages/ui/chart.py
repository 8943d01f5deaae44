"""Charts on a page: a click on any point opens the trace of its figure."""

import streamlit as st

from charts import theme
from pages.ui.table import open_trace


def show_chart(figure: theme.Figure, key: str, alt: str) -> None:
    """Draw `figure`; `alt` says in words what is seen in it."""

    def picked() -> None:
        points = st.session_state[key].selection.points
        last = f"{key}-last"
        if points:
            custom = points[0]["customdata"]
            st.session_state[last] = custom["0"] if isinstance(custom, dict) else custom[0]
        # A second click on a point takes the selection back; it means the same figure again.
        if last in st.session_state:
            open_trace(st.session_state[last])

    st.plotly_chart(
        figure,
        key=key,
        theme=None,
        on_select=picked,
        selection_mode="points",
        config=theme.CONFIG,
        alt=alt,
    )
