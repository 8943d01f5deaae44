"""`python -m loaders` and its like go on under .venv, or say what to run first."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from house import ending, environment
from tests.dashboard import ROOT


def nothing_found(name: str) -> None:
    """A Python that lacks every package."""


def entered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The arguments that enter_venv goes on with under .venv."""
    arguments: list[str] = []
    monkeypatch.setattr(environment, "become", lambda *given: arguments.extend(given))
    environment.enter_venv()
    return arguments


def test_a_python_that_has_the_packages_just_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    assert entered(monkeypatch) == []


def test_a_python_without_them_goes_on_under_venv(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    python = tmp_path / "python"
    python.touch()
    monkeypatch.setattr(environment.importlib.util, "find_spec", nothing_found)
    monkeypatch.setattr(environment, "inside_venv", lambda: False)
    monkeypatch.setattr(environment, "PYTHON", python)
    monkeypatch.setattr(sys, "orig_argv", ["python3", "-m", "loaders", "read", "甲 乙.xlsx"])
    assert entered(monkeypatch) == ["-m", "loaders", "read", "甲 乙.xlsx"]


@pytest.mark.parametrize("inside", [True, False])
def test_without_a_usable_environment_one_sentence_says_what_to_run(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    inside: bool,
) -> None:
    monkeypatch.setattr(environment.importlib.util, "find_spec", nothing_found)
    monkeypatch.setattr(environment, "inside_venv", lambda: inside)
    monkeypatch.setattr(environment, "PYTHON", environment.PYTHON if inside else tmp_path / "gone")
    with pytest.raises(SystemExit) as ended:
        environment.enter_venv()
    assert ended.value.code == 1
    assert "先运行 python3 run.py setup" in capsys.readouterr().err


@pytest.mark.parametrize("python", ["outside", "inside"])
def test_a_bare_python_gets_the_sentence_and_no_endless_loop(tmp_path: Path, python: str) -> None:
    shutil.copytree(ROOT / "house", tmp_path / "house")
    if python == "inside":
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", ".venv"], cwd=tmp_path)
    code = (
        "import sys; sys.path.insert(0, '.'); from house.environment import enter_venv as go; go()"
    )
    bare = [sys.executable, "-S", "-c", code]
    result = subprocess.run(
        bare, cwd=tmp_path, capture_output=True, text=True, timeout=30, check=False
    )
    assert result.returncode == 1
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("main", "status", "told"),
    [
        ("print('x' * 10**6)", 1, ""),
        ("signal.raise_signal(signal.SIGINT)", 130, ending.STOPPED),
        ("sys.stderr.write('\\udcff') and 3", 3, "\\udcff"),
    ],
    ids=["who reads it has gone", "stopped by hand", "a name that is no text"],
)
def test_a_program_ends_without_a_traceback(main: str, status: int, told: str) -> None:
    code = (
        f"import signal, sys; from house.environment import as_program as go; go(lambda _: {main})"
    )
    child = subprocess.Popen(
        [sys.executable, "-S", "-c", code],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert child.stdout
    assert child.stderr
    child.stdout.close()
    assert child.stderr.read().decode().strip() == told
    assert child.wait() == status
    child.stderr.close()
