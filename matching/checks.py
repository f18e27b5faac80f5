"""Is a division valid, and is it the best? Checked from scratch: no code is shared with the assignment.

The certificate uses linear programming duality: with prices of 0 or more, no division can be worth more than what
every pip could gain at those prices plus what all seats cost. A division that reaches that bound is optimal.
"""

import numpy as np

from data.schemas.vector import Int32, Int64
from matching.pairs import Index


class NotProvenError(RuntimeError):
    """There is no proof that a division is the best one."""


class NotOptimalError(NotProvenError):
    """A division is invalid or not proven to be the best: nothing may be proposed on the ground of it."""


def certify(i: Index, j: Index, utility: Int64, chosen: Index, capaciteit: Int32, price: Int64) -> None:
    """Prove that chosen is a valid division of the greatest total utility, in one pass over all pairs.

    i, j, utility: the admitted pairs; chosen: position per pip or -1; capaciteit and price per plek. Raises
    NotOptimalError naming what is wrong.
    """
    used = chosen[chosen >= 0]
    if not np.array_equal(i[used], np.flatnonzero(chosen >= 0)):
        raise NotOptimalError("a pip is placed on a pair of another pip")
    if (np.bincount(j[used], minlength=len(capaciteit)) > capaciteit).any():
        raise NotOptimalError("a plek has more people than seats")
    if (price < 0).any():
        raise NotOptimalError("a price is below zero")
    gain = np.zeros(len(chosen), dtype=np.int64)
    np.maximum.at(gain, i, utility - price[j])
    # Python integers: the bound may pass 64 bits when seats are plenty. A plek without price costs nothing.
    priced = np.flatnonzero(price)
    bound = int(gain.sum()) + sum(int(price[k]) * int(capaciteit[k]) for k in priced)
    worth = int(utility[used].sum())
    if worth != bound:
        raise NotOptimalError(f"the division is worth {worth}, but {bound} is not ruled out")
