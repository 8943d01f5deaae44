"""What tests ask of the demo city: its situations, its reports, its figures."""

import tomllib
from datetime import date, datetime, timedelta
from typing import Any

import pandas as pd

from data.demo_city.places import places
from loaders.demo import DEMO
from queries import figures, store

CITY, TODAY = "示例市", date(2026, 11, 21)
COUNTIES = [place.name for place in places() if not place.is_city]
Situation = dict[str, Any]


def situations() -> list[Situation]:
    """The entries of situations.toml, in their order."""
    told = tomllib.loads((DEMO / "situations.toml").read_text(encoding="utf-8"))
    return list(told["situation"])


def ask(sql: str, as_of: date = TODAY, **values: object) -> pd.DataFrame:
    """The answer to a question of the test's own, over the views of the store."""
    with store.read(as_of=as_of, city=CITY) as cursor:
        return cursor.execute(sql, values or None).df()


def of_term(indicator: str, term: int = 13, as_of: date = TODAY, **more: Any) -> pd.DataFrame:
    """The figures of all counties for a term to date, one row per county."""
    with store.read(as_of=as_of) as cursor:
        return figures.compare(cursor, [indicator], city=CITY, term=term, **more)


def told(situation: Situation, expected: dict[str, Any]) -> pd.Series:
    """The one figure, or report, in which an expectation of a situation is to be found."""
    as_of, county = expected.get("as_of", TODAY), situation["county"]
    if "fields" in expected:
        rows = ask(
            "from rounds where county = $county and term_no = $term and round_first = $round",
            as_of, county=county, term=situation["term"], round=expected["round"],
        )  # fmt: skip
        return only(rows)
    known_at = before_correction(county) if expected.get("before_correction") else None
    selection = {"city": CITY, "counties": [county], "term": situation.get("term")}
    with store.read(as_of=as_of, known_at=known_at) as cursor:
        if "round" not in expected:
            rows = figures.compare(cursor, [expected["indicator"]], **selection)
            return only(rows[rows["part"].isna() | (rows["part"] == expected.get("part"))])
        rows = figures.rounds(cursor, expected["indicator"], **selection)
    return only(rows[rows["round_first"] == expected["round"]])


def before_correction(county: str) -> datetime:
    """The last moment at which a county's corrected file was not there yet."""
    found = ask("select max(withdrawn_at) from report where county = $county", county=county)
    [[withdrawn]] = found.to_numpy().tolist()
    return pd.Timestamp(withdrawn).to_pydatetime() - timedelta(microseconds=1)


def only(rows: pd.DataFrame) -> pd.Series:
    """The one row there is."""
    assert len(rows) == 1, rows
    return rows.iloc[0]
