"""值得追问 on the first page: set aside with a reason, listed with who and why, and taken back."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from access.database import close_all
from pages.ui.kept import forget
from queries import store
from tests.pages.screen import open_page
from tests.pages.signed_in import office_at

HOSTILE = "已核实 <img src=x onerror=alert(1)>\n**粗** {0}"


@pytest.fixture
def own_demo(demo_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the demo city that may be written to."""
    shutil.copytree(demo_folder, tmp_path / "var")
    monkeypatch.setenv("COUNTY_INSPECTION_VAR", str(tmp_path / "var"))
    forget()
    yield tmp_path
    store.close_store()
    close_all()


@pytest.mark.usefixtures("own_demo")
def test_a_fact_is_set_aside_with_a_reason_listed_and_taken_back() -> None:
    page = open_page()
    assert "乙山县落后时序" in page.words()
    page.app.text_area(key="aside-words-0-0").input(HOSTILE)
    page.app.button(key="aside-do-0").click().run()
    words = page.words()
    assert "已搁置，列在下面" in words
    facts = words[words.index("值得追问") : words.index("新增了什么")]
    assert facts.index("戊林县快于时序") < facts.index("乙山县落后时序")
    assert "<img src=x onerror=alert(1)>" in facts
    html = "".join(part.body for part in page.parts("html"))
    assert "<img src=x" not in html
    page.app.button(key="back-1").click().run()
    facts = page.words()
    assert facts.index("乙山县落后时序") < facts.index("戊林县快于时序")
    assert "已取回" in facts


@pytest.mark.usefixtures("own_demo")
def test_without_a_reason_nothing_is_set_aside_and_it_says_so() -> None:
    page = open_page()
    page.app.button(key="aside-do-0").click().run()
    assert "请写明理由" in page.words()
    assert "乙山县落后时序" in page.words()


def test_a_leader_reads_the_facts_and_cannot_set_them_aside(
    own_demo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = office_at(own_demo, monkeypatch)
    office.sit_down("leader")
    page = open_page()
    assert "乙山县落后时序" in page.words()
    keys = [box.key for box in page.app.text_area]
    assert not keys
