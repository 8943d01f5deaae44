"""Every door of the server, tried by everybody: a stranger, each role, a session that is over."""

from collections.abc import Callable

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.types import Receive, Scope, Send

from access import accounts, sessions, tokens
from access.sessions import COOKIE
from api.guard import Guard
from tests.access.people import OWN, ROOT, Clock, added, signed_in
from tests.api.asgi import Answer, ask

FAR = "192.168.7.7"
HOST = {"host": "inspection.example:8501"}
PAGE = {"accept": "text/html,application/xhtml+xml"}
# What lies behind the guard: pages, what Streamlit serves beside them, and programs.
HTTP = (
    *("/", "/overview", "/county", "/admin"),
    *("/static/js/index.js", "/media/0123.xlsx", "/component/figures/index.html"),
    *("/_stcore/health", "/_stcore/host-config", "/_stcore/upload_file/1/2", "/_stcore/metrics"),
    *("/api/submissions", "/api/indicators/coverage", "/openapi.json", "/nothing"),
)


async def everything(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.accept"})
    else:
        person = scope["person"].name if scope["person"] else "nobody"
        await PlainTextResponse(f"figures for {person}")(scope, receive, send)


DOOR = Guard(everything)


def knock(path: str, token: str = "", **more: str) -> Answer:
    cookie = {"cookie": f"other=1; {COOKIE}={token}"} if token else {}
    return ask(DOOR, path, HOST | cookie | more, client=FAR)


def socket(token: str = "", **more: str) -> list[str]:
    cookie = {"cookie": f"{COOKIE}={token}"} if token else {}
    return ask(DOOR, "/_stcore/stream", HOST | cookie | more, client=FAR, kind="websocket").events


@pytest.fixture
def root() -> accounts.Account:
    """The account that makes everyone sign in."""
    return added("root", "admin")


@pytest.mark.parametrize("path", HTTP)
def test_a_stranger_is_shown_nothing(root: accounts.Account, path: str) -> None:
    for token in ("", "made-up", "x" * 5000):
        answer = knock(path, token)
        assert answer.status == 401
        assert b"figures" not in answer.body


@pytest.mark.parametrize("path", ["/", "/overview", "/county"])
def test_a_stranger_who_wants_a_page_is_shown_the_way_in_and_back(
    root: accounts.Account, path: str
) -> None:
    answer = knock(path, **PAGE)
    assert answer.status == 303
    assert answer.headers["location"] == f"/auth/login?next={path}"
    assert b"figures" not in answer.body


@pytest.mark.parametrize("role", ["county", "leader", "supervisor", "admin"])
@pytest.mark.parametrize("path", HTTP)
def test_whoever_has_signed_in_is_let_through_and_known(
    root: accounts.Account, role: str, path: str
) -> None:
    added("wang", role)
    assert knock(path, signed_in("wang")).body == b"figures for wang"


def expired(clock: Clock, token: str) -> None:
    clock.turn(minutes=31)


def grown_old(clock: Clock, token: str) -> None:
    for _ in range(40):
        clock.turn(minutes=20)
        sessions.seen(token)


def revoked(clock: Clock, token: str) -> None:
    for row in sessions.current(ROOT):
        sessions.revoke(ROOT, row["session_id"])


def signed_out(clock: Clock, token: str) -> None:
    sessions.end(token)


def reset(clock: Clock, token: str) -> None:
    accounts.reset(ROOT, accounts.named("wang").account_id)


def locked(clock: Clock, token: str) -> None:
    accounts.set_flag(ROOT, accounts.named("wang").account_id, "is_locked", True)


def closed(clock: Clock, token: str) -> None:
    accounts.set_flag(ROOT, accounts.named("wang").account_id, "is_disabled", True)


@pytest.mark.parametrize("ends", [expired, grown_old, revoked, signed_out, reset, locked, closed])
def test_a_session_that_is_over_opens_no_door(
    clock: Clock, root: accounts.Account, ends: Callable[[Clock, str], None]
) -> None:
    added("wang", "supervisor")
    token = signed_in("wang")
    assert knock("/", token).status == 200
    assert socket(token) == ["websocket.accept"]
    ends(clock, token)
    assert {knock(path, token).status for path in HTTP} == {401}
    assert socket(token) == ["websocket.close"]


def test_a_websocket_opens_only_for_a_session_and_its_own_page(root: accounts.Account) -> None:
    token = signed_in("root")
    own, foreign = "http://inspection.example:8501", "http://evil.example"
    assert socket(token, origin=own) == ["websocket.accept"]
    assert socket(token, origin=foreign) == ["websocket.close"]
    assert socket(token, origin="null") == ["websocket.close"]
    assert socket("", origin=own) == ["websocket.close"]


@pytest.mark.parametrize("path", [*HTTP, "/auth/login", "/auth/logout", "/healthz"])
def test_a_page_of_another_origin_is_refused_at_every_door(
    root: accounts.Account, path: str
) -> None:
    answer = knock(path, signed_in("root"), origin="https://evil.example")
    assert answer.status == 403
    assert b"figures" not in answer.body


def test_a_first_password_opens_nothing_but_the_form_to_change_it() -> None:
    _, first = accounts.add(ROOT, accounts.Account(0, "wang", "", "leader", frozenset()))
    token = signed_in("wang", first)
    assert {knock(path, token).status for path in HTTP} == {401}
    assert knock("/compare", token, **PAGE).headers["location"] == "/auth/password?next=/compare"
    assert socket(token) == ["websocket.close"]
    assert knock("/auth/password", token).status == 200


@pytest.mark.parametrize("path", ["/auth/login", "/healthz", "/favicon.png", "/api/local"])
def test_the_open_doors_are_open_and_say_that_nobody_asks(
    root: accounts.Account, path: str
) -> None:
    assert knock(path).body == b"figures for nobody"


@pytest.mark.parametrize(
    "path",
    [
        "/authority",
        "/auth",
        "/auth/",
        "/auth/login/",
        "/auth/_stcore/stream",
        "/healthz/",
        "/healthz/../county",
        "//auth/",
        "/api/local/x",
    ],
)
def test_a_door_that_only_looks_like_an_open_one_is_shut(root: accounts.Account, path: str) -> None:
    assert knock(path).status == 401


def test_with_hosts_given_no_other_name_is_answered(root: accounts.Account) -> None:
    door = Guard(everything, hosts=["inspection.example"])
    cookie = {"cookie": f"{COOKIE}={signed_in('root')}"}
    assert ask(door, "/", HOST | cookie, client=FAR).status == 200
    for host in ("evil.example", "inspection.example.evil", "192.168.1.9:8501", ""):
        assert ask(door, "/", cookie | {"host": host}, client=FAR).status == 403


def test_a_program_with_a_token_reaches_the_api_and_nothing_else(root: accounts.Account) -> None:
    bearer = f"Bearer {tokens.make(ROOT, '县系统', [OWN])}"
    assert knock("/api/submissions", authorization=bearer).body == b"figures for token-1"
    elsewhere = [path for path in HTTP if not path.startswith("/api/")]
    assert {knock(path, authorization=bearer).status for path in elsewhere} == {401}
    assert socket(authorization=bearer) == ["websocket.close"]


@pytest.mark.parametrize("bearer", ["Bearer", "Bearer ", "Bearer xc_made-up", "Basic abc", "xc_"])
def test_what_is_no_token_does_not_reach_the_api(root: accounts.Account, bearer: str) -> None:
    assert knock("/api/submissions", authorization=bearer).status == 401


def test_a_revoked_token_does_not_reach_the_api(root: accounts.Account) -> None:
    bearer = f"Bearer {tokens.make(ROOT, '县系统', [OWN])}"
    tokens.revoke(ROOT, 1)
    assert knock("/api/submissions", authorization=bearer).status == 401


def test_the_first_account_shuts_the_door_of_a_running_server() -> None:
    here = {"host": "127.0.0.1:8501"}
    assert ask(DOOR, "/", here).body == b"figures for local"
    added("root", "admin")
    assert ask(DOOR, "/", here).status == 401


def test_the_guard_hands_the_end_of_the_server_on() -> None:
    with_routes = Guard(Starlette())
    assert ask(with_routes, kind="http").status == 404
