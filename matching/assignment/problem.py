"""One division to solve, in whole numbers: who can go where for how much, and within which limits."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from data.schemas.vector import Bool, Int32, Int64
from matching.pairs import Index

UInt64 = NDArray[np.uint64]

FREE = -1
"""Problem.quota_of of a pip that may be left without a plek at no cost to anyone."""


@dataclass(frozen=True)
class Problem:
    """n pips and m plekken, with the admitted pairs ordered by pip: those of pip r are starts[r] up to starts[r + 1].

    i, j: the pip and plek of each pair; utility: its worth, 1 or more. most and least (m): the seats of each plek, and
    how many must be taken. quota_of (n): which quota a pip takes one of when it is left without plek, -1 for none;
    quotas: how many that may be. pip_place and plek_place: the order by hash, which decides where worth does not.
    """

    starts: Index
    i: Index
    j: Index
    utility: Int64
    most: Int32
    least: Int32
    quota_of: Index
    quotas: Int64
    pip_place: Index
    plek_place: Index

    @property
    def pips(self) -> int:
        """How many pips."""
        return len(self.quota_of)

    @property
    def plekken(self) -> int:
        """How many plekken."""
        return len(self.most)

    def take(self, keep: Bool | Index) -> "Problem":
        """The same problem with only these pairs, in the same order."""
        i = self.i[keep]
        return Problem(
            np.searchsorted(i, np.arange(self.pips + 1)),
            i,
            self.j[keep],
            self.utility[keep],
            self.most,
            self.least,
            self.quota_of,
            self.quotas,
            self.pip_place,
            self.plek_place,
        )


@dataclass(frozen=True)
class Solution:
    """chosen (n): the position of the pair of each pip, -1 for none; price per plek (m) and per quota, in utility."""

    chosen: Index
    price: Int64
    quota_price: Int64


def places(hashed: UInt64) -> Index:
    """The place of each row in the order of its hash."""
    found = np.empty(len(hashed), dtype=np.intp)
    found[np.argsort(hashed, kind="stable")] = np.arange(len(hashed))
    return found
