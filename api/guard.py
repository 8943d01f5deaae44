"""Who may speak to the dashboard at all, and what a browser may do with its answers."""

import ipaddress
import logging
from collections.abc import Sequence
from urllib.parse import quote, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from access import sessions, tokens
from access.identity import CALLBACK
from access.sessions import Session
from loaders.limits import MOST_BYTES
from loaders.turns import Allowance, TooManyError
from queries.remote import HEALTH_ROUTE, LOCAL_ROUTE
from text import say

_log = logging.getLogger(__name__)
CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval' 'wasm-unsafe-eval' blob:",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self' ws: wss: data: blob:",
        "worker-src 'self' blob:",
        "frame-src 'self' blob: data:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'self'",
    )
)
SAFE_HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


# Answered to strangers, because they show nothing, or judge for themselves who asks.
LOGIN, LOGOUT, PASSWORD = "/auth/login", "/auth/logout", "/auth/password"
PROVIDER, PROVIDER_BACK, PROVIDER_OUT = "/auth/oidc", CALLBACK, "/auth/oidc/out"
OPEN = {
    *(LOGIN, LOGOUT, PASSWORD, PROVIDER, PROVIDER_BACK, PROVIDER_OUT),
    *("/favicon.png", HEALTH_ROUTE, LOCAL_ROUTE),
}
PROGRAMS, UPLOADS = "/api/", "/_stcore/upload_file/"
_uploaded = Allowance()


class Guard:
    """Refuses strangers and puts the safe headers on every answer.

    Pure ASGI, because Starlette's BaseHTTPMiddleware never sees the WebSocket. Whoever is let in
    stands in the scope: "signed_in" of a browser (None for a stranger at an open door), "person".
    """

    def __init__(self, app: ASGIApp, hosts: Sequence[str] = ()) -> None:
        self.app, self.hosts = app, frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse; a refused WebSocket is closed before it opens."""
        send_safely = _with_safe_headers(send)
        refusal = None if scope["type"] == "lifespan" else self._judged(scope) or _too_much(scope)
        if refusal is None:
            await self._passed_on(scope, receive, send_safely)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        else:
            await refusal(scope, receive, send_safely)

    async def _passed_on(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer; where that fails before it has begun, say so in our words."""
        begun = scope["type"] != "http"

        async def begin(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self.app(scope, receive, begin)
        except Exception:  # the error boundary of this edge: server
            if begun:
                raise
            _log.exception("a request failed")
            await _told("api.failed", 500)(scope, receive, send)

    def _judged(self, scope: Scope) -> Response | None:
        """What refuses the request, or None; who asks is written into the scope."""
        asked = HTTPConnection(scope)
        if not _from_its_own_page(asked.headers) or not self._names_us(asked.headers):
            return _told("api.foreign_page", 403)
        session = sessions.whoever(asked.cookies.get(sessions.COOKIE))
        scope["signed_in"], scope["person"] = session, session.person if session else None
        if session and not session.session_id:
            return None if from_this_machine(asked) else _told("api.only_this_machine", 403)
        if scope["path"] in OPEN:
            return None
        if session is None and scope["path"].startswith(PROGRAMS):
            scope["person"] = tokens.bearer(_bearer(asked.headers))
            return None if scope["person"] else _told("api.no_token", 401)
        return _refusal(scope, session)

    def _names_us(self, headers: Headers) -> bool:
        return not self.hosts or _hostname(headers.get("host", "")) in self.hosts


def _refusal(scope: Scope, session: Session | None) -> Response | None:
    """A person is sent to where they sign in, or choose a password; anything else is refused."""
    if session and not session.must_change:
        return None
    is_page = scope["type"] == "http" and scope["method"] in {"GET", "HEAD"}
    wants_page = "text/html" in Headers(scope=scope).get("accept", "")
    if not is_page or not wants_page:
        return _told("api.not_signed_in", 401)
    query = scope["query_string"].decode("latin-1")
    here = scope["path"] + (f"?{query}" if query else "")
    form = LOGIN if session is None else PASSWORD
    way = f"{form}?next={quote(here)}"
    return RedirectResponse(way, status_code=303, headers={"Cache-Control": "no-store"})


def _too_much(scope: Scope) -> Response | None:
    """Who sends file after file is refused: Streamlit holds each in memory until a session ends."""
    if scope.get("method") != "PUT" or not scope["path"].startswith(UPLOADS):
        return None
    length = Headers(scope=scope).get("content-length", "")
    try:
        _uploaded.take(scope["person"], int(length) if length.isdecimal() else MOST_BYTES)
    except TooManyError as problem:
        return PlainTextResponse(str(problem), status_code=429)
    return None


def _told(key: str, status: int) -> Response:
    return PlainTextResponse(say(key), status_code=status)


def _from_its_own_page(headers: Headers) -> bool:
    """Whether no page of another origin asks.

    Judged here because Streamlit would ask a host on the internet for its own address before it
    refused a foreign one.
    """
    origin = headers.get("origin")
    try:
        return origin is None or urlsplit(origin).netloc == headers.get("host", "")
    except ValueError:  # an address that is none
        return False


def _bearer(headers: Headers) -> str:
    kind, _, token = headers.get("authorization", "").partition(" ")
    return token if kind.lower() == "bearer" else ""


def from_this_machine(asked: HTTPConnection) -> bool:
    """Whether this machine asks, and names itself as host: that closes the door on rebinding."""
    client = asked.client.host if asked.client else ""
    return is_loopback(client) and is_loopback(_hostname(asked.headers.get("host", "")))


def is_loopback(host: str) -> bool:
    """Whether `host` (a name or an address) can only mean this machine."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _hostname(host: str) -> str:
    """The host of a Host header without its port and brackets; "" where it is malformed."""
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def _with_safe_headers(send: Send) -> Send:
    async def send_with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in SAFE_HEADERS.items():
                headers[name] = value
            # Figures, files and findings: what does not say itself that it may be kept is not.
            headers.setdefault("Cache-Control", "no-store")
        await send(message)

    return send_with_headers
