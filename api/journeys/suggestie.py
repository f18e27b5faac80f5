"""A suggestion: the best plekken for one pip, or the best pips for one plek, each with its whole Oordeel."""

from collections.abc import Sequence
from datetime import date

import numpy as np

from api.journeys.engine import Engine, Keuze, chosen
from data.schemas.oordeel import Oordeel
from data.schemas.pip import Pip
from data.schemas.plek import Plek
from data.schemas.vector import PipTable, PlekTable
from matching.explain import oordelen
from matching.pairs import pairs_of
from matching.ranking import best
from matching.scoring import score_all


def suggest(engine: Engine, pip: Pip, plekken: PlekTable, keuze: Keuze, op: date, most: int) -> list[Oordeel]:
    """The plekken that fit this pip best, at most `most`, best first; none when nothing fits."""
    advies = chosen(pip, keuze)
    answers = _best(engine, engine.measure_pips([pip], [advies.richting], [op]), plekken, most)
    return [answer.model_copy(update={"richting_reden": advies.reden or None}) for answer in answers]


def candidates(engine: Engine, pips: Sequence[Pip], plek: Plek, keuze: Keuze, op: date, most: int) -> list[Oordeel]:
    """The pips that fit this plek best, at most `most`, best first, each judged in its own richting."""
    richtingen = [chosen(pip, keuze).richting for pip in pips]
    people = engine.measure_pips(pips, richtingen, [op] * len(pips))
    return _best(engine, people, engine.measure_plekken([plek]), most)


def _best(engine: Engine, pips: PipTable, plekken: PlekTable, most: int) -> list[Oordeel]:
    found = score_all(pips, plekken, engine.router, engine.parameters, workers=engine.workers)
    top = best(found, pips, plekken, most)
    pairs = pairs_of(pips, plekken, np.asarray(found.i[top]), np.asarray(found.j[top]), engine.router)
    return oordelen(pairs, engine.parameters, engine.router)
