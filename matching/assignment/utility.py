"""Scores as whole numbers with a seeded tie-break, so that the best division is unique whatever solves it.

A utility is the score rounded to a fixed resolution, times a factor, plus a small hashed number. The factor is larger
than all hashed numbers of one division together, so a tie-break never outweighs a difference in score.
Source: docs: judgement, section Assignment ("Ties are broken by a seeded hash of the kenmerken").
"""

from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from data.schemas.vector import Float64, Int64
from matching.pairs import Index

RESOLUTIONS = (10**9, 10**8, 10**7, 10**6)
"""Steps per 1.0 of score, the finest that fits is taken."""
LARGEST = 1 << 61
"""A minimum cost flow works with utilities times its number of nodes in 64 bits; half of that range is left free."""
FEWEST_TIES = 16
"""At least this many different tie-breaks, or the next coarser resolution is taken."""


@dataclass(frozen=True)
class Utilities:
    """Whole-number utilities per admitted pair: value[k] >= 1; one unit of score is worth `unit`."""

    value: Int64
    unit: int
    resolution: int

    def in_score(self, amount: Int64) -> Float64:
        """Sums or differences of utilities as score, tie-breaks removed: rounded to the resolution."""
        scores: Float64 = np.round(amount / self.unit * self.resolution) / self.resolution
        return scores


def utilities(
    i: Index,
    j: Index,
    score: Float64,
    pips: tuple[str, ...],
    plekken: tuple[str, ...],
    seed: int,
    bonus: Float64 | None = None,
    highest: int = 1,
) -> Utilities:
    """The utility of every pair (pips[i[k]], plekken[j[k]]) with score[k] in [0, 1]; equal input gives equal output.

    bonus[k] is added to the score; together they are at most highest, which decides the resolution.
    """
    nodes = len(pips) + len(plekken) + 2
    most = min(len(pips), len(i)) + 1
    resolution, ties = next(
        ((step, ties) for step in RESOLUTIONS if (ties := LARGEST // nodes // step // most // highest) >= FEWEST_TIES),
        (RESOLUTIONS[-1], 1),
    )
    ties = min(ties, 1 << 20)
    factor = ties * most
    hashed = _mix(hashes(pips, "pip", seed)[i] ^ _mix(hashes(plekken, "plek", seed)[j]))
    tie_break = (hashed % np.uint64(ties)).astype(np.int64) + 1
    steps = np.round(score * resolution).astype(np.int64)
    if bonus is not None:
        steps += np.round(bonus * resolution).astype(np.int64)
    return Utilities(steps * factor + tie_break, resolution * factor, resolution)


def hashes(kenmerken: tuple[str, ...], kind: str, seed: int) -> NDArray[np.uint64]:
    """A 64-bit number per kenmerk that depends on nothing but the kenmerk, the kind and the seed."""
    start = blake2b(f"{kind}\0{seed}\0".encode(), digest_size=8)
    numbers = np.empty(len(kenmerken), dtype=np.uint64)
    for k, kenmerk in enumerate(kenmerken):
        digest = start.copy()
        digest.update(kenmerk.encode("utf-8", "surrogatepass"))
        numbers[k] = int.from_bytes(digest.digest(), "little")
    return numbers


def _mix(numbers: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Spread the bits of each number over all its bits. Source: the finaliser of SplitMix64 (Steele et al., 2014)."""
    with np.errstate(over="ignore"):
        mixed = (numbers ^ (numbers >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return mixed ^ (mixed >> np.uint64(31))
