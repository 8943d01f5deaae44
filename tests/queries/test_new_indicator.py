"""Adding an indicator is adding two files; a broken one is named in one sentence."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from queries import command, registry, store
from tests.queries.reports import a_round, accept

SQL = """-- One row per round report: interviews, of the units inspected.
select
    stream, province, city, county, level, term_no, round_first, round_last, report_id,
    null::varchar as part, interviews as numerator, units_inspected as denominator
from rounds
"""
TOML = """group = "team"
fields = ["interviews", "units_inspected"]
scale = 1
direction = "neutral"
interval = "none"
accumulate = "sum"
version = 1
owner = "督导科"
review_date = 2027-06-30
name = { zh = "单位均谈话", en = "Interviews per unit" }
unit = { zh = "人次/单位", en = "per unit" }
formula = { zh = "个别谈话 ÷ 巡察党组织数", en = "Interviews ÷ units inspected" }
why = { zh = "看谈话是否充分。", en = "Was enough asked?" }
caveat = { zh = "无", en = "None" }
"""


@pytest.fixture
def folder(own_store: Path) -> Path:
    """Where the office keeps indicators of its own."""
    made = own_store / "indicators"
    made.mkdir()
    return made


def put(folder: Path, sql: str = SQL, toml: str = TOML, name: str = "interviews_per_unit") -> None:
    (folder / f"{name}.sql").write_text(sql, encoding="utf-8")
    (folder / f"{name}.toml").write_text(toml, encoding="utf-8")


def test_two_files_are_seen_by_every_command(folder: Path) -> None:
    put(folder)
    accept(
        a_round(1, interviews=96, units_inspected=4),
        a_round(2, interviews=50),
        a_round(3, interviews=4, units_inspected=1),
    )
    status, out, _ = command.run(["list", "--json"])
    assert status == 0
    assert "interviews_per_unit" in {one["id"] for one in json.loads(out)}
    assert command.run(["show", "interviews_per_unit"])[1].count("units_inspected") == 1
    told = json.loads(command.run(["value", "interviews_per_unit", "--json"])[1])
    assert (told["numerator"], told["denominator"], told["left_out"]) == (100, 5, 1)
    assert told["shown"] == "20.0 人次/单位"
    traced = json.loads(command.run(["trace", "interviews_per_unit", "--json"])[1])
    assert [one["numerator"] for one in traced["reports_used"]] == [96, 4]
    assert [one["why"] for one in traced["reports_left_out"]] == ["not_known"]


def test_the_program_in_another_process_sees_it_too(folder: Path) -> None:
    put(folder)
    store.close_store()
    found = subprocess.run(
        [sys.executable, "-m", "queries", "show", "interviews_per_unit", "--lang", "en"],
        capture_output=True, check=False, encoding="utf-8", cwd=Path(command.__file__).parents[1],
    )  # fmt: skip
    assert (found.returncode, found.stderr) == (0, "")
    assert found.stdout.startswith("interviews_per_unit  Interviews per unit")


def test_it_is_listed_in_its_group_and_takes_the_place_of_one_of_the_same_name(
    folder: Path,
) -> None:
    put(folder, name="coverage")
    known = registry.indicators()
    assert known["coverage"].name["zh"] == "单位均谈话"
    groups = [one.group for one in known.values()]
    assert groups == sorted(groups, key=registry.CHOICES["group"].index)


BROKEN = {
    "no columns like that": {"sql": "select nonsense from rounds"},
    "no SQL at all": {"sql": "selec everything"},
    "no field like that": {"toml": TOML.replace('"interviews",', '"nonsense",')},
    "no TOML": {"toml": TOML.replace("scale = 1", "scale = = 1")},
    "an unknown key": {"toml": TOML + 'colour = "red"\n'},
    "a key missing": {"toml": TOML.replace("scale = 1\n", "")},
    "an unknown group": {"toml": TOML.replace('"team"', '"nonsense"')},
    "an unknown way to add": {"toml": TOML.replace('"sum"', '"nonsense"')},
    "a name that is no word": {"name": "interviews-per-unit"},
}


@pytest.mark.parametrize("told", BROKEN.values(), ids=BROKEN)
def test_a_broken_file_is_one_sentence_that_names_it_and_status_1(
    told: dict[str, str], folder: Path
) -> None:
    put(folder, **told)
    status, out, err = command.run(["value", "clue_conversion"])
    assert (status, out) == (1, "")
    assert len(err.splitlines()) == 1
    assert told.get("name", "interviews_per_unit") in err
    assert "Traceback" not in err


def test_a_file_without_the_other_is_named(folder: Path) -> None:
    put(folder)
    (folder / "interviews_per_unit.sql").unlink()
    status, _, err = command.run(["list"])
    assert status == 1
    assert "interviews_per_unit.sql" in err
    assert len(err.splitlines()) == 1


def test_a_mended_file_is_taken_without_the_store_having_suffered(folder: Path) -> None:
    accept(a_round(1, interviews=8, units_inspected=4))
    store.close_store()
    put(folder, sql="select nonsense from rounds")
    assert command.run(["value", "interviews_per_unit"])[0] == 1
    put(folder)
    status, out, err = command.run(["value", "interviews_per_unit", "--json"])
    assert (status, err) == (0, "")
    assert json.loads(out)["value"] == 2
