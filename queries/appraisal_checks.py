"""What can be wrong with a version of the score card, in sentences."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from queries import registry
from text import say

KEYS = {"version", "valid_from", "name", "band", "aspect", "item"}
OF_ITEM = {"id", "aspect", "name", "weight", "most", "indicator", "points", "kind", "beside"}
KINDS = ("computed", "hand", "plus", "minus")
# of plus and minus points which way they go
SIGNS = {"plus": 1, "minus": -1}


def kind_of(item: dict[str, Any]) -> str:
    """computed where an indicator is named, else by hand, unless it says plus or minus itself."""
    return str(item.get("kind", "computed" if "indicator" in item else "hand"))


def problems(told: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """What is wrong with a version: the word in whose line it stands, and the sentence."""
    for name in told:
        if name not in KEYS:
            yield name, say("appraisal.unknown_setting", name=name)
    missing = [name for name in sorted(KEYS) if name not in told]
    for name in missing:
        yield name, say("appraisal.missing", name=name)
    if missing:
        return
    if type(told["valid_from"]) is not date:
        yield "valid_from", say("appraisal.no_date")
    if not isinstance(told["version"], str) or not told["version"].strip():
        yield "version", say("appraisal.no_version")
    for what in ("band", "aspect", "item"):
        if not isinstance(told[what], list) or not all(isinstance(one, dict) for one in told[what]):
            yield what, say("appraisal.no_list", name=what)
            return
    yield from _named(told)
    aspects = {str(aspect.get("id")) for aspect in told["aspect"]}
    seen: set[str] = set()
    for item in told["item"]:
        yield from _item_problems(item, aspects, seen)
    weights = [item.get("weight", 0) for item in told["item"]]
    if all(_is_number(weight) for weight in weights) and abs(sum(weights) - 100) > 1e-9:
        yield "item", say("appraisal.not_hundred", sum=f"{sum(weights):g}")


def _named(told: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for one in (told, *told["band"], *told["aspect"]):
        if not _is_named(one):
            where = str(one.get("id", "[[band]]" if one in told["band"] else "name"))
            yield where, say("appraisal.no_name")
    if not any(_is_number(band.get("from")) and band["from"] <= 0 for band in told["band"]):
        yield "[[band]]", say("appraisal.no_lowest_band")
    if not all(_is_number(band.get("from")) for band in told["band"]):
        yield "[[band]]", say("appraisal.no_band_from")


def _item_problems(
    item: dict[str, Any], aspects: set[str], seen: set[str]
) -> Iterator[tuple[str, str]]:
    one = item.get("id")
    if not isinstance(one, str) or not one:
        yield "[[item]]", say("appraisal.no_id")
        return
    if one in seen:
        yield one, say("appraisal.twice", id=one)
    seen.add(one)
    for name in sorted(set(item) - OF_ITEM):
        yield name, say("appraisal.unknown_setting", name=name)
    if item.get("aspect") not in aspects:
        yield one, say("appraisal.no_aspect", id=one)
    if not _is_named(item):
        yield one, say("appraisal.no_name")
    for words in _scoring_problems(item, kind_of(item)):
        yield one, words


def _scoring_problems(item: dict[str, Any], kind: str) -> Iterator[str]:
    """What is wrong with how an item is scored."""
    one = item["id"]
    if kind not in KINDS or (kind == "computed") != ("indicator" in item):
        yield say("appraisal.no_kind", id=one)
        return
    number = "most" if kind in SIGNS else "weight"
    value = item.get(number)
    if (
        value is None
        or not _is_number(value)
        or value <= 0
        or ("most" in item and "weight" in item)
    ):
        yield say("appraisal.no_number", id=one, name=number)
        return
    known = registry.indicators()
    for name in ("indicator", "beside"):
        if name in item and item[name] not in known:
            yield say("appraisal.no_indicator", id=one, name=item[name])
            return
    if kind == "computed":
        yield from _step_problems(item, known[item["indicator"]].direction)


def _step_problems(item: dict[str, Any], direction: str) -> Iterator[str]:
    """Of an item that is computed: an indicator with a good side, and steps that follow it."""
    one, steps = item["id"], item.get("points")
    if direction == "neutral":
        yield say("appraisal.neutral", id=one, name=item["indicator"])
        return
    if not isinstance(steps, list) or not steps or not all(_is_step(step) for step in steps):
        yield say("appraisal.no_steps", id=one)
        return
    points = [step["points"] for step in steps]
    starts = [step["from"] for step in steps if "from" in step]
    if len(starts) != len(steps) - 1 or "from" in steps[0] or starts != sorted(set(starts)):
        yield say("appraisal.steps_out_of_order", id=one)
    if not all(0 <= value <= item["weight"] for value in points):
        yield say("appraisal.points_beyond_weight", id=one)
    along = {"higher": sorted(points), "lower": sorted(points, reverse=True)}
    if points != along.get(direction, points):
        yield say("appraisal.against_direction", id=one)


def _is_step(step: Any) -> bool:
    if not isinstance(step, dict) or not set(step) <= {"from", "points"}:
        return False
    return _is_number(step.get("points")) and _is_number(step.get("from", 0))


def _is_named(one: dict[str, Any]) -> bool:
    name = one.get("name")
    return isinstance(name, dict) and all(
        isinstance(name.get(spoken), str) and name[spoken] for spoken in ("zh", "en")
    )


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
