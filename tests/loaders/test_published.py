"""The published figures: every number that was placed is found again, every row has a reason."""

import csv
import importlib.util
import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from loaders.checking import check
from loaders.published import DATA, SENDER, PublishedFiguresError, load_published
from loaders.reading import read_workbook
from queries import store

PUBLISHED = DATA / "published"
Row = dict[str, object]


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


FIGURES = rows_of(DATA / "published_figures.csv")
PLACEMENT = rows_of(PUBLISHED / "placement.csv")
PLACED = {row["id"] for row in PLACEMENT if row["file"]}
WORKBOOKS = sorted(PUBLISHED.glob("*.xlsx"))


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Row]]:
    """Every report of a store that holds the published figures and nothing else."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("COUNTY_INSPECTION_VAR", str(tmp_path_factory.mktemp("var")))
        load_published()
        yield ask("from report order by report_id")
        store.close_store()


def ask(sql: str) -> list[Row]:
    with store.read() as cursor:
        answer = cursor.execute(sql)
        names = [column[0] for column in answer.description]
        return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]


def of(reports: list[Row], source_row: str, stream: str = "rounds") -> Row:
    [found] = [row for row in reports if (row["source_row"], row["stream"]) == (source_row, stream)]
    return found


def figures(row: Row, names: str) -> list[object]:
    return [row[name] for name in names.split()]


def test_every_row_is_placed_or_says_why_not() -> None:
    assert [row["id"] for row in FIGURES] == list(dict.fromkeys(row["id"] for row in PLACEMENT))
    for row in PLACEMENT:
        assert bool(row["file"]) != bool(row["why"]), row["id"]


def test_all_rows_with_a_place_and_a_date_are_placed_but_those_a_person_kept_apart() -> None:
    kept_apart = {
        row["id"] for row in rows_of(DATA / "published_rules.csv") if row["what"] == "reference"
    }
    for row in FIGURES:
        named = row["county"] if row["level"] == "县" else row["city"]
        has_place = bool(named) and not named.startswith("(")
        expected = has_place and bool(row["as_of"]) and row["id"] not in kept_apart
        assert (row["id"] in PLACED) == expected, row["id"]


@pytest.mark.parametrize("name", ["F003", "F046", "F047", "F059", "F076", "F102", "F118", "F119"])
def test_subsets_single_units_and_other_work_stay_reference_only(name: str) -> None:
    assert name not in PLACED


def test_the_placement_names_the_very_row_of_the_workbook() -> None:
    books = {path.name: openpyxl.load_workbook(path) for path in WORKBOOKS}
    for row in PLACEMENT:
        if row["file"]:
            line = books[row["file"]][row["sheet"]][int(row["row"])]
            assert any(f"【{row['id']}】" in str(cell.value) for cell in line), row["id"]


@pytest.mark.parametrize("path", WORKBOOKS, ids=lambda path: path.stem)
def test_a_published_workbook_needs_neither_fixing_nor_explaining(path: Path) -> None:
    [findings] = check([read_workbook(path)])
    assert [each.message for each in findings if each.severity != "notice"] == []


def test_every_placed_number_is_found_again_in_the_reports(reports: list[Row]) -> None:
    columns = list(FIGURES[0])
    start, end = columns.index("units_inspected"), columns.index("satisfaction_pct_printed")
    compared = 0
    for row in FIGURES:
        if row["id"] not in PLACED:
            continue
        for name in columns[start:end]:
            if not row[name] or name.endswith("_pct_printed"):
                continue
            stream = "plan" if name.endswith("_planned") else "rounds"
            stream = "stationed" if row["scope"] == "派驻监督" else stream
            assert of(reports, row["id"], stream)[name] == float(row[name]), (row["id"], name)
            compared += 1
    assert compared > 200


def test_every_figure_of_a_report_stands_in_the_cell_that_its_provenance_names(
    reports: list[Row],
) -> None:
    books = {path.name: openpyxl.load_workbook(path) for path in WORKBOOKS}
    files = {row["id"]: row["file"] for row in PLACEMENT if row["file"]}
    for row in reports:
        book = books[files[row["source_row"]]]
        for name, cell in row["provenance"].items():
            assert str(book[cell["sheet"]][cell["cell"]].value) == cell["raw"], (row, name)


def test_every_other_figure_that_is_a_field_is_loaded_as_printed(reports: list[Row]) -> None:
    known = set(reports[0])
    compared = 0
    for row in FIGURES:
        pairs = re.findall(r"(?:^|;)([a-z_]+)=(\d+)(?=;|$)", row["other_figures"])
        for name, value in pairs if row["id"] in PLACED - {"S04"} else ():
            if name in known:
                loaded = [each[name] for each in reports if each["source_row"] == row["id"]]
                assert int(value) in loaded, (row["id"], name)
                compared += 1
    assert compared > 25


def test_赤壁_has_30_cases_of_68_clues(reports: list[Row]) -> None:  # noqa: N802
    row = of(reports, "S05")
    assert figures(row, "city county cases_filed clues_transferred round_first round_last") == [
        "咸宁市",
        "赤壁市",
        30,
        68,
        1,
        2,
    ]


def test_洛阳_is_a_printed_total_beside_its_own_rounds(reports: list[Row]) -> None:  # noqa: N802
    total = of(reports, "S02")
    names = "level clues_transferred persons_disciplined persons_to_judiciary money_total"
    assert figures(total, names) == ["合计", 3914, 1389, 70, 26700]
    assert (total["problems_found"], total["approximate"]) == (25000, ["problems_found"])
    assert total["provenance"]["problems_found"]["raw"] == "2.5万余"
    own = of(reports, "S03")
    names = "level round_first clues_transferred persons_disciplined persons_org_handled"
    assert figures(own, names) == ["市本级", 11, 43, 43, 159]
    names = "level persons_disciplined persons_org_handled persons_to_judiciary persons_detained"
    assert figures(of(reports, "S04"), names) == ["市本级", 224, 335, 22, None]


def test_a_first_round_covers_what_it_inspected(reports: list[Row]) -> None:
    assert of(reports, "S06")["units_first_inspected"] == 4
    plan = of(reports, "S06", "plan")
    assert figures(plan, "county units_planned leader_pool talent_pool") == ["淮安区", 96, 20, 150]
    assert of(reports, "S05")["units_first_inspected"] is None
    assert of(reports, "F029")["villages_first_inspected"] == 115
    assert of(reports, "F063")["units_first_inspected"] is None


def test_posts_and_persons_in_post(reports: list[Row]) -> None:
    names = "county posts_office filled_office posts_groups filled_groups"
    assert figures(of(reports, "S01", "plan"), names) == ["永寿县", 4, 4, 12, 12]
    assert figures(of(reports, "F121", "plan"), names) == ["江永县", 24, 21, None, None]


def test_stationed_supervision_by_period_and_form(reports: list[Row]) -> None:
    names = "county period_start period_end clues_handled clues_self_found"
    assert figures(of(reports, "S07", "stationed"), names) == [
        "旬邑县",
        date(2019, 1, 1),
        date(2024, 12, 31),
        375,
        120,
    ]
    assert figures(of(reports, "S08", "stationed"), "cases_filed recommendations") == [14, 0]
    assert of(reports, "S09", "stationed")["approximate"] == ["checks_done", "problems_found"]
    names = "supervision_form cases_filed recommendations clues_found bodies_covered"
    names += " bodies_supervised subordinate_covered subordinate_bodies"
    assert figures(of(reports, "S10", "stationed"), names) == [
        "驻点监督",
        76,
        None,
        89,
        29,
        44,
        42,
        157,
    ]
    assert figures(of(reports, "S11", "stationed"), names)[:3] == ["日常派驻", 35, 12]
    names = "county cases_filed clues_handled"
    assert figures(of(reports, "S12", "stationed"), names) == ["城固县", 54, 78]


def test_a_printed_ratio_is_loaded_as_no_count(reports: list[Row]) -> None:
    row = of(reports, "F016")
    assert figures(row, "problems_found problems_rectified satisfaction_rate") == [1157, 1148, None]
    assert 99 not in row.values()
    assert of(reports, "F029")["problems_rectified"] is None


def test_a_share_that_is_at_least_so_much_stays_approximate(reports: list[Row]) -> None:
    row = of(reports, "F124")
    assert (row["satisfaction_rate"], row["approximate"]) == (98, ["satisfaction_rate"])


def test_no_two_published_reports_contradict_each_other_by_their_key_alone(
    reports: list[Row],
) -> None:
    assert ask("select source_row from report_current where is_contradicted") == []


def test_all_rows_stand_word_for_word_beside_the_reports(reports: list[Row]) -> None:
    stored = {row["id"]: row for row in ask("from published_figure")}
    assert len(stored) == len(FIGURES) == 124
    for row in FIGURES:
        printed = {name: value for name, value in row.items() if value}
        assert stored[row["id"]]["printed_row"] == printed
        assert stored[row["id"]]["is_placed"] == (row["id"] in PLACED)
        assert bool(stored[row["id"]]["why_not_placed"]) == (row["id"] not in PLACED)


def test_loading_again_changes_nothing(reports: list[Row]) -> None:
    version = store.data_version()
    assert {outcome.state for outcome in load_published()} == {"known"}
    assert store.data_version() == version
    assert ask("from report order by report_id") == reports


@pytest.fixture
def own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder to load from, with the rows and no workbook yet, and an empty store beside it."""
    monkeypatch.setenv("COUNTY_INSPECTION_VAR", str(tmp_path / "var"))
    monkeypatch.setattr("loaders.published.DATA", tmp_path)
    (tmp_path / "published").mkdir()
    for name in ("published_figures.csv", "published/placement.csv"):
        shutil.copy(DATA / name, tmp_path / name)
    yield tmp_path
    store.close_store()


def put(folder: Path, place: str) -> None:
    """The workbook of the north-east in `folder`, with `place` as its first county."""
    book = openpyxl.load_workbook(PUBLISHED / "东北.xlsx")
    book["轮次汇总"]["A5"].value = place
    book.save(folder / "published" / "东北.xlsx")


def test_a_new_edition_of_a_workbook_withdraws_the_old_one(own_data: Path) -> None:
    for place in ("沈阳市辽中区", "辽中区"):
        put(own_data, place)
        load_published()
    assert [row["state"] for row in ask("from submission order by submission_id")] == [
        "withdrawn",
        "accepted",
    ]
    assert len(ask("from report_known")) == 1
    assert {row["sender"] for row in ask("from submission")} == {SENDER}


def test_a_workbook_that_does_not_pass_stops_the_loading_by_name(own_data: Path) -> None:
    put(own_data, "无此县")
    with pytest.raises(PublishedFiguresError, match=r"东北\.xlsx"):
        load_published()


def test_rows_that_are_mended_or_left_out_reach_a_store_that_has_them(own_data: Path) -> None:
    whole = (DATA / "published_figures.csv").read_text(encoding="utf-8")
    head, _, mended, *others = whole.splitlines(keepends=True)
    later = head + mended.replace(FIGURES[1]["source_title"], "改过的出处") + "".join(others)
    versions = []
    for edition in (whole, later, later):
        (own_data / "published_figures.csv").write_text(edition, encoding="utf-8")
        load_published()
        versions.append(store.data_version())
    assert versions[1] == versions[2] > versions[0]
    stored = {row["id"]: row["printed_row"] for row in ask("from published_figure")}
    assert stored.keys() == {row["id"] for row in FIGURES[1:]}
    assert stored[FIGURES[1]["id"]]["source_title"] == "改过的出处"


def test_the_script_makes_the_workbooks_that_lie_beside_it(tmp_path: Path) -> None:
    spec = importlib.util.spec_from_file_location("make_published", DATA / "make_published.py")
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    script.OUT = tmp_path
    script.main()
    assert (tmp_path / "placement.csv").read_bytes() == (PUBLISHED / "placement.csv").read_bytes()
    for path in WORKBOOKS:
        made, kept = openpyxl.load_workbook(tmp_path / path.name), openpyxl.load_workbook(path)
        assert made.sheetnames == kept.sheetnames
        for sheet in made:
            assert list(sheet.values) == list(kept[sheet.title].values), path.name
