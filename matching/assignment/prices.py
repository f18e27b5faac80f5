"""What one more seat is worth: the smallest prices that support an optimal division.

The price of a plek is the gain in total utility if it had one seat more: someone moves in, the seat left behind is
filled by the next, and so on, until an unplaced pip is placed or nobody gains. That is the longest path in the
residual graph, found by repeated relaxation (Bellman-Ford); an optimal division has no cycle of gain, so it ends.
"""

import numpy as np
from numpy.typing import NDArray

from data.schemas.vector import Int64
from matching.kernel import kernel
from matching.pairs import Index


def prices(i: Index, j: Index, utility: Int64, chosen: Index, plekken: int) -> Int64:
    """The price of every plek in units of utility, 0 or more.

    i, j, utility as in solve (ordered by i); chosen is an optimal division. Raises ValueError when chosen is not
    optimal, because then the prices grow without end.
    """
    starts = np.searchsorted(i, np.arange(len(chosen) + 1))
    price, rounds = _relax(starts, j, utility, chosen, plekken)
    if rounds > plekken + 1:
        raise ValueError("the division is not optimal: its prices do not settle")
    return price


@kernel
def _relax(
    starts: Index, j: NDArray[np.intp], utility: Int64, chosen: Index, plekken: int
) -> tuple[NDArray[np.int64], int]:
    price = np.zeros(plekken, dtype=np.int64)
    gain = np.full(len(chosen), -1, dtype=np.int64)
    rounds = 0
    changed = True
    while changed and rounds <= plekken + 1:
        changed = False
        rounds += 1
        for pip in range(len(chosen)):
            # What leaving its present plek brings: the seat left behind is worth its price.
            base = np.int64(0)
            if chosen[pip] >= 0:
                base = price[j[chosen[pip]]] - utility[chosen[pip]]
                if rounds > 1 and base == gain[pip]:
                    continue
            elif rounds > 1:
                continue
            gain[pip] = base
            for k in range(starts[pip], starts[pip + 1]):
                if k != chosen[pip] and utility[k] + base > price[j[k]]:
                    price[j[k]] = utility[k] + base
                    changed = True
    return price, rounds
