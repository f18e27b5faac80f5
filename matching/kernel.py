"""Loops compiled to machine code: the one place that knows numba."""

from collections.abc import Callable
from typing import ParamSpec, TypeVar, cast

import numba

P = ParamSpec("P")
R = TypeVar("R")


def kernel(function: Callable[P, R]) -> Callable[P, R]:
    """Compile a function over arrays and scalars; it keeps its types, releases the lock and is kept on disk."""
    return cast("Callable[P, R]", numba.njit(cache=True, nogil=True)(function))
