"""The order of pairs by pip and plek, found by counting: far quicker than comparing when there are millions.

Measured: numpy's argsort of a national column takes 13 seconds (docs: dependencies, row assignment).
"""

import numpy as np
from numpy.typing import NDArray

from matching.kernel import kernel

Index = NDArray[np.intp]


def by_pip_and_plek(i: Index, j: Index, pips: int, plekken: int) -> Index:
    """The order (n) that sorts pairs by pip and then plek; i[k] in [0, pips), j[k] in [0, plekken), equal ones stay."""
    return _counted(i, _counted(j, np.arange(len(j)), plekken), pips)


@kernel
def _counted(keys: Index, order: Index, most: int) -> Index:
    """The given order, sorted by keys[order] without changing the order of equal keys."""
    starts = np.zeros(most + 1, dtype=np.intp)
    for key in keys:
        starts[key + 1] += 1
    for key in range(most):
        starts[key + 1] += starts[key]
    found = np.empty(len(order), dtype=np.intp)
    for k in order:
        found[starts[keys[k]]] = k
        starts[keys[k]] += 1
    return found
