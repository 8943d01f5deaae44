"""What was found in a sheet is told in the language of whoever looks, whoever sent it in."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from loaders.drafts import frozen, thawed
from loaders.findings import finding
from loaders.model import Reading
from text import speak


@pytest.fixture(autouse=True)
def chinese_again() -> Iterator[None]:
    yield
    speak("zh")


def read_in_chinese() -> Reading:
    speak("zh")
    found = finding(
        "unknown_choice", "轮次汇总", "E8", "巡察类型", "随便", "甲江县", choices="常规、专项"
    )
    return Reading("报送.xlsx", "0" * 64, findings=[found])


def test_a_finding_of_the_reader_is_told_in_the_language_in_force() -> None:
    kept = read_in_chinese()
    assert thawed(frozen(kept)).findings == kept.findings
    speak("en")
    [told] = thawed(frozen(kept)).findings
    assert told.message.startswith("[must fix]")
    for known in ("E8", "甲江县", "随便", "常规、专项"):
        assert known in told.message


def test_what_was_kept_without_its_values_stays_as_it_was_said() -> None:
    [found] = read_in_chinese().findings
    old = Reading("报送.xlsx", "", findings=[replace(found, values=None)])
    gone = Reading("报送.xlsx", "", findings=[replace(found, rule="no_such_rule")])
    speak("en")
    for reading in (old, gone):
        assert thawed(frozen(reading)).findings[0].message == found.message
