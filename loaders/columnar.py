"""Staged rows as columns (Arrow), which the store takes in ten times as fast as JSON."""

from collections.abc import Iterable, Mapping
from itertools import accumulate, chain, pairwise, repeat
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from loaders.staged import BETWEEN, NOTHING, YES, Cells, Staged

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
WHICH = ("told", "blank")
Batch = Mapping[int, Staged]
Arrays = dict[str, pa.Array]


def tables_of(batch: Batch, structure: dict[str, str]) -> tuple[pa.Table, pa.Table]:
    """The rows of submissions (number → rows), with all columns that `structure` names (column →
    type of the store) and their provenance; and every cell of theirs, blank ones too:
    submission_id, row_no, stream, field, value, raw and whether it is approximate.
    """
    rows = _rows(batch, structure)
    told, blank = (Laid([getattr(one, each) for one in batch.values()]) for each in WHICH)
    cells = pa.concat_tables([pa.table(_cells(rows, each)) for each in (told, blank)])
    return pa.table(rows | {"provenance": _provenance(rows, told)}), cells


class Laid:
    """The cells of all rows of a batch laid end to end: `ends` of each row, which row (counted
    from 0) each cell is of, and its texts.
    """

    def __init__(self, cells: list[Cells]) -> None:
        self.cells = [each for each in cells if each.texts]
        sizes = (end - start for each in cells for start, end in pairwise([0, *each.ends]))
        self.ends = pa.array(list(accumulate(sizes, initial=0)), pa.int32())
        self.field = self.texts("field")
        self.row = pc.list_parent_indices(pa.ListArray.from_arrays(self.ends, self.field))

    def texts(self, name: str) -> pa.Array:
        """What all cells say under that name; of blank ones nothing."""
        told = [each.texts[name] for each in self.cells if name in each.texts]
        if not told:
            return pa.nulls(self.ends[-1].as_py(), pa.string())
        texts = pc.split_pattern(pa.array([BETWEEN.join(told)]), BETWEEN).flatten()
        return pc.if_else(pc.equal(texts, NOTHING), pa.scalar(None, pa.string()), texts)


def _rows(batch: Batch, structure: dict[str, str]) -> Arrays:
    told = set().union(*(one.columns for one in batch.values()))
    count = sum(one.count for one in batch.values())
    columns = {
        name: _column(batch, name, kind) if name in told else pa.nulls(count, TYPES[kind])
        for name, kind in structure.items()
    }
    counts = [(number, one.count) for number, one in batch.items()]
    columns["submission_id"] = _array(chain(*(repeat(each, of) for each, of in counts)), "BIGINT")
    columns["row_no"] = _array(chain(*(range(1, of + 1) for _, of in counts)), "BIGINT")
    return columns


def _cells(rows: Arrays, laid: Laid) -> Arrays:
    whose = {name: rows[name].take(laid.row) for name in ("submission_id", "row_no", "stream")}
    return whose | {
        "field": laid.field,
        "value": laid.texts("value"),
        "raw": pc.fill_null(laid.texts("raw"), ""),
        "approximate": pc.equal(laid.texts("approximate"), YES),
    }


def _provenance(rows: Arrays, told: Laid) -> pa.Array:
    """Field → where it was typed and how, of every row."""
    entries = {
        "sheet": rows["sheet"].take(told.row),
        "cell": told.texts("cell"),
        "raw": told.texts("raw"),
        "approximate": pc.equal(told.texts("approximate"), YES),
        "corrected_by": told.texts("corrected_by"),
    }
    struct = pa.StructArray.from_arrays(list(entries.values()), names=list(entries))
    return pa.MapArray.from_arrays(told.ends, told.field, struct)


def _column(batch: Batch, name: str, kind: str) -> pa.Array:
    values = chain(*(one.columns.get(name) or [None] * one.count for one in batch.values()))
    if kind == "DATE":
        return pa.array(list(values), pa.string()).cast(pa.date32())
    if kind.startswith("MAP"):
        return pa.array([each and list(each.items()) for each in values], TYPES[kind])
    return _array(values, kind)


def _array(values: Iterable[Any], kind: str) -> pa.Array:
    return pa.array(list(values), TYPES[kind])
