"""Signing in by an identity provider: a real one on this machine, honest and otherwise."""

import hmac
import json
import re
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
import requests
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from access import accounts, database, identity, sessions, sign_in, visits
from access.accounts import Account
from access.identity import ProviderError
from access.sessions import COOKIE
from api import oidc
from api import sign_in as forms
from api.guard import Guard
from tests.access.people import PASSWORD, ROOT, Clock, added
from tests.api.provider import (
    CLIENT,
    DISCOVERY,
    FOREIGN_KEY,
    KEY,
    KEYS,
    SECRET,
    Provider,
    in_parts,
    plain,
    served,
    signed_by,
    unsigned,
)

HERE = "http://inspection:8501"
BUTTON = "用统一身份认证登录"
SCHEMA = Path(database.__file__).parent / "schema"


async def figures(request: Request) -> PlainTextResponse:
    return PlainTextResponse(f"figures for {request.scope['person'].name}")


APP = Starlette(
    routes=[*forms.ROUTES, *oidc.ROUTES, Route("/{page:path}", figures)],
    middleware=[Middleware(Guard)],
)


@pytest.fixture
def provider(own_folder: Path) -> Iterator[Provider]:
    """The provider, and the office set up for it."""
    with served(Provider(callback=f"{HERE}/auth/oidc/callback")) as provider:
        set_up(own_folder, issuer=provider.issuer)
        yield provider


@pytest.fixture
def wang() -> Account:
    """An account that knows its password."""
    return added("wang", "leader")


@pytest.fixture
def browser(wang: Account) -> Iterator[TestClient]:
    """A browser on another machine."""
    with TestClient(APP, HERE, follow_redirects=False) as client:
        client.headers["accept"] = "text/html"
        yield client


def set_up(folder: Path, **settings: str) -> Path:
    """The settings of the office, readable for us alone."""
    told = {"address": HERE, "client_id": CLIENT, "client_secret": SECRET} | settings
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "identity.toml"
    lines = (f"{name} = {json.dumps(value)}\n" for name, value in told.items())
    file.write_text("".join(lines), encoding="utf-8")
    file.chmod(0o600)
    return file


def way_of(browser: TestClient, page: str = "/auth/oidc") -> str:
    """Away to the provider, and the address to which it sends the browser back."""
    away = browser.get(page)
    assert away.status_code == 303, away.text
    told = requests.get(away.headers["location"], allow_redirects=False, timeout=5)
    assert told.status_code == 302, told.text
    return told.headers["location"]


def come_by(browser: TestClient, page: str = "/auth/oidc") -> Any:
    """Away and back."""
    return browser.get(way_of(browser, page))


def outcomes() -> list[tuple[str | None, str]]:
    """The sign-in log, newest first."""
    return [(row["name"], row["outcome"]) for row in sign_in.newest(ROOT)]


def test_who_the_provider_vouches_for_is_let_in_to_where_they_were_going(
    browser: TestClient, provider: Provider
) -> None:
    form = browser.get(browser.get("/compare?city=示例市").headers["location"])
    (way,) = re.findall(rf'href="([^"]+)">{BUTTON}<', form.text)
    answer = come_by(browser, way.replace("&amp;", "&"))
    assert answer.status_code == 303
    there = browser.get(answer.headers["location"])
    assert there.text == "figures for wang"
    assert there.url.params["city"] == "示例市"
    assert outcomes() == [("wang", "provider")]
    assert accounts.named("wang").signed_in_at is not None


def test_the_session_is_one_of_ours_like_any_other(browser: TestClient, provider: Provider) -> None:
    come_by(browser)
    session = sessions.whoever(browser.cookies[COOKIE])
    assert session is not None
    assert (session.person.name, session.person.role) == ("wang", "leader")
    sessions.revoke(ROOT, session.session_id)
    assert browser.get("/").status_code == 303


def test_the_cookies_are_for_no_script_and_no_other_site(
    browser: TestClient, provider: Provider
) -> None:
    away = browser.get("/auth/oidc")
    (visit,) = [line.lower() for line in away.headers.get_list("set-cookie")]
    assert visit.startswith(oidc.WORD)
    assert {"httponly", "samesite=lax", "path=/auth/oidc"} <= set(visit.split("; "))
    told = come_by(browser).headers.get_list("set-cookie")
    (session,) = [line.lower() for line in told if line.startswith(f"{COOKIE}=")]
    assert {"httponly", "samesite=lax", "path=/"} <= set(session.split("; "))
    assert [line for line in told if line.startswith(oidc.WORD) and "Max-Age=0" in line]


def test_under_https_the_cookies_are_secure(
    wang: Account, provider: Provider, own_folder: Path
) -> None:
    safe = "https://inspection"
    set_up(own_folder, issuer=provider.issuer, address=safe)
    provider.callback = f"{safe}/auth/oidc/callback"
    with TestClient(APP, safe, follow_redirects=False) as browser:
        lines = browser.get("/auth/oidc").headers.get_list("set-cookie")
        lines += come_by(browser).headers.get_list("set-cookie")
    assert len(lines) == 4
    assert [line for line in lines if "Max-Age=0" not in line and "Secure" not in line] == []


def test_what_goes_to_the_provider_tells_it_no_secret(
    browser: TestClient, provider: Provider
) -> None:
    url = browser.get("/auth/oidc").headers["location"]
    asked = {name: one for name, (one,) in parse_qs(urlsplit(url).query).items()}
    assert asked["code_challenge_method"] == "S256"
    assert asked["scope"] == "openid profile"
    assert asked["nonce"] != asked["state"] != asked["code_challenge"]
    assert not {SECRET, browser.cookies[oidc.WORD]} & set(asked.values())


def test_a_client_without_a_secret_is_shown_by_pkce_alone(
    browser: TestClient, provider: Provider, own_folder: Path
) -> None:
    set_up(own_folder, issuer=provider.issuer, client_secret="")
    come_by(browser)
    assert outcomes() == [(None, "provider_refused")]


def test_a_provider_that_wants_the_secret_in_the_form_gets_it_there(
    browser: TestClient, provider: Provider
) -> None:
    provider.auth_methods = ("client_secret_post",)
    come_by(browser)
    assert browser.get("/").text == "figures for wang"


def test_a_name_that_only_the_userinfo_tells_is_asked_for_there(
    browser: TestClient, provider: Provider
) -> None:
    provider.person = {}
    provider.metadata = {"userinfo_endpoint": f"{provider.issuer}/userinfo"}
    provider.info = {"sub": "7", "preferred_username": "wang"}
    come_by(browser)
    assert browser.get("/").text == "figures for wang"


def test_userinfo_of_somebody_else_vouches_for_nobody(
    browser: TestClient, provider: Provider
) -> None:
    provider.person = {}
    provider.metadata = {"userinfo_endpoint": f"{provider.issuer}/userinfo"}
    provider.info = {"sub": "8", "preferred_username": "wang"}
    assert_refused(browser, come_by(browser))


@pytest.mark.parametrize("verified", [True, False, "true", None])
def test_a_mail_address_counts_only_where_the_provider_has_verified_it(
    browser: TestClient, provider: Provider, own_folder: Path, verified: object
) -> None:
    added("li@office.example", "leader")
    set_up(own_folder, issuer=provider.issuer, claim="email", scope="openid email")
    provider.person = {"email": "li@office.example", "email_verified": verified}
    come_by(browser)
    is_in = browser.get("/").text == "figures for li@office.example"
    assert is_in == (verified is True)


def assert_refused(browser: TestClient, answer: Any, *expected: str) -> None:
    """Nobody is in, the form says so and takes a password, and the attempt is in the log."""
    assert answer.status_code in {403, 503}
    assert COOKIE not in browser.cookies
    name, outcome = outcomes()[0]
    assert name is None
    assert outcome in (expected or {"provider_refused"})
    assert 'name="password"' in answer.text
    assert browser.get("/").status_code == 303


def hmac_with_the_public_key(claims: dict[str, Any]) -> str:
    """Signed as if the key that everybody can read were a shared secret."""
    signed = in_parts({"alg": "HS256", "kid": "one"}, claims)
    return f"{signed}.{plain(hmac.digest(KEY.as_pem(), signed.encode(), 'sha256'))}"


def with_other_claims(claims: dict[str, Any]) -> str:
    """Signed for somebody else, and altered."""
    header, _, signature = signed_by(KEY)(claims | {"preferred_username": "li"}).split(".")
    return f"{header}.{in_parts({}, claims).split('.')[1]}.{signature}"


@pytest.mark.parametrize(
    "claims",
    [
        {"iss": "https://other.example"},
        {"iss": None},
        {"aud": "another-client"},
        {"aud": [CLIENT, "another-client"]},
        {"aud": "another-client", "azp": CLIENT},
        {"aud": None},
        {"azp": "another-client"},
        {"nonce": "another"},
        {"nonce": None},
        {"exp": 1_700_000_000},
        {"exp": None},
        {"exp": "never"},
        {"iat": 9_999_999_999},
        {"iat": None},
        {"sub": None},
        {"at_hash": "AAAAAAAAAAAAAAAAAAAAAA"},
        {"preferred_username": None},
        {"preferred_username": ""},
        {"preferred_username": ["wang"]},
    ],
)
def test_a_token_for_another_purpose_lets_nobody_in(
    browser: TestClient, provider: Provider, claims: dict[str, object]
) -> None:
    provider.claims = claims
    assert_refused(browser, come_by(browser))


@pytest.mark.parametrize(
    "sign",
    [
        unsigned,
        hmac_with_the_public_key,
        signed_by(FOREIGN_KEY),
        signed_by(KEY, kid="two"),
        lambda claims: signed_by(KEY)(claims)[:-6] + "AAAAAA",
        with_other_claims,
        lambda claims: "no token",
        lambda claims: "",
        lambda claims: None,
    ],
)
def test_a_token_that_the_provider_did_not_sign_lets_nobody_in(
    browser: TestClient, provider: Provider, sign: Callable[[dict[str, Any]], str]
) -> None:
    provider.sign = sign
    assert_refused(browser, come_by(browser))


def test_a_state_that_was_never_given_out_lets_nobody_in(
    browser: TestClient, provider: Provider
) -> None:
    way = way_of(browser)
    spoiled = re.sub(r"state=\w+", "state=made-up", way)
    answer = browser.get(spoiled)
    assert answer.status_code == 400
    assert "登录没有走完" in answer.text
    assert COOKIE not in browser.cookies
    assert "/token" not in provider.asked
    assert outcomes() == [(None, "provider_refused")]


@pytest.mark.usefixtures("wang")
def test_made_up_ways_back_do_not_fill_the_log(clock: Clock) -> None:
    def bring(many: int) -> int:
        with TestClient(APP, HERE, client=("10.0.0.9", 1)) as stranger:
            for number in range(many):
                assert stranger.get(f"/auth/oidc/callback?state={number}").status_code == 400
        assert {row["address"] for row in sign_in.newest(ROOT)} == {"10.0.0.9"}
        return len(outcomes())

    free = sign_in.FREE["stray"]
    assert bring(free + 20) == free
    clock.turn(seconds=2)
    assert bring(20) == free + 1
    # an office behind the same address signs in as ever
    assert sign_in.sign_in("wang", PASSWORD, sign_in.From("10.0.0.9")).outcome == "signed_in"


def test_the_way_back_of_another_browser_lets_nobody_in(
    browser: TestClient, provider: Provider
) -> None:
    with TestClient(APP, HERE, follow_redirects=False) as other:
        way = way_of(other)
    answer = browser.get(way)
    assert_refused(browser, answer)
    assert "登录没有走完" in answer.text
    assert "/token" not in provider.asked


def test_a_way_back_leads_in_once(browser: TestClient, provider: Provider) -> None:
    way, word = way_of(browser), browser.cookies[oidc.WORD]
    assert browser.get(way).status_code == 303
    browser.cookies.clear()
    browser.cookies.set(oidc.WORD, word)
    assert browser.get(way).status_code == 400
    assert COOKIE not in browser.cookies
    assert outcomes() == [(None, "provider_refused"), ("wang", "provider")]


def test_a_code_of_an_earlier_visit_lets_nobody_in(browser: TestClient, provider: Provider) -> None:
    used = way_of(browser)
    browser.get(used)
    browser.cookies.clear()
    code = parse_qs(urlsplit(used).query)["code"][0]
    fresh = re.sub(r"code=[^&]+", f"code={code}", way_of(browser))
    assert_refused(browser, browser.get(fresh))


def test_a_code_that_somebody_else_was_given_lets_nobody_in(
    browser: TestClient, provider: Provider
) -> None:
    with TestClient(APP, HERE, follow_redirects=False) as other:
        stolen = parse_qs(urlsplit(way_of(other)).query)["code"][0]
    way = re.sub(r"code=[^&]+", f"code={stolen}", way_of(browser))
    assert_refused(browser, browser.get(way))


def test_an_answer_of_another_provider_lets_nobody_in(
    browser: TestClient, provider: Provider
) -> None:
    way = re.sub(r"iss=[^&]+", "iss=https%3A%2F%2Fother.example", way_of(browser))
    assert_refused(browser, browser.get(way))
    assert "/token" not in provider.asked


def test_who_changes_their_mind_at_the_provider_is_back_at_the_form(
    browser: TestClient, provider: Provider
) -> None:
    state = parse_qs(urlsplit(way_of(browser)).query)["state"][0]
    told = urlencode({"error": "access_denied", "state": state})
    assert_refused(browser, browser.get(f"/auth/oidc/callback?{told}"))


def test_a_visit_is_over_after_ten_minutes(
    clock: Clock, browser: TestClient, provider: Provider
) -> None:
    way = way_of(browser)
    clock.turn(minutes=11)
    assert browser.get(way).status_code == 400
    assert COOKIE not in browser.cookies


def test_who_has_no_account_stays_out_and_none_is_made(
    browser: TestClient, provider: Provider
) -> None:
    provider.person = {"preferred_username": "<b>stranger</b>"}
    answer = come_by(browser)
    assert_refused(browser, answer, "provider_unknown")
    assert "&lt;b&gt;stranger&lt;/b&gt;" in answer.text
    assert [one.name for one in accounts.every()] == ["wang"]


@pytest.mark.parametrize("name", ["ｗａｎｇ", " wang", "wang\u200b", "wan\u0261", "\u212aarl"])
def test_a_name_that_only_looks_alike_is_nobodys(
    browser: TestClient, provider: Provider, name: str
) -> None:
    added("karl", "leader")
    provider.person = {"preferred_username": name}
    assert_refused(browser, come_by(browser), "provider_unknown")


def test_case_does_not_tell_names_apart(browser: TestClient, provider: Provider) -> None:
    provider.person = {"preferred_username": "Wang"}
    come_by(browser)
    assert browser.get("/").text == "figures for wang"


@pytest.mark.parametrize(
    ("flag", "outcome", "words"),
    [("is_locked", "locked", "已锁定"), ("is_disabled", "disabled", "已停用")],
)
def test_a_shut_account_stays_out_whatever_the_provider_says(
    browser: TestClient, provider: Provider, wang: Account, flag: str, outcome: str, words: str
) -> None:
    accounts.set_flag(ROOT, wang.account_id, flag, True)
    answer = come_by(browser)
    assert answer.status_code == 403
    assert words in answer.text
    assert COOKIE not in browser.cookies
    assert outcomes() == [("wang", outcome)]


def test_locking_an_account_ends_a_session_that_the_provider_opened(
    browser: TestClient, provider: Provider, wang: Account
) -> None:
    come_by(browser)
    accounts.set_flag(ROOT, wang.account_id, "is_locked", True)
    assert browser.get("/").status_code == 303


def test_a_first_password_keeps_nobody_out_who_comes_by_the_provider(
    browser: TestClient, provider: Provider, wang: Account
) -> None:
    first = accounts.reset(ROOT, wang.account_id)
    come_by(browser)
    assert browser.get("/trends").text == "figures for wang"
    half_way = sign_in.sign_in("wang", first, sign_in.From("10.0.0.9"))
    assert half_way.must_change
    browser.cookies.clear()
    browser.cookies.set(COOKIE, half_way.token)
    assert browser.get("/trends").headers["location"].startswith("/auth/password")
    assert browser.get("/auth/oidc").headers["location"].startswith(provider.issuer)


def test_guessing_at_a_password_keeps_nobody_out_who_comes_by_the_provider(
    browser: TestClient, provider: Provider
) -> None:
    for _ in range(8):
        sign_in.sign_in("wang", "wrong", sign_in.From("testclient"))
    come_by(browser)
    assert browser.get("/").text == "figures for wang"
    assert sign_in.sign_in("wang", PASSWORD, sign_in.From("testclient")).outcome == "waiting"


OUTSIDE = [
    "https://evil.example",
    "//evil.example",
    "/\\evil.example",
    "/auth/logout",
]


@pytest.mark.parametrize("way", OUTSIDE)
def test_the_way_on_never_leaves_the_dashboard(
    browser: TestClient, provider: Provider, way: str
) -> None:
    answer = come_by(browser, f"/auth/oidc?{urlencode({'next': way})}")
    assert answer.headers["location"] == "/"


GARBAGE = [
    (500, b"", {}),
    (200, b"<html>", {}),
    (200, b"[]", {}),
    (200, b"{}", {}),
    (200, b'{"keys": 7}', {}),
    (200, b'{"keys": [7]}', {}),
    (200, b'{"keys": [{"kty": "RSA"}]}', {}),
    (200, b'{"id_token": {}, "access_token": []}', {}),
    (200, b'{"error": "invalid\\nclient"}', {}),
    (302, b"", {"Location": "https://evil.example/"}),
]


@pytest.mark.parametrize(
    ("path", "answer"),
    [
        *((DISCOVERY, answer) for answer in GARBAGE[:4]),
        *((KEYS, answer) for answer in GARBAGE[3:7]),
        *(("/token", answer) for answer in (*GARBAGE[:4], *GARBAGE[7:])),
    ],
)
def test_a_broken_provider_is_told_and_a_password_still_leads_in(
    browser: TestClient,
    provider: Provider,
    path: str,
    answer: tuple[int, bytes, dict[str, str]],
    caplog: pytest.LogCaptureFixture,
) -> None:
    way = way_of(browser)
    provider.instead[path] = answer
    assert_refused(browser, browser.get(way), "provider_down", "provider_refused")
    assert len(caplog.messages[-1].splitlines()) == 1
    shown = browser.get("/auth/login").text
    once = re.findall(r'name="once" value="([^"]+)"', shown)[0]
    data = {"name": "wang", "password": PASSWORD, "once": once}
    assert browser.post("/auth/login", data=data).headers["location"] == "/"


def test_a_provider_that_is_not_there_is_told(
    browser: TestClient, own_folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    set_up(own_folder, issuer="http://127.0.0.1:9")
    answer = browser.get("/auth/oidc?next=/team")
    assert answer.status_code == 503
    assert_refused(browser, answer, "provider_down")
    assert "现在连不上" in answer.text
    assert "127.0.0.1" not in answer.text
    assert "127.0.0.1" in caplog.text
    assert 'value="/team"' in answer.text


@pytest.mark.parametrize(
    "metadata",
    [
        {"issuer": "https://other.example"},
        {"authorization_endpoint": "http://far.example/authorize"},
        {"authorization_endpoint": None},
        {"authorization_endpoint": "javascript:alert(1)"},
    ],
)
def test_a_provider_that_says_strange_things_of_itself_is_not_followed(
    browser: TestClient, provider: Provider, metadata: dict[str, Any]
) -> None:
    provider.metadata = metadata
    assert_refused(browser, browser.get("/auth/oidc"), "provider_down")


@pytest.mark.parametrize("name", ["token_endpoint", "jwks_uri"])
def test_secrets_and_keys_travel_by_https_alone(
    browser: TestClient, provider: Provider, name: str
) -> None:
    provider.metadata = {name: "http://far.example/"}
    assert_refused(browser, come_by(browser), "provider_down")


@pytest.mark.parametrize("path", [DISCOVERY, KEYS, "/token"])
def test_a_provider_that_sends_us_on_is_not_followed(
    browser: TestClient, provider: Provider, path: str
) -> None:
    way = way_of(browser)
    provider.instead[path] = (307, b"", {"Location": "/elsewhere"})
    assert_refused(browser, browser.get(way), "provider_down", "provider_refused")
    assert "/elsewhere" not in provider.asked


def test_the_authority_of_the_office_is_the_one_that_counts(
    browser: TestClient, provider: Provider, own_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[object] = []
    sending = requests.adapters.HTTPAdapter.send

    def send(self: requests.adapters.HTTPAdapter, *args: Any, **told: Any) -> requests.Response:
        seen.append(told["verify"])
        return sending(self, *args, **told)

    (own_folder / "office-ca.pem").write_text("", encoding="utf-8")
    set_up(own_folder, issuer=provider.issuer, ca_file="office-ca.pem")
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(own_folder / "identity.toml"))
    way = way_of(browser)
    monkeypatch.setattr(requests.adapters.HTTPAdapter, "send", send)
    browser.get(way)
    assert seen == [str(own_folder / "office-ca.pem")] * 3


def test_without_the_file_nothing_is_offered_and_nobody_is_asked(
    browser: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def asked(*_: object, **__: object) -> None:
        raise AssertionError("somebody was asked")

    monkeypatch.setattr(requests.Session, "request", asked)
    assert "oidc" not in browser.get("/auth/login").text
    assert browser.get("/auth/oidc").headers["location"] == "/auth/login"
    assert browser.get("/auth/oidc/out").headers["location"] == "/auth/login"
    assert browser.get("/auth/oidc/callback?code=x&state=y").status_code == 400


@pytest.mark.parametrize(
    ("settings", "word"),
    [
        ({"address": ""}, "address"),
        ({"address": "inspection:8501"}, "address"),
        ({"address": f"{HERE}/dashboard"}, "address"),
        ({"issuer": "http://id.example"}, "issuer"),
        ({"issuer": "https://"}, "issuer"),
        ({"client_id": ""}, "client_id"),
        ({"scope": "profile"}, "scope"),
        ({"ca_file": "nowhere.pem"}, "ca_file"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_settings_with_a_mistake_name_it(
    own_folder: Path, settings: dict[str, str], word: str
) -> None:
    set_up(own_folder, **{"issuer": "https://id.example"} | settings)
    with pytest.raises(ProviderError, match=word):
        identity.identity()


@pytest.mark.skipif("os.name != 'posix'")
def test_a_file_that_others_can_read_is_refused_and_the_button_says_so(
    browser: TestClient, provider: Provider, own_folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (own_folder / "identity.toml").chmod(0o640)
    assert BUTTON in browser.get("/auth/login").text
    assert_refused(browser, browser.get("/auth/oidc"), "provider_down")
    assert "chmod 600" in caplog.text
    assert SECRET not in caplog.text


def test_too_many_visits_of_one_address_are_slowed_down(
    browser: TestClient, provider: Provider, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(visits, "MOST_AT_ONCE", 2)
    answers = [browser.get("/auth/oidc").status_code for _ in range(3)]
    assert answers == [303, 303, 429]


def test_signing_out_offers_the_way_out_of_the_provider_too(
    browser: TestClient, provider: Provider
) -> None:
    provider.metadata = {"end_session_endpoint": f"{provider.issuer}/end"}
    come_by(browser)
    left = browser.post("/auth/logout").headers["location"]
    assert COOKIE not in browser.cookies
    form = browser.get(left).text
    assert "同时退出统一身份认证" in form
    away = urlsplit(browser.get("/auth/oidc/out").headers["location"])
    asked = {"client_id": [CLIENT], "post_logout_redirect_uri": [f"{HERE}/auth/login"]}
    assert away.path == "/end"
    assert parse_qs(away.query) == asked


def test_who_came_by_password_is_not_offered_the_way_out_of_the_provider(
    browser: TestClient, provider: Provider
) -> None:
    browser.cookies.set(COOKIE, sign_in.sign_in("wang", PASSWORD, sign_in.From("x")).token)
    left = browser.post("/auth/logout").headers["location"]
    assert "同时退出" not in browser.get(left).text


def test_a_provider_without_a_way_out_leads_back_to_the_form(
    browser: TestClient, provider: Provider
) -> None:
    assert browser.get("/auth/oidc/out").headers["location"] == "/auth/login"


def test_the_button_says_what_the_office_calls_it_and_speaks_english(
    browser: TestClient, provider: Provider, own_folder: Path
) -> None:
    assert "Sign in through the identity provider" in browser.get("/auth/login?lang=en").text
    set_up(own_folder, issuer=provider.issuer, label="<政务> 统一登录")
    assert "&lt;政务&gt; 统一登录" in browser.get("/auth/login").text


def test_a_file_of_accounts_from_before_keeps_its_accounts_sessions_and_sign_ins(
    own_folder: Path,
) -> None:
    own_folder.mkdir()
    old = sqlite3.connect(database.access_path(), isolation_level=None)
    for number in ("0001_accounts", "0002_log_stays"):
        old.executescript((SCHEMA / f"{number}.sql").read_text(encoding="utf-8"))
    values = ("wang", "王", "leader", "x", "2026-01-01", "2026-01-01")
    old.execute("insert into account values (1, ?, ?, ?, '', ?, 0, 0, 0, ?, ?)", values)
    values = (sessions.hash_of("t"), database.stamp(database.now()), "2099")
    old.execute("insert into session values (1, ?, 1, ?, ?, '', '', null, null)", values)
    old.execute("insert into sign_in values ('2026-02-02', 1, 'wrong', '10.0.0.9', '')")
    old.close()
    session = sessions.whoever("t")
    assert session is not None
    assert not session.by_provider
    assert outcomes() == [("wang", "wrong")]
