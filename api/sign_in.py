"""Signing in and out and changing one's password: forms that need no script, answered here."""

import asyncio
from functools import partial
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from access import identity, passwords, sessions, sign_in
from access.accounts import AccountError
from access.identity import ProviderError
from access.sessions import COOKIE, Session
from access.sign_in import Answer, From
from api import form
from api.form import Form, inside
from api.guard import LOGIN, LOGOUT, PASSWORD, PROVIDER, PROVIDER_OUT
from text import language, say

DEVICE = "county_inspection_device"
DEVICE_DAYS = 180
# A hash takes 64 MiB and a core: no crowd at the door may take all of them.
AT_ONCE = asyncio.Semaphore(3)


async def login(request: Request) -> Response:
    """The form, and its answer: a session and the way to where the person was going."""
    if request.method != "POST":
        wanted = request.query_params.get("next", "/")
        form.speak_as(request.query_params.get("lang", _language_of(wanted)))
        left = "left" in request.query_params
        return onwards(request, wanted) or form.show(request, login_form(wanted, left=left))
    told = await form.answered(request)
    if told is None:
        return form.show(request, login_form("/", say("access.form_expired")), 400)
    name, wanted = told.get("name", ""), inside(told.get("next", "/"))
    judge = partial(sign_in.sign_in, name, told.get("password", ""), where(request))
    async with AT_ONCE:
        answer = await run_in_threadpool(judge)
    if answer.outcome != "signed_in":
        status = 429 if answer.outcome == "waiting" else 401
        return form.show(request, login_form(wanted, _why_not(answer), name), status)
    first = {"next": wanted, "lang": told.get("lang", "")}
    way = f"{PASSWORD}?{urlencode(first)}" if answer.must_change else wanted
    welcome = let_in(request, answer.token, way)
    form.set_cookie(request, welcome, DEVICE, answer.device, path="/auth", days=DEVICE_DAYS)
    return welcome


async def logout(request: Request) -> Response:
    """The session ended, and the way back to the form."""
    token = request.cookies.get(COOKIE)
    leave = partial(sign_in.sign_out, where=where(request))
    ended = await run_in_threadpool(leave, token) if token else None
    spoken = {"lang": request.query_params.get("lang", "")}
    left = {"left": ""} if ended and ended.by_provider else {}
    answer = RedirectResponse(f"{LOGIN}?{urlencode(spoken | left)}", status_code=303)
    answer.delete_cookie(COOKIE, httponly=True, samesite="lax")
    return answer


async def password(request: Request) -> Response:
    """The form for another password, and its answer: a new session instead of all old ones."""
    session: Session | None = request.scope["signed_in"]
    if session is None or not session.session_id:
        return RedirectResponse(LOGIN, status_code=303)
    if request.method != "POST":
        form.speak_as(request.query_params.get("lang", ""))
        return form.show(request, _password(session, request.query_params.get("next", "/")))
    told = await form.answered(request)
    wanted = inside(told.get("next", "/")) if told else "/"
    why = say("access.form_expired") if told is None else ""
    if told and told.get("new") != told.get("again"):
        why = say("access.not_the_same")
    if told is None or why:
        return form.show(request, _password(session, wanted, why), 400)
    change = partial(sign_in.change_password, session, told.get("old", ""), told.get("new", ""))
    try:
        async with AT_ONCE:
            token = await run_in_threadpool(change, where(request))
    except AccountError as error:
        words = say(error.key, **error.values)
        return form.show(request, _password(session, wanted, words), 400)
    return let_in(request, token, wanted)


def where(request: Request) -> From:
    """Where a request comes from, as sign-in and log keep it."""
    address = request.client.host if request.client else ""
    agent = request.headers.get("user-agent", "")
    return From(address, agent, request.cookies.get(DEVICE, ""))


def let_in(request: Request, token: str, way: str) -> Response:
    """On the way, with the token of a session."""
    answer = RedirectResponse(way, status_code=303, headers={"Cache-Control": "no-store"})
    form.set_cookie(request, answer, COOKIE, token)
    answer.delete_cookie(form.ONCE, path="/auth", httponly=True, samesite="lax")
    return answer


def onwards(request: Request, wanted: str) -> Response | None:
    """The way on for who is signed in already, or needs not be."""
    session: Session | None = request.scope["signed_in"]
    if session is None:
        return None
    way = PASSWORD if session.must_change else inside(wanted)
    return RedirectResponse(way, status_code=303)


def login_form(wanted: str, told: str = "", name: str = "", *, left: bool = False) -> Form:
    """The form for account and password; after one has `left`, the way out of the provider too."""
    hint = say("access.login_hint", minutes=int(sessions.IDLE.total_seconds() // 60))
    aside = _by_provider(inside(wanted), left)
    return Form("login", ("name", "password"), inside(wanted), told, hint, name, aside)


def _by_provider(wanted: str, left: bool) -> list[tuple[str, str]]:
    """The ways to the identity provider, where one is set up; settings with a mistake are told by
    the way itself.
    """
    try:
        own = identity.identity()
    except ProviderError:
        own = identity.NOBODY
    if own is None:
        return []
    asked = {"next": wanted, "lang": language()}
    # by the name that the provider sends people back to: the cookie of the visit belongs to it
    way = f"{own.address}{PROVIDER}?{urlencode(asked)}"
    ways = [(way, own.label or say("access.provider_button"))]
    leave = (f"{PROVIDER_OUT}?{urlencode({'lang': language()})}", say("access.provider_leave"))
    return [*ways, leave] if left else ways


def _password(session: Session, wanted: str, told: str = "") -> Form:
    first = say("access.first_password") if session.must_change else ""
    hint = say("access.password_hint", shortest=passwords.SHORTEST)
    return Form("password", ("old", "new", "again"), inside(wanted), told or first, hint)


def _why_not(answer: Answer) -> str:
    """Why nobody was let in; the same words whether there is such an account or not."""
    if answer.outcome == "waiting":
        seconds = max(int(answer.wait.total_seconds()), 1)
        minutes, unit = (seconds // 60 + 1, "minutes") if seconds > 60 else (seconds, "seconds")
        return say(f"access.wait_{unit}", count=minutes)
    return say(f"access.refused_{answer.outcome}")


def _language_of(way: str) -> str:
    """The language of the page that the person was going to."""
    return "en" if "lang=en" in way else ""


ROUTES = [
    Route(LOGIN, login, methods=["GET", "POST"]),
    Route(LOGOUT, logout, methods=["POST"]),
    Route(PASSWORD, password, methods=["GET", "POST"]),
]
