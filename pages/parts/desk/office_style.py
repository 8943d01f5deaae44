"""The style of the pages that only the office sees: 审核, 代收, 报送, 考核."""

from pathlib import Path

import streamlit as st

STYLE = Path(__file__).with_name("office.css").read_text(encoding="utf-8")


def dress_office() -> None:
    """Send what these pages need beside the style of every page."""
    st.html(f"<style>{STYLE}</style>")
