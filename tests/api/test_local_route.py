"""The loopback route answers whoever knows the token on this machine, and nobody else."""

import json

import pytest
from starlette.applications import Starlette
from starlette.routing import Route

from api import local
from api.guard import Guard
from tests.api.asgi import Answer, ask

APP = Guard(Starlette(routes=[Route("/api/local", local.local, methods=["POST"])]))
RIGHT = {"authorization": f"Bearer {local.TOKEN}"}


def post(body: object, headers: dict[str, str] = RIGHT, client: str = "127.0.0.1") -> Answer:
    text = body if isinstance(body, bytes) else json.dumps(body).encode()
    return ask(APP, "/api/local", headers, [text], client)


def run_echo(argv: list[str]) -> tuple[int, str, str]:
    return len(argv), " ".join(argv), "说明"


@pytest.fixture(autouse=True)
def _echo(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local, "run", run_echo)


def test_a_command_is_answered_with_status_and_both_streams() -> None:
    answer = post({"argv": ["value", "coverage", "--county", "淮安区"]})
    given = json.loads(answer.body)
    assert answer.status == 200
    assert given == {"status": 4, "stdout": "value coverage --county 淮安区", "stderr": "说明"}


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"authorization": "Bearer wrong"},
        {"authorization": local.TOKEN},
        {"authorization": f"bearer {local.TOKEN}"},
        {"authorization": f"Bearer {local.TOKEN[:-1]}"},
        {"authorization": "Bearer 口令"},
    ],
)
def test_a_wrong_or_missing_token_is_refused(headers: dict[str, str]) -> None:
    answer = post({"argv": ["list"]}, headers)
    assert answer.status == 403
    assert "stdout" not in json.loads(answer.body)


def test_the_right_token_does_not_open_to_a_foreign_host() -> None:
    assert post({"argv": ["list"]}, RIGHT | {"host": "evil.example"}).status == 403


def test_the_right_token_does_not_open_to_another_machine() -> None:
    assert post({"argv": ["list"]}, client="192.168.1.9").status == 403


def test_a_body_that_grows_too_long_is_refused_whatever_its_header_says() -> None:
    chunks = [b"x" * 1024] * 65
    answer = ask(APP, "/api/local", RIGHT | {"content-length": "10"}, chunks)
    assert answer.status == 413


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"\xff\xfe", b"[1]", b'"argv"', b"[" * 60000, {"argv": "list"}, {"argv": [1]}, {}],
)
def test_a_body_that_is_no_command_is_refused_in_words(body: object) -> None:
    answer = post(body)
    assert answer.status == 400
    assert json.loads(answer.body)["error"]


def test_only_post_is_answered() -> None:
    assert ask(APP, "/api/local", RIGHT).status == 405
