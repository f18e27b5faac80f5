"""The demo: an invented region through the whole main job, on a real database."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from api.journeys.engine import Engine
from api.journeys.pip import keep_pips
from api.journeys.plek import keep_plekken
from api.journeys.ronde import Verzoek, rematch
from api.journeys.ronde_stap import Loop
from api.journeys.verdeling import Divided
from data.schemas.actor import Actor
from data.schemas.codes import RICHTINGEN, Leerroute, Richting
from data.schemas.oordeel import Oordeel
from data.schemas.pip import Pip
from data.schemas.plek import Plek
from data.schemas.ronde import Ronde, week_of
from data.schemas.vector import Float64
from data.storage.session import Store
from data.synthetic.region import make_region
from matching.baseline import one_by_one
from matching.explain import oordelen
from matching.pairs import Index, pairs_of

DEMO = Actor(kenmerk="demo", rol="beheer", gemeenten=None)
Group = tuple[Leerroute | None, Richting]


@dataclass(frozen=True)
class ByHand:
    """What people would reach by hand, one person at a time: how many placed, and their summed score."""

    placed: int
    total: float


@dataclass(frozen=True)
class Demo:
    """The published ronde of the demo, with what it was made of."""

    ronde: Ronde
    divided: Divided
    pips: Sequence[Pip]
    plekken: Sequence[Plek]


def run_demo(engine: Engine, store: Store, *, op: date, seed: int, loop: Loop) -> Demo:
    """Make the region of 600 pips and 450 plekken with 700 seats, store it, and run one ronde on it.

    The store must be empty, or at least without a ronde of that week: raises ValueError when there is one.
    """
    report = loop.step("Regio bedenken")
    region = make_region(seed=seed, op=op)
    report(1, 1)
    report = loop.step("Opslaan")
    keep_pips(store, DEMO, loop.now(), region.pips)
    report(1, 2)
    keep_plekken(store, DEMO, loop.now(), region.plekken)
    report(2, 2)
    published = rematch(engine, store, Verzoek(week=week_of(op), op=op, seed=seed), loop)
    if published.berekend is None:
        raise ValueError("the demo needs a database without a ronde of its week")
    return Demo(published.ronde, published.berekend.divided, region.pips, region.plekken)


def placed_per_group(published: Demo) -> dict[Group, tuple[int, int]]:
    """Per leerroute and richting: how many pips got a voorstel, of how many."""
    route = {pip.kenmerk: pip.leerroute for pip in published.pips}
    divided = published.divided
    counts: dict[Group, tuple[int, int]] = {}
    for row, kenmerk in enumerate(divided.pips.kenmerk):
        group = route[kenmerk], RICHTINGEN[divided.pips.richting[row]]
        placed, people = counts.get(group, (0, 0))
        counts[group] = placed + int(divided.division.chosen[row] >= 0), people + 1
    return counts


def first_voorstellen(engine: Engine, published: Demo, most: int) -> list[Oordeel]:
    """The Oordeel behind the first voorstellen of some people, evenly spread over the verdeling."""
    division = published.divided.division
    placed = division.placed
    rows = placed[np.linspace(0, len(placed) - 1, min(most, len(placed))).astype(np.intp)]
    k = division.chosen[rows]
    pairs = pairs_of(
        published.divided.pips, published.divided.plekken, rows, np.asarray(division.pairs.j[k]), engine.router
    )
    return oordelen(pairs, engine.parameters, engine.router)


def by_hand(published: Demo) -> ByHand:
    """The same pairs served in order of arrival: who has waited longest picks the best plek that is left."""
    divided = published.divided
    arrived = {pip.kenmerk: pip.inburgeraar.gevestigd_op or date.max for pip in published.pips}
    order: Index = np.array(
        sorted(range(len(divided.pips)), key=lambda row: (arrived[divided.pips.kenmerk[row]], row)), dtype=np.intp
    )
    chosen = one_by_one(divided.division.pairs, order, divided.plekken.capaciteit)
    scores: Float64 = divided.division.pairs.score[chosen[chosen >= 0]]
    return ByHand(len(scores), float(np.sort(scores).sum()))
