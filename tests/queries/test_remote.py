"""A command in another process is answered by the running dashboard, or told that there is none."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from queries.remote import ask_running_server, running_server, server_file

GOOD = {"status": 0, "stdout": "coverage\n", "stderr": ""}


class Dashboard(BaseHTTPRequestHandler):
    """Answers as the dashboard does, and keeps what it was asked."""

    health: object = {"status": "ok", "data_version": 1}
    answer: object = GOOD
    asked: list[dict[str, object]]

    def do_GET(self) -> None:
        self._send(self.health)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.asked.append({"token": self.headers["Authorization"], **json.loads(body)})
        self._send(self.answer)

    def _send(self, answer: object) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(answer if isinstance(answer, bytes) else json.dumps(answer).encode())

    def log_message(self, *words: object) -> None:
        """Stay silent."""


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COUNTY_INSPECTION_VAR", str(tmp_path))


@pytest.fixture
def dashboard() -> Iterator[type[Dashboard]]:
    handler = type("Handler", (Dashboard,), {"asked": []})
    with HTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        known = {"url": f"http://127.0.0.1:{server.server_port}", "pid": 1, "token": "secret"}
        server_file().write_text(json.dumps(known), encoding="utf-8")
        yield handler
        server.shutdown()
        thread.join()


def test_a_running_dashboard_answers_with_the_token(dashboard: type[Dashboard]) -> None:
    assert ask_running_server(["list"]) == (0, "coverage\n", "")
    assert dashboard.asked == [{"token": "Bearer secret", "argv": ["list"]}]


@pytest.mark.usefixtures("dashboard")
def test_a_proxy_in_the_environment_is_never_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert ask_running_server(["list"]) == (0, "coverage\n", "")


def test_where_nothing_was_announced_there_is_no_answer() -> None:
    assert ask_running_server(["list"]) is None
    assert running_server() is None


@pytest.mark.parametrize("left", ["", "{", "[]", "{}", '{"url": "http://127.0.0.1:9"}', "null"])
def test_a_broken_announcement_counts_as_none(left: str) -> None:
    server_file().write_text(left, encoding="utf-8")
    assert ask_running_server(["list"]) is None


@pytest.mark.parametrize("url", ["http://127.0.0.1:9", "nonsense", "http://[::1", "http://a:b"])
def test_what_a_killed_server_left_behind_counts_as_none(url: str) -> None:
    left = json.dumps({"url": url, "pid": 1, "token": "old"})
    server_file().write_text(left, encoding="utf-8")
    assert ask_running_server(["list"]) is None


def test_another_program_at_that_port_is_not_shown_the_command(dashboard: type[Dashboard]) -> None:
    dashboard.health = {"hello": "world"}
    assert ask_running_server(["list"]) is None
    assert dashboard.asked == []


@pytest.mark.parametrize("answer", [b"<html>", b"[]", {"status": 0}])
def test_an_answer_that_is_none_counts_as_none(dashboard: type[Dashboard], answer: object) -> None:
    dashboard.answer = answer
    assert ask_running_server(["list"]) is None
