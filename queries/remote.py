"""Asks the running dashboard, which holds the store, on behalf of a command in another process.

Standard library only: to ask costs no package's import.
"""

import base64
import http.client
import json
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from queries.folders import var_folder

LOCAL_ROUTE = "/api/local"
HEALTH_ROUTE = "/healthz"
GREETING_SECONDS = 5
ANSWER_SECONDS = 300


class RunningServer(NamedTuple):
    """Where a dashboard said that it listens, and the token that it takes."""

    url: str
    host: str
    port: int
    token: str


def seen_from_here(host: str, port: int) -> str:
    """The address for this machine of a dashboard that listens at `host`, perhaps everywhere."""
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    return f"http://{f'[{host}]' if ':' in host else host}:{port}"


def server_file() -> Path:
    """Where the running dashboard leaves its address: server.json in the folder of the store."""
    return var_folder() / "server.json"


def running_server() -> str | None:
    """The address of the dashboard that holds this store, or None where none answers."""
    server = _announced()
    health = server and _asked(server, "GET", HEALTH_ROUTE, None, GREETING_SECONDS)
    return server.url if server and health and "data_version" in health else None


def ask_running_server(argv: list[str]) -> tuple[int, str, str] | None:
    """What `python -m queries argv` gives in the running dashboard: (status, stdout, stderr).

    None where no dashboard answers; the store is then free to be opened here.
    """
    server = _announced()
    if server is None or running_server() is None:
        return None
    answer = _asked(server, "POST", LOCAL_ROUTE, {"argv": argv}, ANSWER_SECONDS)
    if answer is None or not {"status", "stdout", "stderr"} <= answer.keys():
        return None
    return answer["status"], answer["stdout"], answer["stderr"]


def files_from_running_server(
    room: str, argv: list[str]
) -> tuple[int, str, str, dict[str, bytes]] | None:
    """What `python -m room argv` gives in the running dashboard, and the files that it made.

    None where no dashboard answers.
    """
    server = _announced()
    if server is None or running_server() is None:
        return None
    body = {"room": room, "argv": argv}
    answer = _asked(server, "POST", LOCAL_ROUTE, body, ANSWER_SECONDS)
    if answer is None or not {"status", "stdout", "stderr", "files"} <= answer.keys():
        return None
    files = {name: base64.b64decode(content) for name, content in answer["files"].items()}
    return answer["status"], answer["stdout"], answer["stderr"], files


def _announced() -> RunningServer | None:
    """What server.json says; it outlives a server that was killed, so it proves nothing yet."""
    try:
        known = json.loads(server_file().read_text(encoding="utf-8"))
        address = urlsplit(known["url"])
        return RunningServer(known["url"], address.hostname, int(address.port), known["token"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _asked(
    server: RunningServer, method: str, path: str, body: object, seconds: float
) -> dict[str, Any] | None:
    """The JSON object that the server answers with status 200, else None.

    http.client takes no proxy from the environment: the token never leaves this machine.
    """
    connection = http.client.HTTPConnection(server.host, server.port, timeout=seconds)
    headers = {"Authorization": f"Bearer {server.token}", "Content-Type": "application/json"}
    try:
        connection.request(method, path, json.dumps(body) if body else None, headers)
        response = connection.getresponse()
        answer = json.loads(response.read()) if response.status == 200 else None
    except (OSError, ValueError, http.client.HTTPException):
        return None
    finally:
        connection.close()
    return answer if isinstance(answer, dict) else None
