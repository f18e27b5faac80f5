"""Rows of a feature table: some of them in any order, and the rows of two tables under each other."""

from dataclasses import fields, replace
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from data.schemas.vector import PipTable, PlekTable, Ragged

Index = NDArray[np.intp]
T = TypeVar("T", PipTable, PlekTable)


def taken(table: T, rows: Index) -> T:
    """The table with these rows, in this order; a row may stand in it more than once."""
    columns: dict[str, Any] = {"kenmerk": tuple(table.kenmerk[row] for row in rows)}
    if isinstance(table, PipTable):  # a value for every beroep, not for every row
        columns["jaren"] = table.jaren[_places(table.beroepen, rows)]
    for field in fields(table):
        values = getattr(table, field.name)
        if isinstance(values, Ragged):
            columns[field.name] = ragged_rows(values, rows)
        elif isinstance(values, np.ndarray) and field.name not in columns:
            columns[field.name] = values[rows]
    return replace(table, **columns)


def ragged_rows(values: Ragged, rows: Index) -> Ragged:
    """These rows of a ragged column, in this order."""
    offsets = np.concatenate([[0], np.cumsum(values.lengths(rows))])
    return Ragged(offsets.astype(np.int32), values.values[_places(values, rows)])


def stacked(above: PipTable, below: PipTable) -> PipTable:
    """The rows of both tables, those of above first."""
    columns: dict[str, Any] = {
        "kenmerk": above.kenmerk + below.kenmerk,
        "woorden": {**above.woorden, **below.woorden},
    }
    for field in fields(above):
        first, second = getattr(above, field.name), getattr(below, field.name)
        if isinstance(first, Ragged):
            offsets = np.concatenate([first.offsets, second.offsets[1:] + first.offsets[-1]])
            columns[field.name] = Ragged(offsets, np.concatenate([first.values, second.values]))
        elif isinstance(first, np.ndarray):
            columns[field.name] = np.concatenate([first, second])
    return PipTable(**columns)


def _places(values: Ragged, rows: Index) -> Index:
    """Where the values of these rows stand in the flat column."""
    lengths = values.lengths(rows)
    begins = np.cumsum(lengths) - lengths
    within = np.arange(int(lengths.sum())) - np.repeat(begins, lengths)
    return np.repeat(values.offsets[rows], lengths) + within
