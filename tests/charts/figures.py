"""Frames of figures as the pages hand them to charts, without a store."""

from typing import Any

import pandas as pd

from queries import registry

INDICATOR = registry.indicators()["clue_conversion"]


def figure(
    name: str, numerator: int | None, denominator: int | None, **told: Any
) -> dict[str, Any]:
    """One figure of a place; missing where a part is missing."""
    is_known = numerator is not None and bool(denominator)
    value = numerator / denominator if numerator is not None and denominator else None
    return {
        "indicator": INDICATOR.id, "province": "示例省", "city": "示例市", "county": name,
        "name": name, "aside": "", "key": f"key of {name}", "level": "县", "term_no": 10,
        "numerator": numerator, "denominator": denominator, "value": value, "basis": None,
        "approximate": False, "contradiction": False, "lower_bound": False, "to_verify": False,
        "missing_rounds": [], "as_of_date": pd.Timestamp("2026-06-30"),
        "state": "value" if is_known else "missing",
    } | told  # fmt: skip


def frame(*figures: dict[str, Any]) -> pd.DataFrame:
    """The figures as one frame."""
    return pd.DataFrame(list(figures))
