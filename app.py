"""Front door: the ASGI application. `python3 run.py` serves it."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.routing import Route

from api import oidc, programs, sign_in
from api.elsewhere import Elsewhere
from api.guard import Guard
from api.local import local
from api.service import health, mark, service
from api.shell import shell_routes
from queries.remote import HEALTH_ROUTE, LOCAL_ROUTE

# With the router as the one script, nothing in pages/ is found and run without it.
ROUTER = Path(__file__).parent / "pages" / "router.py"
PAGES = sorted(path.stem for path in ROUTER.parent.glob("[a-z]*.py") if path != ROUTER)
SHELL = Path(st.__file__).parent / "static" / "index.html"
# The port of the command line is no change that calls for a restart.
logging.getLogger("streamlit.config").addFilter(lambda said: "restart streamlit" not in said.msg)


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """The server announced under its address for as long as it runs."""
    async with service(st.get_option("server.address"), st.get_option("server.port")):
        yield


app = st.App(
    ROUTER,
    routes=[
        Route(HEALTH_ROUTE, health),
        Route(LOCAL_ROUTE, local, methods=["POST"]),
        Route("/favicon.png", mark),
        *sign_in.ROUTES,
        *oidc.ROUTES,
        *programs.ROUTES,
        *shell_routes(SHELL, PAGES),
        Elsewhere(PAGES),
    ],
    middleware=[Middleware(Guard, hosts=st.get_option("server.allowedHosts"))],
    lifespan=lifespan,
)
