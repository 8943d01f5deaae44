"""Each role opens its own pages, at every other address it is turned away, and sees no more."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from access import accounts, database, sessions
from access.roles import NotAllowedError
from briefings.asking import Ask
from loaders import register
from pages.parts.briefing import briefing_reads
from pages.ui import reads, sitting
from tests.access.people import ROOT
from tests.pages.screen import ROUTER, Screen, open_page
from tests.pages.signed_in import Office, office_at

CITY = {"overview", "compare", "trends", "coverage", "clues", "rectification", "team", "stationed"}
DESK = {"review", "receive", "reports", "changes", "appraisal"}
# Written out once more by hand: role → the pages that it opens.
OPENS = {
    "county": {"county", "briefing", "upload", "definitions"},
    "leader": {*CITY, "county", "definitions"},
    "supervisor": {*CITY, *DESK, "county", "briefing", "methods", "upload", "definitions", "admin"},
    "admin": {"definitions", "admin"},
}
PAGES = sorted(path.stem for path in ROUTER.parent.glob("[a-z]*.py") if path != ROUTER)
OWN = "示南区"
TURNED_AWAY, OVER = "这一页不对您的账号开放", "登录已结束"


@pytest.fixture
def office(empty_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    """An office where nobody has reported anything."""
    yield office_at(tmp_path, monkeypatch)
    database.close_all()


@pytest.fixture
def busy(demo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    """An office with the demo city; its accounts lie apart from the shared store."""
    yield office_at(tmp_path, monkeypatch)
    database.close_all()


def everything(page: Screen) -> str:
    """All that the server sends for a page, words, tables, hovers, choices and hidden parts."""
    kinds = ("html", "bidi_component", "plotly_chart", "selectbox", "multiselect", "page_link",
             "download_button", "expander", "markdown", "button_group")  # fmt: skip
    protos = [part for kind in kinds for part in page.parts(kind)]
    # figures travel as JSON, in which Chinese may be escaped
    told = "\n".join(proto.SerializeToString().decode("utf-8", "replace") for proto in protos)
    return re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), told)


def test_every_page_is_opened_by_somebody_and_by_nobody_unforeseen() -> None:
    assert set(PAGES) == set.union(*OPENS.values())


@pytest.mark.parametrize("role", OPENS)
def test_a_role_opens_its_pages_and_is_turned_away_from_all_others(
    office: Office, role: str
) -> None:
    office.sit_down(role)
    refused = {page for page in PAGES if TURNED_AWAY in open_page(page).words()}
    # at the first page's address, who may not open it is handed on to their own
    assert refused == set(PAGES) - OPENS[role] - {"overview"}


@pytest.mark.parametrize(
    ("role", "heading"), [("county", "单县"), ("admin", "管理"), ("leader", "总览")]
)
def test_the_bare_address_leads_to_ones_own_first_page(
    office: Office, role: str, heading: str
) -> None:
    office.sit_down(role)
    assert heading in open_page().words()


@pytest.mark.parametrize("page", ["", "county", "admin", "definitions"])
def test_a_stranger_sees_the_way_in_and_nothing_else(office: Office, page: str) -> None:
    for brought in (None, "made up"):
        office.brought = brought
        seen = open_page(page)
        assert OVER in seen.words()
        assert seen.parts("bidi_component") == []
        assert seen.parts("page_link") == []


def test_a_revoked_session_ends_at_the_next_click(office: Office) -> None:
    office.sit_down("leader")
    page = open_page()
    assert OVER not in page.words()
    for row in sessions.current(ROOT):
        sessions.revoke(ROOT, row["session_id"])
    page.app.run()
    assert OVER in page.words()


def test_another_role_is_in_force_at_the_next_click(office: Office) -> None:
    office.sit_down("leader")
    page = open_page("coverage")
    account = accounts.named("leader")
    accounts.change(ROOT, replace(account, role="admin"))
    page.app.run()
    assert TURNED_AWAY in page.words()


def test_the_menu_names_who_is_signed_in_and_leads_to_no_page_of_others(office: Office) -> None:
    office.sit_down("county")
    page = open_page("county")
    assert "county 同志" in page.words()
    assert "县区填报员" in page.words()
    assert {link.page for link in page.parts("page_link")} <= OPENS["county"]


def test_whoever_sits_at_this_machine_without_accounts_is_not_asked(empty_store: Path) -> None:
    page = open_page()
    assert "退出" not in page.words()
    assert OVER not in page.words()


@pytest.mark.parametrize(
    "address",
    [
        {},
        {"counties": "示北区"},
        {"counties": ["示南区", "示北区"], "city": "示例市"},
        {"city": "咸宁市", "counties": "赤壁市"},
        {"trace": "coverage~示例省~示例市~示北区~县~~~~"},
        {"trace": "coverage~示例省~示例市~~县~~~~", "city": "all"},
        {"trace": "clue_conversion~湖北省~咸宁市~赤壁市~县~~~~"},
    ],
    ids=str,
)
def test_a_reporter_sees_their_own_county_and_the_name_of_no_other_whatever_the_address_says(
    busy: Office, address: dict[str, str | list[str]]
) -> None:
    busy.sit_down("county")
    page = open_page("county", **address)
    told = everything(page)
    asked = json.dumps(address, ensure_ascii=False)
    others = {one.county for one in register.counties_of("示例市")} - {OWN}
    assert OWN in told
    # what the address itself asked for may be named as not found
    assert [
        name for name in sorted({*others, "赤壁市"}) if name in told and name not in asked
    ] == []
    assert len(page.chart("spine")["data"]) > 0


@pytest.mark.parametrize("page", ["upload", "definitions"])
@pytest.mark.parametrize("draft", ["", "1", "999999"])
def test_no_other_page_of_a_reporter_names_another_county_of_the_city(
    busy: Office, page: str, draft: str
) -> None:
    busy.sit_down("county")
    told = everything(open_page(page, counties="示北区", **({"draft": draft} if draft else {})))
    others = {one.county for one in register.counties_of("示例市")} - {OWN}
    assert [name for name in sorted(others) if name in told] == []


def test_the_same_page_of_two_people_shows_each_their_own(busy: Office) -> None:
    for _ in range(2):
        busy.sit_down("county")
        assert "示北区" not in everything(open_page("county"))
        busy.sit_down("supervisor")
        assert "示北区" in everything(open_page("county"))


def test_the_city_behind_the_papers_is_read_once_for_all_and_nothing_else_is(busy: Office) -> None:
    day = date(2026, 10, 31)
    found = []
    for role in ("county", "supervisor"):
        busy.sit_down(role)
        sitting.look()
        asked = Ask("county", "示例省", "示例市", day, OWN)
        found.append((briefing_reads.reads_for(asked), reads.places(day)))
    (city, own), (same, every) = found
    assert city is same
    assert set(own["county"]) == {OWN}
    assert len(set(every["county"])) > len(set(own["county"]))


def test_what_a_page_remembers_of_one_person_is_gone_for_the_next(office: Office) -> None:
    office.sit_down("supervisor")
    page = open_page("definitions").app
    page.session_state["briefing.all"] = "what they made"
    assert "briefing.all" in page.run().session_state
    office.sit_down("county")
    assert "briefing.all" not in page.run().session_state


def test_nobody_may_read_anything(office: Office) -> None:
    # what another test of this thread asked for is over, as a run of a page would be
    sitting._session.set(None)
    with pytest.raises(NotAllowedError):
        sitting.sight()
