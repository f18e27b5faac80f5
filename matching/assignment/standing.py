"""What was decided before a ronde, as pure functions over admitted pairs and plekken: give the result to divide.

The order does not matter: what is taken out stays out.
"""

from dataclasses import replace

import numpy as np

from data.schemas.vector import Bool, Int8, Int32, PlekTable
from matching.assignment.terms import Groepen
from matching.pairs import Index
from matching.scoring import Admitted


def without_pairs(pairs: Admitted, i: Index, j: Index) -> Admitted:
    """Take out the pairs (i[k], j[k]), such as refused ones; pairs that are not admitted are passed over."""
    if not len(i):
        return pairs
    width = 1 + max(int(np.max(pairs.j, initial=0)), int(np.max(j, initial=0)))
    return _keep(pairs, ~np.isin(pairs.i * width + pairs.j, np.asarray(i) * width + np.asarray(j)))


def without_pips(pairs: Admitted, rows: Index) -> Admitted:
    """Take out all pairs of these pips, such as those that were placed or pause for a while."""
    return _keep(pairs, ~np.isin(pairs.i, rows))


def without_plekken(pairs: Admitted, rows: Index) -> Admitted:
    """Take out all pairs of these plekken, such as those whose aanbieder does not answer."""
    return _keep(pairs, ~np.isin(pairs.j, rows))


def with_seats_taken(plekken: PlekTable, taken: Int32) -> PlekTable:
    """The plekken with so many seats (m) fewer; never below none, also when an aanbieder took back a taken seat."""
    left: Int32 = np.maximum(plekken.capaciteit - taken, 0).astype(np.int32)
    return replace(plekken, capaciteit=left)


def reserve(pairs: Admitted, plekken: PlekTable, i: Index, j: Index) -> tuple[Admitted, PlekTable]:
    """Keep the pairs (i[k], j[k]) out of the division: each person is taken out and each takes its seat."""
    taken = np.bincount(np.asarray(j, dtype=np.intp), minlength=len(plekken)).astype(np.int32)
    return without_pips(pairs, i), with_seats_taken(plekken, taken)


def with_people_in(groepen: Groepen, j: Index, niveau: Int8) -> Groepen:
    """The groepen when people already sit there: each on plek j[k], with spreekniveau[k] (-1 not known).

    A groep needs so many fewer to start and has so much less room, and who joins must be within the bandbreedte of
    those who sit there.
    """
    taken = np.bincount(np.asarray(j, dtype=np.intp), minlength=len(groepen.min)).astype(np.int32)
    lowest, highest = groepen.laagste.copy(), groepen.hoogste.copy()
    for plek, level in zip(j, niveau, strict=True):
        if level >= 0:
            lowest[plek] = level if lowest[plek] < 0 else min(lowest[plek], level)
            highest[plek] = max(highest[plek], level)
    return replace(
        groepen,
        min=np.maximum(groepen.min - taken, 0).astype(np.int32),
        max=np.maximum(groepen.max - taken, 0).astype(np.int32),
        laagste=lowest,
        hoogste=highest,
    )


def _keep(pairs: Admitted, keep: Bool) -> Admitted:
    return Admitted(pairs.i[keep], pairs.j[keep], pairs.score[keep], pairs.judged)
