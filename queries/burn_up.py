"""How the work of a term was covered, round by round, against the plan and its changes."""

from typing import Any

import pandas as pd

from queries import figures, store


def burn_up(cursor: store.Cursor, indicator: str, **selection: Any) -> pd.DataFrame:
    """One row per place and event of the term that its figure is of, in the order of the register.

    kind "round": on_date the round was over, `amount` new then, `reached` so far (the last is the
    figure's numerator). kind "plan": `reached` stated from on_date, `amount` its change
    (NULL: none). Every row has term_start and term_end. `indicator` has a plan as denominator;
    `selection` as in queries.figures.Selection. Raises KeyError for an unknown id.
    """
    events = figures.ask(cursor, "burn_up", [indicator], figures.Selection(**selection))
    return events.astype({"amount": "Int64", "reached": "Int64"})


def progress(compared: pd.DataFrame) -> pd.DataFrame:
    """Figures of a plan (as queries.figures.compare gives them) with what remains to be covered.

    `remaining` is planned less covered, NULL where one of them is missing, negative above the plan.
    """
    return compared.assign(remaining=compared["denominator"] - compared["numerator"])
