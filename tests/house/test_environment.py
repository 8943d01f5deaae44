"""The environment is made once, heals when broken, and says in words why it cannot be made."""

import ast
import importlib.util
import os
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

import run
from house import environment
from tests.dashboard import ROOT, run_house

OFFLINE = {
    "PIP_CONFIG_FILE": os.devnull,
    "PIP_INDEX_URL": "http://127.0.0.1:9/simple",
    "PIP_RETRIES": "1",
}
MAKE = "from house.environment import environment; environment()"


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """The way in alone, without packages to install."""
    return way_in(tmp_path)


@pytest.fixture
def furnished(made_once: Path, tmp_path: Path) -> Path:
    """The same with its environment."""
    return Path(shutil.copytree(made_once, tmp_path / "house", symlinks=True))


@pytest.fixture(scope="module")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment that was made by the house itself; to be copied."""
    house = way_in(tmp_path_factory.mktemp("made"))
    assert make(house).returncode == 0
    return house


def way_in(folder: Path) -> Path:
    shutil.copy(ROOT / "run.py", folder)
    shutil.copytree(ROOT / "house", folder / "house")
    (folder / "requirements.txt").write_text("", encoding="utf-8")
    return folder


def make(house: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", MAKE]
    return subprocess.run(
        command, cwd=house, env=os.environ | OFFLINE, capture_output=True, text=True, check=False
    )


def assert_said(result: subprocess.CompletedProcess[str], words: str) -> None:
    assert result.returncode == 1
    assert words in result.stderr
    assert "Traceback" not in result.stderr


def test_a_second_set_up_calls_no_pip(furnished: Path) -> None:
    for pip in (furnished / ".venv").rglob("site-packages/pip"):
        shutil.rmtree(pip)
    second = make(furnished)
    assert second.returncode == 0
    assert second.stderr == ""


def test_changed_requirements_are_installed_again(furnished: Path) -> None:
    (furnished / "requirements.txt").write_text("# one more\n", encoding="utf-8")
    assert "正在安装依赖" in make(furnished).stderr
    assert make(furnished).stderr == ""


def test_an_environment_without_its_python_is_made_anew(house: Path) -> None:
    python = house / environment.PYTHON.relative_to(environment.ROOT)
    python.parent.mkdir(parents=True)
    python.symlink_to(house / "gone")
    assert make(house).returncode == 0
    assert python.exists()


def test_an_environment_left_half_made_is_made_anew(house: Path) -> None:
    command = [sys.executable, "-m", "venv", "--without-pip", str(house / ".venv")]
    subprocess.run(command, check=True)
    assert make(house).returncode == 0


def test_a_network_that_does_not_answer_is_said_in_words(furnished: Path) -> None:
    (furnished / "requirements.txt").write_text("no-such-package==1\n", encoding="utf-8")
    assert_said(run_house(furnished / "var", "setup", root=furnished, **OFFLINE), "连不上软件源")


def test_a_package_that_is_not_in_the_wheelhouse_is_named(furnished: Path) -> None:
    (furnished / "requirements.txt").write_text("no-such-package==1\n", encoding="utf-8")
    (furnished / "wheelhouse").mkdir()
    assert_said(run_house(furnished / "var", "setup", root=furnished, **OFFLINE), "no-such-package")


def test_a_wheelhouse_that_is_not_there_is_named(furnished: Path) -> None:
    (furnished / "requirements.txt").write_text("no-such-package==1\n", encoding="utf-8")
    result = run_house(furnished / "var", "setup", "--wheelhouse", "nowhere", root=furnished)
    assert_said(result, "nowhere")


def test_a_file_in_the_place_of_the_environment_is_said_in_words(house: Path) -> None:
    (house / ".venv").write_text("", encoding="utf-8")
    assert_said(run_house(house / "var", "setup", root=house), "安装依赖失败")


@pytest.mark.skipif(os.name == "nt", reason="signals are sent otherwise on Windows")
def test_stopping_in_the_middle_of_an_install_leaves_nothing_running(furnished: Path) -> None:
    (furnished / "requirements.txt").write_text("no-such-package==1\n", encoding="utf-8")
    with socket.create_server(("127.0.0.1", 0)) as silent:
        index = f"http://127.0.0.1:{silent.getsockname()[1]}/simple"
        process = subprocess.Popen(
            [sys.executable, str(furnished / "run.py"), "setup"],
            env=os.environ | OFFLINE | {"PIP_INDEX_URL": index},
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        with silent.accept()[0]:  # pip has asked and waits: it is in the middle of its work
            process.send_signal(signal.SIGINT)
            said = process.communicate(timeout=30)[1]
    assert process.returncode == 130
    assert said.endswith("已停止。 Stopped.\n")
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)


@pytest.mark.parametrize(
    ("printed", "words"),
    [
        ("ERROR: [Errno 28] No space left on device", "磁盘已满"),
        ("ERROR: [Errno 13] Permission denied: 'x'", "没有写入权限"),
        ("WARNING: Retrying after connection broken by 'NewConnectionError'", "连不上软件源"),
        ("ProxyError('Cannot connect to proxy.')", "连不上软件源"),
        ("ERROR: No matching distribution found for a==1", "No matching distribution found"),
    ],
)
def test_what_pip_prints_becomes_a_sentence(printed: str, words: str) -> None:
    assert words in environment.diagnosed(["Collecting a", printed])


def test_a_python_without_venv_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(environment.StepError, match="apt install python3-venv"):
        environment.make_venv()


def test_an_old_python_is_told_which_one_is_needed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run, "OLDEST_PYTHON", (99, 0))
    monkeypatch.setattr(sys, "argv", ["run.py"])
    assert run.main() == 1
    assert "需要 Python 3.11" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["run.py", "house/environment.py", "house/ending.py"])
def test_an_old_python_can_read_the_way_in_at_all(name: str) -> None:
    tree = ast.parse((ROOT / name).read_text(encoding="utf-8"), feature_version=(3, 7))
    assert ast.unparse(tree).startswith(("'''", '"""'))
