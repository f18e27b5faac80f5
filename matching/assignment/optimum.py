"""The optimum of a problem with its prices: at once when it is small, by the pairs that matter when it is large.

A pair that its pip would not choose at the prices of the others never enters an optimal division. So a large problem
is solved on the pairs that may matter, and every pair that is left out is priced against the prices found: those that
would be chosen come in, and it is solved again, until none is left. Source: column generation, see
docs/decisions/0012-large-divisions.md. The certificate over all pairs is given by `matching.checks`.
"""

import numpy as np

from data.schemas.vector import Bool, Int64
from matching.assignment.auction import rough_prices
from matching.assignment.best import LOWEST, NONE, best_of_each
from matching.assignment.prices import priced
from matching.assignment.problem import Problem, Solution
from matching.assignment.solve import InfeasibleError, solve
from matching.kernel import kernel
from matching.pairs import Index

AT_ONCE = 1_000_000
"""Up to so many pairs a problem is solved whole: beyond, the solver needs more memory and time than pricing does."""
FIRST, MORE = 12, 20
"""How many pairs of each pip come in at the start, and at most in every next round."""
STEP, NEAR = 0.02, 0.06
"""The step of the auction and how near to the best of its pip a pair must be to come in at the start, as a part of the
highest utility."""


def optimum(problem: Problem, near: Int64 | None = None) -> Solution:
    """The best division of a problem and the smallest prices that support it.

    near are prices per plek to begin with, such as those of a problem that differs little. Raises InfeasibleError when
    nothing keeps to the limits and NotSolvedError when the solver fails.
    """
    if len(problem.i) <= AT_ONCE:
        return priced(problem, solve(problem))
    within, amount = np.zeros(len(problem.i), dtype=np.bool_), FIRST
    highest = int(problem.utility.max(initial=0))
    price = rough_prices(problem, max(int(STEP * highest), 1)) if near is None else np.maximum(near, 0)
    _add_near(within, problem.starts, problem.j, problem.utility, price, int(NEAR * highest))
    within |= (problem.least > 0)[problem.j]
    while True:
        _add(within, problem, price, np.full(problem.pips, LOWEST, dtype=np.int64), amount)
        try:
            return _by_pairs_that_matter(problem, within)
        except InfeasibleError:
            if within.all():
                raise
            amount *= 8


def _by_pairs_that_matter(problem: Problem, within: Bool) -> Solution:
    while True:
        positions = np.flatnonzero(within)
        part = problem.take(positions)
        found = priced(part, solve(part))
        if not _add(within, problem, found.price, _gains(part, found), MORE):
            return Solution(np.append(positions, NONE)[found.chosen], found.price, found.quota_price)


def _gains(part: Problem, found: Solution) -> Int64:
    """What every pip gains at these prices."""
    gain = np.append(-found.quota_price, 0)[part.quota_of]
    placed = np.flatnonzero(found.chosen >= 0)
    pair = found.chosen[placed]
    gain[placed] = part.utility[pair] - found.price[part.j[pair]]
    return gain


def _add(within: Bool, problem: Problem, price: Int64, above: Int64, most: int) -> int:
    """Take in the best pairs worth more than above at these prices; says how many were new."""
    nothing = np.full(problem.pips, NONE, dtype=np.intp)
    found = best_of_each(problem.starts, problem.j, problem.utility, price, problem.plek_place, above, nothing, most)
    positions = found[found != NONE]
    new = int((~within[positions]).sum())
    within[positions] = True
    return new


@kernel
def _add_near(within: Bool, starts: Index, j: Index, utility: Int64, price: Int64, near: int) -> None:
    """Take in the pairs that are worth at most so much less to their pip than its best at these prices."""
    for pip in range(len(starts) - 1):
        best = np.int64(0)
        for k in range(starts[pip], starts[pip + 1]):
            best = max(best, utility[k] - price[j[k]])
        for k in range(starts[pip], starts[pip + 1]):
            if utility[k] - price[j[k]] >= best - near:
                within[k] = True
