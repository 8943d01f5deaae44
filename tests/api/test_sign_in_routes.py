"""Signing in by the form: once, from its own page, to where one was going, and nowhere else."""

import re
from collections.abc import Iterator
from html import unescape

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from access import accounts, log, sessions, sign_in
from access.sessions import COOKIE
from api.form import inside
from api.guard import Guard
from api.service import health
from api.sign_in import DEVICE, ROUTES
from tests.access.people import PASSWORD, ROOT, added

OTHER = "另一个足够长的密码 7"
ONCE = re.compile(r'name="once" value="([^"]+)"')


async def figures(request: Request) -> PlainTextResponse:
    return PlainTextResponse(f"figures for {request.scope['person'].name}")


APP = Starlette(
    routes=[*ROUTES, Route("/healthz", health), Route("/{page:path}", figures)],
    middleware=[Middleware(Guard)],
)


@pytest.fixture
def browser() -> Iterator[TestClient]:
    """A browser on another machine, with an account that it may sign in to."""
    added("wang", "leader")
    with TestClient(APP, "http://inspection:8501", follow_redirects=False) as client:
        client.headers["accept"] = "text/html"
        yield client


def fill_in(browser: TestClient, page: str = "/auth/login", **fields: str) -> object:
    """Answer the form at `page` as a browser does, with what its hidden fields hold."""
    shown = browser.get(page).text
    found = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', shown)
    hidden = {name: unescape(value) for name, value in found}
    return browser.post(page.partition("?")[0], data=hidden | fields)


def sign(browser: TestClient, password: str = PASSWORD, page: str = "/auth/login") -> object:
    return fill_in(browser, page, name="wang", password=password)


def test_the_right_password_leads_to_where_one_was_going(browser: TestClient) -> None:
    way_in = browser.get("/compare?city=示例市&indicator=coverage").headers["location"]
    answer = sign(browser, page=way_in)
    assert answer.status_code == 303
    back = browser.get(answer.headers["location"])
    assert back.text == "figures for wang"
    assert back.url.params["city"] == "示例市"
    assert back.url.params["indicator"] == "coverage"


def test_the_cookie_is_for_no_script_and_no_other_site(browser: TestClient) -> None:
    told = [line for line in sign(browser).headers.get_list("set-cookie") if COOKIE + "=" in line]
    (session,) = [line.lower() for line in told if not line.endswith("Max-Age=0")]
    assert "httponly" in session
    assert "samesite=lax" in session
    assert "secure" not in session
    assert "max-age" not in session


def test_under_https_the_cookies_are_secure() -> None:
    added("wang", "leader")
    with TestClient(APP, "https://inspection", follow_redirects=False) as browser:
        told = sign(browser).headers.get_list("set-cookie")
    assert len(told) == 3
    assert [line for line in told if "max-age=0" not in line.lower() and "Secure" not in line] == []


@pytest.mark.parametrize("name", ["wang", "nobody"])
def test_a_wrong_password_tells_the_same_of_any_name(browser: TestClient, name: str) -> None:
    answer = fill_in(browser, name=name, password="wrong")
    assert answer.status_code == 401
    assert "账号或密码不对" in answer.text
    assert COOKIE not in browser.cookies


def test_after_too_many_tries_the_form_says_how_long_to_wait(browser: TestClient) -> None:
    answers = [sign(browser, "wrong") for _ in range(6)]
    assert [answer.status_code for answer in answers] == [401] * 5 + [429]
    assert "1 秒后再试" in answers[-1].text


def test_a_name_comes_back_as_text_and_never_as_html(browser: TestClient) -> None:
    answer = fill_in(browser, name='"><script>alert(1)</script>', password="wrong")
    assert "<script>" not in answer.text
    assert "&lt;script&gt;" in answer.text


@pytest.mark.parametrize("spoil", ["no word", "wrong word", "no cookie", "twice"])
def test_a_form_that_was_not_shown_just_now_signs_nobody_in(
    browser: TestClient, spoil: str
) -> None:
    once = ONCE.findall(browser.get("/auth/login").text)[0]
    data = {"name": "wang", "password": PASSWORD, "once": once}
    if spoil == "no word":
        del data["once"]
    elif spoil == "wrong word":
        data["once"] = "made-up"
    elif spoil == "no cookie":
        browser.cookies.clear()
    else:
        browser.post("/auth/login", data=data | {"password": "wrong"})
    answer = browser.post("/auth/login", data=data)
    assert answer.status_code == 400
    assert "请再填一次" in answer.text
    assert COOKIE not in browser.cookies


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://inspection"])
def test_another_site_signs_nobody_in_or_out(browser: TestClient, origin: str) -> None:
    for path in ("/auth/login", "/auth/logout", "/auth/password"):
        assert browser.post(path, headers={"origin": origin}).status_code == 403


OUTSIDE = [
    "https://evil.example", "//evil.example", "/\\evil.example", "\\\\evil.example", "http:evil",
    "/\t/evil.example", "javascript:alert(1)", "///evil.example", "evil.example", "", "/\n/evil",
    "/auth/login?next=//evil", "//[evil", "/%0d%0aSet-Cookie:a=b\r\nX: y",
]  # fmt: skip


@pytest.mark.parametrize("way", OUTSIDE)
def test_the_way_on_never_leaves_the_dashboard(browser: TestClient, way: str) -> None:
    assert inside(way) == "/"
    browser.get("/auth/login", params={"next": way})
    answer = fill_in(browser, name="wang", password=PASSWORD, next=way)
    assert answer.headers["location"] == "/"


@pytest.mark.parametrize("way", ["/", "/compare", "/county?counties=示南区&lang=en", "/a?b=//c"])
def test_the_way_on_within_the_dashboard_is_kept(way: str) -> None:
    assert inside(way) == way


def test_signing_out_ends_the_session_and_a_kept_cookie_is_worth_nothing(
    browser: TestClient,
) -> None:
    sign(browser)
    kept = browser.cookies[COOKIE]
    answer = browser.post("/auth/logout", headers={"origin": "http://inspection:8501"})
    assert answer.headers["location"].startswith("/auth/login")
    assert COOKIE not in browser.cookies
    browser.cookies.set(COOKIE, kept)
    assert browser.get("/county").status_code == 303


def test_nobody_is_signed_out_by_a_link(browser: TestClient) -> None:
    sign(browser)
    browser.get("/auth/logout")
    assert browser.get("/county").text == "figures for wang"


def test_a_first_password_is_changed_before_anything_is_shown(browser: TestClient) -> None:
    first = accounts.reset(ROOT, accounts.named("wang").account_id)
    answer = sign(browser, first, "/auth/login?next=/trends")
    assert answer.headers["location"].startswith("/auth/password")
    assert "先换成自己的密码" in browser.get(answer.headers["location"]).text
    assert browser.get("/trends").headers["location"] == "/auth/password?next=/trends"
    page = answer.headers["location"]
    changed = fill_in(browser, page, old=first, new=OTHER, again=OTHER)
    assert changed.headers["location"] == "/trends"
    assert browser.get("/trends").text == "figures for wang"


def test_a_changed_password_ends_all_other_sessions(browser: TestClient) -> None:
    sign(browser)
    elsewhere = sign_in.sign_in("wang", PASSWORD, sign_in.From("10.0.0.9")).token
    fill_in(browser, "/auth/password", old=PASSWORD, new=OTHER, again=OTHER)
    assert browser.get("/").text == "figures for wang"
    assert sessions.whoever(elsewhere) is None
    assert log.entries(ROOT)[0]["address"] == "testclient"


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"old": PASSWORD, "new": OTHER, "again": "x"}, "两次输入的新密码不一样"),
        ({"old": "wrong", "new": OTHER, "again": OTHER}, "现在的密码不对"),
        ({"old": PASSWORD, "new": "short", "again": "short"}, "至少要 10 个字"),
        ({"old": PASSWORD, "new": PASSWORD, "again": PASSWORD}, "和现在的一样"),
    ],
)
def test_a_password_that_cannot_be_is_told_and_nothing_changes(
    browser: TestClient, fields: dict[str, str], words: str
) -> None:
    sign(browser)
    answer = fill_in(browser, "/auth/password", **fields)
    assert answer.status_code == 400
    assert words in answer.text
    assert browser.get("/").text == "figures for wang"


def test_who_guesses_at_the_old_password_in_a_stolen_session_is_signed_out(
    browser: TestClient,
) -> None:
    sign(browser)
    for _ in range(5):
        fill_in(browser, "/auth/password", old="wrong", new=OTHER, again=OTHER)
    assert browser.get("/").status_code == 303


def test_a_password_is_changed_by_nobody_without_a_session(browser: TestClient) -> None:
    for answer in (browser.get("/auth/password"), browser.post("/auth/password")):
        assert answer.headers["location"] == "/auth/login"


def test_who_is_signed_in_already_is_not_asked_again(browser: TestClient) -> None:
    sign(browser)
    assert browser.get("/auth/login?next=/team").headers["location"] == "/team"


def test_the_page_needs_no_script_and_asks_no_other_host(browser: TestClient) -> None:
    shown = browser.get("/auth/login")
    assert "<script" not in shown.text
    assert re.findall(r'(?:src|href|url\()\s*=?\s*["\']?(https?:|//)', shown.text) == []
    assert shown.headers["cache-control"] == "no-store"
    assert "form-action 'self'" in shown.headers["content-security-policy"]


def test_the_page_is_complete_in_english(browser: TestClient) -> None:
    for page in ("/auth/login?lang=en", "/auth/login?next=/compare%3Flang%3Den"):
        words = re.sub(r"<style>.*?</style>", "", browser.get(page).text, flags=re.DOTALL)
        assert re.findall("[\u3400-\u9fff]+", words) in (["中"], ["市委巡察办", "中"])
    answer = fill_in(browser, "/auth/login?lang=en", name="wang", password="wrong")
    assert "Account or password is not right" in answer.text


def test_a_form_of_endless_length_is_not_read(browser: TestClient) -> None:
    answer = browser.post("/auth/login", content=b"name=" + b"x" * 100_000)
    assert answer.status_code == 400


def test_the_browser_that_signed_in_is_known_the_next_time(browser: TestClient) -> None:
    sign(browser)
    browser.post("/auth/logout")
    assert DEVICE in browser.cookies
    for _ in range(60):
        sign_in.sign_in("wang", "wrong", sign_in.From("10.6.6.6"))
        sign_in.sign_in("wang", "wrong", sign_in.From("testclient"))
    assert sign(browser).status_code == 303


def test_health_tells_a_stranger_only_that_it_runs(browser: TestClient) -> None:
    assert browser.get("/healthz").json() == {"status": "ok"}
