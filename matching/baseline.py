"""What a person would do by hand: take people one by one and give each the best plek that is left."""

import numpy as np

from data.schemas.vector import Int32
from matching.pairs import Index
from matching.scoring import Admitted


def one_by_one(pairs: Admitted, order: Index, capaciteit: Int32) -> Index:
    """Positions of the chosen pairs per pip, -1 if nothing was left; pips are served in the given order."""
    left = capaciteit.astype(np.int64).copy()
    chosen = np.full(len(order), -1, dtype=np.intp)
    starts = np.searchsorted(pairs.i, np.arange(len(order) + 1))
    for pip in order:
        first, last = starts[pip], starts[pip + 1]
        for k in first + np.argsort(-pairs.score[first:last], kind="stable"):
            if left[pairs.j[k]] > 0:
                left[pairs.j[k]] -= 1
                chosen[pip] = k
                break
    return chosen
