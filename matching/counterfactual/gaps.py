"""The shopping list: which new plek adds most for everyone, and which next once that one is there.

The gain of a new plek is exact: whoever moves in gives up what they gain now, and the seat left behind is worth its
price. After each choice all is divided again with the new plek, so that the next gain is exact as well. New plekken
never make a present seat dearer, so a pair that brings nothing at the start never will, and is dropped at once.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from data.schemas.vector import Float64, Int32, Int64, PlekTable
from matching.counterfactual.forced import gain_of_new
from matching.ordering import by_pip_and_plek
from matching.pairs import Index
from matching.scoring import Admitted

NO_GAIN = 1e-9
Part = tuple[Int32, Int32, Float64]
"""Pips, new plekken and scores of pairs that would bring something."""


@dataclass(frozen=True)
class Wanted:
    """New plekken and whom they would help: pip i[k] would score score[k] on new plek j[k], more than it gains now."""

    i: Index
    j: Index
    score: Float64
    amount: int

    def people(self) -> Int64:
        """For how many pips each new plek is better than what they have now."""
        return np.bincount(self.j, minlength=self.amount)


def helped(pairs: Admitted, gains: Float64, offset: int) -> Part:
    """The pairs with new plekken that would bring anything, numbered from offset."""
    keep = pairs.score - gains[pairs.i] > NO_GAIN
    return pairs.i[keep].astype(np.int32), (pairs.j[keep] + offset).astype(np.int32), pairs.score[keep]


def gathered(parts: Sequence[Part], amount: int) -> Wanted:
    """All parts as one."""
    if not parts:
        nothing = np.zeros(0, dtype=np.intp)
        return Wanted(nothing, nothing, np.zeros(0), amount)
    i, j, score = (np.concatenate(column) for column in zip(*parts, strict=True))
    return Wanted(i, j, score, amount)


def best_new(wanted: Wanted, gains: Float64) -> tuple[int, float] | None:
    """The new plek that adds most, and how much; None when nothing adds anything.

    gains (n): what each pip gains now. Of new plekken that add the same, the one that helps most people is taken, and
    then the first.
    """
    added = gain_of_new(gains, Admitted(wanted.i, wanted.j, wanted.score, 0), wanted.amount)
    if not len(added) or added.max() <= NO_GAIN:
        return None
    equal = np.flatnonzero(added >= added.max() - NO_GAIN)
    best = int(equal[np.argmax(wanted.people()[equal])])
    return best, float(added[best])


def with_new(plekken: PlekTable, pairs: Admitted, new: Admitted, pips: int) -> tuple[PlekTable, Admitted]:
    """The plekken with one seat of a new plek, and the pairs with who fits it; a division reads no more of a plek."""
    row = len(plekken)
    i, j = np.append(pairs.i, new.i), np.append(pairs.j, np.full(len(new.i), row))
    order = by_pip_and_plek(i, j, pips, row + 1)
    kenmerk = (*plekken.kenmerk, f"nieuw {row}")
    seats = np.append(plekken.capaciteit, 1).astype(np.int32)
    both = Admitted(i[order], j[order], np.append(pairs.score, new.score)[order], pairs.judged)
    return replace(plekken, kenmerk=kenmerk, capaciteit=seats), both
