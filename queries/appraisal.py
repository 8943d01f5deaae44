"""考核: the score card of a city's counties, item by item; what is missing is missing.

A result goes into JSON and comes back the same, so that what was kept can be shown again.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date, datetime
from fractions import Fraction
from typing import Any

import pandas as pd

from queries import appraisal_rules, comparable, figures, reads, registry, store
from queries.appraisal_rules import Item, Rules
from queries.appraisal_weights import Weighed, weighed

PLACE = ["province", "city", "county"]
COUNTY = "县"
ENTERED = ("points", "reason", "entered_by", "entered_at")
DATES: dict[str, type[date]] = {"valid_from": date, "as_of": date, "known_at": datetime}
FRAMES = ("items", "aspects", "totals", "pairs")


@dataclass(frozen=True)
class Appraisal:
    """The result of one city at one date by one version of the score card; rows in register order.

    items: a row per county and item: kind, weight, points (None: not known), state (value | missing
    | not_applicable | young | undated | to_verify | entered | not_entered | none), indicator,
    numerator, denominator, value (in its unit), step_from, step_to, reason, entered_by,
    entered_at, unused (points by hand that a computed item does not need).
    aspects: a row per county and aspect: points, known_weight, weight.
    totals: a row per county: points (plus and minus in it), extra, known_weight, weight, low, high
    (the total if the rest brings nothing or everything), band_low, band_high (their bands, 0 the
    highest), holds (share of the weight sets in which both bands stay).
    pairs: a row per two counties: common_weight, difference (None without a common item), holds.
    """

    version: str
    valid_from: date
    name: dict[str, str]
    as_of: date
    bands: list[tuple[float, dict[str, str]]]
    names: dict[str, dict[str, str]]
    items: pd.DataFrame
    aspects: pd.DataFrame
    totals: pd.DataFrame
    pairs: pd.DataFrame
    data_version: int
    known_at: datetime
    is_example: bool = False

    def as_json(self) -> str:
        """All of it, as text."""
        told = {name: getattr(self, name) for name in self.__dataclass_fields__}
        told |= {name: _records(told[name]) for name in FRAMES}
        told |= {name: told[name].isoformat() for name in DATES}
        return json.dumps(told, ensure_ascii=False)


def of_json(text: str) -> Appraisal:
    """The result that `as_json` wrote."""
    told = json.loads(text)
    told |= {
        name: pd.DataFrame(told[name]["rows"], columns=told[name]["columns"], dtype=object)
        for name in FRAMES
    }
    told |= {name: kind.fromisoformat(told[name]) for name, kind in DATES.items()}
    told["bands"] = [(start, name) for start, name in told["bands"]]
    return Appraisal(**told)


def appraisal(cursor: store.Cursor, province: str, city: str, as_of: date) -> Appraisal:
    """The score card in force at `as_of`, of every county of the city that has reported.

    Raises appraisal_rules.AppraisalError where there is none, or its file cannot be used.
    """
    rules = appraisal_rules.in_force(as_of)
    store.narrow(cursor, province=province, city=city, as_of=as_of)
    rows = list(_items(cursor, rules, province, city, as_of))
    columns = [*PLACE, *_ITEM]
    items = pd.DataFrame(rows, columns=columns, dtype=object)
    result = weighed(rules, items)
    [[known_at]] = store.execute(cursor, "reads/known_at").fetchall()
    return of_json(_put_together(rules, (as_of, known_at), items, result).as_json())


def entries(cursor: store.Cursor, province: str, city: str, year: int) -> pd.DataFrame:
    """Every entry of points by hand of a year, the newest first; counts: whether it is in force."""
    store.narrow(cursor, province=province, city=city)
    return store.run(cursor, "reads/appraisal_entries", year=year)


def kept(cursor: store.Cursor, province: str, city: str) -> pd.DataFrame:
    """The results that were kept of a city, the newest first, without what is in them."""
    return store.run(cursor, "reads/appraisals", province=province, city=city)


def kept_one(cursor: store.Cursor, number: int) -> tuple[Any, Appraisal] | None:
    """A kept result as it was, and who kept it when; None where there is none of that number."""
    found = next(store.run(cursor, "reads/appraisal", number=number).itertuples(), None)
    return None if found is None else (found, of_json(found.content))


_ITEM = (
    *("item", "aspect", "kind", "weight", "points", "state", "indicator", "numerator"),
    *("denominator", "value", "step_from", "step_to", "term_no", *ENTERED[1:], "unused"),
)


def _items(
    cursor: store.Cursor, rules: Rules, province: str, city: str, as_of: date
) -> Iterator[list[object]]:
    """Item by item, county by county, in the order of _ITEM."""
    known = _figures(cursor, rules, province, city)
    entered = entries(cursor, province, city, as_of.year)
    by_hand = {(row.item, row.county): row for row in entered[entered["counts"]].itertuples()}
    places = reads.places(cursor)
    counties = places[places["level"] == COUNTY].drop_duplicates(PLACE)[PLACE]
    for place in counties.itertuples(index=False, name=None):
        for item in rules.items:
            figure = known.get((item.indicator or item.beside or "", place[-1]))
            told = _scored(item, figure, by_hand.get((item.id, place[-1])))
            yield [*place, *(told.get(name) for name in _ITEM)]


def _figures(
    cursor: store.Cursor, rules: Rules, province: str, city: str
) -> dict[tuple[str, str], Any]:
    """(indicator, county) → its figure; of what ripens the ripe part."""
    wanted = [item.indicator or item.beside for item in rules.items]
    ids = [one for one in dict.fromkeys(wanted) if one]
    if not ids:
        return {}
    where = {"province": province, "city": city, "level": COUNTY}
    rows = comparable.whole(figures.compare(cursor, ids, **where), ids)
    rows = comparable.comparable(cursor, rows, **where)
    return {(row.indicator, row.county): row for row in rows.itertuples()}


def _scored(item: Item, figure: Any, entry: Any) -> dict[str, object]:
    """One item of one county: its points, or why there are none."""
    told: dict[str, object] = {"item": item.id, "aspect": item.aspect, "kind": item.kind}
    told |= {"weight": item.weight, "indicator": item.indicator or item.beside}
    told["state"] = _without_entry(item)
    exact = None
    if figure is not None:
        exact = _exact(figure)
        told |= {name: _plain(getattr(figure, name)) for name in ("numerator", "denominator")}
        told |= {
            "value": None if exact is None else float(exact),
            "term_no": _plain(figure.term_no),
        }
    if item.kind == "computed":
        told["state"] = "missing" if figure is None else _state(figure)
    if item.kind == "computed" and told["state"] == "value" and exact is not None:
        start, end, points = _step(item, exact)
        told |= {"points": points, "step_from": start, "step_to": end}
        if entry is not None:
            told["unused"] = _plain(entry.points)
    elif entry is not None and not pd.isna(entry.points):
        told |= {"state": "entered", **{name: _plain(getattr(entry, name)) for name in ENTERED}}
    return told


def _without_entry(item: Item) -> str:
    """What is not entered: plus and minus points are then simply none."""
    return "not_entered" if item.kind == "hand" else "none"


def _state(figure: Any) -> str:
    if figure.state == "value" and bool(getattr(figure, "to_verify", False)):
        return "to_verify"
    return str(figure.state)


def _exact(figure: Any) -> Fraction | None:
    """The value in its unit as a fraction: a limit of 57 is reached by 57 of 100."""
    if figure.state != "value" or pd.isna(figure.value):
        return None
    about = registry.indicator(figure.indicator)
    if pd.isna(figure.numerator) or pd.isna(figure.denominator):
        # a difference of two ratios has no parts of its own
        return Fraction(str(round(float(figure.value) * about.scale, 9)))
    numerator = Fraction(str(figure.numerator))
    if about.is_count:
        return numerator
    return numerator * about.scale / Fraction(str(figure.denominator))


def _step(item: Item, value: Fraction) -> tuple[float | None, float | None, float]:
    """From and to of the step that `value` is in, and its points."""
    reached = [start is None or value >= start for start, _ in item.steps]
    number = max(place for place, is_reached in enumerate(reached) if is_reached)
    start, points = item.steps[number]
    end = item.steps[number + 1][0] if number + 1 < len(item.steps) else None
    return _number(start), _number(end), points


def _number(value: Fraction | None) -> float | None:
    return None if value is None else float(value)


def _put_together(
    rules: Rules, at: tuple[date, datetime], items: pd.DataFrame, result: Weighed
) -> Appraisal:
    return Appraisal(
        version=rules.version,
        valid_from=rules.valid_from,
        name=rules.name,
        as_of=at[0],
        known_at=at[1],
        bands=list(rules.bands),
        names={item.id: item.name for item in rules.items} | rules.aspects,
        items=items,
        data_version=store.data_version(),
        is_example=rules.is_example,
        **asdict(result),
    )


def _records(frame: pd.DataFrame) -> dict[str, object]:
    rows = [[_plain(value) for value in row] for row in frame.itertuples(index=False, name=None)]
    return {"columns": list(frame.columns), "rows": rows}


def _plain(value: Any) -> Any:
    """A value as JSON holds it; None where it is missing."""
    if value is None or (not isinstance(value, list | dict) and pd.isna(value)):
        return None
    if isinstance(value, pd.Timestamp | date):
        return value.isoformat()
    return value.item() if hasattr(value, "item") else value
