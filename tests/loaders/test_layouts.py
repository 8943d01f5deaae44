"""The same two rounds of figures, laid out in every way a county might think of."""

import datetime as dt
from typing import Any

import pytest

from tests.loaders.sheets import HEADER, ROW, Sheet, finding, read, rules, values

OTHER = ["乙山县", "十届", "第三轮", "常规", "2023-06-30", 72, 4]
AGAIN = [None, "十届", "四", "专项", "2023-06-30", 41, 2]
NAMES = [
    *("county", "term_no", "round_no", "inspection_type"),
    *("as_of_date", "problems_found", "cases_filed"),
]
REN = ("壬川市", 10, 3, "常规", "2023-06-30", 86, 5)
YI = ("乙山县", 10, 3, "常规", "2023-06-30", 72, 4)
REN_AGAIN = ("壬川市", 10, 4, "专项", "2023-06-30", 41, 2)


def without(column: str, *lines: list[Any]) -> list[list[Any]]:
    """The lines (a header first) without one column."""
    place = HEADER.index(column)
    return [line[:place] + line[place + 1 :] for line in lines]


def side(*lines: list[Any]) -> list[list[Any]]:
    """The lines turned: fields down the side."""
    return [list(each) for each in zip(*lines, strict=True)]


TWO_LINES = [f"{column}1:{column}2" for column in "ABCDEFG"]
PAIRS = [(chr(65 + at), chr(66 + at)) for at in range(0, 14, 2)]
LAYOUTS: dict[str, tuple[Sheet, list[tuple[Any, ...]]]] = {
    "in the upper left corner": (Sheet(HEADER, ROW, OTHER), [REN, YI]),
    "starting at D7": (Sheet(HEADER, ROW, OTHER, at="D7"), [REN, YI]),
    "far down and to the right": (Sheet(HEADER, ROW, at="AA200"), [REN]),
    "one table under another": (Sheet(HEADER, ROW, [], HEADER, OTHER), [REN, YI]),
    "one table under another with a title": (
        Sheet(HEADER, ROW, ["乙山县情况"], HEADER, OTHER),
        [REN, YI],
    ),
    "its header repeated as on a new page": (Sheet(HEADER, ROW, HEADER, OTHER), [REN, YI]),
    "two tables side by side": (Sheet([*HEADER, None, *HEADER], [*ROW, None, *OTHER]), [REN, YI]),
    "two tables side by side that touch": (Sheet(HEADER + HEADER, ROW + OTHER), [REN, YI]),
    "a column left empty in the middle": (
        Sheet([*HEADER[:4], None, *HEADER[4:]], [*ROW[:4], None, *ROW[4:]]),
        [REN],
    ),
    "numbered lines": (Sheet(["序号", *HEADER], [1, *ROW], [], [2, *OTHER]), [REN, YI]),
    "the fields down the side": (Sheet(*side(HEADER, ROW)), [REN]),
    "the fields down the side, counties in columns": (Sheet(*side(HEADER, ROW, OTHER)), [REN, YI]),
    "the fields down the side without the word county": (
        Sheet(*side(["项目", *HEADER[1:]], ROW, OTHER)),
        [REN, YI],
    ),
    "the fields down the side, unnamed counties under their city": (
        Sheet([None, "示例市"], *side([None, *HEADER[1:]], ROW, OTHER)).merge("B1:C1"),
        [REN, YI],
    ),
    "the fields down the side with units before the figures": (
        Sheet(
            *side(
                ["指标", *HEADER[1:6], "立案"],
                ["计量单位", None, None, None, None, "个", "件"],
                ROW,
                OTHER,
            )
        ),
        [REN, YI],
    ),
    "the fields down the side with units and notes behind the figures": (
        Sheet(
            *side(
                ["项目", *HEADER[1:6], "立案"],
                ROW,
                ["单位", None, None, None, None, "个", "件"],
                ["备注", None, None, None, None, "含村", None],
            )
        ),
        [REN],
    ),
    "the fields down the side in groups": (
        Sheet(*side(["类别", "基本", None, None, None, None, "成果"], HEADER, ROW)).merge("A2:A6"),
        [REN],
    ),
    "two forms under each other": (Sheet(*side(HEADER, ROW), [], *side(HEADER, OTHER)), [REN, YI]),
    "two forms under each other that touch": (
        Sheet(*side(HEADER, ROW), *side(HEADER, OTHER)),
        [REN, YI],
    ),
    "a form with two pairs in a line": (
        Sheet(
            ["县(市、区)", "壬川市", "届次", "十届"],
            ["轮次", "三", "巡察类型", "常规"],
            ["统计截止日期", "2023-06-30", "发现问题", 86],
            ["立案(件)", 5],
        ),
        [REN],
    ),
    "a form under a table": (Sheet(HEADER, ROW, [], *side(HEADER, OTHER)), [REN, YI]),
    "a table under a form": (Sheet(*side(HEADER, ROW), [], HEADER, OTHER), [REN, YI]),
    "a form beside a table": (
        Sheet(HEADER, ROW).put("J1", *side(HEADER, OTHER)),
        [REN, YI],
    ),
    "a column named 累计 that is a report": (
        Sheet(*side(["项目", *HEADER], ["本轮", *ROW], ["累计", *OTHER])),
        [REN, YI],
    ),
    "everything but the figures in one line above": (
        Sheet(
            ["填报单位:壬川市  届次:十届  轮次:第三轮  巡察类型:常规  统计截止日期:2023年6月30日"],
            HEADER[5:],
            ROW[5:],
        ),
        [REN],
    ),
    "every column merged over two of the sheet": (
        Sheet(*([each for cell in line for each in (cell, None)] for line in (HEADER, ROW))).merge(
            *(f"{left}{row}:{right}{row}" for left, right in PAIRS for row in (1, 2))
        ),
        [REN],
    ),
    "headers that say what must be filled in": (
        Sheet([f"{each}(必填)" for each in HEADER], ROW),
        [REN],
    ),
    "a total of so many, and a day under the days": (
        Sheet(HEADER, ROW, ["合计(1轮)", *[None] * 4, 86, 5], [*[None] * 4, "2023年7月5日"]),
        [REN],
    ),
    "a county in a column merged over two rounds": (
        Sheet(*side(HEADER, ROW, AGAIN, OTHER)).merge("B1:C1"),
        [REN, REN_AGAIN, YI],
    ),
    "a county in a cell merged over two rounds": (
        Sheet(HEADER, ROW, AGAIN, OTHER).merge("A2:A3"),
        [REN, REN_AGAIN, YI],
    ),
    "同上 under the county": (
        Sheet(HEADER, ROW, ["同上", "〃", "四", "专项", "同上", 41, 2]),
        [REN, REN_AGAIN],
    ),
    "a header of two merged lines": (
        Sheet([*HEADER[:5], "成果", None], [*[None] * 5, "发现问题", "立案(件)"], ROW).merge(
            "F1:G1", *(f"{column}1:{column}2" for column in "ABCDE")
        ),
        [REN],
    ),
    "a header of two lines that are not merged": (
        Sheet([*HEADER[:5], "成果", None], [*[None] * 5, "发现问题", "立案(件)"], ROW),
        [REN],
    ),
    "a header of three lines": (
        Sheet(
            [*HEADER[:5], "工作成果", None],
            [*[None] * 5, "问题", "线索"],
            [*[None] * 5, "发现问题", "立案件数"],
            ROW,
        ).merge("F1:G1", *(f"{column}1:{column}3" for column in "ABCDE")),
        [REN],
    ),
    "a line of units under the header": (
        Sheet([*HEADER[:6], "立案"], [*[None] * 5, "个", "件"], ROW),
        [REN],
    ),
    "the unit as the lower half of a header": (
        Sheet([*HEADER[:6], "立案", None], [*[None] * 6, "件", "人"], [*ROW, 6]).merge(
            "G1:H1", *(f"{column}1:{column}2" for column in "ABCDEF")
        ),
        [REN],
    ),
    "a line of column numbers and one of holders": (
        Sheet(HEADER, ["甲", 1, 2, 3, 4, 5, 6], [*["本办"] * 6, "案管室"], ROW),
        [REN],
    ),
    "the example lines of the template": (
        Sheet(
            HEADER,
            ["问谁要:本办", *["本办"] * 6],
            ["示例行", *ROW[1:]],
            ["例:赤壁市", *ROW[1:]],
            ["填写示例:赤壁市", *ROW[1:]],
            ROW,
        ),
        [REN],
    ),
    "notes, signatures and a day below": (
        Sheet(
            HEADER,
            ROW,
            ["注:1.立案数截至2023年6月30日。"],
            ["填表人:张三", None, "审核人:李四"],
            [None, None, None, None, None, "单位负责人:王五"],
            [None, None, None, None, None, "2023年7月5日"],
            ["以下空白"],
        ),
        [REN],
    ),
    "prose that names the headers above": (
        Sheet(["请各县(市、区)每月5日前报送,发现问题、立案等须与台账一致。"], HEADER, ROW),
        [REN],
    ),
    "the as-of date in the title": (
        Sheet(["巡察情况(截至2023年6月底)"], *without("统计截止日期", HEADER, ROW)).merge("A1:F1"),
        [REN],
    ),
    "the as-of date in a line above": (
        Sheet(["单位:个、件  统计截止日期:2023年6月30日"], *without("统计截止日期", HEADER, ROW)),
        [REN],
    ),
    "the as-of date beside its name above": (
        Sheet(["统计截止日期", dt.date(2023, 6, 30)], *without("统计截止日期", HEADER, ROW)),
        [REN],
    ),
    "the as-of date once above two tables": (
        Sheet(
            ["截至2023年6月30日"],
            *without("统计截止日期", HEADER, ROW),
            *without("统计截止日期", HEADER, OTHER),
        ),
        [REN, YI],
    ),
    "the county in the title": (
        Sheet(["壬川市委巡察工作情况表"], *without("县(市、区)", HEADER, ROW)).merge("A1:F1"),
        [REN],
    ),
    "the county in the sheet's name": (
        Sheet(*without("县(市、区)", HEADER, ROW), name="壬川市"),
        [REN],
    ),
    "the county in a line above": (
        Sheet(["填报单位:壬川市"], *without("县(市、区)", HEADER, ROW)),
        [REN],
    ),
    "the county over its lines": (
        Sheet(["届次", *HEADER[2:]], ["壬川市"], ROW[1:], ["乙山县"], OTHER[1:]).merge(
            "A2:F2", "A4:F4"
        ),
        [REN, YI],
    ),
    "a county column without a header": (Sheet([None, *HEADER[1:]], ROW, OTHER), [REN, YI]),
    "a corner that names both ways": (Sheet(["县区\\指标", *HEADER[1:]], ROW, OTHER), [REN, YI]),
    "term and round in the title": (
        Sheet(
            ["十届市委第三轮巡察情况统计表"],
            ["县(市、区)", "巡察类型", "统计截止日期", "发现问题", "立案(件)"],
            [ROW[0], *ROW[3:]],
        ),
        [REN],
    ),
    "spaces, line breaks, full width and Traditional": (
        Sheet(
            [
                *("縣\n(市、區)", "屆 次", "輪次", "巡察類型"),
                *("统计\n截止日期", "發現問題(個)", "立案(件)"),
            ],
            ["壬川\n市", "第十屆", "第三輪", "常規巡察", "2023年6月30日", "86個", " 5"],
        ),
        [REN],
    ),
    "dates as serial numbers": (Sheet(HEADER, [*ROW[:4], 45107, *ROW[5:]]), [REN]),
    "dates with a time": (
        Sheet(HEADER, [*ROW[:4], dt.datetime(2023, 6, 30, 8, 30), *ROW[5:]]),
        [REN],
    ),
    "numbers as text": (Sheet(HEADER, ["示例市壬川", "10", "3", *ROW[3:5], "86", "5件"]), [REN]),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_table_is_understood_however_it_is_laid_out(layout: str) -> None:
    sheet, wanted = LAYOUTS[layout]
    reading = read(sheet)
    assert values(reading, *NAMES) == wanted
    assert rules(reading, "must_fix") == []


TOTALS = {
    "subtotals and a total": Sheet(
        HEADER,
        ROW,
        AGAIN,
        ["小计", *[None] * 4, 127, 7],
        OTHER,
        ["全市合计", *[None] * 4, 199, 11],
    ).merge("A2:A3"),
    "a total above its lines": Sheet(HEADER, ["总 计", *[None] * 4, 158, 9], ROW, OTHER),
    "a total under the round": Sheet(
        HEADER, ROW, AGAIN, [None, None, "累计", None, None, 127, 7]
    ).merge("A2:A4"),
    "a total in the numbered column": Sheet(
        ["序号", *HEADER], [1, *ROW], [2, *OTHER], ["合计", *[None] * 5, 158, 9]
    ),
    "a total in a column of its own": Sheet(
        *side(HEADER, ROW, OTHER, ["合计", *[None] * 4, 158, 9])
    ),
}


@pytest.mark.parametrize("layout", TOTALS)
def test_printed_totals_are_left_out_and_compared(layout: str) -> None:
    reading = read(TOTALS[layout])
    assert {"小计", "合计", "总计", "累计"}.isdisjoint(map(str, values(reading, "county")))
    assert all(row[0] is not None for row in values(reading, "county"))
    assert "total_agrees" in {rule for rule, _ in rules(reading)}
    assert rules(reading, "explain") == rules(reading, "must_fix") == []


def test_a_total_that_differs_is_asked_about_with_both_numbers() -> None:
    reading = read(Sheet(HEADER, ROW, OTHER, ["合计", *[None] * 4, 160, 9]))
    assert rules(reading, "explain") == [("total_differs", "F4")]
    assert "160" in finding(reading, "total_differs").message
    assert "158" in finding(reading, "total_differs").message


def test_two_kinds_of_table_in_one_sheet_are_told_apart() -> None:
    plan = [
        "县(市、区)",
        "届次",
        "换届日期",
        "届次截止",
        "统计截止日期",
        "应巡察单位",
        "巡察办在编",
    ]
    answer = ["壬川市", "十届", "2021-10", "2026-10", "2023-06-30", 96, "未单独核编"]
    reading = read(Sheet(["一、轮次"], HEADER, ROW, ["二、规划"], plan, answer))
    assert [table.kind for table in reading.tables] == ["rounds", "plan"]
    filled = reading.tables[1].rows[0].fields["filled_office"]
    assert (filled.value, filled.not_applicable, filled.raw) == (None, True, "未单独核编")


def test_hidden_sheets_and_explanations_are_not_loaded_but_mentioned() -> None:
    reading = read(
        Sheet(HEADER, ROW),
        Sheet(HEADER, OTHER, name="旧表").hidden(),
        Sheet(HEADER, OTHER, name="填报说明"),
        Sheet(["通讯录"], name="通讯录"),
    )
    assert values(reading, *NAMES) == [REN]
    assert rules(reading) == [
        ("sheet_without_table", None),
        ("sheet_skipped", None),
        ("sheet_hidden", None),
    ]


def test_a_percentage_is_read_as_it_is_shown() -> None:
    sheet = Sheet([*HEADER, "满意率(%)"], [*ROW, 0.98], [*OTHER, 0.9493])
    sheet.put("H4", [97.5]).put("A4", AGAIN)
    formats = {"H2": "0%", "H3": "0.00%", "H4": '0.0"%"'}
    for cell, number_format in formats.items():
        sheet.shown_as(cell, number_format)
    assert values(read(sheet), "satisfaction_rate") == [(98,), (94.93,), (97.5,)]


def test_money_is_read_in_the_unit_in_which_its_format_shows_it() -> None:
    formats = {"0.00": 1.2, '0.00"亿元"': 12_000, '0!.0,"万元"': 0.00012}
    header, lines = [*HEADER, "收缴资金(万元)"], [[*ROW, 1.2]] * len(formats)
    sheet = Sheet(header, *lines)
    for row, number_format in enumerate(formats, start=2):
        sheet.shown_as(f"H{row}", number_format)
    assert values(read(sheet), "money_total") == [(meant,) for meant in formats.values()]


def test_money_is_converted_by_cell_then_header_then_the_line_above() -> None:
    sheet = Sheet(
        ["单位:元"],
        [*HEADER, "收缴资金", "其中:收缴违纪款(亿元)"],
        [*ROW, 320000, 1.49],
        [*OTHER, "32万", "2670万元"],
    )
    money = values(read(sheet), "money_total", "money_confiscated")
    assert money == [(32, 14900), (32, 2670)]


@pytest.mark.parametrize(
    "above",
    [
        ["收缴情况表(单位:元)"],
        [*[None] * 5, "个", "件", "元"],
    ],
    ids=["in brackets", "a line of units"],
)
def test_the_unit_of_money_may_stand_above_the_header(above: list[Any]) -> None:
    sheet = Sheet(above, [*HEADER, "收缴资金"], [*ROW, 267000])
    assert values(read(sheet), "money_total") == [(26.7,)]


def test_the_unit_of_money_may_stand_in_the_group_above_or_behind_a_stroke() -> None:
    group = [*HEADER, "资金(元)", None], [*[None] * 7, "收缴资金", "挽回经济损失/千元"]
    reading = read(Sheet(*group, [*ROW, 267000, 45]).merge("H1:I1", *TWO_LINES))
    assert values(reading, "money_total", "money_loss_recovered") == [(26.7, 4.5)]


def test_a_value_keeps_the_cell_it_was_typed_in() -> None:
    reading = read(Sheet(["截至2023年6月底"], *without("统计截止日期", HEADER, ROW, AGAIN)[:2]))
    fields = reading.tables[0].rows[0].fields
    assert (fields["as_of_date"].cell, fields["as_of_date"].raw) == ("A1", "截至2023年6月底")
    assert (fields["problems_found"].cell, fields["problems_found"].unit) == ("E3", "个")
    merged = read(Sheet(HEADER, ROW, AGAIN).merge("A2:A3")).tables[0].rows[1]
    assert (merged.fields["county"].cell, merged.row) == ("A2", 3)


DOUBTS: dict[str, tuple[Sheet, str, str]] = {
    "a header that fits two fields": (
        Sheet([*HEADER[:6], "立案"], ROW),
        "header_two_fields",
        "G1",
    ),
    "clues without a word what became of them": (
        Sheet([*HEADER, "问题线索(件)"], [*ROW, 3]),
        "header_two_fields",
        "H1",
    ),
    "a share beside the villages": (
        Sheet([*HEADER[:6], "巡察村(社区)党组织数", "其中:首次巡察"], [*ROW, 3]),
        "header_two_fields",
        "H1",
    ),
    "a unit that contradicts": (
        Sheet([*HEADER, "党纪政务处分(件)"], [*ROW, 3]),
        "header_unit_contradicts",
        "H1",
    ),
    "a near miss": (Sheet([*HEADER, "移交问题线锁"], [*ROW, 3]), "header_near_miss", "H1"),
    "the same header twice": (Sheet([*HEADER, "发现问题数"], [*ROW, 3]), "header_twice", "H1"),
    "no term": (Sheet(*without("届次", HEADER, ROW)), "missing_key_column", "A1"),
    "no county": (Sheet(*without("县(市、区)", HEADER, ROW)), "missing_key_column", "A1"),
    "a formula that was never calculated": (
        Sheet(HEADER, [*ROW[:5], "=1+1", 5]),
        "formula_not_stored",
        "F2",
    ),
    "an error": (Sheet(HEADER, [*ROW[:5], "#DIV/0!", 5]), "error_cell", "F2"),
    "a figure merged over two lines": (
        Sheet(HEADER, ROW, [*OTHER[:5], None, 4]).merge("F2:F3"),
        "merged_figure",
        "F2",
    ),
    "two as-of dates above": (
        Sheet(
            ["截至2023年6月底"],
            ["统计截止日期:2023-07-31"],
            *without("统计截止日期", HEADER, ROW),
        ),
        "stated_twice",
        "A2",
    ),
    "a round that became a date": (
        Sheet(HEADER, [*ROW[:2], dt.date(2025, 1, 3), *ROW[3:]]),
        "date_for_round",
        "C2",
    ),
    "a county that is not in the register": (
        Sheet(HEADER, ["不存在县", *ROW[1:]]),
        "unknown_county",
        "A2",
    ),
    "a county's name that many bear": (
        Sheet(HEADER, ["朝阳区", *ROW[1:]]),
        "ambiguous_county",
        "A2",
    ),
    "a county's name that many bear, under a city's": (
        Sheet([None, "北京市"], *side([None, *HEADER[1:]], ["朝阳区", *ROW[1:]])),
        "ambiguous_county",
        "B2",
    ),
    "a figure under 累计 beside others": (
        Sheet([*HEADER, "累计"], [*[None] * 7, "移交问题线索"], [*ROW, 300]).merge(*TWO_LINES),
        "header_in_other_group",
        "H2",
    ),
    "money whose unit a note below states": (
        Sheet([*HEADER, "收缴资金"], [*ROW, 267000], ["注:金额单位为元"]),
        "money_unit_open",
        "A3",
    ),
    "a header that explains itself": (
        Sheet([*HEADER[:6], "立案件数(指转立案并已办结的件数)"], ROW),
        "header_near_miss",
        "G1",
    ),
    "a figure across two columns": (
        Sheet(HEADER, [*ROW[:5], 86]).merge("F2:G2"),
        "merged_figure",
        "F2",
    ),
    "a date that may be two": (
        Sheet(["进驻日期", "撤点日期", *HEADER], ["2023-03-01", None, *ROW]).merge("A2:B2"),
        "merged_figure",
        "A2",
    ),
    "words across the figures": (
        Sheet(HEADER, [*OTHER[:5], "本轮未开展巡察"]).merge("F2:G2"),
        "not_a_number",
        "F2",
    ),
}


@pytest.mark.parametrize("case", DOUBTS)
def test_what_is_in_doubt_is_asked_about_and_never_guessed(case: str) -> None:
    sheet, rule, cell = DOUBTS[case]
    assert rules(read(sheet), "must_fix") == [(rule, cell)]


def test_an_unknown_column_is_named_with_the_nearest_name_and_where_it_belongs() -> None:
    reading = read(Sheet([*HEADER, "联系人", "应巡察单位"], [*ROW, "张三", 96]))
    assert finding(reading, "header_unknown").cell == "H1"
    assert "规划与队伍" in finding(reading, "header_elsewhere").message
    assert values(reading, *NAMES) == [REN]


def test_a_cell_without_a_header_is_mentioned() -> None:
    reading = read(Sheet([*HEADER[:4], None, *HEADER[4:]], [*ROW[:4], "另注", *ROW[4:]]))
    assert rules(reading) == [("column_without_header", "E2")]


def test_a_number_outside_all_tables_is_mentioned() -> None:
    reading = read(Sheet(HEADER, ROW).put("J9", [77]))
    assert rules(reading) == [("outside_tables", "J9")]


def test_a_key_that_is_marked_as_missing_must_be_filled_in() -> None:
    reading = read(Sheet(HEADER, ["/", "—", "/", *ROW[3:]]))
    missing = [cell for rule, cell in rules(reading) if rule == "key_marked_missing"]
    assert missing == ["A2", "B2", "C2"]


def test_a_round_without_a_number_needs_no_column_for_it() -> None:
    lines = without("轮次", HEADER, [*ROW[:3], "专项", *ROW[4:]])
    assert rules(read(Sheet(*lines)), "must_fix") == []


def test_a_county_that_is_the_city_itself_states_its_level() -> None:
    reading = read(Sheet(HEADER, ["示例市本级", *ROW[1:]]))
    assert values(reading, "county", "level") == [("示例市", "市本级")]
