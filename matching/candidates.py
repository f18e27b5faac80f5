"""Which plekken can be in reach of a pip at all, found per postcode instead of per pair.

Only pairs that the rules reistijd and capaciteit would refuse are left out: too far, no vervoer reaches, or no seats.
Everything else is judged.
Travel minutes are computed once per pair of postcodes.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from data.schemas.travel import Router
from data.schemas.vector import Int16, PipTable, Places, PlekTable
from matching.kernel import kernel
from matching.ordering import by_pip_and_plek
from matching.pairs import POSTCODE_UNKNOWN, Index, Pairs, fastest

AT_ONCE = 1 << 16
"""Up to so many pips times places the minutes of all are asked in one go: many small steps would take longer."""
MANY = 0.5
"""From this share of all plekken on, columns are read from front to back: measured for one pip, that saves a third."""


def blocks(pips: PipTable, size: int) -> Iterator[Index]:
    """The pips in blocks of at most size rows, neighbours together so that travel is computed once."""
    order = np.argsort(pips.pc4, kind="stable")
    for start in range(0, len(order), size):
        yield order[start : start + size]


def candidates(pips: PipTable, plekken: PlekTable, rows: Index, router: Router) -> Pairs:
    """All pairs of these pips with plekken that have a seat and may be in reach, with their travel minutes."""
    places = plekken.places
    minutes = _minutes(pips, rows, places, router)
    pip, j, minuten = _in_reach(minutes, pips.max_minuten[rows], places.order, places.starts)
    pairs = Pairs(pips, plekken, rows[pip], j, minuten)
    if len(pairs) < MANY * len(rows) * len(plekken):
        return pairs
    return pairs.take(by_pip_and_plek(pip, j, len(rows), len(plekken)))


@kernel
def _in_reach(minutes: Int16, most: Int16, order: Index, starts: Index) -> tuple[Index, Index, Int16]:
    """Row of minutes, plek and minutes of every pair that may be in reach, by pip and place."""
    amount = 0
    for pip in range(len(minutes)):
        for place in range(len(starts) - 1):
            if _reaches(minutes[pip, place], most[pip]):
                amount += starts[place + 1] - starts[place]
    i, j = np.empty(amount, dtype=np.intp), np.empty(amount, dtype=np.intp)
    minuten = np.empty(amount, dtype=np.int16)
    k = 0
    for pip in range(len(minutes)):
        for place in range(len(starts) - 1):
            if _reaches(minutes[pip, place], most[pip]):
                for at in range(starts[place], starts[place + 1]):
                    i[k], j[k], minuten[k] = pip, order[at], minutes[pip, place]
                    k += 1
    return i, j, minuten


@kernel
def _reaches(minutes: int, most: int) -> bool:
    return minutes == POSTCODE_UNKNOWN or (minutes >= 0 and (most < 0 or minutes <= most))


def _minutes(pips: PipTable, rows: Index, places: Places, router: Router) -> Int16:
    """Minutes per pip and place, shape (rows, places), with the meaning of Pairs.minuten."""
    minutes = np.full((len(rows), len(places.pc4)), POSTCODE_UNKNOWN, dtype=np.int16)
    origin, known = pips.pc4[rows], places.pc4 >= 0
    if not known.any():
        return minutes
    if len(rows) * int(known.sum()) <= AT_ONCE:
        homes, lives = np.unique(origin[origin >= 0], return_inverse=True)
        table = router.minutes(homes[:, None], places.pc4[known][None, :])
        allowed = pips.vervoer[rows[origin >= 0], None]
        minutes[np.ix_(origin >= 0, known)] = fastest(table[lives], allowed)
        return minutes
    for home in np.unique(origin[origin >= 0]):
        people = np.flatnonzero(origin == home)
        table = router.minutes(np.array([home]), places.pc4[known])
        masks, which = np.unique(pips.vervoer[rows[people]], return_inverse=True)
        each = np.stack([fastest(table, np.array(mask)) for mask in masks])
        minutes[np.ix_(people, known)] = each[which]
    return minutes


def all_pairs(pips: NDArray[np.intp], plekken: int) -> tuple[Index, Index]:
    """Every one of these pips with every plek, as two equally long indices."""
    return np.repeat(pips, plekken), np.tile(np.arange(plekken), len(pips))
