"""Behind the fence a file can do nothing to us: it is read, or one sentence says why not."""

import json
import os
import pickle
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from loaders import answers, fence, limits
from loaders.__main__ import main
from loaders.fence import Fence, read_guarded
from loaders.model import Reading
from loaders.prescan import followed, scan_sheet
from loaders.staged import staged
from tests.loaders.hostile import GOOD, by_hand, mutated, parts_of
from tests.loaders.sheets import rules

KINDS = by_hand()
MUTANTS = dict(mutated(seed) for seed in range(40))
STOPPED = {"reader_stopped", "too_slow", "too_heavy"}
# Behaves as the name of the file says; reads nothing.
ACTOR = """
import json, os, sys, time
sys.path.insert(0, {root!r})
from loaders import answers
from loaders.model import Reading
from loaders.staged import staged
for line in sys.stdin.buffer:
    name = json.loads(line)["name"]
    if name == "abort":
        os.abort()
    if name == "sleep":
        time.sleep(60)
    if name == "babble":
        told = b"no pickle at all"
    elif name == "columns":
        told = answers.dumps(staged(Reading(name, "")))
    else:
        told = answers.dumps(Reading(name, str(os.getpid())))
    sys.stdout.buffer.write(answers.HEAD.pack(name == "worn", len(told)) + told)
    sys.stdout.buffer.flush()
"""


@pytest.fixture(scope="module")
def readings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Reading]:
    """All hostile files read by the same two children."""
    folder = tmp_path_factory.mktemp("hostile")
    files = []
    for number, (name, content) in enumerate(
        [*((name, content) for name, (content, _) in KINDS.items()), *MUTANTS.items()]
    ):
        path = folder / str(number)
        path.write_bytes(content)
        files.append((path, name))
    with Fence(2) as guarded:
        return {reading.file: reading for reading in guarded.readings(files)}


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_hostile_file_is_read_or_told_in_one_sentence(
    kind: str, readings: dict[str, Reading]
) -> None:
    wanted = KINDS[kind][1]
    told = [rule for rule, _ in rules(readings[kind], "must_fix")]
    assert STOPPED.isdisjoint(told)
    if wanted is not None:
        assert wanted in told
    for finding in readings[kind].findings:
        assert "Error" not in finding.message
        assert "Traceback" not in finding.message
        assert len(finding.message) < 400


def test_mutants_of_good_files_are_read_or_told_and_stop_nobody(
    readings: dict[str, Reading],
) -> None:
    told = {rule for name in MUTANTS for rule, _ in rules(readings[name])}
    assert told
    assert STOPPED.isdisjoint(told)


@pytest.mark.parametrize("name", [name for name in KINDS if KINDS[name][1] is None])
def test_a_quick_look_at_a_sheet_sees_what_a_look_at_every_element_sees(name: str) -> None:
    content = KINDS[name][0]
    if not content.startswith(b"PK"):
        content = GOOD
    sheets = {part: xml for part, xml in parts_of(content).items() if "worksheets/sheet" in part}
    for xml in sheets.values():
        units = {"1": "%", "2": "万元"}
        assert scan_sheet(xml, units) == followed(xml, units).scan


@pytest.fixture
def actor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Children that behave as the names of the files say, within a second."""
    root = str(Path(fence.__file__).parents[1])
    script = tmp_path / "actor.py"
    script.write_text(ACTOR.format(root=root), encoding="utf-8")
    monkeypatch.setattr(fence, "CHILD", (sys.executable, str(script)))
    monkeypatch.setattr(limits, "WALL_SECONDS", 3)
    return tmp_path


def acted(folder: Path, *names: str) -> list[Reading]:
    paths = []
    for number, name in enumerate(names):
        paths.append(folder / f"{number}.{name}")
        paths[-1].write_bytes(b"x")
    with Fence(1) as guarded:
        return list(guarded.readings(list(zip(paths, names, strict=True))))


def test_a_child_that_dies_is_replaced_and_the_next_file_is_read(actor: Path) -> None:
    first, aborted, babbled, last = acted(actor, "a", "abort", "babble", "b")
    assert [rule for rule, _ in rules(aborted)] == ["too_heavy"]
    assert [rule for rule, _ in rules(babbled)] == ["reader_stopped"]
    assert (first.findings, last.findings) == ([], [])
    assert first.sha256 != last.sha256


def test_a_child_that_answers_in_another_form_than_asked_makes_no_sense(actor: Path) -> None:
    first, formless, last = acted(actor, "a", "columns", "b")
    assert [rule for rule, _ in rules(formless)] == ["reader_stopped"]
    assert (first.findings, last.findings) == ([], [])


def test_what_a_child_stages_is_what_its_reading_makes_here(tmp_path: Path) -> None:
    files = []
    for name in ("a.xlsx", "none"):
        files.append((tmp_path / name, name))
    files[0][0].write_bytes(GOOD)
    with Fence(1) as guarded:
        readings = list(guarded.readings(files))
        assert list(guarded.staged(files)) == [staged(reading) for reading in readings]
    assert readings[0].tables
    assert not readings[1].tables


def test_a_child_that_takes_too_long_is_killed_and_replaced(actor: Path) -> None:
    slept, last = acted(actor, "sleep", "b")
    assert [rule for rule, _ in rules(slept)] == ["too_slow"]
    assert last.findings == []


def test_a_child_is_used_again_until_it_is_worn(actor: Path) -> None:
    pids = [reading.sha256 for reading in acted(actor, "a", "worn", "b", "c")]
    assert pids[0] == pids[1]
    assert pids[2] == pids[3] != pids[1]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the parent watches the memory")
def test_a_process_under_limits_gets_no_more_memory_and_no_more_time() -> None:
    root = Path(fence.__file__).parents[1]
    code = "from loaders import limits; limits.limit_process(); "
    for more, status in (
        ("limits.allow_seconds(1)\nwhile True: pass", -24),
        ("\ntry: bytearray(2**30)\nexcept MemoryError: raise SystemExit(7)", 7),
    ):
        assert subprocess.run([sys.executable, "-c", code + more], cwd=root).returncode == status


def test_an_answer_can_make_nothing_but_a_reading() -> None:
    for told in (pickle.dumps(os.system), pickle.dumps([1]), b"", b"\x80"):
        with pytest.raises((pickle.UnpicklingError, EOFError)):
            answers.loads(told)


def test_what_is_no_file_is_told_by_its_kind(tmp_path: Path) -> None:
    (tmp_path / "big.xlsx").write_bytes(b"PK" + b"\0" * limits.MOST_BYTES)
    paths = [tmp_path, tmp_path / "none.xlsx", tmp_path / "big.xlsx", tmp_path / ("长" * 300)]
    told = [rules(reading)[0][0] for reading in read_guarded(paths)]
    assert told == ["folder", "no_such_file", "too_big", "no_such_file"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such files there")
def test_a_pipe_is_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.xlsx")
    [reading] = read_guarded([tmp_path / "a.xlsx"])
    assert rules(reading) == [("not_a_file", None)]


def test_names_that_are_no_text_are_shown_as_far_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"")
    [reading] = read_guarded([path], ["\udcff\x1b[31m表\n.xlsx"])
    assert reading.file == "��[31m表�.xlsx"
    assert reading.file in reading.findings[0].message


def test_check_prints_json_for_whatever_it_is_given(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"no workbook at all")
    for given in ("a.xlsx", "", "none"):
        assert main(["check", str(tmp_path / given), "--json"]) == 1
        told = json.loads(capsys.readouterr().out)
        assert told["status"] == "must_fix"
        assert told["findings"][0]["message"].startswith("【必须修改】")
