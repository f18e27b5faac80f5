"""The most valuable plekken of each pip, in one pass over all pairs."""

import numpy as np
from numpy.typing import NDArray

from data.schemas.vector import Int64
from matching.kernel import kernel
from matching.pairs import Index

NONE = -1
LOWEST = -(1 << 62)
"""Below every worth, and above the point where whole numbers of 64 bits turn over."""


def best_of_each(
    starts: Index, j: Index, utility: Int64, price: Int64, place: Index, above: Int64, skip: Index, most: int
) -> Index:
    """Per pip the positions of its most valuable pairs, best first, shape (pips, most); -1 where there are fewer.

    The pairs of pip r are starts[r] up to starts[r + 1]. What counts is utility[k] - price[j[k]], and of equal ones the
    plek that is first in place: a plek that sets the price of another can leave exactly the same worth. Left out are
    the pair at position skip[r] and all that are not worth more than above[r].
    """
    return _best(starts, j, utility, price, place, above, skip, most)


@kernel
def _best(
    starts: Index,
    j: NDArray[np.intp],
    utility: Int64,
    price: Int64,
    place: Index,
    above: Int64,
    skip: Index,
    most: int,
) -> Index:
    found = np.full((len(above), most), NONE, dtype=np.intp)
    worth = np.empty(most, dtype=np.int64)
    for pip in range(len(above)):
        filled = 0
        for k in range(starts[pip], starts[pip + 1]):
            value = utility[k] - price[j[k]]
            if k == skip[pip] or value <= above[pip]:
                continue
            at = filled
            while at > 0 and (
                worth[at - 1] < value or (worth[at - 1] == value and place[j[found[pip, at - 1]]] > place[j[k]])
            ):
                at -= 1
            if at == most:
                continue
            filled = min(filled + 1, most)
            for later in range(filled - 1, at, -1):
                worth[later], found[pip, later] = worth[later - 1], found[pip, later - 1]
            worth[at], found[pip, at] = value, k
    return found
