"""Asks an ASGI application without a server, from any client address that a test wants."""

import asyncio
from dataclasses import dataclass, field
from typing import Any

from starlette.types import ASGIApp, Message

HERE = {"host": "127.0.0.1:8501"}


@dataclass
class Answer:
    """What the application sent: the status (0 for none), the headers, the body."""

    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    events: list[str] = field(default_factory=list)

    def take(self, message: Message) -> None:
        """Add one message of the application."""
        self.events.append(message["type"])
        if message["type"] == "http.response.start":
            self.status = message["status"]
            self.headers = {name.decode(): value.decode() for name, value in message["headers"]}
        self.body += message.get("body", b"")


def ask(
    app: ASGIApp,
    path: str = "/",
    headers: dict[str, str] | None = None,
    body: list[bytes] | None = None,
    client: str = "127.0.0.1",
    kind: str = "http",
    method: str = "",
) -> Answer:
    """The answer of `app`; a body arrives in the given chunks, a POST when there is one."""
    given = HERE | (headers or {})
    path, _, query = path.partition("?")
    scope: dict[str, Any] = {
        "type": kind,
        "method": method or ("POST" if body else "GET"),
        "path": path,
        "headers": [(name.encode(), value.encode()) for name, value in given.items()],
        "query_string": query.encode(),
        "client": (client, 50000),
    }
    answer, chunks = Answer(), list(body or [b""])

    async def receive() -> Message:
        chunk = chunks.pop(0)
        return {"type": "http.request", "body": chunk, "more_body": bool(chunks)}

    async def send(message: Message) -> None:
        answer.take(message)

    asyncio.run(app(scope, receive, send))  # type: ignore[arg-type]
    return answer
