"""The oordelen of a ronde in words: one per voorstel, those of a whole country by a second process."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from typing import NamedTuple

import numpy as np

from api.journeys.engine import Engine
from api.journeys.streaming import streamed
from data.schemas.vector import PipTable, PlekTable
from data.storage.oordelen import Packed, pack
from data.storage.versions import batches
from matching.counterfactual.stability import stevigheid
from matching.explain import oordelen
from matching.pairs import Index, pairs_of

BLOCK = 500
"""Oordelen that are worded at a time."""
MANY = 10_000
"""From so many on a second process pays: it has to load everything first."""


class Uitleg(NamedTuple):
    """What is to be worded: the pips at rows with the plekken at places, and why each richting was chosen (or None)."""

    engine: Engine
    pips: PipTable
    plekken: PlekTable
    rows: Index
    places: Index
    redenen: Sequence[str | None]

    def words(self, which: Sequence[int]) -> list[tuple[str, Packed]]:
        """The kenmerk of some pairs with their oordeel as it is kept; which is their place in rows."""
        parameters, router = self.engine.parameters, self.engine.router
        some = np.asarray(which, dtype=np.intp)
        pairs = pairs_of(self.pips, self.plekken, self.rows[some], self.places[some], router)
        answers = zip(which, oordelen(pairs, parameters, router), stevigheid(pairs, parameters), strict=True)
        return [
            (
                answer.pip,
                pack(answer.model_copy(update={"richting_reden": self.redenen[k], "stevigheid": small}).json_text()),
            )
            for k, answer, small in answers
        ]


@contextmanager
def worded(uitleg: Uitleg) -> Iterator[Iterator[tuple[str, Packed]]]:
    """The kenmerk of every pair with its oordeel as it is kept, in the order of rows; many are worded at once."""
    if len(uitleg.rows) < MANY:
        yield chain.from_iterable(_runs(uitleg))
        return
    with streamed(_runs, uitleg) as runs:
        yield chain.from_iterable(runs)


def _runs(uitleg: Uitleg) -> Iterator[list[tuple[str, Packed]]]:
    for some in batches(range(len(uitleg.rows)), BLOCK):
        yield uitleg.words(some)
