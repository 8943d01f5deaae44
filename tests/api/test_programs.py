"""The door for programs: a token's own counties, the same findings, a description that is true."""

import errno
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient

from access import Person, accounts, log, tokens
from api.guard import Guard
from api.programs import DESCRIPTION, MOST_BODY, ROUTES
from loaders import reception, review, turns
from queries import store
from tests.loaders.test_desk import ASKED, GUITANG, RENCHUAN, ROUND, workbook

ADMIN = Person(9, "sun", "孙", "admin")
OFFICE = Person(4, "zhao", "赵六", "supervisor")
SPOKEN = json.loads(DESCRIPTION.read_text(encoding="utf-8"))


@pytest.fixture
def door(
    tmp_path: Path, ready_store: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[TestClient]:
    """The routes behind the guard, with an account in place: nobody is let in without a token."""
    shutil.copy(ready_store, tmp_path / "store.duckdb")
    monkeypatch.setenv("COUNTY_INSPECTION_VAR", str(tmp_path))
    app = Starlette(routes=ROUTES, middleware=[Middleware(Guard)])
    with TestClient(app, base_url="http://127.0.0.1:8501", client=("127.0.0.1", 5000)) as client:
        yield client
    store.close_store()


def token(*counties: str) -> dict[str, str]:
    """The head of a request with a new token of these counties."""
    return {"authorization": f"Bearer {tokens.make(ADMIN, '县里系统', counties)}"}


def fits(answer: httpx2.Response, path: str, method: str = "post") -> Any:
    """The JSON of an answer, held against the description."""
    told = SPOKEN["paths"][path][method]["responses"][str(answer.status_code)]
    schema = told["content"]["application/json"]["schema"] | {"components": SPOKEN["components"]}
    Draft202012Validator(schema).validate(answer.json())
    return answer.json()


def send(door: TestClient, content: bytes, heads: dict[str, str], **query: str) -> httpx2.Response:
    files = {"file": ("报送.xlsx", content)}
    return door.post("/api/submissions", files=files, headers=heads, params=query)


@pytest.fixture
def signed(door: TestClient) -> TestClient:
    """The door once the first account is there."""
    accounts.add(ADMIN, accounts.Account(0, "sun", "孙", "admin", frozenset()))
    return door


def test_the_description_is_valid_openapi() -> None:
    assert list(OpenAPIV31SpecValidator(SPOKEN).iter_errors()) == []


def test_a_file_is_sent_checked_handed_in_and_shows_once_it_is_accepted(signed: TestClient) -> None:
    heads = token(RENCHUAN)
    path = "/api/submissions"
    sent = send(signed, workbook({**ROUND, "cases_filed": "1O"}), heads)
    assert sent.status_code == 201
    [told] = fits(sent, path)["submissions"]
    assert (told["county"], told["status"], told["state"]) == ("壬川市", "must_fix", "checked")
    refused = signed.post(f"{path}/{told['id']}/submit", headers=heads)
    assert refused.status_code == 409
    content = workbook(ROUND)
    good = send(signed, content, heads)
    [told] = fits(good, path)["submissions"]
    assert told["status"] == "ok"
    handed_in = signed.post(f"{path}/{told['id']}/submit", headers=heads)
    assert fits(handed_in, f"{path}/{{number}}/submit")["state"] == "submitted"
    assert {entry["address"] for entry in log.entries(ADMIN) if entry["action"] == "submit"} == {
        "127.0.0.1"
    }
    review.accept(OFFICE, told["id"])
    shown = signed.get("/api/indicators/clue_conversion?as_of=2024-01-31", headers=heads)
    [figure] = fits(shown, "/api/indicators/{id}", "get")["figures"]
    assert (figure["county"], figure["numerator"], figure["denominator"]) == ("壬川市", 5, 20)
    then = "/api/indicators/clue_conversion?as_of=2024-01-31&known_at=2024-01-31"
    past = fits(signed.get(then, headers=heads), "/api/indicators/{id}", "get")
    assert (past["known_at"], past["figures"]) == ("2024-01-31", [])
    again = send(signed, content, heads)
    assert again.status_code == 200


def test_the_bytes_may_be_the_body_itself(signed: TestClient) -> None:
    answer = signed.post(
        "/api/submissions?name=a.xlsx", content=workbook(ASKED), headers=token(RENCHUAN)
    )
    [told] = answer.json()["submissions"]
    assert (told["status"], told["unexplained"] > 0) == ("explain", True)


def test_nobody_without_a_token_and_nobody_for_another_county(signed: TestClient) -> None:
    own, other = token(RENCHUAN), token(GUITANG)
    [told] = send(signed, workbook(ROUND), own).json()["submissions"]
    for heads, status in (({}, 401), ({"authorization": "Bearer xc_no"}, 401), (other, 403)):
        assert signed.get(f"/api/submissions/{told['id']}", headers=heads).status_code == status
        submit = signed.post(f"/api/submissions/{told['id']}/submit", headers=heads)
        assert submit.status_code == status
        assert send(signed, workbook(ROUND), heads, county=RENCHUAN).status_code == status
    review.accept(OFFICE, _handed_in(signed, told["id"], own))
    shown = signed.get("/api/indicators/clue_conversion", headers=other).json()
    assert shown["figures"] == []


def _handed_in(door: TestClient, number: int, heads: dict[str, str]) -> int:
    assert door.post(f"/api/submissions/{number}/submit", headers=heads).status_code == 200
    return number


def test_a_revoked_token_is_no_token(signed: TestClient) -> None:
    heads = token(RENCHUAN)
    [one] = tokens.every(ADMIN)
    tokens.revoke(ADMIN, one["token_id"])
    assert signed.get("/api/indicators/coverage", headers=heads).status_code == 401


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/submissions/99", 404),
        ("/api/submissions/none", 404),
        ("/api/indicators/none", 404),
        ("/api/indicators/coverage?as_of=yesterday", 400),
        ("/api/indicators/coverage?known_at=yesterday", 400),
        ("/api/openapi.json", 200),
    ],
)
def test_what_is_not_there_is_told_and_no_traceback(
    signed: TestClient, path: str, status: int
) -> None:
    answer = signed.get(path, headers=token(RENCHUAN))
    assert answer.status_code == status
    assert "Traceback" not in answer.text


def test_a_program_that_mistypes_an_address_gets_no_page(signed: TestClient) -> None:
    answer = signed.put("/api/submissions/first", headers=token(RENCHUAN))
    assert (answer.status_code, list(answer.json())) == (404, ["error"])


def test_too_much_is_refused_before_it_is_kept(signed: TestClient) -> None:
    heads = token(RENCHUAN)
    answer = signed.post("/api/submissions", content=b"0" * (MOST_BODY + 1), headers=heads)
    assert answer.status_code == 413
    for more in ({}, {"content-type": "multipart/form-data"}):
        empty = signed.post("/api/submissions", content=b"", headers=heads | more)
        assert empty.status_code == 400
        assert "没有收到文件" in empty.json()["error"]
    assert list(store.var_folder().glob("originals/*")) == []


def test_a_program_that_sends_without_end_is_told_when_to_go_on(
    signed: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "OWN", 1)
    monkeypatch.setattr(turns, "_read", turns.Allowance())
    heads = token(RENCHUAN)
    assert send(signed, workbook(ROUND), heads).status_code == 201
    refused = send(signed, workbook(ASKED), heads)
    assert refused.status_code == 429
    assert "分钟再送" in fits(refused, "/api/submissions")["error"]


def test_what_cannot_be_kept_is_told_as_json(
    signed: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> str:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(reception, "keep", full)
    answer = send(signed, b"x", token(RENCHUAN))
    assert answer.status_code == 507
    assert "磁盘" in fits(answer, "/api/submissions")["error"]
