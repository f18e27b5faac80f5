"""The oordelen of a ronde in words: one per voorstel, those of a whole country by two processes."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from api.journeys.beside import second_process
from api.journeys.engine import Engine
from data.schemas.vector import PipTable, PlekTable
from matching.counterfactual.stability import stevigheid
from matching.explain import oordelen
from matching.pairs import Index, pairs_of

BLOCK = 500
"""Oordelen that are worded at a time."""
MANY, OWN = 10_000, 0.55
"""From so many on a second process pays, and this share is done here: the other has to load everything first."""


class Uitleg(NamedTuple):
    """What is to be worded: the pips at rows with the plekken at places, and why each richting was chosen (or None)."""

    engine: Engine
    pips: PipTable
    plekken: PlekTable
    rows: Index
    places: Index
    redenen: Sequence[str | None]

    def part(self, which: slice) -> "Uitleg":
        """Some of them."""
        return self._replace(rows=self.rows[which], places=self.places[which], redenen=self.redenen[which])


def worded(uitleg: Uitleg, report: Callable[[int, int], None]) -> Iterator[tuple[str, str]]:
    """The kenmerk of every pip with its oordeel as JSON, in the order of rows."""
    if len(uitleg.rows) < MANY:
        yield from _words(uitleg, report)
        return
    own = int(OWN * len(uitleg.rows))
    with second_process() as begin:
        answer = begin(_all_words, uitleg.part(slice(own, None)))
        yield from _words(uitleg.part(slice(own)), report)
        yield from answer()


def _all_words(uitleg: Uitleg) -> list[tuple[str, str]]:
    return list(_words(uitleg, lambda done, of: None))


def _words(uitleg: Uitleg, report: Callable[[int, int], None]) -> Iterator[tuple[str, str]]:
    parameters, router, amount = uitleg.engine.parameters, uitleg.engine.router, len(uitleg.rows)
    for start in range(0, amount, BLOCK):
        some = uitleg.part(slice(start, start + BLOCK))
        pairs = pairs_of(some.pips, some.plekken, some.rows, some.places, router)
        answers = zip(oordelen(pairs, parameters, router), stevigheid(pairs, parameters), some.redenen, strict=True)
        for answer, small, reden in answers:
            yield answer.pip, answer.model_copy(update={"richting_reden": reden, "stevigheid": small}).json_text()
        report(min(start + BLOCK, amount), amount)
