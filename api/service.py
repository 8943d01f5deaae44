"""What accompanies the server: its announcement for other processes, health, and housekeeping."""

import asyncio
import gc
import json
import logging
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse

from access import accounts
from api import guard
from api.local import TOKEN, trusted
from queries.remote import seen_from_here, server_file
from queries.store import data_version, execute, open_store
from text import say

MARK = Path(__file__).parent.parent / "pages" / "ui" / "mark.png"
COLLECT_SECONDS = 60
_log = logging.getLogger(__name__)


@asynccontextmanager
async def service(host: str, port: int) -> AsyncIterator[None]:
    """The store open, the server announced, garbage collected now and then; then undone.

    Raises StoreError where the store cannot be opened, OpenToAllError where others could look in
    though there is no account; unannounced, it only serves the pages.
    """
    if not guard.is_loopback(host) and not accounts.exist():
        raise OpenToAllError(say("api.open_to_all", host=host))
    open_store()
    try:
        announce(seen_from_here(host, port))
    except OSError as error:
        _log.warning(say("api.not_announced", why=error))
    # Streamlit's own collection after every run is off: it cost a 100-session p95 of 9 s.
    collector = asyncio.create_task(_collect_garbage())
    try:
        yield
    finally:
        collector.cancel()
        withdraw()


class OpenToAllError(RuntimeError):
    """Without an account the dashboard serves nobody but this machine."""


def announce(url: str) -> None:
    """Write server.json, whole and readable for this user alone."""
    known = json.dumps({"url": url, "pid": os.getpid(), "token": TOKEN})
    draft = server_file().with_suffix(f".{os.getpid()}")
    draft.parent.mkdir(parents=True, exist_ok=True)
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(known)
    draft.replace(server_file())


def withdraw() -> None:
    """Remove server.json, unless another server has written its own since."""
    with suppress(OSError, ValueError):
        if json.loads(server_file().read_text(encoding="utf-8"))["pid"] == os.getpid():
            server_file().unlink()


async def health(request: Request) -> JSONResponse:
    """{"status": "ok"} for a monitor; data_version and schema_version too for who may look in."""
    known = request.scope.get("signed_in") or trusted(request)
    return JSONResponse(await run_in_threadpool(_versions) if known else {"status": "ok"})


def _versions() -> dict[str, object]:
    with open_store().cursor() as cursor:
        applied = execute(cursor, "reads/migrations").fetchall()
    return {"status": "ok", "data_version": data_version(), "schema_version": applied[-1][0]}


async def mark(_request: Request) -> FileResponse:
    """The favicon, before any page has named one."""
    return FileResponse(MARK, media_type="image/png")


async def _collect_garbage() -> None:
    while True:
        await asyncio.sleep(COLLECT_SECONDS)
        gc.collect()
