"""What the routes have in common: a body that cannot grow beyond a bound, a refusal in words."""

from starlette.requests import Request
from starlette.responses import JSONResponse

from text import say


async def bounded_body(request: Request, longest: int) -> bytes | None:
    """The body, or None as soon as it grows too long: a length in a header proves nothing."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > longest:
            return None
    return bytes(body)


def refused(status: int, key: str, **values: object) -> JSONResponse:
    """An answer of that status: the sentence of that key as {"error": …}."""
    return JSONResponse({"error": say(key, **values)}, status_code=status)
