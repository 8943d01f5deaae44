"""What people type in a cell, what it means, and what is asked about."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.convert import convert
from loaders.fieldlist import field_of
from loaders.folding import fold
from loaders.grid import Cell

FIELDS = {
    "count": field_of("rounds", "problems_found"),
    "clues": field_of("rounds", "clues_transferred"),
    "persons": field_of("rounds", "persons_disciplined"),
    "money": field_of("rounds", "money_total"),
    "percent": field_of("rounds", "satisfaction_rate"),
    "date": field_of("rounds", "start_date"),
    "term": field_of("rounds", "term_no"),
    "round": field_of("rounds", "round_no"),
    "type": field_of("rounds", "inspection_type"),
    "methods": field_of("rounds", "methods"),
    "level": field_of("rounds", "level"),
    "posts": field_of("plan", "filled_office"),
    "text": field_of("rounds", "remarks"),
}
MEANT: list[tuple[str, Cell, Any]] = [
    *(("count", typed, 0) for typed in (0, "0", "无", "没有", "零", "0个")),
    *(("count", typed, None) for typed in (None, "", "/", "/", "—", "——", "-", "--", "不详")),
    *(
        ("count", typed, 8)
        for typed in (
            8,
            8.0,
            "8",
            "8",
            "8家",
            "8 个",
            "八",
            "八个",
            "捌",
            "8.0",
            "\u200b8",
            8.000000000000002,
        )
    ),
    *(("count", typed, 1205) for typed in ("1,205", "1,205", "1 205", "一千二百零五")),
    *(
        ("count", typed, 25000)
        for typed in ("2.5万", "2.5万余", "2.5万余个", "二万五千", "约2.5万")
    ),
    *(("count", typed, 106) for typed in ("一百零六", "106余", "约106", "106个以上", "逾106")),
    *(("count", typed, 12) for typed in ("十二", "一十二", "壹拾贰", "12多", "12+", "12左右")),
    *(("clues", typed, 313) for typed in ("313件", "313条", "三百一十三件", "313件")),
    *(("persons", typed, 3) for typed in ("3人", "3名", "三人")),
    *(("money", typed, 26700) for typed in ("2.67亿元", "2.67亿", "26700万元", "26,700", 26700)),
    *(("money", typed, 427) for typed in ("427余万", "427万元", "约427万", "4270000元", "427")),
    *(
        ("money", typed, 32.5)
        for typed in ("32万5千元", "32万5千", "32.5", 32.5, "325000元", "¥325,000")
    ),
    *(("money", typed, 32000) for typed in ("3亿2000万元", "3.2亿")),
    *(("money", typed, 500) for typed in ("5百万元", "五百万元")),
    *(("percent", typed, 98) for typed in (98, "98", "98%", "98%", "98%以上", "百分之九十八")),
    *(("percent", typed, 90) for typed in ("九成", "9成", "近九成", "90%")),
    *(("percent", typed, 94.93) for typed in ("94.93%", 94.93)),
    *(("percent", typed, 95) for typed in ("九成五", "九成半")),
    *(
        ("date", typed, "2023-07-05")
        for typed in (
            *(
                "2023-07-05",
                "2023/7/5",
                "2023.7.5",
                "2023年7月5日",
                "20230705",
                "2023 年 7 月 5 日",
            ),
            *("2023年7月5日", "二〇二三年七月五日", "2023-07-05 00:00:00", "45112", 45112),
            *(20230705, dt.date(2023, 7, 5), dt.datetime(2023, 7, 5, 9, 30)),
        )
    ),
    *(("date", typed, "2023-07") for typed in ("2023年7月", "2023.7", "2023-07", "202307", 2023.7)),
    *(("date", typed, "2023") for typed in ("2023年", "2023", 2023)),
    *(("date", typed, "2024-02-29") for typed in ("2024年2月底", "2024年2月末", "2024.2.29")),
    *(("date", typed, None) for typed in (None, "", "无", "/", "—")),
    *(("term", typed, 13) for typed in ("十三届", "第十三届", "13", 13, "第13届", "县委十三届")),
    *(
        ("round", typed, 3)
        for typed in ("第三轮", "三", "3", 3, "第3轮", "第三轮巡察", "十届第三轮")
    ),
    *(("round", typed, 12) for typed in ("第十二轮", "十二", "12轮")),
    *(("round", typed, "1-12") for typed in ("第1-12轮", "1至12轮", "前十二轮", "第一至第十二轮")),
    *(
        ("round", typed, "1-3")
        for typed in ("前三轮", "1—3轮", "一到三轮", "1~3", "第一、二、三轮")
    ),
    *(("type", typed, "回头看") for typed in ("回头看", "“回头看”", "回马枪", "回頭看")),
    *(("type", typed, "常规") for typed in ("常规", "常规巡察", "常 规")),
    *(
        ("methods", typed, "交叉、大数据")
        for typed in ("交叉、大数据", "交叉巡察,科技式", "交叉和大数据")
    ),
    *(("level", typed, "市本级") for typed in ("市本级", "本级")),
    *(("text", typed, "线索尚在办理") for typed in ("线索尚在办理", " 线索尚在办理\n")),
]
REFUSED: list[tuple[str, Cell, str]] = [
    *(("count", typed, "letter_in_number") for typed in ("1,2O5", "l2", "O", "1О个")),
    *(("count", typed, "two_numbers") for typed in ("12件15人", "3-5", "12(3)", "7+2", "12,34")),
    *(
        ("count", typed, "not_a_number")
        for typed in ("暂无", "十几", "二百五", "一万五", "一亿五千", "若干", "8²", "86①", True)
    ),
    *(("count", typed, "not_whole") for typed in (80.5, "80.5", "2.55555万")),
    *(("count", typed, "negative") for typed in (-3, "-3", "-3", "−3", "负三")),
    *(("count", typed, "date_for_number") for typed in (dt.date(2024, 3, 5),)),
    *(("count", typed, "cell_unit") for typed in ("98%", "3家次", "3人", "3万元")),
    *(("count", typed, "error_cell") for typed in ("#REF!", "#DIV/0!", "#N/A")),
    *(("clues", typed, "cell_unit") for typed in ("368人", "3人次")),
    *(("persons", typed, "cell_unit") for typed in ("3件", "3人次", "3个")),
    *(("money", typed, "cell_unit") for typed in ("3件", "3人")),
    *(("percent", typed, "not_a_percentage") for typed in ("94.93.%", "98-99%", "优秀")),
    *(("percent", typed, "fraction_or_percent") for typed in (0.98, "0.98", 1)),
    *(
        ("date", typed, "no_such_date")
        for typed in ("2024-02-30", "2023-13", 20230230, "2023年0月")
    ),
    *(("date", typed, "not_a_date") for typed in ("23.7.5", "7月5日", "去年", "5/7/2023", True)),
    *(("date", typed, "two_dates") for typed in ("2023.7.5-2023.9.5", "2023年7月至9月")),
    *(("date", typed, "month_1_or_10") for typed in (2023.1,)),
    *(("date", typed, "implausible_year") for typed in ("1023-07-05", "9999-12-31")),
    *(("term", typed, "not_a_term") for typed in ("本届", 13.5, "十届十一届")),
    *(("round", typed, "not_a_round") for typed in ("本轮", "3.5", 0, "五至三轮")),
    *(("round", typed, "rounds_with_gap") for typed in ("三、五轮",)),
    *(("type", typed, "unknown_choice") for typed in ("随便", "常规、专项")),
    *(("methods", typed, "unknown_choice") for typed in ("交叉、飞行",)),
]
APPROXIMATE = ["2.5万余", "10余", "约20", "300多", "100以上", "近50", "12左右", "逾100", "不足30"]


@pytest.mark.parametrize(("name", "typed", "meant"), MEANT)
def test_what_people_type_means_what_they_mean(name: str, typed: Cell, meant: Any) -> None:
    field = FIELDS[name]
    outcome = convert(field, typed, field.unit)
    assert (outcome.value, type(outcome.value)) == (meant, type(meant))


@pytest.mark.parametrize(("name", "typed", "rule"), REFUSED)
def test_what_is_no_answer_has_no_value_and_one_reason(name: str, typed: Cell, rule: str) -> None:
    field = FIELDS[name]
    outcome = convert(field, typed, field.unit)
    assert outcome.value is None
    assert [remark.rule for remark in outcome.remarks] == [rule]


@pytest.mark.parametrize("typed", APPROXIMATE)
def test_an_approximate_figure_is_marked(typed: str) -> None:
    assert convert(FIELDS["count"], typed, "个").approximate


def test_posts_of_its_own_that_do_not_exist_are_neither_missing_nor_zero() -> None:
    outcome = convert(FIELDS["posts"], "未单独核编", "人")
    assert (outcome.value, outcome.not_applicable) == (None, True)


def test_money_follows_the_unit_of_its_column_unless_it_has_its_own() -> None:
    money = FIELDS["money"]
    assert convert(money, 320000, "元").value == 32
    assert convert(money, "32万元", "元").value == 32
    assert convert(money, 1.49, "亿元").value == 14900


def test_simplified_characters_are_left_alone() -> None:
    assert fold("乾县") == "乾县"
    assert fold("縣(市、 區)") == "县(市、区)"


@given(st.integers(0, 10**9))
def test_a_whole_number_means_itself_however_it_is_written(number: int) -> None:
    count = FIELDS["count"]
    full_width = str(number).translate({ord("0") + n: chr(0xFF10 + n) for n in range(10)})
    for typed in (number, float(number), str(number), f"{number:,}", f"{number}个", full_width):
        assert convert(count, typed, "个").value == number


@given(st.integers(0, 9999))
def test_a_chinese_numeral_means_what_it_says(number: int) -> None:
    assert convert(FIELDS["count"], _in_chinese(number), "个").value == number


def _in_chinese(number: int) -> str:
    """The textbook way, digit by digit from the thousands, with 零 for gaps."""
    if number == 0:
        return "零"
    text, gap = "", False
    for size, mark in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // size % 10
        if digit:
            text += ("零" if gap and text else "") + "零一二三四五六七八九"[digit] + mark
        gap = digit == 0
    return text


@given(st.dates(dt.date(1950, 1, 1), dt.date(2199, 12, 31)))
def test_a_day_means_itself_however_it_is_written(day: dt.date) -> None:
    written = (
        day,
        day.isoformat(),
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.year}.{day.month}.{day.day}",
        f"{day.year}/{day.month}/{day.day}",
        f"{day:%Y%m%d}",
        int(f"{day:%Y%m%d}"),
    )
    assert {convert(FIELDS["date"], each, "").value for each in written} == {day.isoformat()}


@given(
    st.sampled_from(list(FIELDS)),
    st.text(max_size=20) | st.floats() | st.integers() | st.booleans(),
)
def test_whatever_is_typed_is_converted_or_refused_but_never_lost(name: str, typed: Cell) -> None:
    field = FIELDS[name]
    outcome = convert(field, typed, field.unit)
    is_blank = isinstance(typed, str) and not fold(typed)
    is_dash = field.type in {"text", "choice", "choice list", "ordinal"}
    assert outcome.value is not None or outcome.remarks or is_blank or is_dash


@given(st.text("0123456789一二三十百万亿余约多件人个.,%-—/OlI 无成年月日轮届第至", max_size=8))
def test_a_count_is_a_whole_number_that_is_not_negative_or_none(typed: str) -> None:
    value = convert(FIELDS["count"], typed, "个").value
    assert value is None or (type(value) is int and value >= 0)


@given(st.text("0123456789.%成百分之九约余以上 ", max_size=8))
def test_no_number_is_made_of_digits_that_are_not_there(typed: str) -> None:
    """With digits only, the value reads back as the digits typed."""
    value = convert(FIELDS["percent"], typed, "%").value
    digits = "".join(character for character in fold(typed) if character in "0123456789.")
    if value is not None and not set(typed) & set("成百分之九"):
        assert float(digits) == value
