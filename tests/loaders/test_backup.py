"""Backups: whole, consistent while others write, for administrators, and nothing half done."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from access import accounts, database, log
from access.accounts import Account
from access.roles import LOCAL, NotAllowedError
from loaders import backup
from loaders.__main__ import main
from queries import figures, store
from tests.access.people import ROOT
from tests.queries.reports import a_round, accept

OPENING = "import duckdb, sys; duckdb.connect(sys.argv[1])"


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory, ready_store: Path) -> Path:
    """Accounts, a report, an original, settings with a secret, and what is the server's alone."""
    folder = tmp_path_factory.mktemp("filled") / "var"
    (folder / "originals").mkdir(parents=True)
    shutil.copy(ready_store, folder / "store.duckdb")
    for name in ("originals/0ab1", "identity.toml", "server.json"):
        (folder / name).write_text(name, encoding="utf-8")
    (folder / "identity.toml").chmod(0o600)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COUNTY_INSPECTION_VAR", str(folder))
        accounts.add(ROOT, Account(0, "wang", "", "leader", frozenset()))
        accept(a_round(1, cases_filed=10))
        store.close_store()
        database.close_all()
    return folder


@pytest.fixture
def var(filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder like that, of this test's own."""
    shutil.copytree(filled, tmp_path / "var")
    monkeypatch.setenv("COUNTY_INSPECTION_VAR", str(tmp_path / "var"))
    yield tmp_path / "var"
    store.close_store()
    database.close_all()


def cases() -> int:
    with store.read() as cursor:
        return int(figures.compare(cursor, ["rounds.cases_filed"])["numerator"].sum())


def test_a_backup_can_take_the_place_of_var(
    var: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = backup.back_up(ROOT)
    assert (made.reports, made.folder) == (1, backup.newest())
    [told, *_] = log.entries(ROOT)
    assert (told["person"], told["action"]) == ("root", "back_up")
    accept(a_round(2, cases_filed=5))
    monkeypatch.setenv("COUNTY_INSPECTION_VAR", str(made.folder))
    assert cases() == 10
    assert accounts.named("wang").role == "leader"
    verdict = log.verify()
    assert (verdict.faults, verdict.entries) == ((), made.entries)
    store.close_store()
    database.close_all()
    names = {f"{path.relative_to(made.folder)}" for path in made.folder.rglob("*")}
    files = {"store.duckdb", "access.sqlite", "identity.toml", "originals", "originals/0ab1"}
    assert {Path(name) for name in names} == {Path(name) for name in files}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps files by other means")
def test_nobody_else_on_the_machine_can_read_a_backup_even_of_an_open_folder(var: Path) -> None:
    var.chmod(0o755)
    made = backup.back_up(ROOT)
    assert made.folder.stat().st_mode & 0o077 == 0
    for name in ("access.sqlite", "identity.toml"):
        assert (made.folder / name).stat().st_mode & 0o077 == 0


def test_after_a_backup_the_store_still_keeps_other_processes_out(var: Path) -> None:
    backup.back_up(ROOT)
    path = str(store.store_path())
    other = subprocess.run([sys.executable, "-c", OPENING, path], capture_output=True, check=False)
    assert other.returncode != 0


def test_what_is_written_meanwhile_is_in_a_backup_whole_or_not_at_all(var: Path) -> None:
    def write(number: int) -> None:
        accept(a_round(number), a_round(number + 100))

    with ThreadPoolExecutor(2) as others:
        waiting = [others.submit(write, number) for number in range(2, 12)]
        made = [backup.back_up(ROOT, var.parent / f"{turn}") for turn in range(2)]
        for each in waiting:
            each.result(60)
    assert all(each.reports % 2 for each in made)
    with store.open_store(made[1].folder / "store.duckdb").cursor() as cursor:
        assert store.execute(cursor, "reads/whole").fetchall()[0][1] == made[1].reports
    store.close_store(made[1].folder / "store.duckdb")


def test_only_administrators_make_one_and_never_inside_the_data(var: Path) -> None:
    with pytest.raises(NotAllowedError):
        backup.back_up(LOCAL)
    with pytest.raises(backup.BackupError) as refused:
        backup.back_up(ROOT, var / "originals")
    assert refused.value.key == "access.backup_inside"


def test_where_copying_fails_it_is_told_and_nothing_is_left(
    var: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    no_store = "import sys; open(sys.argv[1] + '/store.duckdb', 'wb').write(b'no store')"
    for copying in (no_store, "raise SystemExit('no space left')", ""):
        monkeypatch.setattr(backup, "COPYING", copying)
        with pytest.raises(backup.BackupError, match="backup_"):
            backup.back_up(ROOT)
        assert list(backup.usual_place().iterdir()) == []
    assert cases() == 10


def test_a_log_that_was_tampered_with_keeps_no_data_from_being_backed_up_and_is_told(
    var: Path,
) -> None:
    with database.writing() as connection:
        connection.execute("drop trigger log_is_not_changed")
        connection.execute("update log set action = 'nothing' where number = 1")
    made = backup.back_up(ROOT)
    assert made.faults > 0
    assert "操作日志原来就有" in backup.words(made)


def test_the_command_says_where_the_backup_lies(
    var: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["backup", str(var.parent / "elsewhere")]) == 0
    [made] = (var.parent / "elsewhere").iterdir()
    assert str(made) in capsys.readouterr().out
    assert main(["backup", str(var)]) == 1
    assert "不能放在" in capsys.readouterr().err
