"""Accounts for tests, and a clock that can be turned."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from access import accounts, database, log, sessions, sign_in, tokens, visits
from access.accounts import Account
from access.roles import ADMIN, Person

ROOT = Person(0, "root", "", ADMIN)
PASSWORD = "长江之水 2026 东流"
OWN = "990101"


def added(name: str, role: str = "county", password: str = PASSWORD) -> Account:
    """An account that has chosen its password already."""
    counties = frozenset({OWN}) if role == "county" else frozenset()
    account_id, first = accounts.add(ROOT, Account(0, name, f"{name} 同志", role, counties))
    accounts.change_own_password(Person(account_id, name, "", role), first, password)
    return accounts.named(name)


def signed_in(name: str, password: str = PASSWORD) -> str:
    """The token of a new session."""
    answer = sign_in.sign_in(name, password, sign_in.From("10.0.0.9", "Firefox"))
    assert answer.outcome == "signed_in"
    return answer.token


@dataclass
class Clock:
    """The time as the accounts see it; it moves only when told."""

    at: datetime = field(default_factory=lambda: datetime(2026, 11, 22, 8, tzinfo=UTC))

    def __call__(self) -> datetime:
        return self.at

    def turn(self, **by: float) -> None:
        """Move on by so many minutes, hours, …"""
        self.at += timedelta(**by)

    def set_up(self, monkeypatch: pytest.MonkeyPatch) -> "Clock":
        """Every module of accounts asks this clock from here on."""
        for module in (accounts, database, log, sessions, sign_in, tokens, visits):
            monkeypatch.setattr(module, "now", self)
        return self
