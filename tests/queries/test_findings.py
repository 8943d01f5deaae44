"""Within what bounds a finding stays the same one: what grows beyond them is told again."""

import pandas as pd
import pytest

from queries import findings
from queries.standing import Pace

PLACE = {"province": "示例省", "city": "示例市", "term_no": 13}


def test_off_the_calendar_is_the_same_until_it_is_five_points_more() -> None:
    rows = pd.DataFrame(
        [{**PLACE, "county": "甲县", "value": -0.2}, {**PLACE, "county": "乙县", "value": -0.15}]
    )
    found = list(findings.off_calendar(Pace(rows, rows, rows.iloc[:0])))
    assert [(one.county, one.least, one.leads) for one in found] == [
        ("甲县", 0, True),
        ("乙县", 0, False),
    ]
    assert [one.greatest for one in found] == pytest.approx([0.25, 0.20])


def test_old_clues_are_the_same_until_they_are_a_fifth_more() -> None:
    figures = {"indicator": "clues_open.over_12", "state": "value"}
    rows = pd.DataFrame(
        [
            {**PLACE, **figures, "county": county, "numerator": count}
            for county, count in (("甲县", 4), ("乙县", 6), ("丙县", 0))
        ]
    )
    [found] = findings.old_clues(rows)
    assert (found.county, found.of, found.size, found.checked) == ("", "乙县", 10, 2)
    assert (found.least, found.greatest) == (0, 12)
