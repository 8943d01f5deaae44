"""Make data/published/*.xlsx, the published figures in the template's layout, from the two CSV.

data/published_figures.csv holds the rows word for word; data/published_rules.csv what a person
decided about single rows (reference only, a name that means something else, a value in words).
A row that has a county or city and an as-of date becomes up to three rows of a workbook (rounds,
plan and team, stationed supervision); data/published/placement.csv says where each went, or why
it stays reference only. Printed ratios are never turned into counts.

    python data/make_published.py
"""

import csv
import re
import sys
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from loaders.fieldlist import SHEETS, field_of  # noqa: E402
from loaders.headers import match  # noqa: E402
from loaders.register import County, find  # noqa: E402
from loaders.template import EXAMPLE_LINE, FIRST_LINE, make_template, write_rows  # noqa: E402

OUT = HERE / "published"
REGIONS = {"1": "华北", "2": "东北", "3": "华东", "4": "中南", "5": "西南", "6": "西北"}
# Columns of the CSV that are no field of their name, or none at all.
RENAMED = {"satisfaction_pct_printed": "satisfaction_rate"}
NO_FIGURES = {"coverage_pct_printed", "rectification_pct_printed"}
PLAN_COLUMNS = {"units_planned", "villages_planned"}
# Names that mean a field exactly, beside those that the field list knows.
EXACT = {
    "州级编制巡察办": "posts_office",
    "州级编制巡察组": "posts_groups",
    "州级组长库": "leader_pool",
    "州级人才库": "talent_pool",
    "市级巡察对象": "units_planned",
    "挽回经济损失_万元": "money_loss_recovered",
    "解决急难愁盼": "livelihood_settled",
    "解决民生实事": "livelihood_settled",
    "巡察干部": "inspectors",
    "被问责": "persons_accountable",
}
NO_DATE, NO_PLACE = "没有统计截止日期", "没有写明县(市、区)或市"
NO_FIELD = "没有与模板对应的数字"


class Rules(NamedTuple):
    """What a person decided about one row."""

    reference: str
    skipped: set[str]
    values: dict[str, str]


def main() -> None:
    """Write the workbooks and placement.csv."""
    rules = read_rules()
    books: dict[str, dict[str, list[dict[str, object]]]] = defaultdict(lambda: defaultdict(list))
    placement = []
    for row in rows_of("published_figures.csv"):
        place, why = whose(row, rules[row["id"]])
        reports = reports_of(row, place, rules[row["id"]]) if place else {}
        if place and not reports:
            why = NO_FIELD
        for kind, report in reports.items():
            file = f"{REGIONS[place.code[0]]}.xlsx"
            lines = books[file][kind]
            lines.append(report)
            placement.append((row["id"], file, SHEETS[kind], FIRST_LINE + len(lines) - 1, ""))
        if not reports:
            placement.append((row["id"], "", "", "", why))
    OUT.mkdir(exist_ok=True)
    for file, sheets in books.items():
        write_book(OUT / file, sheets)
    with (OUT / "placement.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(
            [("id", "file", "sheet", "row", "why"), *placement]
        )


def rows_of(name: str) -> list[dict[str, str]]:
    """The rows of one CSV file beside this script."""
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read_rules() -> dict[str, Rules]:
    """What a person decided, by id."""
    rules: dict[str, Rules] = defaultdict(lambda: Rules("", set(), {}))
    for rule in rows_of("published_rules.csv"):
        mine = rules[rule["id"]]
        if rule["what"] == "reference":
            mine = mine._replace(reference=rule["why"])
        elif rule["what"] == "skip":
            mine.skipped.add(rule["name"])
        else:
            mine.values[rule["name"]] = rule["value"]
        rules[rule["id"]] = mine
    return rules


def whose(row: dict[str, str], rules: Rules) -> tuple[County | None, str]:
    """The county or city that a row is of, or why it stays reference only."""
    if rules.reference:
        return None, rules.reference
    name = row["county"] if row["level"] == "县" else row["city"]
    place = find(name, row["city"] or row["province"])
    if not isinstance(place, County):
        return None, NO_PLACE
    return (place, "") if row["as_of"] else (None, NO_DATE)


def reports_of(row: dict[str, str], place: County, rules: Rules) -> dict[str, dict[str, object]]:
    """The reports that a row makes: kind → field → what stands in the cell."""
    stationed = row["scope"] == "派驻监督"
    figures: dict[str, dict[str, object]] = {"rounds": {}, "plan": {}, "stationed": {}}
    for name, printed in printed_figures(row):
        kinds = ["stationed"] if stationed else ["plan"] if name in PLAN_COLUMNS else None
        kind, field = field_named(name, kinds or ["rounds", "plan", "stationed"])
        if field and name not in rules.skipped and field not in figures[kind]:
            figures[kind][field] = as_typed(printed, row["printed"])
    if "first_inspected" not in rules.skipped:
        figures["rounds"] |= first_inspected(row, figures)
    for field, value in rules.values.items():
        kind = "plan" if field.startswith(("term_", "posts_", "filled_")) else "rounds"
        figures[kind][field] = int(value) if value.isdigit() else value
    return {
        kind: {**keys_of(row, kind, place), **mine}
        for kind, mine in figures.items()
        if any(field_of(kind, field).is_figure for field in mine)
    }


def printed_figures(row: dict[str, str]) -> list[tuple[str, str]]:
    """Every figure of a row: (name, as the CSV has it), the columns first."""
    columns = list(row)
    numbers = columns[columns.index("units_inspected") : columns.index("other_figures")]
    pairs = [
        (RENAMED.get(name, name), row[name])
        for name in numbers
        if row[name] and name not in NO_FIGURES
    ]
    others = (pair.partition("=") for pair in row["other_figures"].split(";") if pair)
    return pairs + [(name, value) for name, _, value in others]


def field_named(name: str, kinds: list[str]) -> tuple[str, str]:
    """The kind of sheet and the field that a name means exactly, or two empty words."""
    for kind in kinds:
        for word in (EXACT.get(name, name), name):
            try:
                field = field_of(kind, word)
            except KeyError:
                found = match(kind, word)
                field = found.field if found else None
            if field and (field.is_figure or field.field == "supervision_form"):
                return kind, field.field
    return "", ""


def as_typed(value: str, printed: str) -> object:
    """A number, or, where the source prints it as approximate, the words of the source."""
    if not re.fullmatch(r"\d+(\.\d+)?", value):
        return value
    number = float(value) if "." in value else int(value)
    thousands = f"{number / 10000:g}万" if number >= 10000 else value
    for words in (value, thousands):
        found = re.search(rf"(?<![\d.])(约?{re.escape(words)}%?(余|多|以上)?)", printed)
        if found and (found[1].startswith("约") or found[2]):
            return found[1]
    return number


def first_inspected(
    row: dict[str, str], figures: dict[str, dict[str, object]]
) -> dict[str, object]:
    """Inspected for the first time: in round 1, or where the row prints a plan or a coverage."""
    prints_coverage = bool(row["coverage_pct_printed"])
    found = {}
    for what in ("units", "villages"):
        inspected = figures["rounds"].get(f"{what}_inspected")
        if inspected is not None and (
            row["round_no"] == "1" or row[f"{what}_planned"] or prints_coverage
        ):
            found[f"{what}_first_inspected"] = inspected
    return found


def keys_of(row: dict[str, str], kind: str, place: County) -> dict[str, object]:
    """What is reported, for which day, and from which source, in the words of the template."""
    is_county = row["level"] == "县"
    city = "" if place.city == "省直辖" else row["city"]
    keys: dict[str, object] = {"county": f"{city}{row['county']}" if is_county else row["city"]}
    source = f"{row['source_title']} {row['source_url']}".strip()
    keys |= {"source": f"{source}【{row['id']}】", "remarks": f"原文：{row['printed']}"}
    start, end = date_typed(row["period_start"]), date_typed(row["period_end"])
    as_of = date_typed(row["as_of"])
    if kind == "stationed":
        begin = start or f"{row['as_of'][:4]}年"
        return keys | {"period_start": begin, "period_end": end or as_of}
    keys |= {"level": row["level"], "term_no": row["term"] or None, "as_of_date": as_of}
    if kind == "plan":
        return keys
    rounds = row["round_no"]
    return keys | {
        "scope": row["scope"],
        "round_no": f"第{rounds}轮" if rounds else None,
        "batch": batch_of(row),
        "start_date": start,
        "end_date": end,
    }


def batch_of(row: dict[str, str]) -> str | None:
    """The label of a total, in brackets there; a plain 合计 would be read as a line of totals."""
    if row["level"] != "合计":
        return None
    label = row["county"].removeprefix("(").removesuffix(")") if row["county"][0] == "(" else ""
    label = label or row["county"]
    return f"{label}口径" if re.search(r"合计\)?$", label) else label


def date_typed(text: str) -> str | None:
    """A date of the CSV as a person types it: 2019年, 2019年3月, 2019-03-05."""
    year, _, rest = text.partition("-")
    if not text or "-" in rest:
        return text or None
    return f"{year}年{int(rest)}月" if rest else f"{year}年"


def write_book(path: Path, sheets: dict[str, list[dict[str, object]]]) -> None:
    """One workbook in the template's layout, without the example row and without empty sheets."""
    workbook = make_template(with_extended=True)
    for kind, title in SHEETS.items():
        if kind not in sheets:
            workbook.remove(workbook[title])
            continue
        for cell in workbook[title][EXAMPLE_LINE]:
            cell.value = None
        write_rows(workbook, kind, sheets[kind])
    workbook.save(path)


if __name__ == "__main__":
    main()
