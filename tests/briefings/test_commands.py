"""python -m briefings: files made unattended, here or by the running dashboard."""

import base64
import json
from datetime import timedelta
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.routing import Route

from api import local
from briefings import __main__ as entry
from briefings import commands
from queries import remote, store
from tests.api.asgi import ask


def made(*argv: str) -> commands.Answer:
    return commands.run(["make", "--city", "示例市", *argv])


def test_one_briefing_is_made_and_kept_among_those_that_were_made(own_store: Path) -> None:
    answer = made("--county", "示南区", "--by", "张三", "--out", "x.docx")
    assert (answer.status, answer.out) == (0, "已写成 x.docx\n")
    assert answer.files["x.docx"].startswith(b"PK")
    listed = json.loads(commands.run(["list", "--json"]).out)
    assert [(one["kind"], one["county"], one["made_by"]) for one in listed] == [
        ("county", "示南区", "张三")
    ]
    number = str(listed[0]["number"])
    again = commands.run(["again", number, "--out", "y.docx"])
    assert again.files["y.docx"].startswith(b"PK")


def test_what_was_known_on_a_day_was_known_at_its_end(own_store: Path) -> None:
    with store.read() as cursor:
        [first] = cursor.execute("select min(accepted_at)::date from report").fetchone()
    told = [made("--county", "示南区", "--known-at", day.isoformat(), "--out", "x.docx").status
            for day in (first - timedelta(days=1), first)]  # fmt: skip
    assert told == [1, 0]


def test_every_county_gets_a_file_of_its_own(own_store: Path) -> None:
    answer = made("--all-counties", "--out", "all", "--lang", "en")
    assert answer.status == 0
    assert len(answer.files) == 12
    assert str(Path("all") / "示南区.docx") in answer.files
    assert answer.out.splitlines()[-1].endswith("(12/12)")


@pytest.mark.parametrize(
    ("argv", "told"),
    [
        (["make", "--city", "没有市", "--out", "x.docx"], "没有市"),
        (["make", "--city", "示例市", "--county", "无县", "--out", "x.docx"], "无县"),
        (["make", "--city", "示例市", "--out", "x.pdf"], ".docx、.pptx、.xlsx"),
        (["make", "--city", "示例市", "--out", "x"], ".docx"),
        (["make", "--city", "示例市", "--as-of", "2001-01-01", "--out", "x.docx"], "没有任何报告"),
        (["make", "--city", "示例市", "--kind", "topic", "--out", "x.docx"], "哪项指标"),
        (["make", "--city", "示例市", "--all-counties", "--kind", "topic", "--out", "x"], "专题"),
        (["again", "99", "--out", "x.docx"], "99"),
    ],
)
def test_what_cannot_be_made_is_said_in_one_sentence(
    ready: Path, argv: list[str], told: str
) -> None:
    answer = commands.run(argv)
    assert (answer.status, answer.files) == (1, {})
    assert told in answer.err
    assert len(answer.err.splitlines()) == 1


def test_a_day_that_is_none_is_refused(ready: Path) -> None:
    answer = made("--as-of", "gestern", "--out", "x.docx")
    assert answer.status == 2
    assert "gestern" in answer.err


def test_the_running_dashboard_makes_the_file_and_the_command_writes_it(
    own_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = Starlette(routes=[Route("/api/local", local.local, methods=["POST"])])
    out = tmp_path / "there" / "c.docx"
    argv = ["make", "--city", "示例市", "--county", "示南区", "--out", str(out)]
    headers = {"authorization": f"Bearer {local.TOKEN}"}
    body = json.dumps({"room": "briefings", "argv": argv}).encode()
    answer = json.loads(ask(app, "/api/local", headers, [body]).body)
    assert not out.exists()
    content = base64.b64decode(answer["files"][str(out)])

    def busy(argv: list[str]) -> commands.Answer:
        raise store.StoreBusy(own_store)

    monkeypatch.setattr(commands, "run", busy)
    told = (answer["status"], answer["stdout"], answer["stderr"], {str(out): content})
    monkeypatch.setattr(remote, "files_from_running_server", lambda *_: told)
    assert entry.main(argv) == 0
    assert out.read_bytes() == content


def test_without_a_dashboard_a_held_store_is_said_so(
    own_store: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def busy(argv: list[str]) -> commands.Answer:
        raise store.StoreBusy(own_store)

    monkeypatch.setattr(commands, "run", busy)
    monkeypatch.setattr(remote, "files_from_running_server", lambda *_: None)
    assert entry.main(["make", "--city", "示例市", "--out", "x.docx"]) == 1
    assert str(own_store) in capsys.readouterr().err
