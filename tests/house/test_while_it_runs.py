"""What is asked of a dashboard while it runs; one of them for all that only ask."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from queries.remote import ask_running_server
from tests.dashboard import Dashboard, run_house, running_dashboard, wait_for_answer


@pytest.fixture(scope="module")
def dashboard(ready_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dashboard]:
    """A dashboard that answers."""
    folder = tmp_path_factory.mktemp("served") / "var"
    shutil.copytree(ready_folder, folder)
    with running_dashboard(folder) as one:
        yield one


@pytest.fixture
def var(dashboard: Dashboard, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of its store, which this process asks for too."""
    folder = dashboard.log.parent
    monkeypatch.setenv("COUNTY_INSPECTION_VAR", str(folder))
    return folder


def test_health_tells_the_versions_of_data_and_tables(dashboard: Dashboard) -> None:
    health = json.loads(wait_for_answer(dashboard))
    assert health["status"] == "ok"
    assert health["data_version"] >= 0
    assert health["schema_version"]


def test_it_has_said_where_it_is_and_nothing_else(dashboard: Dashboard) -> None:
    assert dashboard.said().splitlines() == [
        f"仪表板:{dashboard.url} (按 Ctrl-C 结束) Dashboard is there; Ctrl-C ends it."
    ]


def test_a_command_is_answered_by_it(var: Path) -> None:
    answer = ask_running_server(["list"])
    assert answer is not None
    assert answer[0] == 0
    assert "clue_conversion" in answer[1]


def test_a_second_start_points_at_it(dashboard: Dashboard, var: Path) -> None:
    second = run_house(var, "--no-browser")
    assert second.returncode == 0
    assert dashboard.url in second.stderr


def test_setting_up_beside_it_is_refused_in_one_sentence(var: Path) -> None:
    second = run_house(var, "setup")
    assert second.returncode == 1
    assert "Traceback" not in second.stderr
    assert second.stderr.count("\n") == 1


def test_another_with_a_store_of_its_own_runs_beside_it(
    dashboard: Dashboard, ready_folder: Path, tmp_path: Path
) -> None:
    shutil.copytree(ready_folder, tmp_path / "var")
    with running_dashboard(tmp_path / "var") as other:
        assert dashboard.url != other.url
        assert wait_for_answer(dashboard) == wait_for_answer(other)
