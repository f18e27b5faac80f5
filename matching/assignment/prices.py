"""What one more seat is worth: the smallest prices that support an optimal division.

The price of a plek is the gain in total utility if it had one seat more: someone moves in, the seat left behind is
filled by the next, and so on, until an unplaced pip is placed or nobody gains. That is the longest path in the
residual graph, found by repeated relaxation (Bellman-Ford); an optimal division has no cycle of gain, so it ends.

A quota is priced alike: what one more pip without plek would bring. A plek that holds no more than it must can cost
others: its price falls below 0, and is the (negative) gain of one seat that must be taken more.
"""

import numpy as np

from data.schemas.vector import Int64
from matching.assignment.problem import FREE, Problem, Solution
from matching.kernel import kernel
from matching.pairs import Index

BOUND = 1 << 60
"""How far a price may fall below 0: more than any chain of moves can bring."""


def priced(problem: Problem, chosen: Index) -> Solution:
    """An optimal division with the price of every plek and every quota, in units of utility.

    Raises ValueError when chosen is not optimal, because then the prices grow without end.
    """
    taken = np.bincount(problem.j[chosen[chosen >= 0]], minlength=problem.plekken)
    price = np.where((problem.least > 0) & (taken <= problem.least), -BOUND, 0).astype(np.int64)
    quota_price = np.zeros(len(problem.quotas), dtype=np.int64)
    limit = problem.plekken + len(problem.quotas) + 1
    rounds = _relax(problem.starts, problem.j, problem.utility, chosen, problem.quota_of, price, quota_price, limit)
    if rounds > limit:
        raise ValueError("the division is not optimal: its prices do not settle")
    return Solution(chosen, price, quota_price)


@kernel
def _relax(
    starts: Index,
    j: Index,
    utility: Int64,
    chosen: Index,
    quota_of: Index,
    price: Int64,
    quota_price: Int64,
    limit: int,
) -> int:
    seen = np.full(len(chosen), np.iinfo(np.int64).max, dtype=np.int64)
    rounds = 0
    changed = True
    while changed and rounds <= limit:
        changed = False
        rounds += 1
        for pip in range(len(chosen)):
            # What leaving its present plek or quota brings: what is left behind is worth its price.
            base = np.int64(0)
            if chosen[pip] >= 0:
                base = price[j[chosen[pip]]] - utility[chosen[pip]]
            elif quota_of[pip] != FREE:
                base = quota_price[quota_of[pip]]
            if base == seen[pip]:
                continue
            seen[pip] = base
            for k in range(starts[pip], starts[pip + 1]):
                if k != chosen[pip] and utility[k] + base > price[j[k]]:
                    price[j[k]] = utility[k] + base
                    changed = True
            if chosen[pip] >= 0 and quota_of[pip] != FREE and base > quota_price[quota_of[pip]]:
                quota_price[quota_of[pip]] = base
                changed = True
    return rounds
