"""The invented country that the measurements judge: nouns, and the tables made of them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from api.deps import engine_of
from api.journeys.engine import Engine, chosen
from api.settings import Settings
from data.schemas.codes import Richting
from data.schemas.pip import Pip
from data.schemas.plek import Plek
from data.schemas.vector import Int32, PipTable, PlekTable
from data.synthetic.people import make_pips
from data.synthetic.plekken import make_plekken

DAY = date(2026, 11, 23)
SEED = 20261123


@dataclass(frozen=True)
class World:
    """Pips and plekken all over the country, each as nouns and as a table, with the advised richting of each pip."""

    engine: Engine
    pips: Sequence[Pip]
    plekken: Sequence[Plek]
    richtingen: Sequence[Richting]
    pip_table: PipTable
    plek_table: PlekTable


def engine() -> Engine:
    """The engine with the parameters of the product, estimated travel and two workers."""
    return engine_of(Settings())


def make_world(pips: int, plekken: int, seats: int) -> World:
    """Invent a country of this size; the same sizes give the same country."""
    tools = engine()
    people = make_pips(pips, seed=SEED, regio=None, op=DAY)
    places = make_plekken(plekken, seats=seats, seed=SEED, regio=None, op=DAY)
    richtingen = [chosen(pip, "auto").richting for pip in people]
    return World(
        tools,
        people,
        places,
        richtingen,
        tools.measure_pips(people, richtingen, [DAY] * len(people)),
        tools.measure_plekken(places),
    )


def named_tables(pips: Sequence[str], plekken: Sequence[str], seats: Int32) -> tuple[PipTable, PlekTable]:
    """Tables with no more than a division reads: kenmerken and seats."""
    tools = engine()
    people = replace(tools.measure_pips([], [], []), kenmerk=tuple(pips))
    return people, replace(tools.measure_plekken([]), kenmerk=tuple(plekken), capaciteit=seats.astype(np.int32))
