"""The template: what it holds, and that everything typed into it is read back."""

import argparse
import re
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from loaders import template
from loaders.checking import check
from loaders.commands import template as command
from loaders.fieldlist import KINDS, SHEETS, all_fields, field_of, fields
from loaders.headers import match
from loaders.model import MUST_FIX, Reading
from loaders.reading import read_workbook
from loaders.register import County, find
from loaders.template import (
    EXAMPLE_LINE,
    FIRST_LINE,
    HEADER_LINE,
    HOLDER_LINE,
    examples,
    header_of,
    make_template,
    write_rows,
)
from text import LANGUAGES, catalogue


def a_county(name: str) -> County:
    found = find(name)
    assert isinstance(found, County)
    return found


def saved(tmp_path: Path, workbook: openpyxl.Workbook) -> Path:
    path = tmp_path / "template.xlsx"
    workbook.save(path)
    return path


def rows_read(reading: Reading) -> dict[str, list[dict[str, object]]]:
    return {
        table.kind: [
            {name: value.value for name, value in row.fields.items()} for row in table.rows
        ]
        for table in reading.tables
    }


def must_fix(reading: Reading) -> list[str]:
    return [each.message for each in check([reading])[0] if each.severity == MUST_FIX]


@pytest.mark.parametrize("field", all_fields(), ids=lambda field: f"{field.kind}.{field.field}")
def test_the_words_over_a_column_mean_that_very_field_to_the_reader(field) -> None:
    found = match(field.kind, header_of(field))
    assert found is not None
    assert found.field == field


def test_every_field_of_every_sheet_is_read_back_as_it_was_typed(tmp_path: Path) -> None:
    workbook = make_template(with_extended=True)
    for kind in KINDS.values():
        write_rows(workbook, kind, [examples()[kind]])
    reading = read_workbook(saved(tmp_path, workbook))
    read = rows_read(reading)
    for kind in KINDS.values():
        [row] = read[kind]
        expected = {
            name: typed.isoformat() if isinstance(typed, date) else typed
            for name, typed in examples()[kind].items()
        }
        expected |= {"term_no": 10} if "term_no" in expected else {}
        expected |= {"round_no": 3} if kind == "rounds" else {}
        assert row == expected
    assert reading.findings == []
    assert must_fix(reading) == []


def test_the_example_agrees_with_the_rules_and_fills_every_column() -> None:
    for kind in KINDS.values():
        assert list(examples()[kind]) == [field.field for field in fields(kind)]


def test_an_unfilled_template_holds_no_report(tmp_path: Path) -> None:
    reading = read_workbook(saved(tmp_path, make_template(with_extended=True)))
    assert [len(table.rows) for table in reading.tables] == [0, 0, 0, 0]
    for table in reading.tables:
        assert EXAMPLE_LINE in {left_out.row for left_out in table.left_out}


def test_dates_typed_as_dates_and_as_words_are_both_read(tmp_path: Path) -> None:
    workbook = make_template()
    typed = {"county": "壬川", "term_no": "十届", "round_no": "三", "inspection_type": "常规"}
    typed |= {"start_date": datetime(2025, 3, 3), "as_of_date": "2025年6月", "problems_found": 5}
    write_rows(workbook, "rounds", [typed])
    [row] = rows_read(read_workbook(saved(tmp_path, workbook)))["rounds"]
    assert (row["start_date"], row["as_of_date"]) == ("2025-03-03", "2025-06")
    assert (row["county"], row["problems_found"]) == ("壬川市", 5)


def test_only_core_columns_are_shown_unless_all_are_asked_for() -> None:
    sheets = make_template().sheetnames
    assert "情况说明" not in sheets
    shown = [cell.value for cell in make_template()["轮次汇总"][HEADER_LINE]]
    assert shown == [header_of(field) for field in fields("rounds") if field.tier == "core"]
    everything = make_template(with_extended=True)
    for kind, sheet in SHEETS.items():
        assert len(list(everything[sheet][HEADER_LINE])) == len(fields(kind))


def test_a_column_says_whom_to_ask_in_the_colour_of_the_holder() -> None:
    sheet = make_template()["轮次汇总"]
    colours = {}
    for cell in sheet[HOLDER_LINE]:
        who = str(cell.value).split("：")[-1].split(":")[-1]
        colours.setdefault(who, set()).add(cell.fill.start_color.rgb)
    assert set(colours) == {"本办", "案管室", "被巡察单位"}
    assert all(len(each) == 1 for each in colours.values())
    assert len({colour for each in colours.values() for colour in each}) == len(colours)


def test_the_template_is_stamped_and_frozen_and_may_be_sorted_and_pasted_into() -> None:
    workbook = make_template(a_county("示南区"))
    sheet = workbook["轮次汇总"]
    assert "示南区" in sheet["A1"].value
    assert str(template.VERSION) in sheet["A1"].value
    assert workbook.properties.keywords == f"template={template.VERSION};county=990101"
    assert sheet.freeze_panes == f"B{HEADER_LINE + 1}"
    assert not sheet.protection.sheet
    assert not sheet.merged_cells.ranges


def test_a_wide_sheet_prints_on_two_pages_across_each_with_its_heads() -> None:
    workbook = make_template(a_county("示南区"))
    across = {sheet.title: sheet.page_setup.fitToWidth for sheet in workbook.worksheets[:3]}
    assert across == {"轮次汇总": 2, "规划与队伍": 1, "派驻监督": 2}
    heads = f"'轮次汇总'!$1:${HEADER_LINE},'轮次汇总'!$A:$A"
    assert workbook["轮次汇总"].print_titles == heads


def test_no_cell_of_the_template_is_a_formula(tmp_path: Path) -> None:
    workbook = make_template(with_extended=True)
    write_rows(workbook, "rounds", [{"county": "=1+1", "remarks": "=cmd()"}])
    for sheet in openpyxl.load_workbook(saved(tmp_path, workbook)):
        for line in sheet.iter_rows():
            assert all(cell.data_type != "f" for cell in line)


def test_figures_are_guarded_by_rules_with_words_of_their_own() -> None:
    sheet = make_template()["轮次汇总"]
    headers = [cell.value for cell in sheet[HEADER_LINE]]
    rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
    for place, header in enumerate(headers, start=1):
        field = next(each for each in fields("rounds") if header_of(each) == header)
        letter = openpyxl.utils.get_column_letter(place)
        rule = rules.get(f"{letter}{FIRST_LINE}:{letter}{template.LAST_LINE}")
        if field.type == "count":
            assert (rule.type, rule.operator) == ("whole", "greaterThanOrEqual")
            assert field.header in rule.error
        elif field.type == "choice":
            assert rule.formula1 == f'"{",".join(field.choices)}"'


def test_the_words_of_a_rule_fit_into_what_excel_shows() -> None:
    for sheet in make_template(with_extended=True).worksheets:
        for rule in sheet.data_validations.dataValidation:
            assert 0 < len(rule.error) <= 225
            assert len(rule.errorTitle) <= 32
            assert len(rule.formula1) <= 255


def test_a_template_for_a_city_offers_its_counties() -> None:
    sheet = make_template(a_county("示例市"))["轮次汇总"]
    offered = sheet.data_validations.dataValidation[0].formula1
    assert "示南区" in offered
    assert "癸塘县" in offered


def test_the_guide_explains_every_column_that_the_template_has() -> None:
    workbook = make_template(with_extended=True)
    told = [[cell.value for cell in line] for line in workbook["填报说明"].iter_rows(min_row=7)]
    assert [(line[0], line[1]) for line in told] == [
        (field.sheet, field.header) for field in all_fields()
    ]
    by_name = {(line[0], line[1]): line for line in told}
    assert by_name["轮次汇总", "立案(件)"][3] == "案管室"
    assert "常规" in by_name["轮次汇总", "巡察类型"][5]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_note_of_the_field_list_has_words_and_every_word_a_note(language: str) -> None:
    words = {name for name in catalogue(language, "template") if name.startswith("note_")}
    assert words == {f"note_{each.kind}_{each.field}" for each in all_fields() if each.note}


def test_chinese_words_of_the_guide_are_chinese() -> None:
    for name, words in catalogue("zh", "template").items():
        if name.startswith("note_"):
            assert re.search(r"[\u4e00-\u9fff]", words), name


def arguments(*given: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    return parser.parse_args(given)


def test_the_command_writes_a_workbook(tmp_path: Path, capsys) -> None:
    out = tmp_path / "out.xlsx"
    assert command.main(arguments(str(out), "--county", "示南区")) == 0
    assert "轮次汇总" in openpyxl.load_workbook(out).sheetnames
    assert str(out) in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "said"), [("不存在县", "不存在县"), ("鼓楼区", "开封市鼓楼区"), ("壬州市", "壬川市")]
)
def test_a_county_that_is_not_clear_is_asked_about(
    name: str, said: str, tmp_path: Path, capsys
) -> None:
    out = tmp_path / "out.xlsx"
    assert command.main(arguments(str(out), "--county", name)) == 1
    assert said in capsys.readouterr().err
    assert not out.exists()


def test_a_folder_that_is_not_there_is_one_sentence(tmp_path: Path, capsys) -> None:
    assert command.main(arguments(str(tmp_path / "nowhere" / "out.xlsx"))) == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_a_field_without_a_column_cannot_be_written() -> None:
    extended = field_of("rounds", "methods")
    assert extended.tier == "extended"
    with pytest.raises(KeyError):
        write_rows(make_template(), "rounds", [{"methods": "直接"}])
