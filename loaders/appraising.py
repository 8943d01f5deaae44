"""Points of the score card entered by hand, and results that are kept; both logged."""

from typing import Any

from access import Person, record
from access.log import called
from access.roles import require
from loaders.desk import NotReady, worded
from queries import store
from queries.appraisal import Appraisal, appraisal
from queries.appraisal_rules import Item
from text import language, say


def enter(
    person: Person, seen: Appraisal, item: Item, county: str, points: float | None, reason: str
) -> int:
    """Enter points of an item (None takes them back) for the year of what was `seen`: its number.

    Raises NotAllowedError, NotReady (no reason, points out of bounds, an item that can be computed,
    or one that somebody entered since), LookupError (no such county).
    """
    require(person, "appraise")
    reason = worded(reason)
    least, most = item.bounds
    if points is not None and not least <= points <= most:
        raise NotReady(say("appraisal.bad_points", least=f"{least:g}", most=f"{most:g}"))
    told = {"version": seen.version, "item": item.id, "year": seen.as_of.year}
    with store.write() as cursor:
        # as it stands now, not as it stood when the page was opened
        province, city, now = _now(cursor, seen, item, county)
        if now["kind"] == "computed" and now["state"] == "value":
            raise NotReady(say("appraisal.computed_now", item=item.name[language()]))
        _not_moved(seen, now)
        told |= {"province": province, "city": city, "county": county, "points": points}
        entered = {**told, "reason": reason, "by": person.name, "at": store.now()}
        number = int(store.execute(cursor, "writes/enter_points", **entered).fetchall()[0][0])
        before = {"points": now["points"], "reason": now["reason"]}
        record(
            person, "enter_points", f"appraisal_entry/{number}", before, told | {"reason": reason}
        )
    return number


def keep(person: Person, seen: Appraisal) -> int:
    """Keep a result word for word: its number. Raises NotAllowedError, LookupError (no county)."""
    require(person, "appraise")
    place = seen.totals.iloc[0] if len(seen.totals) else None
    if place is None:
        raise LookupError(seen.version)
    told = {"version": seen.version, "province": place["province"], "city": place["city"]}
    with store.write() as cursor:
        at = store.now()
        number = int(store.execute(
            cursor, "writes/keep_appraisal", **told, as_of_date=seen.as_of, known_at=seen.known_at,
            content=seen.as_json(), by=person.name, at=at,
        ).fetchall()[0][0])  # fmt: skip
        after = told | {"as_of": seen.as_of.isoformat()}
        record(person, "keep_appraisal", f"appraisal/{number}", None, after)
    return number


def _not_moved(seen: Appraisal, now: dict[str, Any]) -> None:
    """Raise NotReady where somebody entered the same item since the page was opened."""
    rows = seen.items[(seen.items["county"] == now["county"]) & (seen.items["item"] == now["item"])]
    before = rows.iloc[0]
    if (before["entered_at"], before["points"]) != (now["entered_at"], now["points"]):
        given = "—" if now["points"] is None else f"{now['points']:g}"
        who = called(now["entered_by"] or "—")
        raise NotReady(say("appraisal.faster", who=who, points=given))


def _now(
    cursor: store.Cursor, seen: Appraisal, item: Item, county: str
) -> tuple[str, str, dict[str, Any]]:
    """Province, city and the row of that item of that county as it stands in the store."""
    places = seen.totals[seen.totals["county"] == county]
    if places.empty:
        raise LookupError(county)
    province, city = places.iloc[0]["province"], places.iloc[0]["city"]
    store.narrow(cursor, as_of=seen.as_of, known_at=store.now())
    rows = appraisal(cursor, province, city, seen.as_of).items
    found = rows[(rows["county"] == county) & (rows["item"] == item.id)]
    if found.empty:
        raise LookupError(item.id)
    return province, city, found.iloc[0].to_dict()
