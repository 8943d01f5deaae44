"""The score card: computed where the data allow, missing where not, and as sure as it says."""

import re
from datetime import date
from fractions import Fraction
from typing import Any

import numpy as np
import pandas as pd
import pytest

from access import LOCAL, Person
from access.database import close_all
from access.roles import NotAllowedError
from loaders import appraising
from loaders.desk import NotReady
from queries import appraisal_rules, registry, store
from queries.appraisal import Appraisal, appraisal, entries, kept_one, of_json
from queries.appraisal_rules import AppraisalError
from queries.appraisal_weights import weight_sets
from queries.folders import var_folder
from tests.queries.asking import counted
from tests.queries.reports import a_round, accept, report

DAY = date(2022, 12, 31)
OTHER = Person(9, "zhao", "赵六", "supervisor")
HEAD = """
version = "{version}"
valid_from = {valid_from}
name = {{ zh = "考核", en = "Appraisal" }}
[[band]]
from = 80
name = {{ zh = "好", en = "Good" }}
[[band]]
from = 0
name = {{ zh = "一般", en = "Fair" }}
[[aspect]]
id = "all"
name = {{ zh = "全部", en = "All" }}
"""
COVERAGE = 'indicator = "coverage"\npoints = [{ points = 0 }, { from = 57, points = 60 }]'
BY_HAND = 'kind = "hand"'


def item(one: str, weight: float, how: str) -> str:
    name = 'name = { zh = "一项", en = "An item" }'
    return f'[[item]]\nid = "{one}"\naspect = "all"\n{name}\nweight = {weight}\n{how}\n'


def card(*items: str, version: str = "一", valid_from: str = "2020-01-01", more: str = "") -> None:
    """Put a score card of the office's own beside the store."""
    folder = var_folder() / "appraisal"
    folder.mkdir(exist_ok=True)
    text = HEAD.format(version=version, valid_from=valid_from) + more + "".join(items)
    (folder / f"{version}.toml").write_text(text, encoding="utf-8")


def result(as_of: date = DAY) -> Appraisal:
    with store.read(as_of=as_of) as cursor:
        return appraisal(cursor, "示例省", "示例市", as_of)


def covered(county: str, done: int, planned: int, **told: Any) -> None:
    accept(
        report("plan", county=county, units_planned=planned, **told),
        a_round(1, county=county, units_first_inspected=done, **told),
    )


def one(found: Appraisal, what: str = "coverage", county: str = "甲江县") -> pd.Series:
    rows = found.items[(found.items["item"] == what) & (found.items["county"] == county)]
    return rows.iloc[0]


@pytest.fixture(autouse=True)
def _accounts_closed() -> Any:
    yield
    close_all()


def test_a_limit_is_reached_exactly_and_not_by_rounding() -> None:
    card(item("coverage", 60, COVERAGE), item("hand", 40, BY_HAND))
    covered("甲江县", 57, 100)
    assert float(57 / 100 * 100) < 57
    covered("乙山县", 56, 100)
    found = result()
    assert [one(found, county=name)["points"] for name in ("甲江县", "乙山县")] == [60, 0]


def test_what_is_missing_is_neither_nothing_nor_the_average() -> None:
    card(item("coverage", 60, COVERAGE), item("hand", 40, BY_HAND))
    covered("甲江县", 90, 100)
    accept(report("plan", county="乙山县", talent_pool=3))
    found = result()
    row = one(found, county="乙山县")
    assert (row["state"], row["points"]) == ("missing", None)
    totals = found.totals.set_index("county")
    told = totals.loc["乙山县", ["points", "known_weight", "low", "high"]].tolist()
    assert told == [0, 0, 0, 100]
    assert totals.loc["甲江县", ["points", "known_weight", "low", "high"]].tolist() == [
        *(60, 60, 60, 100)
    ]
    assert totals.loc["甲江县", ["band_low", "band_high"]].tolist() == [1, 0]


def test_what_is_maturing_is_marked_and_not_scored() -> None:
    steps = 'indicator = "rectification"\npoints = [{ points = 0 }, { from = 80, points = 100 }]'
    card(item("rectified", 100, steps))
    done = {"problems_fed_back": 10, "problems_rectified": 1, "feedback_date": "2022-11-30"}
    accept(a_round(1, **done))
    row = one(result(), "rectified")
    assert (row["state"], row["points"]) == ("young", None)


def test_more_than_the_whole_is_a_question_and_not_a_score() -> None:
    card(item("coverage", 60, COVERAGE), item("hand", 40, BY_HAND))
    covered("甲江县", 110, 100)
    assert one(result())[["state", "points"]].tolist() == ["to_verify", None]


def test_points_are_entered_by_hand_with_a_reason_and_every_entry_stays() -> None:
    card(item("coverage", 60, COVERAGE), item("hand", 40, BY_HAND))
    covered("甲江县", 90, 100, as_of_date="2021-06-30")
    hand = appraisal_rules.in_force(DAY).item("hand")
    appraising.enter(LOCAL, result(), hand, "甲江县", 30, "抽查 8 份底稿")
    appraising.enter(LOCAL, result(), hand, "甲江县", 35.5, "复查后更正")
    row = one(result(), "hand")
    assert (row["state"], row["points"], row["reason"]) == ("entered", 35.5, "复查后更正")
    with store.read(as_of=DAY) as cursor:
        assert list(entries(cursor, "示例省", "示例市", 2022)["counts"]) == [True, False]
    assert one(result(date(2021, 12, 31)), "hand")["state"] == "not_entered"
    appraising.enter(LOCAL, result(), hand, "甲江县", None, "取消")
    assert one(result(), "hand")["state"] == "not_entered"


def test_of_two_supervisors_the_second_sees_the_firsts_points_before_entering_others() -> None:
    card(item("coverage", 60, COVERAGE), item("hand", 40, BY_HAND))
    covered("甲江县", 90, 100)
    hand, opened = appraisal_rules.in_force(DAY).item("hand"), result()
    appraising.enter(LOCAL, opened, hand, "甲江县", 30, "抽查")
    with pytest.raises(NotReady, match="本机刚刚也记了这一项（30 分）"):
        appraising.enter(OTHER, opened, hand, "甲江县", 20, "另一次抽查")
    assert one(result(), "hand")["points"] == 30
    appraising.enter(OTHER, result(), hand, "甲江县", 20, "看过之后")
    assert one(result(), "hand")["entered_by"] == "zhao"


def test_only_a_supervisor_enters_points_and_only_where_nothing_can_be_computed() -> None:
    card(item("coverage", 60, COVERAGE), item("hand", 40, BY_HAND))
    covered("甲江县", 90, 100)
    found, rules = result(), appraisal_rules.in_force(DAY)
    hand, computed = rules.item("hand"), rules.item("coverage")
    county = Person(3, "zhang", "张三", "county", frozenset({"990103"}))
    for person in (county, Person(4, "li", "李四", "leader")):
        with pytest.raises(NotAllowedError):
            appraising.enter(person, found, hand, "甲江县", 40, "我们做得好")
        with pytest.raises(NotAllowedError):
            appraising.keep(person, found)
    for points, reason in (
        (41, "多"),
        (-1, "少"),
        (float("nan"), "非数"),
        (10, "  "),
        (1, "字" * 3000),
    ):
        with pytest.raises(NotReady):
            appraising.enter(LOCAL, found, hand, "甲江县", points, reason)
    with pytest.raises(NotReady, match="有数可算"):
        appraising.enter(LOCAL, found, computed, "甲江县", 60, "都覆盖了")
    with pytest.raises(LookupError):
        appraising.enter(LOCAL, found, hand, "丁河县", 10, "没有这个县")


def test_plus_and_minus_points_are_beside_the_weights_and_none_unless_entered() -> None:
    plus = item("plus", 0, 'kind = "plus"\nmost = 3').replace("weight = 0\n", "")
    card(item("coverage", 60, COVERAGE), item("hand", 40, BY_HAND), plus)
    covered("甲江县", 90, 100)
    assert result().totals.loc[0, ["points", "extra", "weight"]].tolist() == [60, 0, 100]
    given = appraisal_rules.in_force(DAY).item("plus")
    appraising.enter(LOCAL, result(), given, "甲江县", 2, "经验被推广")
    assert result().totals.loc[0, ["points", "extra", "high"]].tolist() == [62, 2, 102]


def test_what_was_kept_is_shown_again_word_for_word_whatever_comes_later() -> None:
    card(item("coverage", 60, COVERAGE), item("hand", 40, BY_HAND))
    covered("甲江县", 90, 100)
    before = result()
    number = appraising.keep(LOCAL, before)
    card(item("coverage", 60, COVERAGE.replace("60", "5")), item("hand", 40, BY_HAND))
    covered("甲江县", 10, 100)
    with store.read() as cursor:
        found = kept_one(cursor, number)
    assert found is not None
    assert found[1].as_json() == before.as_json()
    assert result().as_json() != before.as_json()
    assert of_json(before.as_json()).totals.equals(before.totals)
    with store.read(sight=store.Sight("示例省", "示例市", ("甲江县",))) as cursor:
        assert kept_one(cursor, number) is None


def test_the_version_in_force_on_the_day_is_the_one_that_counts() -> None:
    card(item("coverage", 100, COVERAGE), version="旧", valid_from="2020-01-01")
    card(item("hand", 100, BY_HAND), version="新", valid_from="2022-07-01")
    covered("甲江县", 90, 100, as_of_date="2022-06-30")
    assert [result(date(2022, 6, 30)).version, result(DAY).version] == ["旧", "新"]
    with pytest.raises(AppraisalError, match="还没有生效"):
        result(date(2019, 12, 31))


@pytest.mark.parametrize(
    ("how", "says"),
    [
        ('indicator = "clue_conversion"\npoints = [{ points = 1 }]', "高低都不说明好坏"),
        ('indicator = "no_such"\npoints = [{ points = 1 }]', "没有“no_such”这个指标"),
        ('indicator = "coverage"\npoints = [{ points = 9 }, { from = 5, points = 1 }]', "方向相反"),
        ('indicator = "coverage"\npoints = [{ from = 5, points = 1 }]', "第一档不写 from"),
        ('indicator = "coverage"\npoints = [{ points = 101 }]', "0 和分值之间"),
        ('indicator = "coverage"', "points 要写成"),
        ('kind = "guess"', "kind"),
        ('kind = "hand"\nwieght = 3', "不认识“wieght”"),
    ],
)
def test_a_mistake_is_told_with_its_file_and_line(how: str, says: str) -> None:
    card(item("first", 100, how))
    with pytest.raises(AppraisalError, match=says) as told:
        appraisal_rules.every()
    assert re.match(r"一\.toml 第 (1[5-9]|20) 行：", str(told.value))


def test_weights_that_are_not_a_hundred_and_broken_files_are_told() -> None:
    card(item("hand", 90, BY_HAND))
    (var_folder() / "appraisal" / "坏.toml").write_text("version = ", encoding="utf-8")
    with pytest.raises(AppraisalError) as told:
        appraisal_rules.every()
    assert "合计是 90" in str(told.value)
    assert "坏.toml 读不了" in str(told.value)


def test_the_example_has_four_aspects_and_thirty_items_and_scores_nothing_neutral() -> None:
    [rules] = appraisal_rules.every()
    assert rules.is_example
    assert (len(rules.aspects), len(rules.items), rules.weight) == (4, 30, 100)
    directions = {
        registry.indicator(one.indicator).direction for one in rules.items if one.indicator
    }
    assert "neutral" not in directions


def test_weight_sets_stay_within_a_fifth_before_they_are_scaled_to_the_same_sum() -> None:
    weights = np.array([60.0, 30.0, 10.0])
    sets = weight_sets(weights)
    assert sets.shape == (1000, 3)
    assert np.allclose(sets.sum(axis=1), 100)
    ratios = sets / weights
    spread = ratios.max(axis=1) / ratios.min(axis=1)
    assert spread.max() <= 1.2 / 0.8 + 1e-12
    assert spread.max() > 1.4
    assert np.array_equal(sets, weight_sets(weights))


def test_the_order_of_two_counties_holds_where_one_leads_everywhere_and_not_where_they_trade() -> (
    None
):
    share = Fraction(1, 2)
    villages = COVERAGE.replace("coverage", "village_coverage").replace("60 }", "50 }")
    steps = COVERAGE.replace("points = 60", "points = 50")
    card(item("coverage", 50, steps), item("villages", 50, villages))
    told = {"甲江县": (90, 90), "乙山县": (10, 90), "丙湖区": (90, 10)}
    for county, (units, villages_done) in told.items():
        accept(
            report("plan", county=county, units_planned=100, villages_planned=100),
            a_round(1, county=county, units_first_inspected=units,
                    villages_first_inspected=villages_done),
        )  # fmt: skip
    pairs = result().pairs.set_index(["county", "other"])
    assert pairs.loc[("甲江县", "乙山县"), ["difference", "holds"]].tolist() == [50, 1]
    assert pairs.loc[("乙山县", "丙湖区"), "difference"] == 0
    assert pairs.loc[("乙山县", "丙湖区"), "holds"] < share


def test_two_counties_are_compared_by_what_both_have() -> None:
    card(item("coverage", 60, COVERAGE), item("hand", 40, BY_HAND))
    covered("甲江县", 90, 100)
    covered("乙山县", 90, 100)
    hand = appraisal_rules.in_force(DAY).item("hand")
    appraising.enter(LOCAL, result(), hand, "甲江县", 40, "好")
    [pair] = result().pairs.itertuples()
    assert (pair.common_weight, pair.difference, pair.holds) == (60, 0, 1)


def test_figures_that_ripen_are_counted_by_their_ripe_part() -> None:
    steps = 'indicator = "rectification"\npoints = [{ points = 0 }, { from = 80, points = 100 }]'
    card(item("rectified", 100, steps))
    old = {"problems_fed_back": 10, "problems_rectified": 9, "feedback_date": "2021-11-30"}
    new = {"problems_fed_back": 90, "problems_rectified": 0, "feedback_date": "2022-11-30"}
    accept(a_round(1, **old), a_round(2, **new))
    row = one(result(), "rectified")
    assert (row["numerator"], row["denominator"], row["points"]) == (9, 10, 100)


def test_reports_of_another_city_score_nothing_here() -> None:
    card(item("coverage", 60, COVERAGE), item("hand", 40, BY_HAND))
    accept(a_round(1, city="别市", **counted(1, 2)))
    assert result().totals.empty
