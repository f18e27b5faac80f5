"""One problem solved, proven, and its solution told in positions of the pairs that were given."""

from dataclasses import dataclass

import numpy as np

from data.schemas.vector import Int64
from matching.assignment.optimum import optimum
from matching.assignment.problem import Problem, Solution
from matching.checks import Limits, certify
from matching.pairs import Index


@dataclass(frozen=True)
class Settled:
    """A proven division: the problem, its solution, and the position of each of its pairs in the admitted pairs."""

    problem: Problem
    solution: Solution
    positions: Index | None = None

    @property
    def chosen(self) -> Index:
        """The position in the admitted pairs of what each pip got, -1 for nothing."""
        return self.admitted(self.solution.chosen)

    @property
    def worth(self) -> int:
        """The summed utility."""
        return int(self.problem.utility[self.solution.chosen[self.solution.chosen >= 0]].sum())

    def admitted(self, found: Index) -> Index:
        """Positions in this problem as positions in the admitted pairs; -1 stays -1."""
        return found if self.positions is None else np.append(self.positions, -1)[found]

    def within(self, found: Index) -> Index:
        """Positions in the admitted pairs as positions in this problem; -1 for pairs that are not in it."""
        if self.positions is None:
            return found
        place = np.minimum(np.searchsorted(self.positions, found), max(len(self.positions) - 1, 0))
        return np.where(self.positions[place] == found, place, -1) if len(self.positions) else np.full_like(found, -1)


def settle(problem: Problem, positions: Index | None = None, near: Int64 | None = None) -> Settled:
    """Solve a problem and prove the solution; raises NotSolvedError, InfeasibleError or NotOptimalError.

    near are prices per plek that are likely to be near those of the solution.
    """
    solution = optimum(problem, near)
    limits = Limits(problem.least, problem.quota_of, problem.quotas, solution.quota_price)
    certify(problem.i, problem.j, problem.utility, solution.chosen, problem.most, solution.price, limits)
    return Settled(problem, solution, positions)
