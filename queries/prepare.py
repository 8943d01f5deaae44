"""Bring a store up to date: tables by numbered migrations, then views, indicators and register."""

import csv
import hashlib
import json
from pathlib import Path

import duckdb

from queries import office, registry

HERE = Path(__file__).parent
REGISTER = HERE.parent / "data" / "register.csv"


class NotOurStore(Exception):
    """The file is a DuckDB database, but made by a newer program or by somebody else."""


Statements = list[tuple[str, str]]  # the file it is from, and its text


def bring_up_to_date(connection: duckdb.DuckDBPyConnection) -> None:
    """Apply what this program knows and the store does not.

    Raises NotOurStore, registry.IndicatorError (naming the file), duckdb.Error.
    """
    registry.reload()
    make_for_rules(connection)
    _renew(connection, *_indicators())


def make_for_rules(connection: duckdb.DuckDBPyConnection) -> None:
    """All that the rules about submissions need: everything but the indicators, whose views are
    most of the work. Raises NotOurStore, duckdb.Error.
    """
    _migrate(connection)
    for renewal in (_terms(), _reporting(), _views(), _register()):
        _renew(connection, *renewal)


def _migrate(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute(_text("schema/0000_history"))
    applied = connection.execute(_text("reads/migrations")).fetchall()
    known = sorted(path.stem for path in (HERE / "schema").glob("*.sql"))[1:]
    strangers = {name for (name,) in applied} - set(known)
    if strangers:
        raise NotOurStore(", ".join(sorted(strangers)))
    for name in known[len(applied) :]:
        with _transaction(connection):
            connection.execute(_text(f"schema/{name}"))
            connection.execute(_text("writes/record_migration"), {"name": name})


def _renew(
    connection: duckdb.DuckDBPyConnection,
    subject: str,
    statements: Statements,
    values: dict[str, str] | None,
) -> None:
    """Run `statements` unless the store already has exactly these: opening stays quick."""
    fingerprint = hashlib.sha256(json.dumps([statements, values]).encode()).hexdigest()
    stored = connection.execute(_text("reads/fingerprint"), {"subject": subject}).fetchall()
    if stored == [(fingerprint,)]:
        return
    with _transaction(connection):
        for file, statement in statements:
            try:
                connection.execute(statement, values)
            except duckdb.ProgrammingError as error:
                if subject != "indicators":
                    raise
                said = str(error).splitlines()[0]
                raise registry.IndicatorError(f"{file}: {said}") from error
        connection.execute(
            _text("writes/record_fingerprint"), {"subject": subject, "fingerprint": fingerprint}
        )


def _views() -> tuple[str, Statements, None]:
    paths = sorted((HERE / "views").glob("*.sql"))
    return "views", [(path.name, _text(f"views/{path.stem}")) for path in paths], None


def _indicators() -> tuple[str, Statements, None]:
    statements = []
    for one in registry.indicators().values():
        view = f"create or replace view indicator_{one.id} as {one.sql}"
        fields = f"select {', '.join(one.fields)} from report where false"
        statements += [(f"{one.id}.sql", view), (f"{one.id}.toml", fields)]
    return "indicators", statements, None


def _register() -> tuple[str, Statements, dict[str, str]]:
    with REGISTER.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    name = "writes/replace_register"
    return "register", [(name, _text(name))], {"rows": json.dumps(_in_own_order(rows))}


def _in_own_order(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    """The register with the office's counties in the order that its settings give them."""
    own = office.office()
    listed = [row for row in rows if row["city"] == own.city and row["county"] in own.counties]
    orders = sorted(int(row["register_order"]) for row in listed)
    listed.sort(key=lambda row: own.counties.index(row["county"]))
    for row, order in zip(listed, orders, strict=True):
        row["register_order"] = str(order)
    return rows


def _terms() -> tuple[str, Statements, dict[str, str]]:
    terms = [
        {"term_no": one.number, "term_start": str(one.start), "term_end": str(one.end)}
        for one in office.office().terms
    ]
    name = "writes/replace_office_terms"
    return "office terms", [(name, _text(name))], {"terms": json.dumps(terms)}


def _reporting() -> tuple[str, Statements, dict[str, str]]:
    name = "writes/replace_office_reporting"
    return "reporting", [(name, _text(name))], {"due_day": str(office.office().due_day)}


class _transaction:  # noqa: N801 - reads as a word in `with _transaction(connection)`
    """Commit what the block did, or nothing of it."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self.connection = connection

    def __enter__(self) -> None:
        self.connection.begin()

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self.connection.commit()
        else:
            self.connection.rollback()


def _text(name: str) -> str:
    return (HERE / f"{name}.sql").read_text(encoding="utf-8")
