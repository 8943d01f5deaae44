"""The loopback route: reading commands of another process, answered where the store is open."""

import asyncio
import base64
import hmac
import json
import secrets

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse

from api.exchange import bounded_body, refused
from api.guard import is_loopback
from loaders.commands import backup
from queries.command import run
from text import say

TOKEN = secrets.token_urlsafe(32)
LONGEST_BODY = 64 * 1024
# A command collects what it prints by redirecting the streams of the whole process.
ONE_AT_A_TIME = asyncio.Lock()


async def local(request: Request) -> JSONResponse:
    """Answer {"argv": [...]} with {"status", "stdout", "stderr"} of `python -m queries`; with
    "room": "briefings" of `python -m briefings`, and the "files" that it made (base64, by path);
    with "room": "loaders" of `python -m loaders backup`, which needs the store that is open here.

    403 for a stranger or a wrong token, 413 for a long body, 400 for one that is no argv.
    """
    if not trusted(request):
        return refused(403, "api.wrong_token")
    body = await bounded_body(request, LONGEST_BODY)
    if body is None:
        return refused(413, "api.body_too_long", kilobytes=LONGEST_BODY // 1024)
    argv = _argv(body)
    if argv is None:
        return refused(400, "api.not_a_command")
    room = json.loads(body).get("room")
    if room in ROOMS:
        return JSONResponse(await ROOMS[room](argv))
    async with ONE_AT_A_TIME:
        status, stdout, stderr = await run_in_threadpool(run, argv)
    return JSONResponse({"status": status, "stdout": stdout, "stderr": stderr})


async def _briefings(argv: list[str]) -> dict[str, object]:
    """What the command gave; it is written where the command was called, not here."""
    # what writes documents is loaded when the first is wanted
    from briefings import commands

    async with ONE_AT_A_TIME:
        status, out, err, made = await run_in_threadpool(commands.run, argv)
    files = {name: base64.b64encode(content).decode() for name, content in made.items()}
    return {"status": status, "stdout": out, "stderr": err, "files": files}


async def _backup(argv: list[str]) -> dict[str, object]:
    """What the backup gave; no file travels, it is written by this process."""
    if len(argv) != 2:
        return {"status": 2, "stdout": "", "stderr": say("api.not_a_command"), "files": {}}
    status, out, err = await run_in_threadpool(backup.backed_up, *argv)
    return {"status": status, "stdout": out, "stderr": err, "files": {}}


ROOMS = {"briefings": _briefings, "loaders": _backup}


def trusted(request: Request) -> bool:
    """Whether a process of this machine asks and knows the token; compared in constant time."""
    given = request.headers.get("authorization", "").encode()
    right = hmac.compare_digest(given, f"Bearer {TOKEN}".encode())
    return right and request.client is not None and is_loopback(request.client.host)


def _argv(body: bytes) -> list[str] | None:
    """The arguments in {"argv": [...]}, or None where the body holds something else."""
    try:
        argv = json.loads(body)["argv"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    right = isinstance(argv, list) and all(isinstance(word, str) for word in argv)
    return argv if right else None
