"""Addresses at which there is nothing, told in our words: Streamlit would show a dialog of its own
over a page of nothing, in English.
"""

from collections.abc import Collection
from html import escape
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Match, Route
from starlette.types import Scope

from api import form
from text import LANGUAGES, language, say

# Below these Streamlit itself answers.
STREAMLITS = {"_stcore", "media", "component", "static"}


class Elsewhere(Route):
    """Every address but Streamlit's own and those of the routes before it."""

    def __init__(self, pages: Collection[str]) -> None:
        self.pages = frozenset(pages)
        super().__init__("/{rest:path}", self.nowhere)

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """As of any route; never where Streamlit answers."""
        below = scope["path"].removeprefix("/").partition("/")[0]
        return (Match.NONE, {}) if below in STREAMLITS else super().matches(scope)

    async def nowhere(self, request: Request) -> Response:
        """404 with the way home; on to the page where only a slash is too many."""
        name = request.url.path.strip("/")
        if name in self.pages:
            query = request.url.query
            return RedirectResponse(f"/{name}?{query}" if query else f"/{name}")
        wanted = request.query_params.get("lang", "")
        return HTMLResponse(await run_in_threadpool(_told, wanted), status_code=404)


def _told(wanted: str) -> str:
    form.speak_as(wanted)
    asked = f"?{urlencode({'lang': language()})}" if language() != LANGUAGES[0] else ""
    heading, what = say("api.nowhere"), escape(say("api.nowhere_what"))
    home = form.way(f"/{asked}", say("api.home"))
    body = f"<section><h1>{escape(heading)}</h1><p>{what}</p>{home}</section>"
    return form.page(heading, body, "")
