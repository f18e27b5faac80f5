"""One process of the national measurement: make a country in a database, do its ronde, or keep its judged pairs.

Prints one line of JSON. Started with what to do and its arguments, so that the memory of one is not that of another.
"""

import hashlib
import json
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from time import perf_counter

from api.deps import engine_of
from api.journeys.pip import keep_pips
from api.journeys.plek import keep_plekken
from api.journeys.ronde import Verzoek, rematch
from api.journeys.ronde_stap import Loop
from api.journeys.verdeling import measure_all
from api.settings import Settings
from benchmarks.solvers import Problem, save
from benchmarks.world import DAY, SEED
from data.schemas.actor import Actor
from data.schemas.pip import Pip
from data.schemas.plek import Plek
from data.storage.migrate import upgrade
from data.storage.rondes import Rondes
from data.storage.session import open_store
from data.synthetic.people import make_pips
from data.synthetic.plekken import make_plekken
from data.synthetic.scenario import load_scenario
from matching.scoring import score_all

BEHEER = Actor(kenmerk="meting", rol="beheer", gemeenten=None)
MOMENT = datetime(2026, 11, 22, 3, tzinfo=UTC)
WEEK = "2026-W48"
FULL_SHARE = 0.6
"""So many plekken have no seat left, so that fewer seats than plekken are free, as the national week asks."""


def invent(pips: int, plekken: int, seats: int) -> tuple[tuple[Pip, ...], list[Plek]]:
    """People and plekken in all 35 regions; plekken start alone: groepen are divided per regio."""
    scenario = load_scenario()
    scarce = replace(scenario, plekken=replace(scenario.plekken, vol=FULL_SHARE))
    people = make_pips(pips, seed=SEED, regio=None, op=DAY)
    places = make_plekken(plekken, seats=seats, seed=SEED, regio=None, op=DAY, scenario=scarce)
    return people, [plek.model_copy(update={"groep": None}) for plek in places]


def make(url: str, pips: str, plekken: str, seats: str) -> dict[str, object]:
    """Fill a new database."""
    people, places = invent(int(pips), int(plekken), int(seats))
    upgrade(url)
    store = open_store(url)
    keep_pips(store, BEHEER, MOMENT, people)
    keep_plekken(store, BEHEER, MOMENT, places)
    store.close()
    return {}


def ronde(url: str) -> dict[str, object]:
    """The ronde of a week: seconds of each step, what was published, and its digest."""
    engine, store = engine_of(Settings()), open_store(url)
    began: dict[str, float] = {}

    def step(name: str) -> Callable[[int, int], None]:
        began[name] = perf_counter()
        return lambda done, of: None

    loop = Loop("meting", "0", lambda: MOMENT, step, lambda _: None, lambda _: None)
    start = perf_counter()
    published = rematch(engine, store, Verzoek(WEEK), loop)
    end = perf_counter()
    moments = [*began.values(), end]
    seconds = {name: after - moment for (name, moment), after in zip(began.items(), moments[1:], strict=True)}
    with store.write() as session:  # looking leaves an audit line
        lines = "\n".join(Rondes(session, BEHEER, MOMENT).decided(published.ronde.kenmerk))
    store.close()
    return {
        "steps": seconds,
        "whole": end - start,
        "placed": published.ronde.geplaatst,
        "digest": hashlib.sha256(lines.encode()).hexdigest(),
    }


def pairs(file: str, pips: str, plekken: str, seats: str) -> dict[str, object]:
    """Keep the judged pairs of a country for the other solvers."""
    engine = engine_of(Settings())
    people, places = measure_all(engine, *invent(int(pips), int(plekken), int(seats)), "auto", DAY)
    found = score_all(people, places, engine.router, engine.parameters)
    save(file, Problem(found.i, found.j, found.score, people.kenmerk, places.kenmerk, places.capaciteit))
    return {"pairs": len(found.i)}


if __name__ == "__main__":
    work: dict[str, Callable[..., dict[str, object]]] = {"make": make, "ronde": ronde, "pairs": pairs}
    sys.stdout.write(json.dumps(work[sys.argv[1]](*sys.argv[2:])) + "\n")
