"""The door for an office's own programs: the same as the pages', with the same findings as JSON."""

import asyncio
import json
import logging
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Route
from starlette.types import Message

from access import Person, log, may
from access.roles import NotAllowedError
from api.exchange import bounded_body, refused
from loaders import desk, reception
from loaders.checking import status
from loaders.handling import sight_of
from loaders.intake import WrongStateError
from loaders.limits import MOST_BYTES
from loaders.register import of_code
from loaders.turns import TooManyError
from queries import figures, moments, registry, store
from text import say

DESCRIPTION = Path(__file__).with_name("openapi.json")
# Who waits for a turn to be read keeps none of the threads that answer everybody else.
AT_ONCE = asyncio.Semaphore(8)
# A form's boundaries and heads around a file of the largest size.
MOST_BODY = MOST_BYTES + 64 * 1024
FIGURE = (
    *("province", "city", "county", "level", "term_no", "part"),
    *("numerator", "denominator", "value", "state", "as_of_date"),
)
Answer = dict[str, Any]
_log = logging.getLogger(__name__)


async def receive(request: Request) -> Response:
    """POST /api/submissions: a file becomes a submission of each county in it (201; 200: known)."""
    name, content = await _file(request)
    if not content:
        return refused(400, "api.no_file")
    county = request.query_params.get("county", "")
    async with AT_ONCE:
        return await _answered(lambda: _receive(_person(request), name, content, county))


async def show(request: Request) -> Response:
    """GET /api/submissions/{number}: how it stands, and what was found."""
    number = request.path_params["number"]
    return await _answered(lambda: (200, _submission(_person(request), number)))


async def submit(request: Request) -> Response:
    """POST /api/submissions/{number}/submit: hand it in; 409 where it is not ready."""
    number = request.path_params["number"]
    return await _answered(lambda: _submit(_person(request), number))


async def indicator(request: Request) -> Response:
    """GET /api/indicators/{id}: the figures of the counties that the asker may see."""
    one, asked = request.path_params["id"], request.query_params
    days = asked.get("as_of"), asked.get("known_at")
    return await _answered(lambda: (200, _figures(_person(request), one, *days)))


async def description(_request: Request) -> Response:
    """GET /api/openapi.json."""
    return FileResponse(DESCRIPTION, media_type="application/json")


async def nowhere(_request: Request) -> Response:
    """Any other address under /api/: a program that mistyped one gets no page of the dashboard."""
    return refused(404, "api.not_there")


ROUTES = [
    Route("/api/openapi.json", description),
    Route("/api/submissions", receive, methods=["POST"]),
    Route("/api/submissions/{number:int}", show),
    Route("/api/submissions/{number:int}/submit", submit, methods=["POST"]),
    Route("/api/indicators/{id}", indicator),
    Route("/api/{rest:path}", nowhere, methods=["GET", "POST", "PUT", "PATCH", "DELETE"]),
]


def _receive(person: Person, name: str, content: bytes, county: str) -> tuple[int, Answer]:
    received = reception.receive(person, name, content, county_code=county, origin=reception.API)
    told = [_submission(person, each.number) | {"is_new": each.is_new} for each in received]
    return 201 if any(each.is_new for each in received) else 200, {"submissions": told}


def _submit(person: Person, number: int) -> tuple[int, Answer]:
    try:
        desk.submit(person, number)
    except desk.NotReady as problem:
        return 409, {"error": str(problem), **_submission(person, number)}
    except WrongStateError:
        return 409, {"error": say("api.wrong_state"), **_submission(person, number)}
    return 200, _submission(person, number)


def _submission(person: Person, number: int) -> Answer:
    draft = desk.open_draft(person, number)
    return {
        "id": draft.number,
        "file": draft.file,
        "sha256": draft.sha256,
        "county": of_code(draft.county_code).county if draft.county_code else None,
        "county_code": draft.county_code or None,
        "state": draft.state,
        "status": status(draft.findings),
        "unexplained": len(draft.to_explain),
        "findings": [each.as_json() for each in draft.findings],
    }


def _figures(person: Person, one: str, asked: str | None, known_by: str | None) -> Answer:
    if not may(person, "see_county"):
        raise NotAllowedError(person.name)
    as_of = date.fromisoformat(asked) if asked else date.today()
    known = registry.indicators()[one]
    moment = moments.last_moment(known_by) if known_by else None
    if known_by and moment is None:
        raise ValueError(known_by)
    known_at = moments.in_store(moment) if moment else None
    with store.read(as_of=as_of, known_at=known_at, sight=sight_of(person)) as cursor:
        frame = figures.compare(cursor, [one], level=None)
    rows = json.loads(frame[list(FIGURE)].to_json(orient="records", date_format="iso"))
    return {
        "id": one,
        "name": known.name,
        "unit": known.unit,
        "as_of": as_of.isoformat(),
        "known_at": known_by or None,
        "data_version": store.data_version(),
        "figures": rows,
    }


async def _answered(work: Callable[[], tuple[int, Answer]]) -> Response:
    """The answer of `work`, done in a thread; what cannot be done as a sentence with its status."""
    try:
        code, answer = await run_in_threadpool(work)
    except NotAllowedError:
        return refused(403, "api.not_yours")
    except TooManyError as problem:
        return JSONResponse({"error": str(problem)}, status_code=429)
    except LookupError:
        return refused(404, "api.not_there")
    except ValueError:
        return refused(400, "api.not_a_day")
    except store.StoreError as problem:
        return refused(503, problem.key, path=problem.path.name)
    except OSError:
        _log.exception("what a program sent could not be kept")
        return refused(507, "api.failed")
    return JSONResponse(answer, status_code=code)


def _person(request: Request) -> Person:
    person = request.scope.get("person")
    if not isinstance(person, Person):
        raise NotAllowedError("nobody")
    log.acting_from(request.client.host if request.client else "")
    return person


async def _file(request: Request) -> tuple[str, bytes]:
    """Name and bytes of the file that was sent, in a form or as the body itself."""
    body = await _bounded(request)
    if not request.headers.get("content-type", "").startswith("multipart/form-data"):
        return request.query_params.get("name", "file"), body
    try:
        form = await Request(request.scope, _once(body)).form(max_files=1, max_fields=8)
    except HTTPException:  # it calls itself a form and is none
        return "", b""
    try:
        sent = next((each for each in form.values() if isinstance(each, UploadFile)), None)
        return (sent.filename or "file", await sent.read()) if sent else ("", b"")
    finally:
        await form.close()


async def _bounded(request: Request) -> bytes:
    """The body; raises HTTPException (413) where it is longer than any file may be."""
    body = await bounded_body(request, MOST_BODY)
    if body is None:
        raise HTTPException(413, say("api.file_too_large", megabytes=MOST_BYTES // 1024**2))
    return body


def _once(body: bytes) -> Callable[[], Any]:
    async def replay() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    return replay
