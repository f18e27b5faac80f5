"""Which groepen start: exact where it can be, and otherwise with a stated gap.

1. The flow in which any groep may start with anyone says what no choice can pass. If it keeps to all groepen, it is
   the best.
2. Otherwise the nearest choice is divided exactly, and a linear programme in which a groep may start in part gives a
   lower bound on what may be missed, with prices. Those are kept near the prices of the flow, so that it is solved on
   the pairs that are near too.
3. The pairs that are near those prices are solved whole (HiGHS). Whoever uses another pair gives up so much that the
   bound says whether it can be better; then more pairs come in. What is open after the limit of nodes or time is the
   gap.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from data.schemas.vector import Bool, Float64, Int64
from matching.assignment.best import NONE, best_of_each
from matching.assignment.floors import OndergrensFout, settle_with_floors
from matching.assignment.groepen import Choice, Question, no_groep, relaxed, rounded, with_choice
from matching.assignment.groepen_milp import Budget, Found, Pairs, Prices, relaxation, search
from matching.assignment.outcomes import Limit, Search
from matching.assignment.problem import Problem
from matching.assignment.settle import Settled
from matching.assignment.solve import InfeasibleError
from matching.assignment.terms import Floor
from matching.pairs import Index

REACH = 0.02
"""How far the bound may move the price of a plek, in score."""
MOVES, WORTH_WHILE = 5, 0.25
"""How often the bound is sought around its last prices, while each time closes this much of what is then left."""
NEAR = 0.01
"""Pairs so near to the prices, in score, come in first; more than that can only be needed when more may be missed."""
MORE = 20
"""How many pairs of each pip come in at most when prices say that some are missing."""
QUICK, WHOLE = 50_000, 120_000
"""So many pairs are solved whole within seconds, and so many at most: on several times as many HiGHS was at work for
more than ten minutes, where no region needs them (20,000 people all over the country do)."""
SAME, SAME_SHARE = 1e-5, 1e-9
"""HiGHS works with tolerances: a gap of at most this much score, and this share of the total, is none."""


@dataclass
class Best:
    """The best choice so far, and what no choice can be worth more than, in score."""

    settled: Settled
    choice: Choice
    bound: float
    unit: int
    nodes: int = 0
    limit: Limit | None = None

    @property
    def worth(self) -> float:
        """What the best choice is worth, in score."""
        return self.settled.worth / self.unit

    def gap(self) -> float:
        """What may still be missed, in score; 0 when that is within the tolerance."""
        gap = self.bound - self.worth
        return gap if gap > SAME + SAME_SHARE * abs(self.worth) else 0.0


@dataclass(frozen=True)
class Case:
    """What a search is about: the problem, its groepen and floors, and what a score of 1.0 is worth."""

    problem: Problem
    question: Question
    floors: Sequence[Floor]
    unit: int

    def settle(self, choice: Choice, near: Int64 | None = None) -> Settled:
        """The division for a choice; near are prices that are likely to be near its own."""
        return settle_with_floors(*with_choice(self.problem, self.question, choice), self.floors, self.unit, near)

    def pairs(self, positions: Index) -> Pairs:
        """Some pairs with their worth in score."""
        problem = self.problem
        return Pairs(problem.i[positions], problem.j[positions], problem.utility[positions] / self.unit)


def settle_with_groepen(
    problem: Problem, question: Question, floors: Sequence[Floor], unit: int, budget: Budget
) -> tuple[Settled, Choice, Search]:
    """The best choice of groepen with its division, and how sure that is; raises OndergrensFout for the floors."""
    case = Case(problem, question, floors, unit)
    loose = settle_with_floors(*relaxed(problem, question), floors, unit)
    choice, exact = rounded(question, loose.problem, loose.solution.chosen)
    settled, choice = _nearest(case, choice, loose.solution.price, budget)
    best = Best(settled, choice, loose.worth / unit, unit)
    if not exact and best.gap():
        _improve(best, case, loose, budget)
    gap = 0.0 if exact else best.gap()
    return best.settled, best.choice, Search(gap, best.nodes, best.limit if gap else None)


def _nearest(case: Case, choice: Choice, near: Int64, budget: Budget) -> tuple[Settled, Choice]:
    """The division for a choice; when that cannot be, without any groep; and else for any choice that can."""
    for attempt in (choice, no_groep(case.question)):
        try:
            return case.settle(attempt, near), attempt
        except (InfeasibleError, OndergrensFout) as error:
            refused = error
    found = _searched(case, _usable(case), budget)
    if found is None:
        raise refused
    return case.settle(found.choice, near), found.choice


def _improve(best: Best, case: Case, loose: Settled, budget: Budget) -> None:
    """Bound what may be missed, and find it; each time around the last prices, and at the end with all that is left."""
    within = np.zeros(len(case.problem.i), dtype=np.bool_)
    for settled in (loose, best.settled):
        within[settled.chosen[settled.chosen >= 0]] = True
    prices = Prices(best.bound, _gains(loose) / case.unit, loose.solution.price / case.unit)
    for _ in range(MOVES):
        found = _bounded_around(prices, within, case, budget.part(0.3 / MOVES))
        if found is None:
            best.limit = "omvang" if budget.seconds is None or int(within.sum()) > WHOLE else "tijd"
            return
        gained, prices = prices.bound - found.bound, found
        best.bound = min(best.bound, found.bound)
        if not _find(best, case, prices, _reach(best, case, prices), budget.part(0.3 / MOVES)):
            return
        if not best.gap() or gained < WORTH_WHILE * best.gap():
            break
    if best.gap():
        _find(best, case, prices, prices.bound - best.worth, budget.part(0.4))


def _reach(best: Best, case: Case, prices: Prices) -> float:
    """How near to the prices is searched: all that may be missed when that is quick, else a first part."""
    missed = prices.bound - best.worth
    return missed if len(_near(case, prices, missed)) <= QUICK else min(NEAR, missed)


def _find(best: Best, case: Case, prices: Prices, near: float, budget: Budget) -> bool:
    """Search among the pairs near these prices; False when a limit stopped that."""
    used = _near(case, prices, near)
    if len(used) > WHOLE:
        best.limit = "omvang"
        return False
    found = _searched(case, used, budget)
    if found is None:
        best.limit = "tijd" if budget.seconds is not None else "knopen"
        return False
    best.nodes += found.nodes
    best.limit = found.limit
    # A choice with a pair that was left out gives up at least `near`.
    best.bound = min(best.bound, max(found.bound, prices.bound - near))
    try:
        settled = case.settle(found.choice, best.settled.solution.price)
    except (InfeasibleError, OndergrensFout):
        return found.limit is None
    if settled.worth > best.settled.worth:
        best.settled, best.choice = settled, found.choice
    return found.limit is None


def _bounded_around(around: Prices, within: Bool, case: Case, budget: Budget) -> Prices | None:
    """The bound with prices within reach of these, on the pairs that can then matter."""
    within[_near(case, around, 2 * REACH)] = True
    if int(within.sum()) > WHOLE:
        return None
    prices = _relaxed(case, np.flatnonzero(within), budget.part(0.5), around.price)
    missing = _missing(case, prices, within) if prices else within[:0]
    if not len(missing):
        return prices
    within[missing] = True
    prices = _relaxed(case, np.flatnonzero(within), budget.part(0.5), around.price)
    return prices and _raised(case, prices, _missing(case, prices, within))


def _gains(settled: Settled) -> Int64:
    """What every pip gains in a division, 0 for who has no plek."""
    solution, problem = settled.solution, settled.problem
    placed = np.flatnonzero(solution.chosen >= 0)
    pair, gain = solution.chosen[placed], np.zeros(problem.pips, dtype=np.int64)
    gain[placed] = problem.utility[pair] - solution.price[problem.j[pair]]
    return gain


def _usable(case: Case) -> Index:
    """The positions of all pairs that any choice may use."""
    problem, question = case.problem, case.question
    return np.flatnonzero((question.can | ~question.groepen.groep)[problem.j] & (question.seats > 0)[problem.j])


def _near(case: Case, prices: Prices, near: float) -> Index:
    """The positions of the usable pairs that give up at most so much at these prices."""
    problem, usable = case.problem, _usable(case)
    given_up = prices.gain[problem.i[usable]] + prices.price[problem.j[usable]] - problem.utility[usable] / case.unit
    return usable[given_up <= near + SAME]


def _missing(case: Case, prices: Prices, within: Bool) -> Index:
    """The positions of the best pairs of each pip, not within, that are worth more than their prices."""
    problem, question, unit = case.problem, case.question, case.unit
    can = (question.can | ~question.groepen.groep) & (question.seats > 0)
    price = np.where(can, np.rint(prices.price * unit), float(1 << 61)).astype(np.int64)
    above = np.rint((prices.gain + SAME) * unit).astype(np.int64)
    nothing = np.full(problem.pips, NONE, dtype=np.intp)
    found = best_of_each(problem.starts, problem.j, problem.utility, price, problem.plek_place, above, nothing, MORE)
    positions = found[found != NONE]
    return positions[~within[positions]]


def _raised(case: Case, prices: Prices, missing: Index) -> Prices:
    """The prices when each pip gains what its best missing pair is worth: these hold for all pairs."""
    problem, gain = case.problem, prices.gain.copy()
    worth = problem.utility[missing] / case.unit - prices.price[problem.j[missing]]
    np.maximum.at(gain, problem.i[missing], worth)
    return Prices(prices.bound + float((gain - prices.gain).sum()), gain, prices.price)


def _searched(case: Case, positions: Index, budget: Budget) -> Found | None:
    """Search with pips and plekken in the order of their hashes: the order of the input never decides."""
    found = search(*_in_order(case, positions), budget)
    return found and replace(found, choice=found.choice.take(case.problem.plek_place))


def _relaxed(case: Case, positions: Index, budget: Budget, near: Float64) -> Prices | None:
    """The relaxation around these prices of plekken, in the order of the hashes too."""
    problem = case.problem
    moved = near[np.argsort(problem.plek_place)]
    found = relaxation(*_in_order(case, positions), budget, moved, REACH)
    return found and Prices(found.bound, found.gain[problem.pip_place], found.price[problem.plek_place])


def _in_order(case: Case, positions: Index) -> tuple[Question, Pairs, list[Floor]]:
    problem, pairs = case.problem, case.pairs(positions)
    people, places = np.argsort(problem.pip_place), np.argsort(problem.plek_place)
    i, j = problem.pip_place[pairs.i], problem.plek_place[pairs.j]
    order = np.lexsort((j, i))
    floors = [replace(floor, members=floor.members[people]) for floor in case.floors]
    return case.question.take(people, places), Pairs(i[order], j[order], pairs.worth[order]), floors
