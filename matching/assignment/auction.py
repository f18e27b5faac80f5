"""Prices that are nearly right, found by an auction: they tell which pairs of a large problem may matter.

Every pip bids for the plek it values most at the present prices: so much that its second choice would be as good, and
a little more. A full plek lets its lowest bid go, and costs what its lowest bid is. Nothing is decided here: the exact
solver decides on the pairs that these prices point at, and every other pair is priced against its answer.
Source: Bertsekas, *The auction algorithm* (1988), in its forward form with a price per plek.
"""

import numpy as np

from data.schemas.vector import Int64
from matching.assignment.best import NONE
from matching.assignment.problem import Problem
from matching.kernel import kernel
from matching.pairs import Index

LISTED = 16
"""How many pairs each pip looks at before it looks at all of them again: prices only rise, so others do not improve."""
NEVER = 1 << 61
"""The price of a plek without seats."""


def rough_prices(problem: Problem, step: int) -> Int64:
    """A price per plek, in utility, within a few steps of what supports the best division; step is at least 1.

    Quotas and seats that must be taken are not looked at.
    """
    seats = np.append(0, np.cumsum(np.minimum(problem.most, problem.pips), dtype=np.int64))
    price = np.where(problem.most > 0, 0, NEVER).astype(np.int64)
    order = np.argsort(problem.pip_place)
    _auction(problem.starts, problem.j, problem.utility, seats, order, problem.plek_place, price, step)
    return price


@kernel
def _auction(
    starts: Index, j: Index, utility: Int64, seats: Int64, order: Index, place: Index, price: Int64, step: int
) -> None:
    """Let pips bid until each has a seat or wants none at these prices; changes price."""
    pips = len(order)
    bid, holder = np.zeros(seats[-1], dtype=np.int64), np.full(seats[-1], NONE, dtype=np.intp)
    listed = np.full((pips, LISTED), NONE, dtype=np.intp)
    # No pair outside the list of a pip is worth more to it than this.
    beyond = np.full(pips, np.iinfo(np.int64).max, dtype=np.int64)
    queue, head, waiting = order.copy(), 0, pips
    while waiting:
        pip = queue[head]
        head, waiting = (head + 1) % pips, waiting - 1
        pair, offer = _offer(listed[pip], j, utility, price, beyond[pip], step)
        if offer == NONE:
            beyond[pip] = _look(listed[pip], starts[pip], starts[pip + 1], j, utility, price, place)
            pair, offer = _offer(listed[pip], j, utility, price, 0, step)
        if pair == NONE:
            continue
        left = _sit(bid, holder, seats[j[pair]], seats[j[pair] + 1], pip, offer)
        price[j[pair]] = left[1]
        if left[0] != NONE:
            queue[(head + waiting) % pips] = left[0]
            waiting += 1


@kernel
def _offer(listed: Index, j: Index, utility: Int64, price: Int64, beyond: int, step: int) -> tuple[int, int]:
    """The best pair of the list and what is bid for it; a bid of -1 when a pair outside the list may be better.

    The pair is -1 when nothing is worth its price.
    """
    pair, best, second = NONE, 0, 0
    for k in listed:
        worth = utility[k] - price[j[k]] if k != NONE else 0
        if worth > best:
            pair, best, second = k, worth, best
        elif worth > second:
            second = worth
    if second < beyond:
        return NONE, NONE
    if pair == NONE:
        return NONE, 0
    return pair, min(price[j[pair]] + best - second + step, utility[pair])


@kernel
def _look(listed: Index, start: int, end: int, j: Index, utility: Int64, price: Int64, place: Index) -> int:
    """List the best pairs of a pip at these prices; what is not listed is worth at most the answer, 0 or more."""
    worth = np.zeros(LISTED, dtype=np.int64)
    listed[:] = NONE
    filled = 0
    for k in range(start, end):
        value = utility[k] - price[j[k]]
        at = filled
        while at > 0 and (worth[at - 1] < value or (worth[at - 1] == value and place[j[listed[at - 1]]] > place[j[k]])):
            at -= 1
        if value <= 0 or at == LISTED:
            continue
        filled = min(filled + 1, LISTED)
        for later in range(filled - 1, at, -1):
            worth[later], listed[later] = worth[later - 1], listed[later - 1]
        worth[at], listed[at] = value, k
    return worth[-1]


@kernel
def _sit(bid: Int64, holder: Index, first: int, end: int, pip: int, offer: int) -> tuple[int, int]:
    """Give the pip a free seat of a plek, or that of the lowest bid; who leaves (-1 nobody), and the new price."""
    lowest = first
    for seat in range(first, end):
        if holder[seat] == NONE or (holder[lowest] != NONE and bid[seat] < bid[lowest]):
            lowest = seat
        if holder[lowest] == NONE:
            break
    leaves = holder[lowest]
    holder[lowest], bid[lowest] = pip, offer
    price = offer
    for seat in range(first, end):
        price = min(price, bid[seat] if holder[seat] != NONE else 0)
    return leaves, price
