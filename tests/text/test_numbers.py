"""Numbers and dates as people read them, in both languages."""

from collections.abc import Callable
from contextvars import copy_context
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from text import numbers, speak


def in_english(write: Callable[..., str], *values: object, **marks: object) -> str:
    """What `write` gives where English is spoken, leaving this test's own language alone."""

    def spoken() -> str:
        speak("en")
        return write(*values, **marks)

    return copy_context().run(spoken)


@pytest.mark.parametrize(
    ("value", "written"),
    [(0, "0"), (7, "7"), (1389, "1,389"), (-1389, "−1,389"), (10**15, "1,000,000,000,000,000"),
     (68.0, "68"), (None, "—"), (float("nan"), "—"), (12.5, "12.5")],
)  # fmt: skip
def test_a_count_is_grouped_by_thousands_and_a_missing_one_is_a_dash(
    value: float | None, written: str
) -> None:
    assert numbers.whole(value) == written


@pytest.mark.parametrize(
    ("value", "written"),
    [(25000, "约 2.5 万"), (20000, "约 2 万"), (250000, "约 25 万"), (9000, "约 9,000"),
     (25300, "约 25,300"), (1_000_000, "约 100 万"), (None, "—")],
)  # fmt: skip
def test_an_approximate_count_keeps_its_mark_and_round_ones_are_in_ten_thousands(
    value: int | None, written: str
) -> None:
    assert numbers.whole(value, approximate=value is not None) == written


@pytest.mark.parametrize(
    ("value", "written"),
    [(44.11764705882353, "44.1 %"), (0.05, "0.1 %"), (0.049, "<0.1 %"), (0, "0.0 %"),
     (100, "100.0 %"), (99.96, ">99.9 %"), (99.94, "99.9 %"), (100.04, ">100.0 %"),
     (369.76744, "369.8 %"), (-0.01, ">−0.1 %"), (-5.75, "−5.8 %"), (4.25, "4.3 %"),
     (2.675, "2.7 %"), (1234567.25, "1,234,567.3 %"), (None, "—"), (float("nan"), "—")],
)  # fmt: skip
def test_a_share_has_one_decimal_half_up_and_never_pretends_to_be_nothing_or_all(
    value: float | None, written: str
) -> None:
    assert numbers.percent(value) == written


def test_half_goes_up_on_the_digits_people_see_and_not_on_the_binary_fraction() -> None:
    assert numbers.decimal(1.005, 2) == "1.01"
    assert numbers.decimal(0.285, 2) == "0.29"
    assert numbers.decimal(Decimal("1.25"), 1) == "1.3"
    assert numbers.percent(23 / 80 * 100) == "28.8 %"
    assert numbers.signed((0.9125 - 0.9) * 100) == "+1.3"
    assert numbers.decimal(1e-20, 4) == "<0.0001"


@pytest.mark.parametrize(
    ("value", "written"),
    [(2670, "2,670 万元"), (2670.0, "2,670 万元"), (18.5, "18.50 万元"), (0, "0 万元"),
     (0.001, "<0.01 万元"), (None, "—")],
)  # fmt: skip
def test_money_is_in_ten_thousand_yuan(value: float | None, written: str) -> None:
    assert numbers.money(value) == written


def test_a_figure_carries_its_unit_its_mark_and_its_bound() -> None:
    assert numbers.quantity(35.488, "人/百件") == "35.5 人/百件"
    assert numbers.quantity(15.656, "件/百个", approximate=True) == "约 15.7 件/百个"
    assert numbers.quantity(62, "%", lower_bound=True) == "至少 62.0 %"
    assert numbers.quantity(None, "%", approximate=True, lower_bound=True) == "—"
    assert numbers.quantity(3.25) == "3.3"


def test_a_difference_always_shows_its_sign() -> None:
    shown = [numbers.signed(value) for value in (1.7, -5.75, 0, 0.01, None)]
    assert shown == ["+1.7", "−5.8", "0.0", "+<0.1", "—"]


def test_the_parts_of_a_ratio_stand_as_they_are() -> None:
    assert numbers.parts(30, 68) == "30/68"
    assert numbers.parts(1389.0, 3914.0) == "1,389/3,914"
    assert numbers.parts(None, 9) == "—/9"
    assert numbers.parts(0, 14) == "0/14"
    assert numbers.parts(12.5, 50) == "12.5/50"


@pytest.mark.parametrize(
    ("value", "chinese", "english"),
    [(date(2026, 11, 21), "2026年11月21日", "21 November 2026"),
     ("2023-07", "2023年7月", "July 2023"),
     ("2023", "2023年", "2023"), ("2020-12-31", "2020年12月31日", "31 December 2020"),
     (None, "—", "—"), (datetime(2026, 1, 2, 3, 4), "2026年1月2日", "2 January 2026")],
)  # fmt: skip
def test_a_date_is_written_to_the_precision_it_has(
    value: date | str | None, chinese: str, english: str
) -> None:
    assert numbers.day(value) == chinese
    assert in_english(numbers.day, value) == english


def test_a_moment_has_its_hour_and_minute() -> None:
    assert numbers.moment(datetime(2026, 11, 2, 16, 5)) == "2026年11月2日 16:05"
    assert in_english(numbers.moment, datetime(2026, 11, 2, 16, 5)) == "2 November 2026, 16:05"
    assert numbers.moment(None) == "—"


@pytest.mark.parametrize(
    ("number", "chinese"),
    [(1, "一届"), (10, "十届"), (13, "十三届"), (20, "二十届"), (99, "九十九届"), (100, "100届")],
)
def test_a_term_is_counted_in_chinese_numerals(number: int, chinese: str) -> None:
    assert numbers.term(number) == chinese
    assert in_english(numbers.term, number) == f"term {number}"


def test_a_round_a_span_of_rounds_and_none_are_told_apart() -> None:
    assert [numbers.rounds(3, 3), numbers.rounds(1, 12), numbers.rounds(None, None)] == [
        "第三轮", "第一至十二轮", "",
    ]  # fmt: skip
    assert in_english(numbers.rounds, 1, 12) == "rounds 1–12"
    assert numbers.term(None) == "—"


def test_what_is_no_date_and_what_is_infinite_is_an_error_and_not_a_figure() -> None:
    with pytest.raises(ValueError, match="not a date"):
        numbers.day("去年")
    with pytest.raises(ValueError, match="infinite"):
        numbers.percent(float("inf"))


def test_english_uses_its_own_words_and_whole_digits() -> None:
    assert in_english(numbers.whole, 25000, approximate=True) == "about 25,000"
    assert in_english(numbers.not_applicable) == "n/a"
    assert in_english(numbers.percent, 44.117) == "44.1 %"


def test_zero_missing_and_not_applicable_never_look_alike() -> None:
    assert len({numbers.whole(0), numbers.missing(), numbers.not_applicable(), ""}) == 4


@given(st.decimals(-(10**18), 10**18, allow_nan=False, places=4))
def test_any_decimal_is_rounded_half_up_as_the_decimal_module_does(value: Decimal) -> None:
    wanted = value.quantize(Decimal("0.1"), ROUND_HALF_UP)
    shown = numbers.decimal(value).replace(",", "").replace("−", "-")
    assert shown[0] in "<>" if value and not wanted else Decimal(shown) == wanted
