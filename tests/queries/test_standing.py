"""Who is off the calendar of the term."""

import pandas as pd

from queries.standing import gaps, pace


def answers(**values: float | None) -> pd.DataFrame:
    """Figures of coverage_pace, a place each; None is not known."""
    state = {name: "missing" if value is None else "value" for name, value in values.items()}
    frame = pd.DataFrame({"value": values, "state": state}).astype({"value": "float"})
    return frame.assign(part=None)


def test_ten_points_are_within_the_band_and_the_furthest_stands_first() -> None:
    # 80 % covered of a term of which 70 % is gone: 0.10000000000000009 in binary fractions
    found = pace(answers(甲=-0.235, 乙=0.167, 丙=0.8 - 0.7, 丁=0.7 - 0.8, 戊=None, 己=-0.11))
    assert list(found.behind.index) == ["甲", "己"]
    assert list(found.ahead.index) == ["乙"]
    assert (len(found.known), found.within) == (5, 2)


def test_what_fewer_than_half_of_the_places_report_is_missing_nowhere() -> None:
    gone = {"coverage": "丁", "rectification": "丙丁", "clue_yield": "乙丙丁"}
    rows = pd.DataFrame(
        [(one, place, place in places) for one, places in gone.items() for place in "甲乙丙丁"],
        columns=["indicator", "county", "is_missing"],
    )
    rows["state"] = rows.pop("is_missing").map({True: "missing", False: "value"})
    known = {"province": "示例省", "city": "示例市", "as_of_date": pd.Timestamp(2026, 9, 30)}
    found = gaps(rows.assign(**known, lower_bound=False, contradiction=False)).unknown
    told = list(zip(found["indicator"], found["county"], strict=True))
    assert told == [("coverage", "丁"), ("rectification", "丙"), ("rectification", "丁")]
