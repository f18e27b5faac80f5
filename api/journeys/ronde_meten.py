"""The snapshot of a ronde read and measured; of a whole country the plekken are measured by a second process."""

from datetime import date
from typing import NamedTuple

from api.journeys.beside import second_process
from api.journeys.engine import Engine
from api.journeys.ronde_stap import Step
from api.journeys.verdeling import measure_people, measure_places
from data.schemas.pip import Pip
from data.schemas.plek import Plek
from data.schemas.ronde import Keuze
from data.schemas.snapshot import Snapshot
from data.schemas.vector import PipTable, PlekTable

MANY = 20_000
"""Plekken from which a second process pays: it loads everything first, and reads the plekken once more."""


class Gemeten(NamedTuple):
    """Who takes part, as nouns and as tables, each by kenmerk."""

    pips: list[Pip]
    plekken: list[Plek]
    people: PipTable
    places: PlekTable


def gemeten(engine: Engine, snapshot: Snapshot, keuze: Keuze, op: date, step: Step) -> Gemeten:
    """Read and measure all who take part on this day."""
    if len(snapshot.plekken) < MANY:
        report = step("Lezen")
        pips, plekken = snapshot.read_pips(), snapshot.read_plekken()
        report(1, 1)
        report = step("Meten")
        found = Gemeten(pips, plekken, measure_people(engine, pips, keuze, op), measure_places(engine, plekken))
        report(1, 1)
        return found
    with second_process() as begin:
        report = step("Lezen")
        places = begin(_read_and_measured, (engine, Snapshot((), snapshot.plekken, ())))
        pips, plekken = snapshot.read_pips(), snapshot.read_plekken()
        report(1, 1)
        report = step("Meten")
        found = Gemeten(pips, plekken, measure_people(engine, pips, keuze, op), places())
        report(1, 1)
    return found


def _read_and_measured(given: tuple[Engine, Snapshot]) -> PlekTable:
    engine, snapshot = given
    return measure_places(engine, snapshot.read_plekken())
