"""From judged pairs to a proven division: utilities, flow, prices, certificate and alternatives."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from data.schemas.vector import Float64, Int64, PipTable, PlekTable
from matching.assignment.bonus import bonuses, highest
from matching.assignment.outcomes import PROVEN, FloorOutcome, GroepOutcome, Search
from matching.assignment.prices import prices
from matching.assignment.solve import UNPLACED, solve
from matching.assignment.terms import NOTHING, Terms
from matching.assignment.utility import Utilities, hashes, utilities
from matching.checks import certify
from matching.pairs import Index
from matching.scoring import Admitted

ALTERNATIVES = 2
"""How many plekken are named beside the proposed one, as rang 2 and 3."""


@dataclass(frozen=True)
class Division:
    """An optimal division over n pips and m plekken.

    pairs: the admitted pairs it was made from, ordered by pip and plek. chosen (n): position in those pairs, -1 if
    unplaced. first (n): position of the highest score of each pip, -1 if nothing admits it. prices (m): score that
    one more seat would add; with terms, what it would add to scores and bonuses together, while the same groepen
    start. alternatives (n, 2): positions of rang 2 and 3, -1 if there is none. total: sum of the scores of the chosen
    pairs, never of bonuses. terms: what was asked. floors and groepen: what became of each floor and each groep.
    search: how sure it is that no other choice of groepen is better.
    """

    pairs: Admitted
    chosen: Index
    first: Index
    prices: Float64
    alternatives: Index
    total: float
    terms: Terms = NOTHING
    floors: tuple[FloorOutcome, ...] = ()
    groepen: tuple[GroepOutcome, ...] = ()
    search: Search = PROVEN

    @property
    def placed(self) -> Index:
        """The pips with a plek."""
        return np.flatnonzero(self.chosen != UNPLACED)

    def of(self, pip: int) -> Index:
        """The positions of all admitted pairs of one pip."""
        return np.arange(*np.searchsorted(self.pairs.i, (pip, pip + 1)))


def divide(
    pairs: Admitted,
    pips: PipTable,
    plekken: PlekTable,
    seed: int,
    terms: Terms = NOTHING,
    seconds: float | None = None,
) -> Division:
    """The division with the greatest summed score; the same whatever the order of pips and plekken.

    With terms it is the greatest sum of scores and bonuses that keeps to them. seconds limits the search for groepen;
    what is left open then stands in Division.search. Raises NotSolvedError or NotOptimalError when it cannot be proven
    to be the optimum, and OndergrensFout (Dutch) when a floor cannot be reached.
    """
    if terms.floors or terms.groepen is not None or terms.number_first:
        raise ValueError("these terms are not divided yet")
    utility = utilities(
        pairs.i, pairs.j, pairs.score, pips.kenmerk, plekken.kenmerk, seed, bonuses(pairs, terms), highest(terms)
    )
    chosen = _solve_in_hash_order(pairs, utility.value, pips, plekken, seed)
    price = prices(pairs.i, pairs.j, utility.value, chosen, len(plekken))
    tie = hashes(plekken.kenmerk, "plek", seed)[pairs.j]
    certify(pairs.i, pairs.j, utility.value, chosen, plekken.capaciteit, price)
    return Division(
        pairs=pairs,
        chosen=chosen,
        first=_best(pairs, utility.value, tie, np.arange(len(pairs.i)), len(pips), 1)[:, 0],
        prices=utility.in_score(price),
        alternatives=_alternatives(pairs, utility, tie, chosen, price),
        total=float(np.sort(pairs.score[chosen[chosen != UNPLACED]]).sum()),
        terms=terms,
    )


def _solve_in_hash_order(pairs: Admitted, utility: Int64, pips: PipTable, plekken: PlekTable, seed: int) -> Index:
    """Solve with pips and plekken in the order of their hashes: what ties are left never follow the input order."""
    pip_order = np.argsort(hashes(pips.kenmerk, "pip", seed), kind="stable")
    plek_order = np.argsort(hashes(plekken.kenmerk, "plek", seed), kind="stable")
    pip_place, plek_place = _inverse(pip_order), _inverse(plek_order)
    i, j = pip_place[pairs.i], plek_place[pairs.j]
    order = np.argsort(i * len(plekken) + j, kind="stable")
    found = solve(i[order], j[order], utility[order], len(pips), plekken.capaciteit[plek_order])
    chosen = np.full(len(pips), UNPLACED, dtype=np.intp)
    placed = found != UNPLACED
    chosen[pip_order[placed]] = order[found[placed]]
    return chosen


def _inverse(order: Index) -> Index:
    places = np.empty(len(order), dtype=np.intp)
    places[order] = np.arange(len(order))
    return places


def _alternatives(pairs: Admitted, utility: Utilities, tie: NDArray[np.uint64], chosen: Index, price: Int64) -> Index:
    """For each placed pip the best other plekken by utility minus price, so that they spread over less wanted ones."""
    taken = chosen[pairs.i]
    other = np.flatnonzero((taken != UNPLACED) & (taken != np.arange(len(pairs.i))))
    return _best(pairs, utility.value - price[pairs.j], tie, other, len(chosen), ALTERNATIVES)


def _best(pairs: Admitted, worth: Int64, tie: NDArray[np.uint64], among: Index, pips: int, most: int) -> Index:
    """Per pip the positions of its most valuable pairs, best first, shape (pips, most); -1 where there are fewer.

    A plek that sets the price of another can leave exactly the same worth; then the hash of the plek decides.
    """
    found = np.full((pips, most), UNPLACED, dtype=np.intp)
    order = among[np.lexsort((tie[among], -worth[among], pairs.i[among]))]
    starts = np.searchsorted(pairs.i[order], np.arange(pips + 1))
    rank = np.arange(len(order)) - starts[pairs.i[order]]
    keep = rank < most
    found[pairs.i[order[keep]], rank[keep]] = order[keep]
    return found
