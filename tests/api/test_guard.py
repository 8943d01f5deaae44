"""Without an account, only this machine is answered, and every answer carries the safe headers."""

import errno

import pytest
from starlette.responses import PlainTextResponse
from starlette.types import Receive, Scope, Send

from api import guard
from api.guard import SAFE_HEADERS, Guard
from loaders.turns import Allowance
from tests.api.asgi import ask
from text import say


async def page(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.accept"})
    else:
        await PlainTextResponse("figures")(scope, receive, send)


@pytest.mark.parametrize("host", ["127.0.0.1:8501", "localhost:8501", "localhost", "[::1]:8501"])
def test_this_machine_is_answered_under_each_of_its_names(host: str) -> None:
    assert ask(Guard(page), headers={"host": host}).body == b"figures"


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "192.168.1.9:8501", "", "[::1", "a@b:c"]
)
def test_a_foreign_host_header_is_refused(host: str) -> None:
    answer = ask(Guard(page), headers={"host": host})
    assert answer.status == 403
    assert b"figures" not in answer.body


@pytest.mark.parametrize("client", ["192.168.1.9", "10.0.0.1", "8.8.8.8", "", "::ffff:10.0.0.1"])
def test_another_machine_is_refused_whatever_it_names_as_host(client: str) -> None:
    assert ask(Guard(page), client=client).status == 403


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "http://127.0.0.1:9999", "null", "http://[::1"]
)
def test_a_page_of_another_origin_is_refused(origin: str) -> None:
    assert ask(Guard(page), headers={"origin": origin}).status == 403


def test_the_own_page_may_ask_with_its_origin() -> None:
    assert ask(Guard(page), headers={"origin": "http://127.0.0.1:8501"}).status == 200


def test_a_foreign_websocket_is_closed_before_it_opens() -> None:
    foreign = ask(Guard(page), headers={"origin": "http://evil.example"}, kind="websocket")
    own = ask(Guard(page), headers={"origin": "http://127.0.0.1:8501"}, kind="websocket")
    assert foreign.events == ["websocket.close"]
    assert own.events == ["websocket.accept"]


@pytest.mark.parametrize("host", ["127.0.0.1:8501", "evil.example"])
def test_every_answer_carries_the_safe_headers(host: str) -> None:
    headers = ask(Guard(page), headers={"host": host}).headers
    assert {name: headers[name.lower()] for name in SAFE_HEADERS} == SAFE_HEADERS
    assert "default-src 'self'" in headers["content-security-policy"]


def test_no_browser_keeps_an_answer_that_does_not_say_it_may_be_kept() -> None:
    async def script(scope: Scope, receive: Receive, send: Send) -> None:
        kept = {"Cache-Control": "public, immutable"}
        await PlainTextResponse("no figures", headers=kept)(scope, receive, send)

    assert ask(Guard(page)).headers["cache-control"] == "no-store"
    assert ask(Guard(script)).headers["cache-control"] == "public, immutable"


def test_who_puts_file_after_file_into_memory_is_stopped_and_hears_why(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(guard, "_uploaded", Allowance())
    sizes = [{"content-length": str(100 * 1024**2)}] * 15 + [{"content-length": "9"}, {}]
    answers = [ask(Guard(page), "/_stcore/upload_file/a/b", one, method="PUT") for one in sizes]
    assert [one.status for one in answers] == [200] * 15 + [429] * 2
    assert "一小时内最多" in answers[-1].body.decode()
    assert ask(Guard(page), "/_stcore/upload_file/a/b").status == 200


def test_a_request_that_fails_is_told_in_our_words() -> None:
    async def full(scope: Scope, receive: Receive, send: Send) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    answer = ask(Guard(full))
    assert answer.status == 500
    assert answer.body.decode() == say("api.failed")
    assert answer.headers["x-frame-options"] == "SAMEORIGIN"
