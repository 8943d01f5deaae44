"""Staged rows as columns (Arrow), which the store takes in ten times as fast as JSON."""

from collections.abc import Iterable, Mapping
from functools import cache
from itertools import accumulate, chain, pairwise, repeat
from typing import Any

import pyarrow as pa

from loaders.staged import Cells, Staged

TYPES = {
    "VARCHAR": pa.string(),
    "BIGINT": pa.int64(),
    "INTEGER": pa.int32(),
    "DOUBLE": pa.float64(),
    "BOOLEAN": pa.bool_(),
    "DATE": pa.date32(),
    "VARCHAR[]": pa.list_(pa.string()),
    "MAP(VARCHAR, VARCHAR)": pa.map_(pa.string(), pa.string()),
}
# What provenance says of a cell; its sheet is the row's.
TOLD = {"cell": pa.string(), "raw": pa.string()}
TOLD |= {"approximate": pa.bool_(), "corrected_by": pa.string()}
Batch = Mapping[int, Staged]


def rows_of(batch: Batch, structure: dict[str, str]) -> pa.Table:
    """The rows of submissions (number → rows) as a table of all columns that `structure` names
    (column → type of the store).
    """
    told = set().union(*(one.columns for one in batch.values()))
    count = sum(one.count for one in batch.values())
    columns = {
        name: _column(batch, name, kind) if name in told else pa.nulls(count, _type(kind))
        for name, kind in structure.items()
    }
    counts = [(number, one.count) for number, one in batch.items()]
    columns["submission_id"] = _array(chain(*(repeat(each, of) for each, of in counts)), "BIGINT")
    columns["row_no"] = _array(chain(*(range(1, of + 1) for _, of in counts)), "BIGINT")
    return pa.table(columns | {"provenance": _provenance(batch)})


def cells_of(batch: Batch) -> pa.Table:
    """Every cell of the rows, blank ones too: submission_id, row_no, stream, field, value, raw and
    whether it is approximate.
    """
    cells = [(each, one, which) for each, one in batch.items() for which in (one.told, one.blank)]
    sizes = [(number, one, _sizes(which)) for number, one, which in cells]
    columns = {
        "submission_id": _array(chain(*(repeat(n, sum(of)) for n, _, of in sizes)), "BIGINT"),
        "row_no": _array(_repeated((enumerate(of, start=1) for _, _, of in sizes)), "BIGINT"),
        "stream": _array(
            _repeated(zip(one.columns.get("stream", ()), of, strict=True) for _, one, of in sizes),
            "VARCHAR",
        ),
    }
    kinds = {"field": "VARCHAR", "value": "VARCHAR", "raw": "VARCHAR", "approximate": "BOOLEAN"}
    told = [which for _, _, which in cells]
    return pa.table(columns | {name: _laid_out(told, name, TYPES[kinds[name]]) for name in kinds})


def _column(batch: Batch, name: str, kind: str) -> pa.Array:
    values = chain(*(one.columns.get(name) or [None] * one.count for one in batch.values()))
    if kind == "DATE":
        return pa.array(list(values), pa.string()).cast(pa.date32())
    if kind.startswith("MAP"):
        return pa.array([each and list(each.items()) for each in values], _type(kind))
    return _array(values, kind)


def _array(values: Iterable[Any], kind: str) -> pa.Array:
    return pa.array(list(values), _type(kind))


@cache
def _type(kind: str) -> pa.DataType:
    return TYPES[kind]


def _provenance(batch: Batch) -> pa.Array:
    """Field → where it was typed and how, of every row."""
    told = [one.told for one in batch.values()]
    sizes = [_sizes(each) for each in told]
    sheets = _repeated(
        zip(one.columns.get("sheet", ()), of, strict=True)
        for one, of in zip(batch.values(), sizes, strict=True)
    )
    parts = [_array(sheets, "VARCHAR"), *(_laid_out(told, name, TOLD[name]) for name in TOLD)]
    entries = pa.StructArray.from_arrays(parts, names=["sheet", *TOLD])
    ends = pa.array(list(accumulate(chain(*sizes), initial=0)), pa.int32())
    return pa.MapArray.from_arrays(ends, _laid_out(told, "field", pa.string()), entries)


def _laid_out(cells: list[Cells], name: str, kind: pa.DataType) -> pa.Array:
    """What `name` says of all cells; of blank ones it may say nothing ("" of `raw`)."""
    nothing = "" if name == "raw" else None
    told = (each.columns.get(name) or repeat(nothing, sum(_sizes(each))) for each in cells)
    return pa.array(list(chain(*told)), kind)


def _sizes(cells: Cells) -> list[int]:
    """How many cells each row has."""
    return [end - start for start, end in pairwise([0, *cells.ends])]


def _repeated(counted: Iterable[Iterable[tuple[Any, int]]]) -> Iterable[Any]:
    return chain(*(repeat(each, of) for pairs in counted for each, of in pairs))
