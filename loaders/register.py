"""The register of counties and cities: what a typed name means, or that it means several.

A county keeps one identity through renaming, so former names find today's county. A name that
two places share is never decided here: the caller gets both and asks.
"""

import csv
import difflib
import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice
from pathlib import Path

from loaders.folding import fold

REGISTER = Path(__file__).parents[1] / "data" / "register.csv"
KINDS = re.compile(r"(自治县|自治旗|自治州|自治区|特别行政区|地区|林区|矿区|省|县|区|市|旗|州|盟)$")
KIND_CHARACTERS = set("省县区市旗州盟")
# 大理州 for 大理白族自治州: people drop the peoples' names and 自治, and keep the kind.
SHORT_KINDS = {"自治县": "县", "自治旗": "旗", "自治州": "州"}
PEOPLES = (
    "(?:(?:各|回|满|藏|彝|壮|苗|侗|瑶|白|傣|黎|畲|水|土|佤|怒|京|羌|布依|朝鲜|哈尼|傈僳|拉祜|东乡"
    "|纳西|景颇|土家|仫佬|布朗|撒拉|毛南|仡佬|阿昌|普米|裕固|保安|独龙|达斡尔|鄂温克|维吾尔)族"
    "|(?:蒙古|哈萨克|柯尔克孜|塔吉克|锡伯|鄂伦春|俄罗斯)族?)"
)
AUTONOMOUS = re.compile(rf"^(.+?){PEOPLES}*(自治县|自治旗|自治州|自治区|区)$")


@dataclass(frozen=True)
class County:
    """One row of the register; a city's own row has its name as the county too."""

    code: str
    province: str
    city: str
    county: str


@dataclass(frozen=True)
class Ambiguous:
    """A name that several places bear: they in register order, none of them preferred."""

    candidates: tuple[County, ...]


Places = frozenset[County]


@dataclass(frozen=True)
class Register:
    """Places by today's names, by former names and by both shortened; areas by their names."""

    today: dict[str, Places]
    former: dict[str, Places]
    short: dict[str, Places]
    short_former: dict[str, Places]
    areas: dict[str, Places]


@lru_cache(maxsize=4096)
def find(text: str, city_hint: str | None = None) -> County | Ambiguous | None:
    """The county or city that `text` names, all that it may name, or None.

    Full, short and former names, with or without province and city in front. `city_hint` (a city
    or province) decides between places of one name; it never turns one place into another.
    """
    name = re.sub(r"[((](市|州|地区)?本级[))]$|本级$", "", fold(text))
    found = _named(name, None) or _behind_an_area(name)
    if len(found) > 1 and city_hint:
        found = found & _area(fold(city_hint)) or found
    if len(found) > 1:
        return Ambiguous(tuple(sorted(found, key=lambda county: county.code)))
    return next(iter(found), None)


def nearest(text: str, count: int = 3) -> list[County]:
    """At most `count` places whose name looks like `text`, the likest first; perhaps none."""
    name, known = fold(text), register()
    # Names that share no other character than the last are not alike: the few are quick to compare.
    alike = {each for character in set(name) - KIND_CHARACTERS for each in _names_with(character)}
    close = difflib.get_close_matches(name, alike, n=200, cutoff=0.6)
    # Of two that are equally like, the one that begins alike is the likelier slip of the pen.
    close.sort(key=lambda match: (abs(len(match) - len(name)), match[:1] != name[:1]))
    return [county for match in close for county in sorted(known.today[match], key=_code)][:count]


@lru_cache(maxsize=4096)
def _names_with(character: str) -> tuple[str, ...]:
    return tuple(name for name in register().today if character in name)


def counties_of(city: str) -> list[County]:
    """The counties of a city in register order, without the city's own row."""
    return [place for place in places() if place.city == city and place.county != city]


@cache
def of_code(code: str) -> County:
    """The place with that six-digit code. Raises LookupError."""
    for place in places():
        if place.code == code:
            return place
    raise LookupError(code)


@cache
def places() -> tuple[County, ...]:
    """Every county and city in register order."""
    return tuple(county for county, _ in _rows())


@cache
def register() -> Register:
    """The register with its indexes, read once."""
    indexes: list[dict[str, set[County]]] = [defaultdict(set) for _ in range(5)]
    today, former, short, short_former, areas = indexes
    for county, former_names in _rows():
        today[county.county].add(county)
        for name in _shortened(county.county):
            short[name].add(county)
        for old in former_names:
            former[old].add(county)
            for name in _shortened(old):
                short_former[name].add(county)
    for area, inside in _areas().items():
        for name in (area, *_shortened(area)):
            areas[name] |= inside
    return Register(*(_frozen(index) for index in indexes))


def _areas() -> dict[str, set[County]]:
    """Provinces and cities with all that lies in them, by their full names."""
    areas: dict[str, set[County]] = defaultdict(set)
    for place in places():
        areas[place.province].add(place)
        areas[place.city].add(place)
    return areas


@cache
def _rows() -> tuple[tuple[County, list[str]], ...]:
    with REGISTER.open(encoding="utf-8", newline="") as file:
        return tuple(
            (County(code, province, city, county), [name for name in former.split("|") if name])
            for code, province, city, county, _, former in islice(csv.reader(file), 1, None)
        )


@cache
def _shortened(name: str) -> frozenset[str]:
    """How people shorten a full name: 赤壁 (赤壁市), 双江自治县, 双江县, 双江, 迪庆州, 瀍河区."""
    stem = KINDS.sub("", name)
    short = {stem}
    if ("自治" in name or "族" in name) and (match := AUTONOMOUS.match(name)):
        stem, kind = match[1].removesuffix("族"), match[2]
        short |= {stem, stem + kind, stem + SHORT_KINDS.get(kind, kind)}
    return frozenset(each for each in short if len(each) > 1 and each != name)


def _named(name: str, area: Places | None) -> Places:
    """The places of that name, in an area where one is given: full names before short ones.

    A former name stands beside today's, but not against the city that took it over (毕节市 is the
    city, though 七星关区 was once called so).
    """
    known = register()
    today, former, short, short_former = (
        found if area is None else found & area
        for found in (
            index.get(name, frozenset())
            for index in (known.today, known.former, known.short, known.short_former)
        )
    )
    if today:
        cities = {place.county for place in today}
        return today | {place for place in former if place.city not in cities}
    return former | short or short_former


def _behind_an_area(name: str, area: Places | None = None) -> Places:
    """The place named at the end of `name`, where all before it is its province and its city."""
    for end in range(len(name) - 2, 1, -1):
        inside = register().areas.get(name[:end], frozenset())
        inside = inside if area is None else inside & area
        if len({place.city for place in inside}) == 1:
            inside = frozenset(place for place in inside if place.county != place.city)
        rest = name[end:]
        if inside and (found := _named(rest, inside) or _behind_an_area(rest, inside)):
            return found
    return frozenset()


def _area(name: str) -> Places:
    """All places of the province or city of that name, a city perhaps behind its province."""
    cities = {place.city for place in _behind_an_area(name)}
    return register().areas.get(name) or frozenset(
        place for place in places() if place.city in cities
    )


def _frozen(index: dict[str, set[County]]) -> dict[str, Places]:
    return {name: frozenset(places) for name, places in index.items()}


def _code(county: County) -> str:
    return county.code
