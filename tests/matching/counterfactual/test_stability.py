"""Stevig is: it still fits after each small error, one at a time."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from data.schemas.codes import NIVEAUS, VAARDIGHEDEN, Richting
from data.schemas.pip import Pip
from data.schemas.travel import Router
from data.synthetic.region import make_region
from matching.counterfactual.stability import refused, stevigheid
from matching.pairs import Pairs, pairs_of
from matching.scoring import score_all
from tests.matching.asking import engine
from tests.matching.strategies import OP

REGION = make_region(pips=80, plekken=60, seats=80, seed=95, op=OP)
RICHTINGEN: list[Richting] = ["aanbodgericht", "vraaggericht"] * 40
PLEKKEN = engine().measure_plekken(REGION.plekken)


@dataclass(frozen=True)
class Slower:
    """A router on which every journey takes longer."""

    router: Router
    minuten: int
    name: str = "langzamer"
    waarschuwingen: tuple[str, ...] = ()

    def minutes(self, origin: NDArray[np.int16], destination: NDArray[np.int16]) -> NDArray[np.int16]:
        table = self.router.minutes(origin, destination)
        return np.where(table >= 0, table + self.minuten, table).astype(np.int16)


def pairs_with(pips: list[Pip], slower: int = 0, fits: Pairs | None = None) -> Pairs:
    """The pairs that fit as it is, with other pips or a slower router."""
    people = engine().measure_pips(pips, RICHTINGEN, [OP] * len(pips))
    if fits is None:
        found = score_all(people, PLEKKEN, engine().router, engine().parameters)
        return pairs_of(people, PLEKKEN, found.i, found.j, engine().router)
    return pairs_of(people, PLEKKEN, fits.i, fits.j, Slower(engine().router, slower))


def lower(pip: Pip, vaardigheid: str) -> Pip:
    now = getattr(pip.taalniveau, vaardigheid)
    then = now if now in (None, "A0") else NIVEAUS[NIVEAUS.index(now) - 1]
    return pip.model_copy(update={"taalniveau": pip.taalniveau.model_copy(update={vaardigheid: then})})


def fewer_hours(pip: Pip) -> Pip:
    load = pip.belastbaarheid
    if load is None or load.uren_per_week is None:
        return pip
    # Below zero is no pip, but what is left over is compared with what is asked: both are none.
    return pip.model_copy(
        update={"belastbaarheid": load.model_copy(update={"uren_per_week": load.uren_per_week - 2.0})}
    )


def test_on_the_edge_is_what_would_not_fit_after_that_error() -> None:
    people = list(REGION.pips)
    fits = pairs_with(people)
    told = stevigheid(fits, engine().parameters)
    after = {"reistijd": pairs_with(people, 5, fits), "uren": pairs_with(list(map(fewer_hours, people)), 0, fits)}
    after |= {name: pairs_with([lower(pip, name) for pip in people], 0, fits) for name in VAARDIGHEDEN}
    seen = set()
    for name, pairs in after.items():
        lost = refused(pairs, engine().parameters)
        assert [name in one.randje for one in told] == lost.tolist(), name
        seen |= {name} if lost.any() else set()
    assert {"reistijd", "uren", "spreken"} <= seen


def test_stevig_says_so_and_the_edge_is_named() -> None:
    told = stevigheid(pairs_with(list(REGION.pips)), engine().parameters)
    assert all(one.stevig == (one.tekst == "Stevig.") == (not one.randje) for one in told)
    assert any(one.tekst == "Op het randje van de reistijd." for one in told)


def test_no_pairs_give_no_answers() -> None:
    nothing = pairs_with(list(REGION.pips)).take(slice(0, 0))
    assert stevigheid(nothing, engine().parameters) == []
