"""The dashboard starts, starts again, and ends, however it is treated."""

import json
import os
import signal
import socket
import time
from pathlib import Path

import pytest

from queries.remote import running_server
from tests.dashboard import (
    Dashboard,
    begin,
    run_house,
    running_dashboard,
    wait_for_answer,
)

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals are sent otherwise on Windows")


@pytest.fixture(scope="module")
def var(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder whose store has been set up once."""
    folder = tmp_path_factory.mktemp("var")
    result = run_house(folder, "setup")
    assert result.returncode == 0, result.stderr
    return folder


@pytest.fixture(autouse=True)
def _ask_there(var: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COUNTY_INSPECTION_VAR", str(var))


def nobody_listens(url: str) -> bool:
    host, port = url.removeprefix("http://").split(":")
    with socket.socket() as caller:
        return caller.connect_ex((host, int(port))) != 0


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_cleanly_when_stopped(var: Path, how: signal.Signals) -> None:
    with running_dashboard(var) as dashboard:
        assert dashboard.end(how) in (0, 130)
        assert "Traceback" not in dashboard.said()
        assert nobody_listens(dashboard.url)
        assert not (var / "server.json").exists()


def test_it_starts_again_after_it_was_killed_and_loads_nothing_anew(var: Path) -> None:
    with running_dashboard(var) as dashboard:
        version = data_version(dashboard)
        dashboard.end(signal.SIGKILL)
        assert (var / "server.json").exists()
        assert running_server() is None
    with running_dashboard(var) as dashboard:
        assert running_server() == dashboard.url
        assert data_version(dashboard) == version


def data_version(dashboard: Dashboard) -> int:
    return int(json.loads(wait_for_answer(dashboard))["data_version"])


def test_a_taken_port_gives_the_next_and_says_so(var: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        dashboard = begin(var, port)
        until = time.monotonic() + 30
        while "仪表板:" not in dashboard.said() and time.monotonic() < until:
            time.sleep(0.05)
        assert f"端口 {port} 已被占用" in dashboard.said()
        assert dashboard.end() in (0, 130)
