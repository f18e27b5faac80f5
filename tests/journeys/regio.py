"""A small invented region in a database, and everything in a database that a ronde may change, to compare."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from sqlalchemy import text

from api.deps import engine_of
from api.journeys.besluit import Beslisser
from api.journeys.engine import Engine
from api.journeys.pip import keep_pips
from api.journeys.plek import keep_plekken
from api.journeys.ronde_stap import Loop
from api.settings import Settings
from data.schemas.actor import Actor
from data.storage.invariants import invariants
from data.storage.session import Store
from data.synthetic.region import Region, make_region

PEOPLE, PLACES = 60, 45
DAY = date(2026, 11, 24)
MOMENT = datetime(2026, 11, 24, 9, tzinfo=UTC)
BEHEER = Actor(kenmerk="beheer-1", rol="beheer", gemeenten=None)
JOBHUNTER = Actor(kenmerk="jh-1", rol="jobhunter", gemeenten=None)
WIE = Beslisser(JOBHUNTER, MOMENT, DAY)

WATCHED = {
    "ronde": "kenmerk, week, regio, keuze, op, seed, parameters, code_versie, reistijd_bron, snapshot, aantal_pips, "
    "aantal_plekken, geplaatst, totaal, waarschuwingen, verslag, gewist",
    "ronde_pip": "*",
    "ronde_plek": "*",
    "ronde_paar": "*",
    "parameters": "*",
    "voorstel": "ronde, pip, pip_versie, rang, plek, plek_versie, score, volgnummer, document, oordeel, oorzaak, "
    "ingehaald",
    "zonder_voorstel": "*",
    "oordeel": "*",
    "voorstel_stand": "kenmerk, pip, pip_versie, plek, plek_versie, richting, score, status, versie, ronde, oordeel, "
    "besluit, door, vervallen_om",
    "besluit": "*",
    "stoel": "plek, nummer, voorstel, plek_versie, capaciteit",
    "gevolg": "*",
    "nazorg": "*",
    "pip": "kenmerk, versie, actueel, laatste, document",
    "plek": "kenmerk, versie, actueel, document, reden_intrekking",
}
"""What a ronde may change, without moments and without who ran it."""


@cache
def region() -> Region:
    return make_region(seed=1, op=date(2026, 11, 23))


@cache
def engine() -> Engine:
    return engine_of(Settings())


def fill(store: Store, people: int = PEOPLE, places: int = PLACES) -> None:
    """Keep the first people and plekken of the region."""
    keep_pips(store, BEHEER, MOMENT, region().pips[:people])
    keep_plekken(store, BEHEER, MOMENT, region().plekken[:places])


def loop(
    eigenaar: str = "proef",
    at_step: Callable[[str], object] = lambda name: None,
    told: list[str] | None = None,
    wait: Callable[[float], object] = lambda seconds: None,
) -> Loop:
    """How a ronde runs in a test: at_step is called at the beginning of each step, wait instead of waiting."""

    def step(name: str) -> Callable[[int, int], None]:
        at_step(name)
        return lambda done, of: None

    return Loop(eigenaar, "0.1.0", lambda: MOMENT, step, [].append if told is None else told.append, wait)  # type: ignore[arg-type]


def contents(store: Store) -> dict[str, list[Any]]:
    """Every row that a ronde may change, in order."""
    with store.read() as session:
        return {
            table: sorted(map(repr, map(tuple, session.execute(text(f"SELECT {columns} FROM {table}")))))
            for table, columns in WATCHED.items()
        }


def broken(store: Store) -> Sequence[str]:
    """What is not as it should be."""
    with store.read() as session:
        return invariants(session)
