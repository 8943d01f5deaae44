"""Which counties resemble a county: by factors between the sizes in their newest plans."""

import math

import pytest

from queries import store
from queries.similar import similar
from tests.queries.reports import accept, report


def plan(county: str, units: int | None, villages: int | None, posts: int | None) -> None:
    accept(
        report("plan", county=county, units_planned=units, villages_planned=villages,
               posts_office=posts, posts_groups=posts)
    )  # fmt: skip


def nearest(county: str, count: int = 2) -> list[str]:
    with store.read() as cursor:
        found = similar(cursor, count)
    return list(found.loc[found["county"] == county, "similar_county"])


def test_the_nearest_by_factor_come_first_and_a_county_never_resembles_itself() -> None:
    plan("甲江县", 100, 200, 5)
    plan("乙山县", 110, 220, 5)
    plan("丙湖区", 50, 100, 3)
    plan("丁河县", 400, 800, 20)
    assert nearest("甲江县") == ["乙山县", "丙湖区"]
    assert nearest("丁河县", 9) == ["乙山县", "甲江县", "丙湖区"]


def test_the_distance_is_the_root_mean_square_of_the_logarithms() -> None:
    plan("甲江县", 99, 199, None)
    plan("乙山县", 49, 399, None)
    with store.read() as cursor:
        row = similar(cursor).iloc[0]
    by_hand = math.sqrt((math.log(100 / 50) ** 2 + math.log(200 / 400) ** 2) / 2)
    assert row["distance"] == pytest.approx(by_hand)
    assert row["figures"] == 2


def test_posts_are_those_of_the_office_and_of_the_groups() -> None:
    for county, groups in (("甲江县", None), ("乙山县", 4)):
        accept(
            report("plan", county=county, units_planned=100, posts_office=4, posts_groups=groups)
        )
    with store.read() as cursor:
        row = similar(cursor).iloc[0]
    assert row["distance"] == pytest.approx(math.log(9 / 5) / math.sqrt(2))


def test_of_one_figure_alone_nothing_is_said() -> None:
    plan("甲江县", 100, None, None)
    plan("乙山县", 100, None, None)
    assert nearest("甲江县") == []


def test_the_newest_plan_that_knows_a_figure_speaks() -> None:
    plan("甲江县", 100, 200, None)
    plan("乙山县", 100, 200, None)
    plan("丙湖区", 300, 600, None)
    accept(report("plan", county="乙山县", as_of_date="2023-12-31", units_planned=900))
    assert nearest("甲江县", 1) == ["丙湖区"]


def test_counties_of_another_city_are_not_looked_at() -> None:
    plan("甲江县", 100, 200, None)
    accept(
        report("plan", province="湖北省", city="咸宁市", county="赤壁市",
               units_planned=100, villages_planned=200)
    )  # fmt: skip
    assert nearest("甲江县") == []
