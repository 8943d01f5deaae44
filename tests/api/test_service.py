"""The running server says where it is, to its owner alone, and takes that back when it ends."""

import asyncio
import json
import os
from pathlib import Path

import pytest

from api import service
from queries.remote import server_file


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COUNTY_INSPECTION_VAR", str(tmp_path / "var"))
    monkeypatch.setattr(service, "open_store", lambda: None)


def test_the_server_is_announced_while_it_runs_and_not_after() -> None:
    async def once() -> dict[str, object]:
        async with service.service("127.0.0.1", 8501):
            known: dict[str, object] = json.loads(server_file().read_text(encoding="utf-8"))
            return known

    known = asyncio.run(once())
    assert known["url"] == "http://127.0.0.1:8501"
    assert known["pid"] == os.getpid()
    assert not server_file().exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps a profile private by its own means")
def test_only_its_owner_can_read_the_token() -> None:
    service.announce("http://127.0.0.1:8501")
    assert server_file().stat().st_mode & 0o777 == 0o600


def test_what_a_killed_server_left_is_replaced_whole() -> None:
    server_file().parent.mkdir()
    server_file().write_text("{ half", encoding="utf-8")
    service.announce("http://127.0.0.1:8502")
    assert json.loads(server_file().read_text(encoding="utf-8"))["url"].endswith("8502")


def test_a_place_that_cannot_be_announced_in_is_said_and_survived(
    caplog: pytest.LogCaptureFixture,
) -> None:
    server_file().mkdir(parents=True)

    async def once() -> None:
        async with service.service("127.0.0.1", 8501):
            assert "server.json" in caplog.text

    asyncio.run(once())


def test_a_server_that_ends_leaves_the_announcement_of_another_alone() -> None:
    other = '{"url": "http://127.0.0.1:8502", "pid": 0, "token": "theirs"}'
    server_file().parent.mkdir()
    server_file().write_text(other, encoding="utf-8")
    service.withdraw()
    assert server_file().read_text(encoding="utf-8") == other
