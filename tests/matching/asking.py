"""Asking the engine about pairs, as the tests here do it."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path

from api.deps import engine_of
from api.journeys.engine import Engine
from api.journeys.oordeel import judge_pairs
from api.settings import Settings
from data.schemas.oordeel import Oordeel
from data.schemas.ronde import Keuze
from tests.matching.strategies import OP, Pair, make_pairs

SHARED = Path(__file__).parents[3] / "shared"


@lru_cache(maxsize=1)
def engine() -> Engine:
    """Give the engine with the default parameters and the embedded estimate."""
    return engine_of(Settings())


def judged(pairs: Sequence[Pair], richting: Keuze, op: date = OP) -> list[Oordeel]:
    """Judge pairs as one block."""
    return judge_pairs(engine(), [(pip, plek, richting, op) for pip, plek in pairs])


def codes(oordeel: Oordeel) -> tuple[set[str], set[str]]:
    """Give the codes in belemmeringen and those in voorwaarden."""
    return {punt.code for punt in oordeel.belemmeringen}, {punt.code for punt in oordeel.voorwaarden}


@lru_cache(maxsize=4)
def admitted(richting: Keuze, seed: int = 7, amount: int = 800) -> list[tuple[Pair, Oordeel]]:
    """Give the pairs of a seed that are not nietPassend, with their oordeel."""
    made = make_pairs(seed, amount)
    answers = zip(made, judged(made, richting), strict=True)
    return [(pair, oordeel) for pair, oordeel in answers if oordeel.score is not None]


def points(oordeel: Oordeel, criterium: str) -> float:
    """Give the points of one criterium of an admitted pair."""
    return next(bijdrage.punten for bijdrage in oordeel.bijdragen if bijdrage.criterium == criterium)
