"""A county as typed → the county of the register, or the question which one is meant."""

import re
from collections.abc import Callable

from loaders.findings import finding
from loaders.folding import fold
from loaders.model import Finding, Value
from loaders.register import Ambiguous, County, find, nearest

# 庚泉县委, 庚泉县委巡察办 and 中共庚泉县委员会 report for 庚泉县.
COMMITTEE = re.compile(r"^(?:中共|中国共产党)?(.+?[县市区旗])(?:委|纪委|纪检).*$")
# 990109 庚泉县 and 1.庚泉县.
NUMBERED = re.compile(r"^[0-9]{1,6}[.、\s]*(?=\D)")


def placed(
    text: str,
    cell: str,
    sheet: str,
    label: str,
    hint: str | None = None,
    who: Callable[[], str] = str,
) -> tuple[County | None, Value, list[Finding]]:
    """The place that `text` names, the value of its cell, and what there is to say about it; `who`
    says whose figures they are, if that has to be said.
    """
    found = find_place(text, hint)
    if isinstance(found, County):
        value = Value(found.county, text, cell)
        return found, value, _dropped(found, text, cell, sheet, label)
    value = Value(None, text, cell)
    if isinstance(found, Ambiguous):
        names = "、".join(f"{each.city}{each.county}" for each in found.candidates)
        return (
            None,
            value,
            [finding("ambiguous_county", sheet, cell, label, text, who(), names=names)],
        )
    names = "、".join(each.county for each in nearest(text))
    rule = "unknown_county_near" if names else "unknown_county"
    return None, value, [finding(rule, sheet, cell, label, text, who(), names=names)]


def find_place(text: str, hint: str | None = None) -> County | Ambiguous | None:
    """The register's answer to a county's name, or to the name of its committee or office."""
    text = NUMBERED.sub("", text.strip())
    found = find(text, hint)
    committee = COMMITTEE.match(fold(text)) if found is None else None
    return find(committee[1], hint) if committee else found


def _dropped(place: County, text: str, cell: str, sheet: str, label: str) -> list[Finding]:
    """A notice where the city stood before the county."""
    typed = fold(text)
    if place.county == place.city or not typed.startswith(place.city) or typed == place.county:
        return []
    return [finding("city_dropped", sheet, cell, label, text, county=place.county)]
