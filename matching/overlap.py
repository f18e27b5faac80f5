"""How much two ragged rows have in common, for every pair of a block."""

import numpy as np
from numpy.typing import NDArray

from data.schemas.vector import Int16, Ragged
from matching.kernel import kernel
from matching.pairs import Index


def shared(left: Ragged, i: Index, right: Ragged, j: Index) -> Int16:
    """Per pair how many values of right row j stand in left row i; rows are sorted and hold no value twice."""
    return _shared(left.offsets, left.values, i, right.offsets, right.values, j)


@kernel
def _shared(
    left_offsets: NDArray[np.int32],
    left: NDArray[np.int64],
    i: NDArray[np.intp],
    right_offsets: NDArray[np.int32],
    right: NDArray[np.int64],
    j: NDArray[np.intp],
) -> NDArray[np.int16]:
    counts = np.zeros(len(i), dtype=np.int16)
    for k in range(len(i)):
        a, a_end = left_offsets[i[k]], left_offsets[i[k] + 1]
        b, b_end = right_offsets[j[k]], right_offsets[j[k] + 1]
        while a < a_end and b < b_end:
            if left[a] == right[b]:
                counts[k] += 1
                a += 1
                b += 1
            elif left[a] < right[b]:
                a += 1
            else:
                b += 1
    return counts
