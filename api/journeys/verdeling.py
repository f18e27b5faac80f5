"""Dividing all plekken over all pips: measure, judge, assign, prove, and say why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

import numpy as np

from api.journeys.engine import Engine, chosen
from data.schemas.codes import RICHTINGEN
from data.schemas.pip import Pip
from data.schemas.plek import Plek
from data.schemas.ronde import Keuze
from data.schemas.vector import PipTable, PlekTable
from data.schemas.verdeling import Verdeling, Voorstel, ZonderVoorstel
from matching.assignment.division import Division, divide
from matching.refusal import Refused, losses_of_first_choice, not_first_choice, refusals, why_no_seat, why_nothing_fits
from matching.scoring import Progress, score_all
from matching.wording import counted


@dataclass(frozen=True)
class Divided:
    """A verdeling with the tables and the division it came from, for whoever wants to say more about it."""

    verdeling: Verdeling
    division: Division
    pips: PipTable
    plekken: PlekTable


def divide_all(
    engine: Engine,
    pips: Sequence[Pip],
    plekken: Sequence[Plek],
    keuze: Keuze,
    op: date,
    seed: int,
    progress: Progress | None = None,
) -> Divided:
    """The best division of all plekken over all pips on one day, each pip in its own richting.

    The answer does not depend on the order of pips or plekken. Raises NotSolvedError or NotOptimalError when it cannot
    be proven to be the best.
    """
    people, places = measure_all(engine, pips, plekken, keuze, op)
    pairs = score_all(people, places, engine.router, engine.parameters, progress, engine.workers)
    division = divide(pairs, people, places, seed)
    return Divided(verdeling_of(engine, division, people, places, op, seed), division, people, places)


def measure_all(
    engine: Engine, pips: Sequence[Pip], plekken: Sequence[Plek], keuze: Keuze, op: date
) -> tuple[PipTable, PlekTable]:
    """All pips and all plekken as feature tables, each in the order of their kenmerken."""
    return measure_people(engine, pips, keuze, op), measure_places(engine, plekken)


def measure_people(engine: Engine, pips: Sequence[Pip], keuze: Keuze, op: date) -> PipTable:
    """All pips as a feature table on one day, in the order of their kenmerken."""
    pips = sorted(pips, key=lambda pip: pip.kenmerk)
    return engine.measure_pips(pips, [chosen(pip, keuze).richting for pip in pips], [op] * len(pips))


def measure_places(engine: Engine, plekken: Sequence[Plek]) -> PlekTable:
    """All plekken as a feature table, in the order of their kenmerken."""
    return engine.measure_plekken(sorted(plekken, key=lambda plek: plek.kenmerk))


def verdeling_of(
    engine: Engine,
    division: Division,
    people: PipTable,
    places: PlekTable,
    op: date,
    seed: int,
    refused: Mapping[int, int] = MappingProxyType({}),
    counts: Mapping[int, Refused] | None = None,
) -> Verdeling:
    """A division in words.

    refused tells how many plekken fit a pip (by its row) but stay out because of a besluit, for pips that nothing else
    fits; counts what refuses every other pip that nothing fits, None when that is still to be counted.
    """
    return Verdeling(
        totaal=division.total,
        geplaatst=len(division.placed),
        voorstellen=tuple(_voorstellen(division, people, places, seed, engine.workers)),
        zonder_voorstel=_without(engine, division, people, places, refused, counts),
        op=op.isoformat(),
        seed=seed,
        parameters=engine.parameters.hash(),
        reistijd_bron=engine.router.name,
        waarschuwingen=engine.router.waarschuwingen,
    )


def _voorstellen(division: Division, pips: PipTable, plekken: PlekTable, seed: int, workers: int) -> list[Voorstel]:
    verlies = losses_of_first_choice(division, workers)
    placed, pairs = division.placed, division.pairs
    ranked = np.column_stack([division.chosen[placed], division.alternatives[placed]])
    columns = (placed, ranked, pairs.j[ranked], pairs.score[ranked])
    return [
        Voorstel(
            pip=pips.kenmerk[row],
            plek=plekken.kenmerk[plek],
            rang=rang,
            richting=RICHTINGEN[pips.richting[row]],
            score=score,
            niet_eerste_keus=not_first_choice(division, plekken, row, verlies.get(row)) if rang == 1 else None,
        )
        for row, *three in zip(*(column.tolist() for column in columns), strict=True)
        for rang, (k, plek, score) in enumerate(zip(*three, strict=True), start=1)
        if k >= 0
    ]


def _without(
    engine: Engine,
    division: Division,
    pips: PipTable,
    plekken: PlekTable,
    refused: Mapping[int, int],
    counts: Mapping[int, Refused] | None,
) -> tuple[ZonderVoorstel, ...]:
    unplaced = np.flatnonzero(division.chosen < 0)
    if counts is None:
        nothing = np.setdiff1d(unplaced[division.first[unplaced] < 0], np.array([*refused], dtype=np.intp))
        found = refusals(pips, plekken, nothing, engine.router, engine.parameters, engine.workers)
        counts = dict(zip(nothing.tolist(), found, strict=True))
    reasons = {
        row: ZonderVoorstel(pip=pips.kenmerk[row], reden=why_nothing_fits(count, len(plekken)), code="geenPassendePlek")
        for row, count in counts.items()
    }
    for row in map(int, unplaced):
        if row in refused:
            reden = why_all_refused(refused[row])
            reasons[row] = ZonderVoorstel(pip=pips.kenmerk[row], reden=reden, code="geenPassendePlek")
        elif row not in reasons:
            reden = why_no_seat(division, row)
            reasons[row] = ZonderVoorstel(pip=pips.kenmerk[row], reden=reden, code="geenCapaciteit")
    return tuple(reasons[int(row)] for row in unplaced)


def why_all_refused(amount: int) -> str:
    """The sentence for a pip whose only fitting plekken stay out because of a besluit."""
    fits = counted(amount, "plek past", "plekken passen")
    return f"{fits}, maar {'die is' if amount == 1 else 'die zijn'} eerder afgewezen. Andere plekken passen nu niet."
