"""Is a division valid, and is it the best? Checked from scratch: no code is shared with the assignment.

The certificate uses linear programming duality: with prices of 0 or more, no division can be worth more than what
every pip could gain at those prices plus what all seats cost. A division that reaches that bound is optimal.
"""

from dataclasses import dataclass

import numpy as np

from data.schemas.vector import Bool, Int32, Int64
from matching.errors import NotOptimalError
from matching.kernel import kernel
from matching.pairs import Index


@dataclass(frozen=True)
class Limits:
    """What a division must keep to beside the seats, with the prices of that.

    least (m): the people that a plek must take; only there a price may be below 0. quota_of (n): the quota that a pip
    takes one of when it is left without plek, -1 for none; quotas and prices (q): how many that may be, and what each
    costs.
    """

    least: Int32
    quota_of: Index
    quotas: Int64
    prices: Int64


def certify(
    i: Index, j: Index, utility: Int64, chosen: Index, capaciteit: Int32, price: Int64, limits: Limits | None = None
) -> None:
    """Prove that chosen is a valid division of the greatest total utility, in one pass over all pairs.

    i, j, utility: the admitted pairs; chosen: position per pip or -1; capaciteit and price per plek. Raises
    NotOptimalError naming what is wrong.
    """
    limits = limits or _no_limits(len(chosen), len(capaciteit))
    used = chosen[chosen >= 0]
    if not np.array_equal(i[used], np.flatnonzero(chosen >= 0)):
        raise NotOptimalError("a pip is placed on a pair of another pip")
    _check_numbers(np.bincount(j[used], minlength=len(capaciteit)), chosen < 0, capaciteit, limits)
    if (price[limits.least == 0] < 0).any() or (limits.prices < 0).any():
        raise NotOptimalError("a price is below zero")
    # Without a plek a pip gains nothing, and pays for its quota.
    gain = np.append(-limits.prices, 0)[limits.quota_of]
    _raise_gains(gain, i, j, utility, price)
    # Python integers: the bound may pass 64 bits when seats are plenty. A plek without price costs nothing.
    taken = np.where(price > 0, capaciteit, limits.least)
    bound = sum(gain.tolist()) + _cost(price, taken) + _cost(limits.prices, limits.quotas)
    worth = int(utility[used].sum())
    if worth != bound:
        raise NotOptimalError(f"the division is worth {worth}, but {bound} is not ruled out")


def certify_precedence(i: Index, j: Index, chosen: Index, capaciteit: Int32, rank: Int64, stays: Bool) -> bool:
    """Whether nobody of a rank of 1 or more is left out who could be placed without harm to their rank or higher.

    That is: no chain of exchanges from a pip left without ends at a free seat, or at a pip of lower rank that may be
    left without (stays: may not). i, j are ordered by i. Then as many as possible of the highest rank are placed,
    then of the next.
    """
    free = capaciteit - np.bincount(j[chosen[chosen >= 0]], minlength=len(capaciteit))
    starts = np.searchsorted(i, np.arange(len(chosen) + 1))
    at = np.where(chosen >= 0, j[np.maximum(chosen, 0)] if len(j) else -1, -1)
    people = np.argsort(at, kind="stable")
    first = np.searchsorted(at[people], np.arange(len(capaciteit) + 1))
    levels = [level for level in np.unique(rank).tolist() if level > 0]
    return not any(_chain_ends(starts, j, at, free, people, first, rank, stays, level) for level in levels)


def _no_limits(pips: int, plekken: int) -> Limits:
    none = np.zeros(0, dtype=np.int64)
    return Limits(np.zeros(plekken, dtype=np.int32), np.full(pips, -1, dtype=np.intp), none, none)


def _check_numbers(taken: Index, unplaced: Bool, capaciteit: Int32, limits: Limits) -> None:
    if (taken > capaciteit).any():
        raise NotOptimalError("a plek has more people than seats")
    if (taken < limits.least).any():
        raise NotOptimalError("a plek has fewer people than it must take")
    quota = limits.quota_of[unplaced & (limits.quota_of >= 0)]
    if (np.bincount(quota, minlength=len(limits.quotas)) > limits.quotas).any():
        raise NotOptimalError("more people are left without plek than may be")


def _cost(price: Int64, amount: Int64 | Int32) -> int:
    return sum(int(price[k]) * int(amount[k]) for k in np.flatnonzero(price))


@kernel
def _raise_gains(gain: Int64, i: Index, j: Index, utility: Int64, price: Int64) -> None:
    for k in range(len(i)):
        gain[i[k]] = max(gain[i[k]], utility[k] - price[j[k]])


@kernel
def _chain_ends(
    starts: Index,
    j: Index,
    at: Index,
    free: Index,
    people: Index,
    first: Index,
    rank: Int64,
    stays: Bool,
    level: int,
) -> bool:
    """Whether a chain from someone of this level left without reaches a free seat or someone of a lower level."""
    queue = np.empty(len(at), dtype=np.intp)
    seen, asked = np.zeros(len(at), dtype=np.bool_), np.zeros(len(free), dtype=np.bool_)
    last = 0
    for pip in range(len(at)):
        if at[pip] < 0 and rank[pip] >= level:
            queue[last], seen[pip] = pip, True
            last += 1
    head = 0
    while head < last:
        pip = queue[head]
        head += 1
        for plek in j[starts[pip] : starts[pip + 1]]:
            if asked[plek]:
                continue
            asked[plek] = True
            if free[plek] > 0:
                return True
            for other in people[first[plek] : first[plek + 1]]:
                if rank[other] < level and not stays[other]:
                    return True
                if not seen[other]:
                    queue[last], seen[other] = other, True
                    last += 1
    return False
