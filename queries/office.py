"""The office's own settings: var/office.toml, as data/office.example.toml explains them.

Without the file every setting has its default. What is wrong in it is told line by line.
"""

import csv
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from queries import registry
from queries.folders import var_folder
from queries.toml_lines import line_of
from text import say

FILE = "office.toml"
REGISTER = Path(__file__).parents[1] / "data" / "register.csv"
KINDS = {
    "city": str, "title": str, "subtitle": str, "logo": str, "counties": list,
    "term": list, "targets": dict, "groups": dict, "reporting": dict, "events": list,
}  # fmt: skip


class OfficeError(Exception):
    """The settings cannot be used; the text has one line for everything that is wrong."""


@dataclass(frozen=True)
class Term:
    """A term of office: its number and its first and last day."""

    number: int
    start: date
    end: date


@dataclass(frozen=True)
class Event:
    """A day from which on figures may be others: a new rule, a reform; and its name."""

    day: date
    name: str


@dataclass(frozen=True)
class Office:
    """What an office sets for itself; empty where it leaves the default."""

    city: str = ""
    title: str = ""
    subtitle: str = ""
    logo: Path | None = None
    counties: tuple[str, ...] = ()
    terms: tuple[Term, ...] = ()
    targets: dict[str, float] = field(default_factory=dict)
    # since when a target holds, where the office says so
    targets_since: dict[str, date] = field(default_factory=dict)
    events: tuple[Event, ...] = ()
    groups: dict[str, tuple[str, ...]] = field(default_factory=dict)
    # the day of the following month by which a month's sheet is due
    due_day: int = 5


def office() -> Office:
    """The settings in force; read again when the file changes. Raises OfficeError."""
    changed = edition()
    return Office() if changed is None else _read(var_folder() / FILE, changed)


def edition() -> int | None:
    """When the settings were last changed: a number that tells two editions apart; None without."""
    try:
        return (var_folder() / FILE).stat().st_mtime_ns
    except FileNotFoundError:
        return None


@lru_cache(maxsize=4)
def _read(path: Path, changed: int) -> Office:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        told = tomllib.loads("\n".join(lines))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise OfficeError(say("office.unreadable", path=path.name, detail=error)) from error
    wrong = [
        say("office.line", path=path.name, line=line_of(where, lines), words=words)
        for where, words in _problems(told, path.parent)
    ]
    if wrong:
        raise OfficeError("\n".join(wrong))
    return _office(told, path.parent)


def _office(told: dict[str, Any], folder: Path) -> Office:
    return Office(
        city=told.get("city", ""),
        title=told.get("title", ""),
        subtitle=told.get("subtitle", ""),
        logo=folder / told["logo"] if told.get("logo") else None,
        counties=tuple(told.get("counties", ())),
        terms=tuple(Term(**term) for term in told.get("term", ())),
        targets={name: float(_target(one)) for name, one in told.get("targets", {}).items()},
        targets_since={
            name: one["since"]
            for name, one in told.get("targets", {}).items()
            if isinstance(one, dict) and "since" in one
        },
        events=tuple(
            sorted(
                (Event(one["date"], one["name"]) for one in told.get("events", ())),
                key=lambda event: event.day,
            )
        ),
        groups={name: tuple(members) for name, members in told.get("groups", {}).items()},
        due_day=told.get("reporting", {}).get("due_day", Office.due_day),
    )


def _problems(told: dict[str, Any], folder: Path) -> Iterator[tuple[str, str]]:
    """What is wrong: the word whose line it stands in, and the sentence."""
    for name, value in told.items():
        if name not in KINDS:
            yield name, say("office.unknown_setting", name=name, known="、".join(KINDS))
        elif not isinstance(value, KINDS[name]):
            yield name, say("office.wrong_kind", name=name)
    if any(not isinstance(told.get(name, kind()), kind) for name, kind in KINDS.items()):
        return
    yield from _place_problems(told)
    yield from _term_problems(told.get("term", []))
    yield from _target_problems(told.get("targets", {}))
    yield from _event_problems(told.get("events", []))
    yield from _reporting_problems(told.get("reporting", {}))
    if told.get("logo") and not (folder / told["logo"]).is_file():
        yield "logo", say("office.no_such_file", name=told["logo"])


def _place_problems(told: dict[str, Any]) -> Iterator[tuple[str, str]]:
    city, known = told.get("city", ""), _counties_of()
    if city and city not in known:
        yield "city", say("office.no_such_city", name=city)
        return
    members = [county for group in told.get("groups", {}).values() for county in group]
    for county in (*told.get("counties", ()), *members):
        if county not in known.get(city, set()):
            yield str(county), say("office.no_such_county", name=county, city=city or "—")
    listed = told.get("counties", [])
    for county in {one for one in listed if listed.count(one) > 1}:
        yield county, say("office.county_twice", name=county)


def _term_problems(terms: list[Any]) -> Iterator[tuple[str, str]]:
    for term in terms:
        if not _is_term(term):
            yield "[[term]]", say("office.term_incomplete")
        elif term["start"] >= term["end"]:
            yield str(term["start"]), say("office.term_backwards", number=term["number"])


def _is_term(term: Any) -> bool:
    kinds: dict[str, type] = {"number": int, "start": date, "end": date}
    if not isinstance(term, dict) or set(term) != set(kinds):
        return False
    return all(isinstance(term[name], kind) for name, kind in kinds.items())


def _target_problems(targets: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for name, value in targets.items():
        if name not in registry.indicators():
            yield name, say("office.no_such_indicator", name=name)
        elif isinstance(_target(value), bool) or not isinstance(_target(value), int | float):
            yield name, say("office.target_no_number", name=name)
        elif isinstance(value, dict) and not _is_dated(value):
            yield name, say("office.target_no_date", name=name)


def _target(told: Any) -> Any:
    """The value of a target: a number, or one beside the day since when it holds."""
    return told.get("value") if isinstance(told, dict) else told


def _is_dated(told: dict[str, Any]) -> bool:
    return set(told) <= {"value", "since"} and _is_day(told.get("since", date.max))


def _is_day(told: Any) -> bool:
    return isinstance(told, date) and not isinstance(told, datetime)


def _event_problems(events: list[Any]) -> Iterator[tuple[str, str]]:
    for event in events:
        known = isinstance(event, dict) and set(event) == {"date", "name"}
        if not known or not _is_day(event["date"]) or not str(event["name"]).strip():
            yield "[[events]]", say("office.event_incomplete")


def _reporting_problems(told: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for name, value in told.items():
        if name != "due_day":
            yield name, say("office.unknown_setting", name=name, known="due_day")
        elif type(value) is not int or not 1 <= value <= 28:
            yield name, say("office.no_due_day")


@lru_cache(maxsize=1)
def _counties_of() -> dict[str, set[str]]:
    """The names of the counties of each city in the register."""
    found: dict[str, set[str]] = {}
    with REGISTER.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["city"], set()).add(row["county"])
    return found
