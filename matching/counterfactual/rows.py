"""Rows of a feature table with several changes at once, made from rows with one change each.

Every change is measured once, as the changed pip or plek; how columns follow from a pip or plek is decided there and
nowhere else. Two changes of one set touch the same column only in masks and week grids, where each adds its own bits.
"""

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from data.schemas.vector import PipTable, PlekTable, Ragged
from data.schemas.vector_rows import ragged_rows
from matching.pairs import Index

T = TypeVar("T", PipTable, PlekTable)
Set = tuple[int, ...]
"""Places of changes: change k is row k + 1 of the table, row 0 is without changes."""


def combined(table: T, sets: Sequence[Set]) -> T:
    """A table with a row for every set of changes.

    table: the row without changes, then a row for each change made alone. Row r of the answer has all changes of
    sets[r]; the empty set gives the row without changes.
    """
    most = max(map(len, sets), default=0)
    each = np.zeros((most, len(sets)), dtype=np.intp)
    for r, places in enumerate(sets):
        for n, place in enumerate(places):
            each[n, r] = place + 1
    columns: dict[str, Any] = {"kenmerk": (table.kenmerk[0],) * len(sets)}
    if isinstance(table, PipTable):  # a value for every beroep, not for every row
        columns["jaren"] = np.tile(table.jaren[: len(table.beroepen.row(0))], len(sets))
    for field in fields(table):
        values = getattr(table, field.name)
        if isinstance(values, Ragged):
            columns[field.name] = _gathered(values, each)
        elif isinstance(values, np.ndarray) and field.name not in columns:
            columns[field.name] = _overlaid(values, each)
    return replace(table, **columns)


def _overlaid(values: NDArray[Any], each: Index) -> NDArray[Any]:
    """Base row with what every change of the set makes different."""
    if values.dtype.kind in "ub":
        delta = values ^ values[0]
        found = np.zeros((each.shape[1], *values.shape[1:]), dtype=values.dtype)
        if delta.any():
            for rows in each:
                found |= delta[rows]
        return found ^ values[0]
    found = np.repeat(values[:1], each.shape[1], axis=0)
    differs = (values != values[0]) & ~((values != values) & (values[0] != values[0]))  # nan is not different from nan
    for rows in each if differs.any() else ():
        found = np.where(differs[rows], values[rows], found)
    return found


def _gathered(values: Ragged, each: Index) -> Ragged:
    """The ragged row of the change that made it different, else that of the base; no set has two such changes."""
    base = values.row(0)
    differs = np.array([not np.array_equal(values.row(k), base) for k in range(len(values.offsets) - 1)])
    source = np.zeros(each.shape[1], dtype=np.intp)
    for rows in each if differs.any() else ():
        source = np.where(differs[rows], rows, source)
    return ragged_rows(values, source)
