"""Signing in by the office's identity provider: away to it, back from it, and out of it.

The ways are links, not forms: a form whose answer leads to another host is stopped by form-action.
"""

import asyncio
import logging
from collections.abc import Callable
from typing import TypeVar

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from access import identity, visits
from access.identity import Identity, ProviderError
from access.sign_in import by_provider, provider_failed, provider_strayed
from access.visits import Visit
from api import form
from api.guard import LOGIN, PROVIDER, PROVIDER_BACK, PROVIDER_OUT
from api.sign_in import let_in, login_form, onwards, where
from text import language, say

WORD = "county_inspection_visit"
# A provider that does not answer may hold so many threads, and no more.
AT_ONCE = asyncio.Semaphore(8)
STATUS = {"provider_down": 503}
_log = logging.getLogger(__name__)
Told = TypeVar("Told")


async def away(request: Request) -> Response:
    """To the provider, with a visit begun; or the form, with what stood in the way."""
    wanted = form.inside(request.query_params.get("next", "/"))
    form.speak_as(request.query_params.get("lang", ""))
    session = request.scope["signed_in"]
    if (session and not session.must_change) or not identity.path().exists():
        return onwards(request, wanted) or RedirectResponse(LOGIN, status_code=303)
    origin = where(request).address
    begun = await run_in_threadpool(visits.begin, wanted, language(), origin)
    if begun is None:
        return form.show(request, login_form(wanted, say("access.provider_crowded")), 429)
    visit, word = begun
    try:
        way = await _asked(lambda: _way_in(visit))
    except ProviderError as error:
        return await _failed(request, wanted, error)
    answer = RedirectResponse(way, status_code=303, headers={"Cache-Control": "no-store"})
    form.set_cookie(request, answer, WORD, word, path=PROVIDER)
    return answer


async def back(request: Request) -> Response:
    """From the provider: one of our own sessions for the account of who signed in there."""
    visit = await run_in_threadpool(visits.end, request.query_params.get("state", ""))
    if visit is None:
        form.speak_as("")
        if way := onwards(request, "/"):
            return way
        await run_in_threadpool(provider_strayed, where(request))
        return form.show(request, login_form("/", say("access.provider_stale")), 400)
    form.speak_as(visit.language)
    if not visits.is_of(visit, request.cookies.get(WORD, "")):
        error = ProviderError("provider_refused", f"cookie {WORD}")
        return await _failed(request, visit.way, error, say("access.provider_stale"))
    try:
        name = await _asked(lambda: _name(visit, request))
    except ProviderError as error:
        return await _failed(request, visit.way, error)
    answer = await run_in_threadpool(by_provider, name, where(request))
    if answer.outcome != "provider":
        words = say(f"access.refused_{answer.outcome}", name=name)
        return form.show(request, login_form(visit.way, words), 403)
    welcome = let_in(request, answer.token, visit.way)
    welcome.delete_cookie(WORD, path=PROVIDER, httponly=True, samesite="lax")
    return welcome


async def out(request: Request) -> Response:
    """To where one signs out at the provider; to our form where there is no such."""
    form.speak_as(request.query_params.get("lang", ""))
    try:
        way = await _asked(_way_out) if identity.path().exists() else None
    except ProviderError as error:
        _tell(error)
        way = None
    return RedirectResponse(way or LOGIN, status_code=303)


async def _asked(ask: Callable[[], Told]) -> Told:
    async with AT_ONCE:
        return await run_in_threadpool(ask)


async def _failed(request: Request, wanted: str, error: ProviderError, words: str = "") -> Response:
    """The form, saying that the password still works; the reason is for the server's own log."""
    _tell(error)
    await run_in_threadpool(provider_failed, error.outcome, where(request))
    words = words or say(f"access.refused_{error.outcome}")
    status = STATUS.get(error.outcome, 403)
    return form.show(request, login_form(wanted, words), status)


def _tell(error: ProviderError) -> None:
    """The reason on one line: a foreign server had a hand in its words."""
    _log.warning(say("access.provider_failed", why=" ".join(str(error).split())))


def _way_in(visit: Visit) -> str:
    # a third of a second, which only an office that has a provider waits for
    from access import provider

    return provider.way_in(_set_up(), visit)


def _name(visit: Visit, request: Request) -> str:
    """The name that the provider gives, for the code that the browser brought back."""
    from access import provider

    own, told = _set_up(), request.query_params
    if told.get("iss", own.issuer) != own.issuer:
        raise ProviderError("provider_refused", f"iss {told['iss']!r}")
    if not told.get("code"):
        raise ProviderError("provider_refused", f"error {told.get('error', '')!r}")
    return provider.name_of(own, visit, told["code"])


def _way_out() -> str | None:
    from access import provider

    return provider.way_out(_set_up(), LOGIN)


def _set_up() -> Identity:
    own = identity.identity()
    if own is None:
        raise ProviderError("provider_down", str(identity.path()))
    return own


ROUTES = [
    Route(PROVIDER, away),
    Route(PROVIDER_BACK, back),
    Route(PROVIDER_OUT, out),
]
