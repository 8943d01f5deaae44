"""python -m queries: list, show, value and trace, in words and as JSON; a refusal is a sentence."""

import json
import os
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from queries import command, moments, registry, store
from tests.queries.asking import counted
from tests.queries.reports import a_round, a_span, accept, report

ROOT = Path(__file__).parents[2]
CITY = {"county": "示例市"}


def run(*argv: str) -> str:
    """What a command answers; it must succeed and narrate nothing."""
    status, out, err = command.run(argv)
    assert (status, err) == (0, "")
    return out


def told(*argv: str) -> Any:
    """The answer as another program reads it."""
    return json.loads(run(*argv, "--json"))


def refusal(*argv: str) -> str:
    """The one sentence on standard error of a command that cannot be answered: status 1."""
    status, out, err = command.run(argv)
    assert (status, out) == (1, "")
    assert len(err.splitlines()) == 1
    assert "Traceback" not in err
    return err


def process(*argv: str) -> subprocess.CompletedProcess[str]:
    """The command as people start it: a process of its own, in this test's folder."""
    return subprocess.run(
        [sys.executable, "-m", "queries", *argv],
        capture_output=True, check=False, encoding="utf-8", cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip


def test_list_names_every_indicator_with_its_unit() -> None:
    lines = run("list").splitlines()
    assert [line.split()[0] for line in lines] == list(registry.indicators())
    assert "线索成案率(%)" in run("list")
    assert "Clue conversion(%)" in run("list", "--lang", "en")
    assert {one["id"] for one in told("list")} == set(registry.indicators())


def test_show_prints_the_definition_the_examples_and_the_sql() -> None:
    words = run("show", "coverage")
    for part in ("巡察覆盖率(%)", "淮安区", "units_first_inspected as numerator", "再次巡察"):
        assert part in words
    english = told("show", "coverage", "--lang", "en")
    assert english["formula"].startswith("Units inspected for the first time")
    assert english["examples"][0]["shown"] == "4.2 %"
    assert english["names"]["zh"] == "巡察覆盖率"


def test_value_says_the_figure_its_parts_and_where_it_stands() -> None:
    accept(a_span(1, 2, **counted(30, 68)))
    head, formula, stand = run("value", "clue_conversion", "--county", "甲江县").splitlines()
    assert head == "示例省 示例市 甲江县 · 线索成案率 = 44.1 %"
    assert formula == "立案(件) ÷ 移交问题线索(件) = 30/68"
    assert "2022年12月31日" in stand
    assert "依据 1 份报告" in stand


def test_value_as_json_holds_parts_and_marks() -> None:
    accept(a_round(2, **counted(30, 20), approximate=["cases_filed"]), a_round(3, cases_filed=1))
    answer = told("value", "clue_conversion")
    assert (answer["numerator"], answer["denominator"], answer["value"]) == (30, 20, 1.5)
    assert (answer["value_in_unit"], answer["unit"], answer["state"]) == (150, "%", "value")
    assert (answer["reports"], answer["left_out"], answer["missing_rounds"]) == (1, 1, [1])
    assert answer["to_verify"]
    assert answer["approximate"]
    assert answer["data_version"] == 1
    assert answer["as_of_date"] == "2022-12-31"


def test_marks_are_said_in_words() -> None:
    accept(a_round(2, problems_rectified=3, problems_found=5, approximate=["problems_found"]))
    words = run("value", "rectification")
    assert "约 60.0 %" in words
    assert "原文为约数。" in words
    assert "缺第 1 轮。" in words
    assert "发现问题" in words.splitlines()[-2]
    assert "Rounds missing: 1." in run("value", "rectification", "--lang", "en")


def test_missing_and_not_applicable_are_said_and_are_not_0() -> None:
    accept(a_round(1, **counted(0, 0)), a_round(1, county="乙山县"))
    nothing = told("value", "clue_conversion", "--county", "甲江县")
    assert (nothing["state"], nothing["value"], nothing["shown"]) == (
        "not_applicable",
        None,
        "不适用",
    )
    missing = told("value", "clue_conversion", "--county", "乙山县")
    assert (missing["state"], missing["numerator"], missing["shown"]) == ("missing", None, "—")
    assert "= —" in run("value", "clue_conversion", "--county", "乙山县")


def test_one_round_and_coverage_up_to_a_round() -> None:
    accept(
        a_round(1, units_first_inspected=4, **counted(1, 10)),
        a_round(2, units_first_inspected=6, **counted(2, 20)),
        report("plan", units_planned=96),
    )
    assert told("value", "clue_conversion", "--round", "2")["denominator"] == 20
    assert told("value", "coverage", "--round", "1")["shown"] == "4.2 %"
    assert told("value", "coverage", "--round", "2")["numerator"] == 10
    assert told("trace", "coverage", "--round", "1")["reports_used"][0]["round_last"] in (1, None)


def test_a_term_and_a_day_can_be_asked_for() -> None:
    accept(
        a_round(1, term_no=9, as_of_date="2020-06-30", **counted(5, 50)),
        a_round(1, term_no=10, as_of_date="2022-06-30", **counted(1, 10)),
    )
    assert told("value", "clue_conversion")["term"] == 10
    assert told("value", "clue_conversion", "--term", "9")["denominator"] == 50
    assert told("value", "clue_conversion", "--as-of", "2021-01-01")["denominator"] == 50
    before = told("value", "clue_conversion", "--as-of", "2019-01-01", "--county", "甲江县")
    assert (before["state"], before["as_of_date"]) == ("missing", None)


def test_of_a_city_the_printed_total_is_preferred_where_it_has_both_parts() -> None:
    accept(
        a_round(1, level="市本级", **CITY, **counted(5, 50), persons_disciplined=3),
        a_span(None, None, "本届累计", level="合计", **CITY, **counted(99, 999)),
    )
    assert told("value", "clue_conversion", "--county", "示例市")["level"] == "合计"
    assert told("value", "clue_conversion", "--county", "示例市")["denominator"] == 999
    assert told("value", "discipline_ratio", "--county", "示例市")["level"] == "市本级"
    own = told("value", "clue_conversion", "--county", "示例市", "--level", "市本级")
    assert own["denominator"] == 50


def test_a_county_is_found_by_its_short_name_and_by_its_city() -> None:
    accept(a_round(1, **counted(1, 10)), a_round(1, county="乙山县", **counted(2, 10)))
    for name in ("甲江县", "甲江", "示例市甲江县", "示例甲江县"):
        assert told("value", "clue_conversion", "--county", name)["county"] == "甲江县"


def test_trace_names_reports_cells_and_what_was_left_out() -> None:
    accept(a_round(1, **counted(1, 10), source="某网站"), a_round(2, clues_transferred=9))
    words = run("trace", "clue_conversion")
    for part in ("用了这些报告：", "没有用这些报告：", "缺数，未计", "县.xlsx", "某网站"):
        assert part in words
    assert "移交问题线索 = 10" in words
    answer = told("trace", "clue_conversion")
    assert sum(one["numerator"] for one in answer["reports_used"]) == answer["numerator"]
    [left_out] = answer["reports_left_out"]
    assert left_out["why"] == "not_known"
    assert [cell["raw"] for cell in left_out["cells"]] == ["9"]
    assert "Reports not used:" in run("trace", "clue_conversion", "--lang", "en")


def test_unknown_names_are_refused_in_one_sentence() -> None:
    accept(a_round(1, **counted(1, 10)))
    assert "no_such" in refusal("value", "no_such")
    assert "coverage" in refusal("show", "no_such")
    assert "火星" in refusal("value", "coverage", "--county", "火星")
    assert "火星" in refusal("trace", "coverage", "--county", "火星", "--lang", "en")
    assert "市本级" not in refusal("value", "coverage", "--county", "甲江县", "--level", "市本级")


def test_a_name_that_may_be_several_places_is_asked_about() -> None:
    accept(a_round(1), a_round(1, city="别的市"), a_round(1, city="别的市", county="乙山县"))
    said = refusal("value", "coverage", "--county", "甲江县")
    assert "示例市甲江县" in said
    assert "别的市甲江县" in said
    assert "3" in refusal("value", "coverage")
    assert told("value", "coverage", "--county", "别的市甲江县")["city"] == "别的市"


def test_a_store_without_data_is_one_sentence() -> None:
    assert "载入" in refusal("value", "coverage")
    assert "甲江县" in refusal("trace", "coverage", "--county", "甲江县")


@pytest.mark.parametrize("argv", [["value", "coverage", "--as-of", "昨天"], ["nonsense"], []])
def test_a_command_that_is_no_command_says_how_it_is_used(argv: list[str]) -> None:
    status, out, err = command.run(argv)
    assert (status, out) == (2, "")
    assert "usage: python -m queries" in err
    assert "Traceback" not in err


def test_the_language_of_one_command_is_not_that_of_the_next() -> None:
    run("list", "--lang", "en")
    assert "线索成案率" in run("list")


@pytest.mark.parametrize("content", [b"", b"no database at all", b"\x00" * 5000])
def test_a_damaged_store_is_one_sentence_and_the_file_stays_as_it_was(
    content: bytes, own_store: Path
) -> None:
    path = own_store / "store.duckdb"
    path.write_bytes(content)
    found = process("value", "coverage")
    assert (found.returncode, found.stdout) == (1, "")
    assert len(found.stderr.splitlines()) == 1
    assert "Traceback" not in found.stderr
    assert not content or path.read_bytes() == content


def test_a_store_of_somebody_else_is_not_touched(own_store: Path) -> None:
    with store.write() as cursor:
        store.execute(cursor, "writes/record_migration", name="9999_of_tomorrow")
    store.close_store()
    before = (own_store / "store.duckdb").read_bytes()
    assert str(own_store) in refusal("value", "coverage")
    assert (own_store / "store.duckdb").read_bytes() == before


def test_a_store_that_another_process_holds_is_one_sentence() -> None:
    accept(a_round(1, **counted(1, 10)))
    found = process("value", "clue_conversion")
    assert (found.returncode, found.stdout) == (1, "")
    assert len(found.stderr.splitlines()) == 1
    assert str(store.store_path()) in found.stderr


def test_the_command_answers_in_a_process_of_its_own() -> None:
    accept(a_round(1, **counted(30, 68)))
    store.close_store()
    found = process("trace", "clue_conversion", "--county", "甲江县", "--lang", "en")
    assert (found.returncode, found.stderr) == (0, "")
    assert "44.1 %" in found.stdout
    assert "Reports used:" in found.stdout


@pytest.mark.parametrize(
    ("known_at", "shown"),
    [("2023-03-31", "40.0 %"), ("2023-03-31T12:00", "40.0 %"), ("2023-04-01", "60.0 %")],
)
def test_a_figure_is_told_as_it_was_known_then(known_at: str, shown: str) -> None:
    for day, cases in ((31, 4), (32, 6)):
        moment = datetime(2023, 3, 1, 12) + timedelta(days=day - 1)
        accept(a_round(1, **counted(cases, 10)), at=moments.in_store(moment))
    assert told("value", "clue_conversion", "--known-at", known_at)["shown"] == shown


def test_a_moment_that_is_none_is_one_sentence() -> None:
    status, _, err = command.run(["value", "clue_conversion", "--known-at", "gestern"])
    assert status == 2
    assert "不是时刻：gestern" in err
