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
from matching.kernel import kernel
from matching.pairs import Index

RESOLUTIONS = (10**9, 10**8, 10**7, 10**6)
"""Steps per 1.0 of score, the finest that fits is taken."""
LARGEST = 1 << 61
"""A minimum cost flow works with utilities times its number of nodes in 64 bits; half of that range is left free."""
FEWEST_TIES = 16
"""At least this many different tie-breaks, or the next coarser resolution is taken."""

UInt64 = NDArray[np.uint64]
_FIRST, _SECOND = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)


@dataclass(frozen=True)
class Scale:
    """How scores become whole numbers: steps of 1 / resolution, each worth factor; tie-breaks are 1 to ties."""

    resolution: int
    factor: int
    ties: int

    @property
    def unit(self) -> int:
        """What a score of 1.0 is worth."""
        return self.resolution * self.factor

    def steps(self, score: Float64) -> Int64:
        """Scores or bonuses as utilities without tie-break: rounded to the resolution."""
        whole: Int64 = np.rint(score * self.resolution).astype(np.int64) * self.factor
        return whole

    def in_score(self, amount: Int64) -> Float64:
        """Sums or differences of utilities as score, tie-breaks removed: rounded to the resolution."""
        scores: Float64 = np.round(amount / self.unit * self.resolution) / self.resolution
        return scores


def scale_of(pairs: int, pips: int, plekken: int, highest: int = 1) -> Scale | None:
    """The finest scale on which no score with its bonuses passes highest; None when even the coarsest is too fine."""
    nodes = pips + plekken + 2
    most = min(pips, pairs) + 1
    for resolution in RESOLUTIONS:
        ties = LARGEST // nodes // resolution // most // highest
        if ties >= FEWEST_TIES or (resolution == RESOLUTIONS[-1] and ties):
            ties = min(ties, 1 << 20)
            return Scale(resolution, ties * most, ties)
    return None


def utilities(i: Index, j: Index, score: Float64, pips: UInt64, plekken: UInt64, scale: Scale) -> Int64:
    """The utility (1 or more) of every pair (i[k], j[k]) with score[k] in [0, 1], from the hashes of pips and plekken.

    Equal input gives equal output.
    """
    return _utilities(i, j, score, pips, plekken, scale.resolution, scale.factor, np.uint64(scale.ties))


@kernel
def _utilities(
    i: Index, j: Index, score: Float64, pips: UInt64, plekken: UInt64, resolution: int, factor: int, ties: np.uint64
) -> Int64:
    found = np.empty(len(i), dtype=np.int64)
    for k in range(len(i)):
        tie_break = np.int64(_mix(pips[i[k]] ^ _mix(plekken[j[k]])) % ties) + 1
        found[k] = np.int64(np.rint(score[k] * resolution)) * factor + tie_break
    return found


def hashes(kenmerken: tuple[str, ...], kind: str, seed: int) -> UInt64:
    """A 64-bit number per kenmerk that depends on nothing but the kenmerk, the kind and the seed."""
    start = blake2b(f"{kind}\0{seed}\0".encode(), digest_size=8)
    numbers = np.empty(len(kenmerken), dtype=np.uint64)
    for k, kenmerk in enumerate(kenmerken):
        digest = start.copy()
        digest.update(kenmerk.encode("utf-8", "surrogatepass"))
        numbers[k] = int.from_bytes(digest.digest(), "little")
    return numbers


@kernel
def _mix(number: np.uint64) -> np.uint64:
    """Spread the bits of a number over all its bits. Source: the finaliser of SplitMix64 (Steele et al., 2014)."""
    mixed = (number ^ (number >> np.uint64(30))) * _FIRST
    mixed = (mixed ^ (mixed >> np.uint64(27))) * _SECOND
    return mixed ^ (mixed >> np.uint64(31))
