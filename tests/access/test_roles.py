"""Who may do what, written out once more by hand and held against the one place that says so."""

import itertools

import pytest

from access import LOCAL, Person, may
from access.roles import ACTIONS, ROLES, NotAllowedError, require

OWN, FOREIGN = "990101", "990102"
# Role → what it may; of a county's reporter, for a county of their own.
ALLOWED = {
    "county": {
        *("see_county", "see_definitions", "see_signals"),
        *("hand_in", "upload", "submit"),
        "take_own_briefing",
    },
    "leader": {"see_city", "see_county", "see_definitions"},
    "supervisor": set(ACTIONS) - {"accounts", "back_up", "upload", "submit"},
    "admin": {"see_definitions", "see_log", "back_up", "accounts"},
}


def person(role: str) -> Person:
    counties = frozenset({OWN}) if role == "county" else frozenset()
    return Person(1, "somebody", "某人", role, counties)


@pytest.mark.parametrize(("role", "action"), list(itertools.product(ROLES, ACTIONS)))
def test_a_role_may_do_what_is_written_here_and_nothing_else(role: str, action: str) -> None:
    assert may(person(role), action) == (action in ALLOWED[role])
    assert may(person(role), action, OWN) == (action in ALLOWED[role])


@pytest.mark.parametrize(
    "action", ["see_county", "see_signals", "upload", "submit", "take_own_briefing"]
)
def test_a_reporter_may_nothing_for_a_foreign_county(action: str) -> None:
    assert may(person("county"), action, OWN)
    assert not may(person("county"), action, FOREIGN)
    assert not may(person("county"), action, "")


@pytest.mark.parametrize(
    "action", ["see_county", "see_signals", "upload", "submit", "take_own_briefing"]
)
def test_a_reporter_without_a_county_may_nothing_of_a_county(action: str) -> None:
    assert not may(Person(1, "nowhere", "", "county"), action)


@pytest.mark.parametrize("action", ACTIONS)
def test_nobody_may_nothing(action: str) -> None:
    assert not may(None, action)
    with pytest.raises(NotAllowedError):
        require(None, action)


def test_a_role_that_there_is_not_may_nothing() -> None:
    assert not any(may(Person(1, "x", "x", "secretary"), action) for action in ACTIONS)


def test_an_action_that_there_is_not_is_an_error_and_not_a_no() -> None:
    with pytest.raises(KeyError):
        may(LOCAL, "launch")


def test_whoever_sits_at_this_machine_is_the_supervisor() -> None:
    assert may(LOCAL, "review")
    assert not may(LOCAL, "accounts")


def test_require_hands_the_person_on_or_raises() -> None:
    assert require(person("county"), "upload", OWN).name == "somebody"
    with pytest.raises(NotAllowedError):
        require(person("county"), "upload", FOREIGN)
