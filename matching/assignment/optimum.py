"""The optimum of a problem with its prices: at once when it is small, by the pairs that matter when it is large.

A pair that its pip would not choose at the prices of the others never enters an optimal division. So a large problem
is solved on the best pairs of each pip, and every pair that is left out is priced against the prices found: those that
would be chosen come in, and it is solved again, until none is left. Source: column generation, see
docs/decisions/0012-large-divisions.md. The certificate over all pairs is given by `matching.checks`.
"""

import numpy as np

from data.schemas.vector import Bool, Int64
from matching.assignment.best import LOWEST, NONE, best_of_each
from matching.assignment.prices import priced
from matching.assignment.problem import Problem, Solution
from matching.assignment.solve import InfeasibleError, solve

AT_ONCE = 3_000_000
"""Up to so many pairs a problem is solved whole: beyond, the solver needs more memory and time than pricing does."""
FIRST, MORE = 16, 20
"""How many pairs of each pip come in at the start, and at most in every next round."""


def optimum(problem: Problem, at_once: int = AT_ONCE) -> Solution:
    """The best division of a problem and the smallest prices that support it.

    Raises InfeasibleError when nothing keeps to the limits and NotSolvedError when the solver fails.
    """
    if len(problem.i) <= at_once:
        return priced(problem, solve(problem))
    within, amount = np.zeros(len(problem.i), dtype=np.bool_), FIRST
    while True:
        within |= _most_wanted(problem, amount)
        try:
            return _by_pairs_that_matter(problem, within)
        except InfeasibleError:
            if within.all():
                raise
            amount *= 8


def _most_wanted(problem: Problem, amount: int) -> Bool:
    """So many of the best pairs of each pip, and every pair of a plek that must be taken."""
    free, above = np.zeros(problem.plekken, dtype=np.int64), np.full(problem.pips, LOWEST, dtype=np.int64)
    within = (problem.least > 0)[problem.j]
    _add(within, problem, free, above, amount)
    return within


def _by_pairs_that_matter(problem: Problem, within: Bool) -> Solution:
    while True:
        positions = np.flatnonzero(within)
        part = problem.take(positions)
        found = priced(part, solve(part))
        if not _add(within, problem, found.price, _gains(part, found), MORE):
            placed = found.chosen >= 0
            chosen = np.where(placed, positions[np.where(placed, found.chosen, 0)], NONE)
            return Solution(chosen, found.price, found.quota_price)


def _gains(part: Problem, found: Solution) -> Int64:
    """What every pip gains at these prices."""
    without = np.append(-found.quota_price, 0)[part.quota_of]
    chosen, placed = found.chosen, found.chosen >= 0
    gain = without.copy()
    gain[placed] = part.utility[chosen[placed]] - found.price[part.j[chosen[placed]]]
    return np.where(placed, gain, without)


def _add(within: Bool, problem: Problem, price: Int64, above: Int64, most: int) -> int:
    """Take in the best pairs worth more than above at these prices; says how many were new."""
    nothing = np.full(problem.pips, NONE, dtype=np.intp)
    found = best_of_each(problem.starts, problem.j, problem.utility, price, problem.plek_place, above, nothing, most)
    positions = found[found != NONE]
    new = int((~within[positions]).sum())
    within[positions] = True
    return new
