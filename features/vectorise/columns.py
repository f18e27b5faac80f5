"""Small conversions that both tables share: states, orders, masks, days and ragged rows."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, get_args, get_type_hints

import numpy as np

from data.schemas.vector import Ragged

UNKNOWN = -1


def state(value: bool | None) -> int:
    """-1 unknown, 0 no, 1 yes."""
    return UNKNOWN if value is None else int(value)


def order(value: str | None, positions: Mapping[str, int]) -> int:
    """The position of a code, -1 when unknown."""
    return UNKNOWN if value is None else positions[value]


def positions(codes: Sequence[str]) -> dict[str, int]:
    """Each code with its position."""
    return {code: position for position, code in enumerate(codes)}


def bit_of(codes: Sequence[str]) -> dict[str, int]:
    """Each code with its one-bit mask."""
    return {code: 1 << place for place, code in enumerate(codes)}


def mask(codes: Iterable[str] | None, bits: Mapping[str, int]) -> int:
    """One bit per code; 0 when unknown or empty."""
    value = 0
    for code in codes or ():
        value |= bits[code]
    return value


def ragged(rows: Sequence[Sequence[int]]) -> Ragged:
    """Rows of different lengths as one flat column."""
    offsets = np.zeros(len(rows) + 1, dtype=np.int32)
    np.cumsum([len(row) for row in rows], out=offsets[1:])
    flat = np.fromiter((value for row in rows for value in row), dtype=np.int64, count=int(offsets[-1]))
    return Ragged(offsets, flat)


def dtype_of(hint: Any) -> type[np.generic]:
    """The element type of an array annotation such as Int8."""
    dtype: type[np.generic] = get_args(get_args(hint)[1])[0]
    return dtype


@lru_cache(maxsize=8)
def hints_of(table: type) -> dict[str, Any]:
    """The type of every column of a feature table."""
    return get_type_hints(table)


def columns_of(table: type, rows: Sequence[Mapping[str, Any]], **ready: Any) -> dict[str, Any]:
    """The columns of a feature table from one mapping per row, each with the type the table gives it.

    ready holds columns that are made already; the others are taken from the rows by name.
    """
    columns = dict(ready)
    for name, hint in hints_of(table).items():
        if name not in ready:
            values = [row[name] for row in rows]
            columns[name] = ragged(values) if hint is Ragged else np.array(values, dtype=dtype_of(hint))
    return columns
