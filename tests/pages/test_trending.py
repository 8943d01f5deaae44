"""趋势 of many rounds: the two questions, short stretches, and steps at a day that has a name."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from pages.ui import kept
from queries import store
from tests.pages.screen import Screen, open_page
from tests.queries.reports import a_round, accept

OFFICE = """
city = "示例市"
[targets]
clue_conclusion = {target}
[[events]]
date = {day}
name = "线索处置新办法"
"""
FIRST = date(2016, 3, 1)
# of a hundred clues so many are concluded, with nothing but the usual variation
USUAL = (90, 93, 91, 94, 92, 90, 93, 92, 91, 94, 90, 93, 92, 91)


def rounds(concluded: tuple[int, ...], county: str = "甲江县") -> None:
    """One round a quarter, each reported once when it had had its time."""
    for number, count in enumerate(concluded, 1):
        start = FIRST + timedelta(days=91 * number)
        accept(
            a_round(number, county=county, start_date=start.isoformat(),
                    end_date=(start + timedelta(days=60)).isoformat(),
                    transfer_date=(start + timedelta(days=60)).isoformat(),
                    as_of_date=(start + timedelta(days=800)).isoformat(),
                    clues_transferred=100, clues_concluded=count)
        )  # fmt: skip


@pytest.fixture
def own(empty_store: Path) -> Iterator[Path]:
    kept.forget()
    yield empty_store
    store.close_store()


def told(folder: Path, *, target: int = 80, day: str = "1999-01-01") -> Screen:
    (folder / "office.toml").write_text(OFFICE.format(target=target, day=day), encoding="utf-8")
    return open_page("trends", indicator="clue_conclusion")


@pytest.mark.parametrize(
    ("target", "second"),
    [
        (80, "照此各轮都能达到 80.0 %"),
        (92, "照此时达时不达 92.0 %"),
        (99, "照此达不到 99.0 %，要改做法"),
    ],
)
def test_a_settled_process_says_whether_it_will_meet_the_target(
    own: Path, target: int, second: str
) -> None:
    rounds(USUAL)
    page = told(own, target=target)
    assert "14 轮。一问有无特殊原因：没有，只有平常的波动。" in page.words()
    assert f"二问能否达到目标：{second}。" in page.words()


def test_a_round_outside_the_limits_is_named_and_the_target_cannot_be_foretold(own: Path) -> None:
    rounds((*USUAL[:7], 40, *USUAL[7:]))
    words = told(own).words()
    assert "一问有无特殊原因：有，第八轮在界限之外" in words
    assert "先查明原因，80.0 %能否达到还说不准" in words


def test_without_a_target_of_its_own_city_the_second_question_says_so(own: Path) -> None:
    rounds(USUAL)
    assert (
        "二问能否达到目标：没有设目标" in open_page("trends", indicator="clue_conclusion").words()
    )


def test_before_and_after_a_day_of_change_each_is_judged_by_its_own_rounds(own: Path) -> None:
    rounds((*USUAL, 60, 63, 61, 62, 60, 63, 61))
    day = (FIRST + timedelta(days=91 * 15)).isoformat()
    page = told(own, day=day)
    assert "此前：14 轮。一问有无特殊原因：没有" in page.words()
    assert "此后：7 个点，看不出趋势（99 %）" in page.words()
    layout = page.chart("multiple-round-0")["layout"]
    assert "线索处置新办法" in [words["text"] for words in layout["annotations"]]
    upright = [line["x0"] for line in layout["shapes"] if line.get("yref") == "paper"]
    assert upright == [14.5]
    limits = {line["x1"] for line in layout["shapes"] if "yref" not in line and "xref" not in line}
    assert limits == {14.4}


def test_after_a_change_a_few_rounds_are_too_few_for_a_word(own: Path) -> None:
    rounds((*USUAL, 60, 63))
    day = (FIRST + timedelta(days=91 * 15)).isoformat()
    assert "此后：轮次不足，不作趋势判断（2 轮可比）" in told(own, day=day).words()


def test_an_event_before_or_after_all_rounds_is_no_step(own: Path) -> None:
    rounds(USUAL)
    for day in ("2010-01-01", "2026-01-01"):
        page = told(own, day=day)
        assert "此前" not in page.words()
        texts = [words["text"] for words in page.chart("multiple-round-0")["layout"]["annotations"]]
        assert "线索处置新办法" not in texts
