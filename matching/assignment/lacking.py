"""Proof that plekken are lacking for who waits too long: who competes, for which seats, and what one more would add.

Whoever waited too long and got no voorstel reaches, by chains of exchanges, only full plekken. There only people sit
who waited too long too, or who keep the voorstel of last week. Together they fit no other plek and are more than the
seats there: no division places them all. Source: the marriage theorem of Hall.
"""

from dataclasses import dataclass

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import breadth_first_order, connected_components

from data.schemas.vector import Bool, PipTable, PlekTable
from matching.assignment.bonus import regels_of
from matching.assignment.division import Division
from matching.pairs import Index


@dataclass(frozen=True)
class Lacking:
    """Plekken that are too few for the people who fit nowhere else.

    waiting: rows of who waited too long and got no voorstel. people: rows of all who compete, waiting included.
    plekken: rows of all plekken that any of them fits, each full; seats: how many they have together. prices (as many):
    the score that one more seat would add.
    """

    waiting: Index
    people: Index
    plekken: Index
    seats: int
    prices: tuple[float, ...]


def lacking(division: Division, pips: PipTable, plekken: PlekTable) -> tuple[Lacking, ...]:
    """Where plekken are lacking for who waited too long, by groups that share no plek; none when nobody did.

    Groepen count as they start. Empty too when nothing fits someone: that is no lack of seats.
    """
    if division.terms.waiting is None:
        return ()
    late = division.terms.waiting >= regels_of(division.terms).wacht_rondes
    fits = np.zeros(len(pips), dtype=np.bool_)
    fits[division.pairs.i[_open(division)]] = True
    waiting = np.flatnonzero(late & fits & (division.chosen < 0))
    if not len(waiting):
        return ()
    people, places = _reached(division, waiting, len(pips), len(plekken))
    label = _joined(division, people, len(pips), len(plekken))
    found = []
    for part in np.unique(label[waiting]):
        full = places[label[len(pips) + places] == part]
        seats, prices = int(plekken.capaciteit[full].sum()), tuple(division.prices[full].tolist())
        late_here, here = waiting[label[waiting] == part], people[label[people] == part]
        found.append(Lacking(late_here, here, full, seats, prices))
    return tuple(found)


def _open(division: Division) -> Bool:
    return np.ones(len(division.pairs.i), dtype=np.bool_) if division.shut is None else ~division.shut


def _reached(division: Division, waiting: Index, pips: int, plekken: int) -> tuple[Index, Index]:
    """The pips and plekken that chains of exchanges from these pips come to."""
    open_ = np.flatnonzero(_open(division))
    placed = division.placed
    source = pips + plekken
    seated = pips + division.pairs.j[division.chosen[placed]]
    tail = np.concatenate([division.pairs.i[open_], seated, np.full(len(waiting), source)])
    head = np.concatenate([pips + division.pairs.j[open_], placed, waiting])
    graph = coo_array((np.ones(len(tail)), (tail, head)), shape=(source + 1, source + 1)).tocsr()
    nodes = np.sort(breadth_first_order(graph, source, return_predecessors=False))
    return nodes[nodes < pips], nodes[(nodes >= pips) & (nodes < source)] - pips


def _joined(division: Division, people: Index, pips: int, plekken: int) -> Index:
    """A label per pip and plek: equal where people compete for the same plekken."""
    within = np.zeros(pips, dtype=np.bool_)
    within[people] = True
    used = np.flatnonzero(_open(division) & within[division.pairs.i])
    size = pips + plekken
    tail, head = division.pairs.i[used], pips + division.pairs.j[used]
    graph = coo_array((np.ones(len(used)), (tail, head)), shape=(size, size))
    label: Index = connected_components(graph, directed=False)[1]
    return label
