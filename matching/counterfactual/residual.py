"""What it costs all together when one pip is forced onto a plek: shortest paths over chains of moves.

Somebody there must move, to a plek where somebody else moves, and so on, until the seat that was left is filled or
somebody goes without. Every move costs what the pip who moves gains less, at the prices of the division; by
optimality none costs less than nothing, so the cheapest chain is a shortest path (Dijkstra), and exact.

Groepen that start keep their least number of people, and a floor is a place too: being without a plek under that
floor, which only so many may be. Its price says what one more would bring, as that of a seat does.

The search counts the moves it looks at and stops at a limit, the same on every machine; what is then told is a lower
bound. Source: residual graph of a minimum cost flow (Ahuja, Magnanti and Orlin, Network Flows, 1993, chapter 9).
"""

import heapq
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from data.schemas.vector import Bool, Int64
from matching.assignment.prices import BOUND
from matching.assignment.problem import FREE, Problem, Solution
from matching.kernel import kernel
from matching.pairs import Index

FAR = np.iinfo(np.int64).max


@dataclass(frozen=True)
class Residual:
    """A solved division to move people in, over places: the m plekken, then the quotas, then being without at no cost.

    at (n): the place of each pip; without (n): the place where it is without plek; gain (n): what it gains there, at
    the prices. people[first[q]:first[q + 1]] are the pips at place q. price: of each place; free: whether one more may
    come there.
    """

    problem: Problem
    solution: Solution
    at: Index
    without: Index
    gain: Int64
    people: Index
    first: Index
    price: Int64
    free: Bool


@dataclass(frozen=True)
class Losses:
    """What each asked pair would cost, in units of utility; exact says where it is that and not a lower bound."""

    loss: Int64
    exact: Bool


def residual_of(problem: Problem, solution: Solution) -> Residual:
    """The division as a graph of moves, at the smallest prices that support it (`matching.assignment.prices`)."""
    places, nowhere = problem.plekken + len(problem.quotas) + 1, problem.plekken + len(problem.quotas)
    without = np.where(problem.quota_of == FREE, nowhere, problem.plekken + problem.quota_of)
    price = np.concatenate([solution.price, solution.quota_price, np.zeros(1, dtype=np.int64)])
    at, worth = without.copy(), np.zeros(problem.pips, dtype=np.int64)
    placed = np.flatnonzero(solution.chosen >= 0)
    at[placed], worth[placed] = problem.j[solution.chosen[placed]], problem.utility[solution.chosen[placed]]
    people = np.argsort(at, kind="stable")
    first = np.searchsorted(at[people], np.arange(places + 1))
    most = np.concatenate([problem.most, problem.quotas, [problem.pips + 1]])
    free: Bool = np.bincount(at, minlength=places) < most
    return Residual(problem, solution, at, without, worth - price[at], people, first, price, free)


def losses(graph: Residual, wanted: Index, moves: int, workers: int = 1) -> Losses:
    """What all together lose when the pip of each wanted pair is given its plek: one pair a time, the rest at its best.

    wanted: positions of pairs. moves: how many moves may be looked at for each plek that is wanted. The answer does
    not depend on workers.
    """
    problem = graph.problem
    if not len(wanted):
        return Losses(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.bool_))
    pip, plek = problem.i[wanted], problem.j[wanted]
    base = graph.gain[pip] - (problem.utility[wanted] - graph.price[plek])
    target = graph.at[pip]
    order = np.argsort(plek, kind="stable")
    arrays = _Arrays(
        problem.starts,
        problem.j,
        problem.utility,
        graph.price,
        graph.gain,
        graph.without,
        graph.people,
        graph.first,
        graph.free,
    )
    extra, exact = _chains_of(arrays, plek[order], target[order], moves, workers)
    chain, known = np.empty_like(extra), np.empty_like(exact)
    chain[order], known[order] = extra, exact
    stays = target == plek
    return Losses(np.where(stays, 0, base + chain), known | stays)


class _Arrays(NamedTuple):
    """A Residual as arrays, for compiled loops."""

    starts: Index
    j: Index
    utility: Int64
    price: Int64
    gain: Int64
    without: Index
    people: Index
    first: Index
    free: Bool


def _chains_of(
    arrays: _Arrays, source: Index, target: Index, moves: int, workers: int
) -> tuple[Int64, NDArray[np.bool_]]:
    """As _chains, in pieces that never part a source: its targets are looked for together."""
    begins = np.flatnonzero(np.diff(source, prepend=-1))
    cuts = [begins[len(begins) * k // workers] for k in range(1, workers) if len(begins) >= workers]
    pieces = [slice(start, stop) for start, stop in pairwise([0, *cuts, len(source)])]
    with ThreadPoolExecutor(workers) as pool:
        found = list(pool.map(lambda piece: _chains(arrays, source[piece], target[piece], moves), pieces))
    return np.concatenate([extra for extra, _ in found]), np.concatenate([exact for _, exact in found])


@kernel
def _chains(graph: _Arrays, source: Index, target: Index, moves: int) -> tuple[Int64, NDArray[np.bool_]]:
    """Per (source, target), sorted by source, what the cheapest chain of moves adds."""
    places = len(graph.price)
    found, exact = np.zeros(len(source), dtype=np.int64), np.zeros(len(source), dtype=np.bool_)
    distance = np.full(places, FAR, dtype=np.int64)
    done = np.zeros(places, dtype=np.bool_)
    start = 0
    while start < len(source):
        stop = start
        while stop < len(source) and source[stop] == source[start]:
            stop += 1
        reached, all_known = _spread(graph, source[start], target[start:stop], moves, distance, done)
        for k in range(start, stop):
            exact[k] = done[target[k]] or all_known
            found[k] = distance[target[k]] if done[target[k]] else reached
        distance[:], done[:] = FAR, False
        start = stop
    return found, exact


@kernel
def _spread(
    graph: _Arrays, source: int, targets: Index, moves: int, distance: Int64, done: NDArray[np.bool_]
) -> tuple[int, bool]:
    """Fill distance and done from one plek until all targets are done or so many moves were seen.

    Gives how far it came, and whether everything that is not done lies exactly that far; beyond BOUND lies nothing.
    """
    nowhere = len(graph.price) - 1
    distance[source] = 0
    heap = [(0, source)]
    seen, reached = 0, 0
    while heap and seen < moves:
        nearest, plek = heapq.heappop(heap)
        if done[plek]:
            continue
        reached = nearest
        done[plek] = True
        if plek == nowhere:
            # From here the seat of any plek is filled in the best way, or left empty: its price counts that already.
            return reached, True
        if done[targets].all():
            break
        seen += _leave(graph, plek, reached, distance, heap)
    return (reached, False) if seen >= moves else (BOUND, True)


@kernel
def _leave(graph: _Arrays, place: int, reached: int, distance: Int64, heap: list[tuple[int, int]]) -> int:
    """One of the people at a place goes elsewhere or without; or nobody has to, when one more may come there."""
    nowhere, seen = len(graph.price) - 1, 0
    if graph.free[place]:
        _reach(nowhere, reached - graph.price[place], distance, heap)
    for pip in graph.people[graph.first[place] : graph.first[place + 1]]:
        here = reached + graph.gain[pip]
        _reach(graph.without[pip], here + graph.price[graph.without[pip]], distance, heap)
        seen += graph.starts[pip + 1] - graph.starts[pip]
        for k in range(graph.starts[pip], graph.starts[pip + 1]):
            there = graph.j[k]
            _reach(there, here - (graph.utility[k] - graph.price[there]), distance, heap)
    return seen


@kernel
def _reach(place: int, cost: int, distance: Int64, heap: list[tuple[int, int]]) -> None:
    if cost < distance[place]:
        distance[place] = cost
        heapq.heappush(heap, (cost, place))
