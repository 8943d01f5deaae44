"""A past view shows what was known then, on every page of figures, and says so everywhere."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from access import database
from pages.ui import downloads, kept
from queries import store
from tests.pages.screen import Screen, open_page
from tests.pages.signed_in import office_at
from tests.queries.reports import a_round, accept

THEN = "2023-03-31"
PAST = "过去视图"
FIGURES = ("", "compare", "trends", "county", "briefing", "coverage", "clues", "rectification",
           "team", "stationed", "methods", "reports")  # fmt: skip
OWN = {"county": "示南区"}


@pytest.fixture
def corrected(empty_store: Path) -> Path:
    """Round 1 as it was first told (4 of 10), and as it was corrected in May (6 of 10)."""
    noon = datetime(2023, 3, 31, 12, 0, 30) + _from_wall_to_store()
    accept(a_round(1, cases_filed=4, clues_transferred=10, **OWN), at=noon)
    accept(a_round(1, cases_filed=6, clues_transferred=10, **OWN), at=noon + timedelta(days=40))
    kept.forget()
    return empty_store


def _from_wall_to_store() -> timedelta:
    return store.now() - datetime.now()


def conversion(page: Screen) -> str:
    return page.row("compare", "示南区")["线索成案率"]["text"]


@pytest.mark.usefixtures("corrected")
@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ({}, "60.0"),
        ({"known_at": THEN}, "40.0"),
        ({"known_at": "2023-03-31T12:00"}, "40.0"),
        ({"known_at": "2023-05-31"}, "60.0"),
    ],
    ids=str,
)
def test_a_page_shows_what_was_known_at_the_moment_of_its_address(
    address: dict[str, str], shown: str
) -> None:
    assert conversion(open_page("compare", **address)) == shown


@pytest.mark.usefixtures("corrected")
def test_before_the_first_report_nothing_is_known_and_the_way_back_stands_there() -> None:
    page = open_page("compare", known_at="2023-03-31T11:59", city="示例市")
    with pytest.raises(KeyError):
        page.table("compare")
    assert page.address("city") == ["示例市"]
    page.app.button(key="back-to-now").click().run()
    assert conversion(page) == "60.0"


@pytest.mark.usefixtures("corrected")
@pytest.mark.parametrize("name", FIGURES)
def test_every_page_of_figures_says_that_it_is_a_past_view_and_hands_it_on(name: str) -> None:
    page = open_page(name, known_at=THEN)
    assert PAST in page.words()
    assert "2023年3月31日（含）以前接收" in page.words()
    links = [link.query_string for link in page.parts("page_link")]
    assert all(f"known_at={THEN}" in link for link in links)


@pytest.mark.usefixtures("corrected")
def test_one_click_leads_back_to_now() -> None:
    page = open_page("compare", known_at=THEN, as_of="2023-03-01")
    page.app.button(key="back-to-now").click().run()
    assert PAST not in page.words()
    assert page.address("known_at") == page.address("as_of") == []


@pytest.mark.usefixtures("corrected")
@pytest.mark.parametrize("wanted", ["gestern", "2023-02-31", "1999-01-01", "9999-12-31", "T", ""])
def test_a_moment_that_cannot_be_is_told_and_now_is_shown(wanted: str) -> None:
    page = open_page("compare", known_at=wanted)
    assert PAST not in page.words()
    assert "没有找到当时已知" in page.words()
    assert conversion(page) == "60.0"


@pytest.mark.usefixtures("corrected")
def test_today_is_no_past_view() -> None:
    page = open_page("compare", known_at=f"{datetime.now():%Y-%m-%d}")
    assert PAST not in page.words()
    assert "没有找到" not in page.words()


@pytest.mark.usefixtures("corrected")
def test_the_trace_and_its_file_carry_the_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    offered: list[tuple[Any, ...]] = []
    monkeypatch.setattr(downloads, "offer", lambda *given: offered.append(given))
    key = "clue_conversion~示例省~示例市~示南区~县~10~~~"
    page = open_page("compare", known_at=THEN, trace=key)
    assert "4 ÷ 10 = 40.0 %" in page.words()
    told = {given[1]: str(given[2:]) for given in offered}
    assert all("当时已知到2023年3月31日" in words for words in told.values()), told
    assert {"trace", "compare"} <= set(told)


def test_a_county_reporter_looks_back_at_their_own_county_alone(
    corrected: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    accept(a_round(1, county="示北区", cases_filed=9, clues_transferred=10))
    office = office_at(tmp_path, monkeypatch)
    office.sit_down("county")
    page = open_page("county", known_at=THEN)
    assert PAST in page.words()
    assert "4/10" in page.words()
    assert "示北区" not in page.words()
    database.close_all()


@pytest.mark.usefixtures("corrected")
def test_the_box_writes_the_moment_into_the_address() -> None:
    page = open_page("compare")
    box = page.app.get("datetime_input")[0]
    box.set_value(datetime(2023, 3, 31, 23, 59)).run()
    assert page.address("known_at") == [THEN]
    assert conversion(page) == "40.0"
