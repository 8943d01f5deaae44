"""Ranks are ranges, only of what has a good side; who may be lowest is for the supervisor."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from access import database
from pages.ui import downloads
from tests.pages.screen import open_page
from tests.pages.signed_in import Office, office_at

LOWEST = "落在后 3 位的可能"


@pytest.fixture
def office(demo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    yield office_at(tmp_path, monkeypatch)
    database.close_all()


def heads(table: dict[str, Any]) -> list[str]:
    return [column["label"] for column in table["columns"]]


@pytest.mark.usefixtures("demo")
def test_each_place_is_a_range_in_register_order_and_groups_share_letters() -> None:
    page = open_page("compare", indicator="clue_conclusion")
    rows = [row["cells"] for row in page.table("ranks")["rows"]]
    assert [cells[0]["text"] for cells in rows][:3] == ["示南区", "示北区", "甲江县"]
    assert all(" 至 " in cells[2]["text"] for cells in rows)
    letters = {cells[0]["text"]: cells[3]["text"] for cells in rows}
    assert letters.pop("丙湖区") == "B"
    assert set(letters.values()) == {"A"}
    assert "12 个县只分得出 2 组" in page.words()


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize(
    "address",
    [
        {"indicator": "clue_conversion"},
        {"indicator": "coverage"},
        {"indicator": "clue_conclusion", "period": "year"},
    ],
    ids=str,
)
def test_what_has_no_side_no_chance_or_no_term_is_not_ranked(address: dict[str, str]) -> None:
    with pytest.raises(KeyError):
        open_page("compare", **address).table("ranks")


@pytest.mark.usefixtures("demo")
def test_young_counties_are_left_out_and_named() -> None:
    page = open_page("compare", indicator="clue_conclusion", as_of="2024-03-31")
    assert "办理期内、未列入：" in page.words()
    ranked = {row["cells"][0]["text"] for row in page.table("ranks")["rows"]}
    assert 3 <= len(ranked) < 12


def test_who_may_be_lowest_is_for_the_supervisor_and_in_no_file(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: dict[str, Any] = {}
    monkeypatch.setattr(downloads, "offer", lambda table, key, *_: offered.update({key: table}))
    for role, is_there in (("supervisor", True), ("leader", False)):
        office.sit_down(role)
        page = open_page("compare", indicator="clue_conclusion")
        assert (LOWEST in heads(page.table("ranks"))) == is_there
        assert LOWEST not in [column.label for column in offered["ranks"].columns]
