"""What the log says of an act, in words: whom it was done to, what stood there before and after."""

import json
import re
from collections.abc import Mapping
from typing import Any

from loaders.register import of_code
from queries import fields, registry
from text import catalogue, language, numbers, say

# Of what is set aside the bounds decide when it is told again; they stand in the log alone.
UNTOLD = {"size", "least", "greatest"}
# What is told first, in this order.
FIRST = ("state", "name", "display", "role", "counties", "kind", "indicator", "city", "county")
# How the desk notes a reason (rule sheet cell: …) and a cell put right (sheet field row: …).
EXPLAINED = re.compile(r"[a-z_]+ (?=.*: )")
CORRECTED = re.compile(r"(?P<sheet>\S+) (?P<field>[a-z_]+) \d+: ")


def subject(told: str | None) -> str:
    """Whom or what an act was done to: "报送 81"; as it was recorded where it has no word."""
    kind, _, name = (told or "").partition("/")
    word = _word(f"subject_{kind}")
    return f"{word} {name}" if word and name else told or ""


def sides(before: str | None, after: str | None) -> tuple[str, str]:
    """Both sides of an act in words; where both tell of the same things, those that differ.

    What was tampered with may be no JSON, and stands there as it is.
    """
    try:
        was, is_now = (json.loads(side) if side else None for side in (before, after))
    except ValueError:
        return before or "", after or ""
    if isinstance(was, str) and isinstance(is_now, dict) and "state" in is_now:
        was = {"state": was}
    if isinstance(was, dict) and isinstance(is_now, dict):
        same = {name for name in was if is_now.get(name, ...) == was[name]}
        was, is_now = (
            {name: side[name] for name in side if name not in same} for side in (was, is_now)
        )
    return _words(was), _words(is_now)


def _words(told: Any) -> str:
    if isinstance(told, Mapping):
        names = sorted(told, key=lambda name: (*FIRST, name).index(name))
        parts = [_part(name, told[name]) for name in names if told[name] not in (None, "", [])]
        return say("access.told_and").join(filter(None, parts))
    if isinstance(told, list):
        return say("charts.comma").join(filter(None, map(_words, told)))
    return "" if told is None else _value("state", told)


def _part(name: str, value: Any) -> str:
    """One thing by its name; a state needs none."""
    if name in UNTOLD:
        return ""
    shown = _value(name, value)
    called = _word(f"told_{name}") or name
    return shown if name == "state" else say("access.told", name=called, value=shown)


def _value(name: str, value: Any) -> str:
    """One thing that was recorded, as people call it."""
    if isinstance(value, bool):
        return say(f"access.told_{'yes' if value else 'no'}")
    if isinstance(value, list):
        return say("charts.comma").join(_value(name, one) for one in value)
    if name == "note":
        return _note(str(value))
    if name == "counties":
        return _county(str(value))
    if name == "indicator" and str(value) in registry.indicators():
        return str(registry.indicator(str(value)).name[language()])
    if isinstance(value, float):
        return numbers.decimal(value, 1)
    called = {
        "state": catalogue(language(), "desk").get(f"stands_{value}"),
        "role": _word(f"role_{value}"),
        "kind": _word(f"kind_{value}"),
    }
    return called.get(name) or str(value)


def _county(code: str) -> str:
    try:
        return of_code(code).county
    except LookupError:
        return code


def _note(words: str) -> str:
    """A note of the desk without the names of rules, and with the words for fields."""
    corrected = CORRECTED.match(words)
    label = fields.label(corrected["field"]) if corrected else ""
    # what only looks so is somebody's own words
    if corrected and label != corrected["field"]:
        return f"{corrected['sheet']} {label}: {words[corrected.end() :]}"
    return EXPLAINED.sub("", words, count=1) if EXPLAINED.match(words) else words


def _word(name: str) -> str:
    return str(catalogue(language(), "access").get(name, ""))
