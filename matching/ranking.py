"""The same scores read two ways: the best plekken for a pip, or the best pips for a plek."""

import numpy as np

from data.schemas.vector import PipTable, PlekTable
from matching.pairs import Index
from matching.scoring import Admitted


def best(pairs: Admitted, pips: PipTable, plekken: PlekTable, most: int) -> Index:
    """Positions of the pairs with the highest scores, at most `most`, best first; equal scores by kenmerk."""
    if len(pairs.i) > most:
        # Keep everyone that ties with the last place, so that the order of the input never decides.
        bar = np.partition(pairs.score, len(pairs.score) - most)[len(pairs.score) - most]
        keep = np.flatnonzero(pairs.score >= bar)
    else:
        keep = np.arange(len(pairs.i))
    named = sorted(
        keep.tolist(),
        key=lambda k: (-pairs.score[k], plekken.kenmerk[pairs.j[k]], pips.kenmerk[pairs.i[k]]),
    )
    return np.array(named[:most], dtype=np.intp)
