"""Which groepen start: exact where it can be, and otherwise with a stated gap.

1. The flow in which any groep may start with anyone says what no choice can pass. If it keeps to all groepen, it is
   the best.
2. Otherwise the nearest choice is divided exactly. At its prices every other plek is worth to a pip what it brings less
   its price; what is left is a small programme of groepen alone, part by part of the country. It gives a lower
   bound on what may be missed (Lagrange), and a better choice, which is divided in turn.
3. Pairs that the bound rules out are dropped, and what is left is solved whole (HiGHS). What is still open after the
   limit of nodes or time is the gap.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from data.schemas.vector import Bool, Int64
from matching.assignment.floors import OndergrensFout, settle_with_floors
from matching.assignment.groepen import Choice, Question, no_groep, relaxed, rounded, with_choice
from matching.assignment.groepen_milp import Budget, Found, Pairs, search
from matching.assignment.outcomes import Limit, Search
from matching.assignment.problem import Problem
from matching.assignment.settle import Settled
from matching.assignment.solve import InfeasibleError
from matching.assignment.terms import Floor
from matching.kernel import kernel
from matching.pairs import Index

ROUNDS = 3
"""How often new prices may give a new choice."""
WHOLE = 300_000
"""Up to so many pairs what is left is solved whole."""
SAME, SAME_SHARE = 1e-5, 1e-9
"""HiGHS works with tolerances: a gap of at most this much score, and this share of the total, is none."""


@dataclass
class Best:
    """The best choice so far, and what no choice can be worth more than, in utility."""

    settled: Settled
    choice: Choice
    bound: int
    nodes: int = 0
    limit: Limit | None = None
    price: Int64 | None = None

    def gap(self, unit: int) -> float:
        """What may still be missed, in score; 0 when that is within the tolerance."""
        gap = (self.bound - self.settled.worth) / unit
        return gap if gap > SAME + SAME_SHARE * self.settled.worth / unit else 0.0


def settle_with_groepen(
    problem: Problem, question: Question, floors: Sequence[Floor], unit: int, budget: Budget
) -> tuple[Settled, Choice, Search]:
    """The best choice of groepen with its division, and how sure that is; raises OndergrensFout for the floors."""
    loose = settle_with_floors(*relaxed(problem, question), floors, unit)
    choice, exact = rounded(question, loose.problem, loose.solution.chosen)
    settled, choice = _nearest(problem, question, floors, unit, choice, budget)
    best = Best(settled, choice, max(loose.worth, settled.worth))
    if exact:
        best.bound = settled.worth
    if best.gap(unit) and not floors:
        _by_prices(best, problem, question, unit, budget.part(0.3))
    if best.gap(unit):
        _whole(best, problem, question, floors, unit, budget.part(0.7))
    return best.settled, best.choice, Search(best.gap(unit), best.nodes, best.limit if best.gap(unit) else None)


def _nearest(
    problem: Problem, question: Question, floors: Sequence[Floor], unit: int, choice: Choice, budget: Budget
) -> tuple[Settled, Choice]:
    """The division for a choice; when that cannot be, without any groep; and else for any choice that can."""
    for attempt in (choice, no_groep(question)):
        try:
            return settle_with_floors(*with_choice(problem, question, attempt), floors, unit), attempt
        except (InfeasibleError, OndergrensFout) as error:
            refused = error
    pairs = Pairs(problem.i, problem.j, problem.utility / unit)
    found = _in_order(problem, question, pairs, True, floors, budget)
    if found is None:
        raise refused
    return settle_with_floors(*with_choice(problem, question, found.choice), floors, unit), found.choice


def _try(
    best: Best, problem: Problem, question: Question, floors: Sequence[Floor], unit: int, choice: Choice
) -> Settled | None:
    """Divide for a choice and keep it when it is better; None when it cannot be."""
    try:
        settled = settle_with_floors(*with_choice(problem, question, choice), floors, unit)
    except (InfeasibleError, OndergrensFout):
        return None
    if settled.worth > best.settled.worth:
        best.settled, best.choice = settled, choice
    return settled


def _by_prices(best: Best, problem: Problem, question: Question, unit: int, budget: Budget) -> None:
    """Improve the choice and the bound around the prices of the divisions found."""
    here: Settled | None = best.settled
    for _ in range(ROUNDS):
        if here is None or not best.gap(unit):
            return
        price = np.maximum(here.solution.price, 0)
        choice, bound = _at_prices(best, problem, question, price, unit, budget.part(1 / ROUNDS))
        if bound < best.bound:
            best.bound, best.price = bound, price
        here = _try(best, problem, question, (), unit, choice)


def _at_prices(
    best: Best, problem: Problem, question: Question, price: Int64, unit: int, budget: Budget
) -> tuple[Choice, int]:
    """The best choice when every other plek can be had at its price, and what no choice can then be worth more than."""
    gain = _gains(problem, question, price)
    others = np.where(question.groepen.groep, 0, price)
    bound = sum(gain.tolist()) + sum(int(others[k]) * int(problem.most[k]) for k in np.flatnonzero(others))
    choice = no_groep(question)
    pairs = _worth_while(problem, question, gain, unit)
    parts, more = _parts(pairs, problem), 0.0
    for part in parts:
        found = _in_order(problem, question, part, False, (), budget.part(1 / len(parts)))
        if found is None:
            more += float(part.worth[part.worth > 0].sum())
            best.limit = "tijd" if budget.seconds is not None else "knopen"
            continue
        more += max(found.bound, 0.0)
        best.nodes += found.nodes
        best.limit = found.limit or best.limit
        _take_over(choice, found, np.unique(part.j))
    return choice, bound + _utility(more, unit)


def _in_order(
    problem: Problem, question: Question, pairs: Pairs, seats_of_others: bool, floors: Sequence[Floor], budget: Budget
) -> Found | None:
    """Search with pips and plekken in the order of their hashes: the order of the input never decides."""
    people, places = np.argsort(problem.pip_place), np.argsort(problem.plek_place)
    i, j = problem.pip_place[pairs.i], problem.plek_place[pairs.j]
    order = np.lexsort((j, i))
    moved = [replace(floor, members=floor.members[people]) for floor in floors]
    found = search(
        question.take(people, places), Pairs(i[order], j[order], pairs.worth[order]), seats_of_others, moved, budget
    )
    return found and replace(found, choice=found.choice.take(problem.plek_place))


def _take_over(choice: Choice, found: Found, rows: Index) -> None:
    for whole, part in (
        (choice.starts, found.choice.starts),
        (choice.laag, found.choice.laag),
        (choice.hoog, found.choice.hoog),
    ):
        whole[rows] = part[rows]


def _gains(problem: Problem, question: Question, price: Int64) -> Int64:
    """What every pip gains outside groepen at these prices, 0 or more."""
    gain = np.zeros(problem.pips, dtype=np.int64)
    _best_outside(gain, problem.i, problem.j, problem.utility, price, question.groepen.groep)
    return gain


@kernel
def _best_outside(gain: Int64, i: Index, j: Index, utility: Int64, price: Int64, groep: Bool) -> None:
    for k in range(len(i)):
        if not groep[j[k]]:
            gain[i[k]] = max(gain[i[k]], utility[k] - price[j[k]])


def _worth_while(problem: Problem, question: Question, gain: Int64, unit: int) -> Pairs:
    """Pairs of groepen with what each adds, without those that no groep can make up for.

    A groep that starts adds something as a whole, so no one in it loses more than its best others can add.
    """
    pairs = np.flatnonzero(question.can[problem.j])
    i, j = problem.i[pairs], problem.j[pairs]
    worth = (problem.utility[pairs] - gain[i]) / unit
    order = np.lexsort((-worth, j))
    rank = np.arange(len(order)) - np.searchsorted(j[order], j[order])
    counted = (rank < question.seats[j[order]] - 1) & (worth[order] > 0)
    others = np.bincount(j[order][counted], weights=worth[order][counted], minlength=problem.plekken)
    keep = worth >= -others[j] - SAME
    return Pairs(i[keep], j[keep], worth[keep])


def _parts(pairs: Pairs, problem: Problem) -> list[Pairs]:
    """The pairs taken apart where no groep and no pip joins them."""
    if not len(pairs.i):
        return []
    size = problem.pips + problem.plekken
    links = coo_array((np.ones(len(pairs.i)), (pairs.i, problem.pips + pairs.j)), shape=(size, size))
    _, label = connected_components(links, directed=False)
    first = np.full(label.max() + 1, problem.pips, dtype=np.intp)
    np.minimum.at(first, label[pairs.i], problem.pip_place[pairs.i])
    of = first[label[pairs.i]]
    order = np.argsort(of, kind="stable")
    cuts = np.flatnonzero(np.diff(of[order])) + 1
    return [Pairs(pairs.i[part], pairs.j[part], pairs.worth[part]) for part in np.split(order, cuts)]


def _whole(
    best: Best, problem: Problem, question: Question, floors: Sequence[Floor], unit: int, budget: Budget
) -> None:
    """Solve what is left whole, when it is not too large."""
    pairs = _left(best, problem, question, unit)
    if len(pairs.i) > WHOLE:
        best.limit = best.limit or "omvang"
        return
    found = _in_order(problem, question, pairs, True, floors, budget)
    if found is None:
        best.limit = "tijd" if budget.seconds is not None else "knopen"
        return
    best.nodes += found.nodes
    best.limit = found.limit
    _try(best, problem, question, floors, unit, found.choice)
    best.bound = max(min(best.bound, _utility(found.bound, unit)), best.settled.worth)


def _left(best: Best, problem: Problem, question: Question, unit: int) -> Pairs:
    """The pairs that a better choice can use: what a pip loses by one is at most what can still be gained in all."""
    keep = question.can[problem.j] | ~question.groepen.groep[problem.j]
    if best.price is not None:
        gain = _gains(problem, question, best.price)
        loss = gain[problem.i] - (problem.utility - best.price[problem.j])
        keep &= question.groepen.groep[problem.j] | (loss <= best.bound - best.settled.worth)
    kept = np.flatnonzero(keep & (problem.most[problem.j] > 0))
    return Pairs(problem.i[kept], problem.j[kept], problem.utility[kept] / unit)


def _utility(score: float, unit: int) -> int:
    return int(np.ceil(score * unit))
