"""Opens pages as somebody who has signed in, for tests of who may see what."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from access import accounts, database, passwords
from access.accounts import Account
from pages.ui import sitting
from tests.access.conftest import CHEAP
from tests.access.people import PASSWORD, ROOT, signed_in

COUNTIES = {"county": frozenset({"990101"})}


@dataclass
class Office:
    """Accounts beside a store, in a file of their own, and the token that the browser brings."""

    brought: str | None = None
    tokens: dict[str, str] = field(default_factory=dict)

    def sit_down(self, role: str) -> None:
        """From here on the browser is that of somebody with this role."""
        if role not in self.tokens:
            account = Account(0, role, f"{role} 同志", role, COUNTIES.get(role, frozenset()))
            account_id, first = accounts.add(ROOT, account)
            accounts.change_own_password(accounts.named(role).person(), first, PASSWORD)
            assert account_id
            self.tokens[role] = signed_in(role)
        self.brought = self.tokens[role]


def office_at(path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """An office with one account, an administrator's, and nobody signed in yet."""
    office = Office()
    monkeypatch.setattr(passwords, "hasher", CHEAP)
    monkeypatch.setattr(database, "access_path", lambda: path / "access.sqlite")
    monkeypatch.setattr(sitting, "token", lambda: office.brought)
    office.sit_down("admin")
    office.brought = None
    return office
