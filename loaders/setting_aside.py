"""A finding that need not be asked again: set aside with a reason, taken back, both logged."""

import json
from datetime import date

from access import Person, record
from access.roles import require
from loaders.desk import worded
from queries import store
from queries.findings import Finding
from text import numbers

# of the figure behind a finding, what is kept of it
PARTS = ("numerator", "denominator", "value")


class AlreadyDoneError(Exception):
    """Somebody else was faster; the page shows what they did."""


def set_aside(person: Person, finding: Finding, as_of: date, reason: str) -> int:
    """No longer tell `finding`, as it stood at `as_of`, until its facts change: its number.

    Raises NotAllowedError, NotReady (no reason, or one too long), AlreadyDoneError.
    """
    require(person, "set_aside")
    reason = worded(reason)
    place = {name: getattr(finding, name) for name in ("province", "city", "county")}
    told = {name: getattr(finding, name) for name in ("kind", "indicator")} | place
    sizes = {name: getattr(finding, name) for name in ("size", "least", "greatest")}
    parts = {name: _plain(getattr(finding.row, name, None)) for name in PARTS}
    facts = json.dumps(parts | {"of": finding.of, "checked": finding.checked}, ensure_ascii=False)
    with store.write() as cursor:
        found = store.execute(
            cursor, "writes/set_aside", **told, term_no=finding.term, **sizes, facts=facts,
            as_of_date=as_of, reason=reason, by=person.name, at=store.now(),
        ).fetchall()  # fmt: skip
        if not found:
            raise AlreadyDoneError(finding.key)
        number = int(found[0][0])
        record(person, "set_aside", f"finding/{number}", None, told | sizes | {"reason": reason})
    return number


def take_back(person: Person, number: int) -> None:
    """Tell a finding again. Raises NotAllowedError, AlreadyDoneError."""
    require(person, "set_aside")
    with store.write() as cursor:
        found = store.execute(
            cursor, "writes/take_back", number=number, by=person.name, at=store.now()
        ).fetchall()
        if not found:
            raise AlreadyDoneError(number)
        record(person, "take_back", f"finding/{number}", list(found[0]), None)


def _plain(value: object) -> float | None:
    return None if numbers.is_missing(value) else float(str(value))
