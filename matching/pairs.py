"""A block of pairs: which pip meets which plek, and how long the journey is.

Rules and criteria judge a block at once. A single question is a block of length one, a national week is many blocks;
there is no other code path.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from data.schemas.travel import VERVOER, Router
from data.schemas.vector import Bool, Int16, PipTable, PlekTable, UInt8
from matching.kernel import kernel

Index = NDArray[np.intp]
NOT_REACHED, POSTCODE_UNKNOWN = -1, -2


@dataclass(frozen=True)
class Pairs:
    """Pairs (pips[i[k]], plekken[j[k]]) with minuten[k], all of length n.

    minuten: minutes one way by the fastest allowed vervoer; -1 when none reaches; -2 when a postcode is not known.
    """

    pips: PipTable
    plekken: PlekTable
    i: Index
    j: Index
    minuten: Int16

    def __len__(self) -> int:
        """How many pairs."""
        return len(self.i)

    @cached_property
    def vraaggericht(self) -> Bool:
        """Per pair whether the plek is the starting point."""
        return self.pips.richting[self.i] == 1

    @cached_property
    def travel(self) -> Int16:
        """Minutes to count before and after work: 0 where the journey is unknown or impossible."""
        return np.maximum(self.minuten, 0)

    def take(self, keep: Bool | Index | slice) -> "Pairs":
        """The pairs that a mask, an index or a slice names, in that order."""
        return Pairs(self.pips, self.plekken, self.i[keep], self.j[keep], self.minuten[keep])


def fastest(minutes: Int16, allowed: UInt8) -> Int16:
    """The quickest allowed vervoer: minutes has shape S + (6,), allowed (a mask) broadcasts to S; -1 if none."""
    flat = np.ascontiguousarray(minutes.reshape(-1, len(VERVOER)))
    masks = np.broadcast_to(allowed, minutes.shape[:-1]).reshape(-1)
    return _fastest(flat, np.ascontiguousarray(masks)).reshape(minutes.shape[:-1])


@kernel
def _fastest(minutes: NDArray[np.int16], allowed: NDArray[np.uint8]) -> NDArray[np.int16]:
    best = np.full(len(minutes), NOT_REACHED, dtype=np.int16)
    for n in range(len(minutes)):
        for k in range(minutes.shape[1]):
            reaches = allowed[n] >> k & 1 and minutes[n, k] >= 0
            if reaches and (best[n] < 0 or minutes[n, k] < best[n]):
                best[n] = minutes[n, k]
    return best


def pairs_of(pips: PipTable, plekken: PlekTable, i: Index, j: Index, router: Router) -> Pairs:
    """The pairs named by i and j (equal length) with their travel minutes."""
    origin, destination = pips.pc4[i], plekken.pc4[j]
    known = (origin >= 0) & (destination >= 0)
    minuten = np.full(len(i), POSTCODE_UNKNOWN, dtype=np.int16)
    if known.any():
        minuten[known] = fastest(router.minutes(origin[known], destination[known]), pips.vervoer[i][known])
    return Pairs(pips, plekken, np.asarray(i), np.asarray(j), minuten)
