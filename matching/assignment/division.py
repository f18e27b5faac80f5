"""From judged pairs to a proven division: utilities, flow, prices, certificate and alternatives."""

from dataclasses import dataclass

import numpy as np

from data.schemas.codes import VAARDIGHEDEN
from data.schemas.vector import Bool, Float64, Int64, PipTable, PlekTable
from matching.assignment.best import LOWEST, best_of_each
from matching.assignment.bonus import first_bonus, ranks, regels_of
from matching.assignment.floors import floor_outcomes, settle_with_floors
from matching.assignment.frame import Frame, frame_of
from matching.assignment.groepen import Choice, Question, groep_outcomes, question_of
from matching.assignment.groepen_milp import Budget
from matching.assignment.groepen_search import settle_with_groepen
from matching.assignment.outcomes import PROVEN, FloorOutcome, GroepOutcome, Search
from matching.assignment.settle import Settled
from matching.assignment.solve import UNPLACED
from matching.assignment.terms import NOTHING, Terms
from matching.assignment.utility import Scale
from matching.checks import certify_precedence
from matching.pairs import Index
from matching.scoring import Admitted

ALTERNATIVES = 2
"""How many plekken are named beside the proposed one, as rang 2 and 3."""
SPREKEN = VAARDIGHEDEN.index("spreken")


@dataclass(frozen=True)
class Solved:
    """The proven solution in whole numbers; first is what going first is worth, in the same, 0 when nobody does."""

    settled: Settled
    scale: Scale
    first: int


@dataclass(frozen=True)
class Division:
    """An optimal division over n pips and m plekken.

    pairs: the admitted pairs it was made from, ordered by pip and plek. chosen (n): position in those pairs, -1 if
    unplaced. first (n): position of the highest score of each pip, -1 if nothing admits it. prices (m): score that
    one more seat would add; with terms, what it would add to scores and bonuses together, while the same groepen
    start. alternatives (n, 2): positions of rang 2 and 3, -1 if there is none. total: sum of the scores of the chosen
    pairs, never of bonuses. terms: what was asked. floors and groepen: what became of each floor and each groep.
    search: how sure it is that no other choice of groepen is better. shut: the pairs that groepen keep out, because
    they do not start or start with other levels; None when there are none. solved: what questions about this division
    are asked of.
    """

    pairs: Admitted
    chosen: Index
    first: Index
    prices: Float64
    alternatives: Index
    total: float
    solved: Solved
    terms: Terms = NOTHING
    floors: tuple[FloorOutcome, ...] = ()
    groepen: tuple[GroepOutcome, ...] = ()
    search: Search = PROVEN
    shut: Bool | None = None

    @property
    def placed(self) -> Index:
        """The pips with a plek."""
        return np.flatnonzero(self.chosen != UNPLACED)

    def of(self, pip: int) -> Index:
        """The positions of all admitted pairs of one pip."""
        return np.arange(*np.searchsorted(self.pairs.i, (pip, pip + 1)))


def divide(
    pairs: Admitted,
    pips: PipTable,
    plekken: PlekTable,
    seed: int,
    terms: Terms = NOTHING,
    seconds: float | None = None,
) -> Division:
    """The division with the greatest summed score; the same whatever the order of pips and plekken.

    With terms it is the greatest sum of scores and bonuses that keeps to them. seconds limits the search for groepen;
    what is left open then stands in Division.search. Raises NotSolvedError or NotOptimalError when it cannot be proven
    to be the optimum, and OndergrensFout (Dutch) when a floor cannot be reached.
    """
    first = first_bonus(terms, len(pairs.i), len(pips), len(plekken))
    while True:
        frame = frame_of(pairs, pips, plekken, seed, terms, first)
        answer = _answer(frame, pips, seconds)
        if not first or _in_order(frame, answer.settled):
            return _division(pairs, frame, answer)
        first *= 2


@dataclass(frozen=True)
class _Answer:
    settled: Settled
    question: Question | None = None
    choice: Choice | None = None
    search: Search = PROVEN


def _answer(frame: Frame, pips: PipTable, seconds: float | None) -> _Answer:
    terms, problem, unit = frame.terms, frame.problem, frame.scale.unit
    if terms.groepen is None or not terms.groepen.groep.any():
        return _Answer(settle_with_floors(problem, None, terms.floors, unit))
    question = question_of(terms.groepen, pips.niveau[:, SPREKEN], problem)
    budget = Budget(regels_of(terms).groep_knopen, seconds)
    settled, choice, search = settle_with_groepen(problem, question, terms.floors, unit, budget)
    return _Answer(settled, question, choice, search)


def _in_order(frame: Frame, settled: Settled) -> bool:
    """Whether going first was worth enough to decide before any score."""
    problem, rank = settled.problem, ranks(frame.terms, settled.problem.pips)
    stays = problem.quota_of >= 0
    return certify_precedence(problem.i, problem.j, settled.solution.chosen, problem.most, rank, stays)


def _division(pairs: Admitted, frame: Frame, answer: _Answer) -> Division:
    settled, chosen = answer.settled, answer.settled.chosen
    groepen: tuple[GroepOutcome, ...] = ()
    if answer.question and answer.choice:
        groepen = groep_outcomes(answer.question, answer.choice, pairs.i, pairs.j, chosen)
    return Division(
        pairs=pairs,
        chosen=chosen,
        first=frame.best,
        prices=_in_score(settled.solution.price, frame),
        alternatives=_alternatives(settled),
        total=float(np.sort(pairs.score[chosen[chosen != UNPLACED]]).sum()),
        terms=frame.terms,
        floors=floor_outcomes(settled, frame.terms.floors),
        groepen=groepen,
        search=answer.search,
        shut=_shut(pairs, settled),
        solved=Solved(settled, frame.scale, frame.first * frame.scale.unit),
    )


def _shut(pairs: Admitted, settled: Settled) -> Bool | None:
    if settled.positions is None or len(settled.positions) == len(pairs.i):
        return None
    shut = np.ones(len(pairs.i), dtype=np.bool_)
    shut[settled.positions] = False
    return shut


def _in_score(price: Int64, frame: Frame) -> Float64:
    """Prices as score: without going first, of which a price holds a whole number."""
    seat = np.maximum(price, 0)
    if frame.first:
        whole = frame.first * frame.scale.unit
        seat = seat - np.rint(seat / whole).astype(np.int64) * whole
    return frame.scale.in_score(seat)


def _alternatives(settled: Settled) -> Index:
    """For each placed pip the best other plekken by utility minus price, so that they spread over less wanted ones."""
    problem, chosen = settled.problem, settled.solution.chosen
    above = np.where(chosen == UNPLACED, np.iinfo(np.int64).max, LOWEST)
    price = np.maximum(settled.solution.price, 0)
    found = best_of_each(
        problem.starts, problem.j, problem.utility, price, problem.plek_place, above, chosen, ALTERNATIVES
    )
    return settled.admitted(found)
