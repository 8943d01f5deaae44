"""Through the loopback route, commands answer as they do in a terminal."""

import json
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.routing import Route

from api import local
from tests.api.asgi import ask

APP = Starlette(routes=[Route("/api/local", local.local, methods=["POST"])])


def asked(*argv: str, **room: str) -> dict[str, object]:
    headers = {"authorization": f"Bearer {local.TOKEN}"}
    answer = ask(APP, "/api/local", headers, [json.dumps({"argv": argv, **room}).encode()])
    assert answer.status == 200
    given: dict[str, object] = json.loads(answer.body)
    return given


@pytest.fixture(autouse=True)
def _own_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COUNTY_INSPECTION_VAR", str(tmp_path))


def test_the_list_of_indicators_comes_back() -> None:
    answer = asked("list")
    assert answer["status"] == 0
    assert "clue_conversion" in str(answer["stdout"])


def test_an_unknown_command_fails_with_words_and_no_traceback() -> None:
    answer = asked("no-such-command")
    assert answer["status"] != 0
    assert answer["stderr"]
    assert "Traceback" not in str(answer["stderr"])


def test_a_backup_is_made_where_the_store_is_open(tmp_path: Path) -> None:
    answer = asked(str(tmp_path.parent / f"{tmp_path.name}-kept"), "zhang", room="loaders")
    [made] = (tmp_path.parent / f"{tmp_path.name}-kept").iterdir()
    assert str(made) in str(answer["stdout"])
    assert (made / "store.duckdb").exists()
    assert asked("one word", room="loaders")["status"] == 2
