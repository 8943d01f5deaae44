"""A finding is set aside by a supervisor, with a reason, once; logged; and taken back."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from access import LOCAL, Person
from access.database import ask as ask_access
from access.database import close_all, reading
from access.roles import NotAllowedError
from loaders.desk import NotReady
from loaders.setting_aside import AlreadyDoneError, set_aside, take_back
from queries import findings, store
from queries.findings import Finding

DAY = date(2026, 10, 31)
OTHER = Person(9, "zhao", "赵六", "supervisor")
REPORTER = Person(3, "zhang", "张三", "county", frozenset({"990104"}))


@pytest.fixture(autouse=True)
def _own_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("COUNTY_INSPECTION_VAR", str(tmp_path))
    yield
    store.close_store()
    close_all()


def finding(
    kind: str = "behind", county: str = "乙山县", size: float = 0.2, **told: Any
) -> Finding:
    about = {"indicator": "coverage_pace", "term": 13, "least": 0.0, "greatest": size + 0.05}
    where = {"province": "示例省", "city": "示例市", "county": county}
    return Finding(kind, size=size, checked=12, **(about | where | told))


def told(*found: Finding) -> findings.Told:
    with store.read() as cursor:
        return findings.told(found, findings.set_aside(cursor))


def test_what_was_set_aside_is_not_told_again_until_its_facts_change() -> None:
    set_aside(LOCAL, finding(size=0.20), DAY, "县里换届，推迟一轮")
    assert told(finding(size=0.20)).listed == []
    assert told(finding(size=0.12)).listed == []
    graver = finding(size=0.26)
    again = told(graver)
    assert again.listed == [graver]
    assert again.before[graver.key].reason == "县里换届，推迟一轮"


def test_it_is_that_finding_alone_and_not_its_neighbour_or_its_next_term() -> None:
    set_aside(LOCAL, finding(), DAY, "已核实")
    others = [finding(county="丁河县"), finding("ahead"), finding(term=14)]
    assert [told(one).listed for one in others] == [[one] for one in others]


def test_taken_back_it_is_told_again_and_both_acts_are_in_the_log() -> None:
    number = set_aside(OTHER, finding(), DAY, "已核实")
    take_back(LOCAL, number)
    assert told(finding()).listed == [finding()]
    with reading() as connection:
        rows = ask_access(connection, "log/all")
    acts = [(row["action"], row["person"], row["subject"]) for row in rows]
    subject = f"finding/{number}"
    assert acts == [("set_aside", "zhao", subject), ("take_back", "local", subject)]
    assert "已核实" in rows[0]["after"]


def test_of_two_supervisors_the_second_is_told_and_nothing_stands_there_twice() -> None:
    number = set_aside(LOCAL, finding(), DAY, "已核实")
    with pytest.raises(AlreadyDoneError):
        set_aside(OTHER, finding(), DAY, "另一个理由")
    take_back(OTHER, number)
    with pytest.raises(AlreadyDoneError):
        take_back(LOCAL, number)
    with store.read() as cursor:
        assert len(findings.set_aside(cursor)) == 1


@pytest.mark.parametrize("reason", ["", "   \n", "字" * 3000])
def test_a_reason_is_needed_and_has_an_end(reason: str) -> None:
    with pytest.raises(NotReady, match="理由"):
        set_aside(LOCAL, finding(), DAY, reason)


def test_a_county_and_a_leader_cannot_set_anything_aside_or_take_it_back() -> None:
    number = set_aside(LOCAL, finding(), DAY, "已核实")
    for person in (REPORTER, Person(4, "li", "李四", "leader")):
        with pytest.raises(NotAllowedError):
            set_aside(person, finding(county="丁河县"), DAY, "我们不落后")
        with pytest.raises(NotAllowedError):
            take_back(person, number)
    assert told(finding()).listed == []


def test_a_place_is_asked_about_one_story_once() -> None:
    ahead = finding("ahead")
    problems = finding("lower", indicator="problems_per_unit")
    clues = finding("higher", indicator="clue_conversion")
    assert told(ahead, problems, clues).listed == [ahead, clues]


def test_what_was_set_aside_does_not_come_back_as_another_kind() -> None:
    set_aside(LOCAL, finding("ahead"), DAY, "提前完成，已核实质量")
    problems = finding("lower", indicator="problems_per_unit")
    assert told(finding("ahead"), problems).listed == []


def test_a_few_are_told_the_farthest_of_each_side_first() -> None:
    behind = [finding(county=f"{name}县") for name in "甲乙丙丁"]
    ahead = [finding("ahead", county="戊县")]
    clues = [finding("worse", county=f"{name}区", indicator="rectification") for name in "子丑寅"]
    listed = findings.few([*behind, *ahead, *clues], 5)
    assert [one.county for one in listed] == ["甲县", "戊县", "子区", "丑区", "乙县"]
