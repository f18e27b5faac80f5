"""What stands in the way of people whom nothing fits; of a country counted by a second process during the division."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from api.journeys.beside import second_process
from api.journeys.engine import Engine
from data.schemas.vector import PipTable, PlekTable
from matching.pairs import Index
from matching.refusal import Refused, refusals

MANY = 1_000
"""People from whom a second process pays."""


class Zonder(NamedTuple):
    """All pips and plekken, and the rows of the pips that nothing fits."""

    engine: Engine
    pips: PipTable
    plekken: PlekTable
    rows: Index


@contextmanager
def counting(zonder: Zonder) -> Iterator[Callable[[], dict[int, Refused]]]:
    """Begin to count what refuses each of these pips, by row; what is given waits for the answer."""
    if len(zonder.rows) < MANY:
        yield lambda: _count(zonder)
        return
    with second_process() as begin:
        yield begin(_count, zonder)


def _count(zonder: Zonder) -> dict[int, Refused]:
    engine, pips, plekken, rows = zonder
    return dict(zip(rows.tolist(), refusals(pips, plekken, rows, engine.router, engine.parameters), strict=True))
