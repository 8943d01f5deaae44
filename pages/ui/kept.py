"""What a page has made of its reads, kept for as long as neither the data nor the view change."""

from collections.abc import Callable
from typing import TypeVar

import streamlit as st

from charts import theme
from pages.ui.frame import colours
from pages.ui.reads import View
from pages.ui.seeing import Version, version
from queries import store
from text import language

ENTRIES = 512
Made = TypeVar("Made")


def kept(view: View, key: str, make: Callable[[], Made]) -> Made:
    """What `make` gives: a chart or a table that only `view`, the data and `key` decide about.

    It is shared by all who look at the same, so nobody may change it.
    """
    place = (str(store.store_path()), version(), language(), colours() is theme.DARK)
    made: Made = _kept(place, view, key, make)
    return made


@st.cache_resource(max_entries=ENTRIES, show_spinner=False)
def _kept(
    place: tuple[str, Version, str, bool], view: View, key: str, _make: Callable[[], Made]
) -> Made:
    return _make()
