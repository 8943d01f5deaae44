"""What stands behind a figure of a page and is no figure itself, place by place."""

from collections.abc import Sequence

import pandas as pd

from queries import figures, store

POSTS = ("posts_office", "filled_office", "posts_groups", "filled_groups")


def reports(cursor: store.Cursor, ids: Sequence[str], **selection: object) -> pd.DataFrame:
    """One row per current report and indicator: as figures.rounds, for several at once."""
    asked = figures.Selection(**selection)  # type: ignore[arg-type]
    return figures.ask(cursor, "round_figures", ids, asked)


def posts(cursor: store.Cursor, **selection: object) -> pd.DataFrame:
    """One row per place: posts and filled posts of office and groups, and which have none of their
    own (no_office_posts, no_group_posts). `selection` as in figures.Selection.
    """
    asked = figures.Selection(**selection)  # type: ignore[arg-type]
    found = figures.ask(cursor, "posts", ["post_filling"], asked)
    return found.astype(dict.fromkeys(POSTS, "Int64"))


def reported_satisfaction(cursor: store.Cursor, **selection: object) -> pd.DataFrame:
    """One row per report with a rate of satisfaction but not its votes: rate (as printed, per cent)
    and its cell. `selection` as in figures.Selection.
    """
    asked = figures.Selection(**selection)  # type: ignore[arg-type]
    return figures.ask(cursor, "reported_satisfaction", ["satisfaction"], asked)


def stationed_forms(cursor: store.Cursor, ids: Sequence[str], **selection: object) -> pd.DataFrame:
    """One row per indicator, place and supervision_form, of the places that report several forms:
    numerator, denominator, value and state of that form alone. `selection` as figures.Selection.
    """
    asked = figures.Selection(**selection)  # type: ignore[arg-type]
    return figures.ask(cursor, "stationed_forms", ids, asked)
