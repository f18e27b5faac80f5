"""The region of the weeks: more people and plekken than take part at once, so that new ones can come."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from api.journeys.verdeling import measure_all
from benchmarks.world import DAY, SEED, engine
from data.schemas.vector import PipTable, PlekTable
from data.synthetic.people import make_pips
from data.synthetic.plekken import make_plekken
from matching.scoring import Admitted, score_all

REGIO = "AM05"


@dataclass(frozen=True)
class Region:
    """Tables, judged pairs, and the groups of people that a floor may be asked for, each a mask over the pips."""

    pips: PipTable
    plekken: PlekTable
    pairs: Admitted
    groups: dict[str, NDArray[np.bool_]]


def make_weeks_region(pips: int, plekken: int, seats: int) -> Region:
    """Invent the region and judge all pairs once; the same sizes give the same region."""
    tools = engine()
    people = make_pips(pips, seed=SEED, regio=REGIO, op=DAY)
    places = make_plekken(plekken, seats=seats, seed=SEED, regio=REGIO, op=DAY)
    tables = measure_all(tools, people, places, "auto", DAY)
    by_kenmerk = sorted(people, key=lambda pip: pip.kenmerk)
    needs = [bool(pip.kinderopvang and pip.kinderopvang.nodig) for pip in by_kenmerk]
    return Region(
        *tables,
        score_all(*tables, tools.router, tools.parameters, workers=tools.workers),
        {
            "leerroute z": np.array([pip.leerroute == "z" for pip in by_kenmerk]),
            "kinderopvang nodig": np.array(needs),
        },
    )
