"""The snapshot of a ronde read and measured; of a whole country the plekken are measured by a second process."""

from contextlib import nullcontext
from datetime import date
from typing import NamedTuple

from api.journeys.beside import second_process
from api.journeys.engine import Engine
from api.journeys.ronde_stap import Step
from api.journeys.verdeling import measure_people, measure_places
from data.schemas.pip import Pip
from data.schemas.ronde import Keuze
from data.schemas.snapshot import Snapshot
from data.schemas.vector import PipTable, PlekTable
from matching.assignment.terms import Groepen, groepen_of

MANY = 20_000
"""Plekken from which a second process pays: it loads everything first."""


class Gemeten(NamedTuple):
    """Who takes part: the people as nouns and as a table, the plekken as a table with their groepen; by kenmerk."""

    pips: list[Pip]
    people: PipTable
    places: PlekTable
    groepen: Groepen


def gemeten(engine: Engine, snapshot: Snapshot, keuze: Keuze, op: date, step: Step) -> Gemeten:
    """Read and measure all who take part on this day."""
    given = engine, Snapshot((), snapshot.plekken, ())
    with second_process() if len(snapshot.plekken) >= MANY else nullcontext() as begin:
        report = step("Klaarzetten")
        beside = begin(_read_and_measured, given) if begin else None
        pips = snapshot.read_pips()
        report(1, 1)
        report = step("Meten")
        people = measure_people(engine, pips, keuze, op)
        found = Gemeten(pips, people, *(beside() if beside else _read_and_measured(given)))
        report(1, 1)
    return found


def _read_and_measured(given: tuple[Engine, Snapshot]) -> tuple[PlekTable, Groepen]:
    engine, snapshot = given
    plekken = snapshot.read_plekken()
    return measure_places(engine, plekken), groepen_of(plekken)
