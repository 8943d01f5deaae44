"""Staged rows as columns (Arrow), which the store takes in ten times as fast as JSON."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

import pyarrow as pa

from loaders.staging import StagedRow

TYPES = {
    "VARCHAR": pa.string(),
    "BIGINT": pa.int64(),
    "INTEGER": pa.int32(),
    "DOUBLE": pa.float64(),
    "BOOLEAN": pa.bool_(),
    "DATE": pa.date32(),
    "VARCHAR[]": pa.list_(pa.string()),
}
CELL = {"sheet": pa.string(), "cell": pa.string(), "raw": pa.string(), "value": pa.string()}
CELL |= {"approximate": pa.bool_(), "corrected_by": pa.string()}


def as_columns(rows: Sequence[StagedRow], structure: dict[str, str]) -> pa.Table:
    """The rows as a table of all columns that `structure` names (column → type of the store)."""
    told = set().union(*rows)
    columns = {
        name: _column(rows, name, kind) if name in told else pa.nulls(len(rows), _type(kind))
        for name, kind in structure.items()
    }
    return pa.table(columns)


def _column(rows: Sequence[StagedRow], name: str, kind: str) -> pa.Array:
    if name == "cells":
        return _cells(rows)
    values = [row.get(name) for row in rows]
    if kind == "DATE":
        return pa.array(values, pa.string()).cast(pa.date32())
    return pa.array(values, _type(kind))


@cache
def _type(kind: str) -> pa.DataType:
    return TYPES[kind] if kind in TYPES else pa.map_(pa.string(), pa.struct(CELL))


def _cells(rows: Sequence[StagedRow]) -> pa.Array:
    """Field → cell of every row, flat: one long column for each of what a cell has."""
    ends = [0]
    for row in rows:
        ends.append(ends[-1] + len(row["cells"]))
    cells = [cell for row in rows for cell in row["cells"].values()]
    parts = [pa.array([cell[part] for cell in cells], kind) for part, kind in CELL.items()]
    names: Iterable[Any] = [name for row in rows for name in row["cells"]]
    entries = pa.StructArray.from_arrays(parts, names=list(CELL))
    return pa.MapArray.from_arrays(pa.array(ends, pa.int32()), pa.array(names), entries)
