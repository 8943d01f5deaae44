"""方式: rounds by method and type."""

import pytest

from queries import store
from tests.pages.screen import Screen, open_page

CITY = "示例市"


def methods(**more: str) -> Screen:
    """The page of the demo city."""
    return open_page("methods", city=CITY, **more)


def listed(page: Screen) -> list[list[dict[str, str]]]:
    """The rows of rounds at the foot of the page."""
    return [row["cells"] for row in page.table("rounds")["rows"]]


@pytest.mark.usefixtures("demo")
def test_the_rounds_of_a_group_are_those_that_name_the_method() -> None:
    with store.read() as cursor:
        [(expected,)] = cursor.execute(
            "select count(*) from rounds where city = $city and level = '县' and term_no = 13 "
            "and scope = '本轮' and list_contains(string_split(methods, '、'), '交叉')",
            {"city": CITY},
        ).fetchall()
    group = methods().row("groups", "交叉")
    assert int(group["轮数"]["text"]) == expected
    assert len(listed(methods(group=group["轮数"]["key"]))) == expected


@pytest.mark.usefixtures("demo")
def test_a_group_is_the_sum_of_the_rounds_that_it_opens() -> None:
    group = methods().row("groups", "联动")
    rows = listed(methods(group="联动"))
    parts = [row[5]["text"].split("/") for row in rows if "—" not in row[5]["text"]]
    sums = [sum(int(part[side]) for part in parts) for side in (0, 1)]
    assert group["分子/分母"]["text"]
    assert f"{sums[0]:,}/{sums[1]:,}" in [cell["text"] for cell in group_cells("联动")]


def group_cells(name: str) -> list[dict[str, str]]:
    """All cells of one group, of which several have the same head."""
    rows = methods().table("groups")["rows"]
    return next(row["cells"] for row in rows if row["cells"][0]["text"] == name)


@pytest.mark.usefixtures("demo")
def test_a_number_of_a_county_opens_its_rounds_of_that_method() -> None:
    key = methods().row("mix", "戊林县")["交叉"]["key"]
    rows = listed(methods(group=key))
    assert len(rows) == int(methods().row("mix", "戊林县")["交叉"]["text"])
    assert all(row[0]["text"].startswith("戊林县") and "交叉" in row[1]["text"] for row in rows)


@pytest.mark.usefixtures("demo")
def test_every_figure_of_a_round_opens_its_trace() -> None:
    rows = listed(methods(group="交叉"))
    keys = [row[4]["key"] for row in rows if row[4]["text"] != "—"]
    assert keys
    assert all(key.startswith("problems_per_unit~") and key.split("~")[7] for key in keys)
    assert "÷" in methods(group="交叉", trace=keys[0]).words()


@pytest.mark.usefixtures("demo")
def test_no_cause_is_claimed() -> None:
    words = methods().words()
    assert "不是抽签" in words
    assert "不能归因于方式" in words


@pytest.mark.usefixtures("demo")
def test_types_are_grouped_alike_and_the_address_keeps_the_choice() -> None:
    page = methods(kind="type")
    types = [row["cells"][0]["text"] for row in page.table("groups")["rows"]]
    assert types == ["常规", "专项", "回头看", "机动"]
    assert page.address("kind") == ["type"]


@pytest.mark.usefixtures("demo")
def test_there_is_a_chart_for_each_measure_with_the_groups_in_one_order() -> None:
    page = methods()
    names = ("problems_per_unit", "clue_yield", "clue_conversion")
    orders = {tuple(page.chart(f"groups-{name}")["layout"]["yaxis"]["ticktext"]) for name in names}
    assert len(orders) == 1


@pytest.mark.usefixtures("demo")
def test_a_group_that_is_not_there_shows_all_rounds() -> None:
    assert "全部：120 轮" in methods(group="没有").words()


@pytest.mark.usefixtures("published")
def test_printed_totals_are_not_grouped() -> None:
    page = open_page("methods", city="all", level="total")
    assert "这个范围里还没有数据" in page.words()


@pytest.mark.usefixtures("demo")
def test_methods_have_english_words() -> None:
    page = methods(lang="en", group="交叉")
    assert "cross" in [row["cells"][0]["text"] for row in page.table("groups")["rows"]]
    assert "cross, on to villages" in {row[1]["text"] for row in listed(page)}
