"""The funnel of 比较: what the bars show, over how much it rests on."""

from typing import Any

import pandas as pd

from charts import funnel as drawing
from charts.theme import Figure
from pages.parts.compare.versus import PER_ROW
from pages.ui import judging
from pages.ui.chart import show_chart
from pages.ui.frame import colours, quiet
from pages.ui.judging import Versus
from pages.ui.kept import kept
from pages.ui.reads import View
from text import language, say


def show(asked: View, drawn: pd.DataFrame, indicator: Any, title: str, against: Versus) -> None:
    """The chart, or why there is none."""
    chart = _chart(asked, drawn, indicator, against)
    if chart is None:
        quiet(say("judging.funnel_none"))
        return
    formula = indicator.formula[language()]
    size = say("judging.size")
    form = "versus.funnel_what" if against.form in PER_ROW else "judging.funnel_what"
    quiet(say(form, size=size, name=formula))
    show_chart(chart, "funnel", title)


@kept
def _chart(asked: View, drawn: pd.DataFrame, indicator: Any, against: Versus) -> Figure | None:
    found = judging.comparison(asked, indicator.id, against)
    if found is None or drawn["verdict"].isna().all():
        return None
    return drawing.funnel(drawn, found, indicator, set(asked.counties), colours())
