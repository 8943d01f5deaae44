"""Tokens for programs: shown once, kept hashed, bound to counties, revocable."""

from pathlib import Path

import pytest

from access import log, may, tokens
from access.accounts import AccountError
from access.roles import NotAllowedError
from tests.access.people import OWN, ROOT, added


def test_a_token_sends_for_its_counties_and_no_others() -> None:
    person = tokens.bearer(tokens.make(ROOT, "县系统", [OWN, "990102"]))
    assert person is not None
    assert may(person, "upload", OWN)
    assert may(person, "submit", "990102")
    assert not may(person, "upload", "990103")
    assert not may(person, "see_city")
    assert person.account_id < 0


@pytest.mark.parametrize("token", ["", "xc_", "xc_made-up", "x" * 5000])
def test_what_is_no_token_is_nobody(token: str) -> None:
    tokens.make(ROOT, "县系统", [OWN])
    assert tokens.bearer(token) is None


def test_a_revoked_token_is_nobody_and_stays_in_the_list() -> None:
    token = tokens.make(ROOT, "县系统", [OWN])
    (row,) = tokens.every(ROOT)
    tokens.revoke(ROOT, row["token_id"])
    assert tokens.bearer(token) is None
    assert tokens.every(ROOT)[0]["revoked_at"] is not None


def test_the_token_stands_nowhere_and_making_it_is_logged(own_folder: Path) -> None:
    token = tokens.make(ROOT, "县系统", [OWN], "10.0.0.9")
    content = b"".join(path.read_bytes() for path in own_folder.glob("access.sqlite*"))
    assert token.encode() not in content
    assert log.entries(ROOT)[0]["action"] == "token_made"


@pytest.mark.parametrize("counties", [[], ["99"], [OWN, "x"]])
def test_a_token_for_no_county_is_refused(counties: list[str]) -> None:
    with pytest.raises(AccountError):
        tokens.make(ROOT, "县系统", counties)


def test_only_an_administrator_makes_lists_and_revokes_tokens() -> None:
    person = added("wang", "supervisor").person()
    for act in (
        lambda: tokens.make(person, "县系统", [OWN]),
        lambda: tokens.every(person),
        lambda: tokens.revoke(person, 1),
    ):
        with pytest.raises(NotAllowedError):
            act()


def test_when_a_token_was_last_used_is_told() -> None:
    token = tokens.make(ROOT, "县系统", [OWN])
    assert tokens.every(ROOT)[0]["used_at"] is None
    tokens.bearer(token)
    assert tokens.every(ROOT)[0]["used_at"] is not None
