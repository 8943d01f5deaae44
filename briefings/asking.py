"""What a person asks for: which briefing, of whom, of which days, in which voice."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from briefings.document import Slots
from queries import figures, periods, reads, registry, store
from text import LANGUAGES, numbers, say

# In the order of the page: for all counties, for one, of one matter, of what came.
KINDS = ("circular", "letter", "county", "topic", "reporting", "appraisal")
OF_ONE_COUNTY = ("letter", "county")
# 只点正面, 不点名, 点名
VOICES = ("positive", "unnamed", "named")
SECTIONS = {
    "circular": ("overall", "notable", "quoted", "earlier", "next", "tables"),
    "letter": ("overall", "notable", "questions", "tables"),
    "county": ("progress", "outcomes", "beside"),
    "topic": ("overall", "counties", "caveats", "tables"),
    "reporting": ("overall", "behind", "tables"),
    "appraisal": ("overall", "tables"),
}


class AskError(ValueError):
    """What was asked for cannot be made; the text is the sentence that says why."""


@dataclass(frozen=True)
class Ask:
    """A briefing `kind` of a city, or of one county in it, counted up to `as_of`.

    `start` is the first day of the period (None: the term to date), `round_no` the round of a
    circular about a round; `known_at` (UTC; None: now) what was known; `sections` those wanted of
    SECTIONS (None: all); `slots` what the office fills in (None: as the kind proposes).
    """

    kind: str
    province: str
    city: str
    as_of: date
    county: str | None = None
    start: date | None = None
    known_at: datetime | None = None
    voice: str = "unnamed"
    sections: tuple[str, ...] | None = None
    indicator: str | None = None
    round_no: int | None = None
    slots: Slots | None = None
    language: str = "zh"

    def wants(self, section: str) -> bool:
        """Whether that section is asked for."""
        return self.sections is None or section in self.sections


def checked(ask: Ask) -> Ask:
    """The same ask, which can be made. Raises AskError, in the language in force."""
    if ask.kind not in KINDS:
        raise AskError(say("briefing.no_such_kind", kind=ask.kind, known=_listed(KINDS)))
    if ask.voice not in VOICES:
        raise AskError(say("briefing.no_such_voice", voice=ask.voice, known=_listed(VOICES)))
    if ask.language not in LANGUAGES:
        raise AskError(say("briefing.no_such_language", language=ask.language))
    if ask.start is not None and ask.start > ask.as_of:
        days = {"start": numbers.day(ask.start), "end": numbers.day(ask.as_of)}
        raise AskError(say("briefing.backwards", **days))
    for section in ask.sections or ():
        if section not in SECTIONS[ask.kind]:
            known = _listed(SECTIONS[ask.kind])
            raise AskError(say("briefing.no_such_section", section=section, known=known))
    if ask.round_no is not None and (ask.kind != "circular" or ask.round_no < 1):
        raise AskError(say("briefing.no_round_here"))
    _check_subject(ask)
    return ask


def _check_subject(ask: Ask) -> None:
    """A county where the kind is of one, an indicator where it is of one, and nowhere else."""
    if (ask.kind in OF_ONE_COUNTY) != bool(ask.county):
        wanted = "county_wanted" if not ask.county else "no_county_here"
        raise AskError(say(f"briefing.{wanted}", kind=say(f"briefing.kind_{ask.kind}")))
    if (ask.kind == "topic") != bool(ask.indicator):
        wanted = "indicator_wanted" if not ask.indicator else "no_indicator_here"
        raise AskError(say(f"briefing.{wanted}", kind=say(f"briefing.kind_{ask.kind}")))
    if ask.indicator is not None and ask.indicator not in registry.indicators():
        known = _listed(registry.indicators())
        raise AskError(say("briefing.no_such_indicator", name=ask.indicator, known=known))


def newest(province: str, city: str, known_at: datetime | None = None) -> date | None:
    """The newest as-of date that any county of the city has reported; None where none has."""
    with store.read(known_at=known_at, province=province, city=city) as cursor:
        places = reads.places(cursor)
    dates = places.loc[places["level"] == COUNTY, "as_of_date"]
    return dates.max().date() if len(dates) else None


def half_year(as_of: date) -> date:
    """The first day of the half year that `as_of` lies in."""
    name = "first_half" if as_of.month <= 6 else "second_half"
    bounds = periods.bounds(name, as_of)
    return bounds[0] if bounds else as_of


def find_city(name: str) -> tuple[str, str]:
    """Province and city of that name, of those with reports. Raises AskError."""
    with store.read() as cursor:
        places = reads.places(cursor)[["province", "city"]].drop_duplicates()
    found = [one for one in places.itertuples(index=False) if name in _spellings(one.city)]
    if not found:
        raise AskError(say("briefing.no_such_city", name=name))
    if len(found) > 1:
        listed = _listed(f"{one.province}{one.city}" for one in found)
        raise AskError(say("briefing.several_cities", name=name, listed=listed))
    return found[0].province, found[0].city


def find_county(province: str, city: str, name: str) -> str:
    """The county of that name, or former name, in the city. Raises AskError."""
    with store.read(province=province, city=city) as cursor:
        found = reads.find_place(cursor, name)
    here = found[(found["city"] == city) & found["levels"].map(lambda levels: COUNTY in levels)]
    if here.empty:
        raise AskError(say("briefing.no_such_county", name=name, city=city))
    return str(here["county"].iloc[0])


def counties(province: str, city: str, as_of: date | None = None) -> list[str]:
    """The counties of the city with reports up to `as_of`, in register order."""
    with store.read(as_of=as_of, province=province, city=city) as cursor:
        places = reads.places(cursor)
    return list(dict.fromkeys(places[places["level"] == COUNTY]["county"]))


COUNTY = figures.Selection().level or ""
SUFFIXES = ("市", "州", "地区", "盟")


def _spellings(city: str) -> set[str]:
    """The city's name, and the same without its last word."""
    short = {city.removesuffix(word) for word in SUFFIXES if city.endswith(word)}
    return {city} | {one for one in short if len(one) > 1}


def as_json(ask: Ask) -> str:
    """The ask as text for the store."""
    return json.dumps(asdict(ask), default=str, ensure_ascii=False, sort_keys=True)


def of_json(text: str) -> Ask:
    """The ask that `as_json` wrote."""
    told: dict[str, Any] = json.loads(text)
    slots = told["slots"]
    return Ask(
        **{
            **told,
            "as_of": date.fromisoformat(told["as_of"]),
            "start": _day(told["start"]),
            "known_at": told["known_at"] and datetime.fromisoformat(told["known_at"]),
            "sections": told["sections"] and tuple(told["sections"]),
            "slots": slots and Slots(**{**slots, "dated": _day(slots["dated"])}),
        }
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _listed(names: Any) -> str:
    listed = names if not isinstance(names, Mapping) else list(names)
    return say("charts.comma").join(listed)
