"""What the oracle says of a store that is already there: of any figure that a page shows."""

from datetime import date, datetime, timedelta
from typing import Any

from queries import store
from tests.queries import oracle
from tests.queries.oracle_flow import Growth, beside, grown, year_before
from tests.queries.oracle_term import Standing


def reports_of_store() -> list[oracle.Report]:
    """Every row of the table of reports of the open store, with days as the oracle reads them."""
    with store.read() as cursor:
        answer = cursor.execute("select * exclude (provenance, figures_hash) from report")
        names = [column[0] for column in answer.description]
        rows = [dict(zip(names, row, strict=True)) for row in answer.fetchall()]
    return [{name: as_iso(value) for name, value in row.items()} for row in rows]


def as_iso(value: object) -> object:
    """A day as text; a moment stays one."""
    is_day = isinstance(value, date) and not isinstance(value, datetime)
    return value.isoformat() if is_day else value


class OracleOfStore:
    """The figures of the open store by the oracle; what counts on a day is chosen once."""

    def __init__(self, known_at: datetime = datetime.max) -> None:
        self._reports, self._known_at = reports_of_store(), known_at
        self._standings: dict[tuple[date, int | None], dict[oracle.Place, Standing]] = {}
        self._figures: dict[tuple[str, date, int | None], dict[oracle.Key, oracle.Figure]] = {}

    def figure(
        self,
        indicator: str,
        part: str | None,
        place: oracle.Place,
        as_of: date,
        term: int | None = oracle.LATEST_TERM,
    ) -> oracle.Figure:
        """One figure of a place: (province, city, county, level). Raises KeyError without it."""
        return self.figures(indicator, as_of, term)[indicator, part, *place]

    def total(
        self, indicator: str, part: str | None, city: str, as_of: date, level: str = "县"
    ) -> oracle.Figure:
        """The sum over the places of a city that have both parts; of a pace, its difference."""
        if (indicator, part) == ("coverage_pace", None):
            sides = [
                self.total(indicator, side, city, as_of, level).value
                for side in ("coverage", "elapsed")
            ]
            apart = None if None in sides else sides[0] - sides[1]  # type: ignore[operator]
            return oracle.Figure(difference=apart, is_difference=True)
        known = [
            one
            for key, one in self.figures(indicator, as_of).items()
            if key[1] == part and key[3] == city and key[5] == level and one.state != "missing"
        ]
        return oracle.Figure(
            numerator=sum(one.numerator or 0 for one in known) if known else None,
            denominator=sum(one.denominator or 0 for one in known) if known else None,
            used=[number for one in known for number in one.used],
            is_count=any(one.is_count for one in known),
        )

    def figures(
        self, indicator: str, as_of: date, term: int | None = oracle.LATEST_TERM
    ) -> dict[oracle.Key, oracle.Figure]:
        """All figures of an indicator, by indicator, part and place."""
        asked = indicator, as_of, term
        if asked not in self._figures:
            self._figures[asked] = {
                (indicator, part, *place): found
                for place, here in self._of_day(as_of, term).items()
                for part, found in oracle.of_place(here, indicator).items()
            }
        return self._figures[asked]

    def growth(
        self, indicator: str, part: str | None, place: oracle.Place, start: date, end: date
    ) -> dict[str, Any]:
        """What one figure of a place grew by, beside the same days a year before."""
        key = (indicator, part, *place)
        now = self._grown(key, start, end)
        return beside(now, self._grown(key, year_before(start), year_before(end)))

    def _grown(self, key: oracle.Key, start: date, end: date) -> Growth:
        begun, ended = (
            self.figures(key[0], day).get(key) for day in (start - timedelta(days=1), end)
        )
        return grown(key[0], begun, ended or oracle.Figure(), start)

    def _of_day(self, as_of: date, term: int | None) -> dict[oracle.Place, Standing]:
        if (as_of, term) not in self._standings:
            found = oracle.standings(self._reports, as_of, self._known_at, term)
            self._standings[as_of, term] = found
        return self._standings[as_of, term]
