"""数据核实提示: the supervisor sees every county's, a county its own, a leader none; in no file."""

from pathlib import Path

import pytest

from tests.pages.screen import Screen, open_page
from tests.pages.signed_in import office_at
from tests.pages.test_roles import everything
from tests.queries.reports import a_round, accept
from tests.queries.test_signals import OTHER, RICH

OWN, OTHERS = "示南区", "戊林县"
AS_OF = "2023-06-30"


@pytest.fixture
def _asked(empty_store: Path) -> None:
    """A county with another one's figures, and one whose outcome falls."""
    assert empty_store
    accept(a_round(1, county=OTHERS, as_of_date="2022-06-30", **RICH))
    accept(a_round(1, county=OWN, as_of_date="2022-09-30", **RICH))
    accept(a_round(2, county=OTHERS, as_of_date="2022-09-30", **OTHER))
    accept(a_round(2, county=OTHERS, as_of_date="2022-12-31", **OTHER | {"cases_filed": 2}))


def shown(page: Screen) -> list[str]:
    return [
        " ".join(cell["text"] for cell in row["cells"]) for row in page.table("signals")["rows"]
    ]


@pytest.mark.usefixtures("_asked")
def test_a_supervisor_sees_the_questions_of_every_county_and_opens_their_figures() -> None:
    page = open_page("reports", as_of=AS_OF, city="示例市")
    copied, falls = shown(page)
    assert copied.startswith(f"{OWN} 第一轮的 7 个数和{OTHERS}第一轮的完全相同")
    assert (
        falls
        == f"{OTHERS} 第二轮“立案(件)”比2022年9月30日报的少，而这个数只会增加。哪一次的对？ 15 → 2"
    )
    key = page.table("signals")["rows"][1]["cells"][2]["key"]
    assert key.startswith(f"rounds.cases_filed~示例省~示例市~{OTHERS}~县~10~~")
    assert not [part for part in page.parts("download_button") if "signals" in part.id]


@pytest.mark.usefixtures("_asked")
def test_a_county_sees_its_own_without_the_others_name_and_a_leader_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = office_at(tmp_path, monkeypatch)
    office.sit_down("county")
    page = open_page("county", as_of=AS_OF)
    [copied] = shown(page)
    assert copied.startswith("第一轮的 7 个数和另一个县（市、区）的完全相同")
    assert OTHERS not in everything(page)
    office.sit_down("leader")
    page = open_page("county", as_of=AS_OF, counties=OWN)
    with pytest.raises(KeyError):
        page.table("signals")
