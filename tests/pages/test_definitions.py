"""口径: everything about every indicator, the rules, and the fields."""

import pytest

from queries import reads, registry
from tests.pages.screen import open_page

NAMES = list(registry.indicators())


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.usefixtures("published")
def test_an_indicator_is_explained_down_to_its_sql(name: str) -> None:
    one = registry.indicators()[name]
    page = open_page("definitions", indicator=name)
    words = page.words()
    assert one.formula["zh"] in words
    assert one.caveat["zh"] in words
    assert all(example.words["zh"] in words for example in one.examples)
    assert one.owner in words
    assert [part.code_text for part in page.parts("code")] == [one.sql]


@pytest.mark.usefixtures("empty_store")
def test_a_click_on_an_indicator_opens_it_by_its_id() -> None:
    table = open_page("definitions").table("indicators")
    assert [row["cells"][0]["key"] for row in table["rows"]] == NAMES
    chosen = [row["cells"][0]["key"] for row in table["rows"] if row["tone"]]
    assert chosen == ["clue_conversion"]


@pytest.mark.usefixtures("empty_store")
def test_every_rule_is_listed_gravest_first_with_no_open_brackets() -> None:
    rows = open_page("definitions", part="checks").table("checks")["rows"]
    handling = [row["cells"][0]["text"] for row in rows]
    order = ["必须修改", "请说明", "提示"]
    assert len(rows) == len(reads.checks())
    assert handling == sorted(handling, key=order.index)
    assert not any("{" in cell["text"] for row in rows for cell in row["cells"])
    assert "对照上次报送" in {row["cells"][1]["text"] for row in rows}


@pytest.mark.usefixtures("empty_store")
def test_the_fields_of_the_template_are_listed_with_whom_to_ask() -> None:
    row = open_page("definitions", part="fields").row("fields", "移交问题线索")
    assert row["工作表"]["text"] == "轮次汇总"
    assert row["问谁要"]["text"]
