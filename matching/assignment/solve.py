"""The exact division: a minimum cost flow from pips over plekken to one sink.

Every pip sends one unit, over an admitted plek or over its own unplaced arc of no value. OR-Tools' SimpleMinCostFlow
solves it in whole numbers, so the answer is exact. Arcs are given in the order of the hashes of pips and plekken: what
ties are left never follow the order of the input.
"""

import numpy as np
from ortools.graph.python import min_cost_flow

from data.schemas.vector import Int32, Int64
from matching.assignment.problem import FREE, Problem
from matching.errors import NotProvenError
from matching.ordering import by_pip_and_plek
from matching.pairs import Index

UNPLACED = -1


class NotSolvedError(NotProvenError):
    """The solver gave no optimum; nothing may be proposed on the ground of it."""


class InfeasibleError(NotSolvedError):
    """No division keeps to the limits: too many people must be placed, or a plek must take too many."""


def solve(problem: Problem) -> Index:
    """For each of the pips the position in the arrays of its pair, or -1 if unplaced; sum of utility is the largest.

    Raises InfeasibleError when nothing keeps to the limits, NotSolvedError when the solver reports no optimum.
    """
    chosen = np.full(problem.pips, UNPLACED, dtype=np.intp)
    if not len(problem.i) and not problem.quotas.size and not problem.least.any():
        return chosen
    order = by_pip_and_plek(problem.pip_place[problem.i], problem.plek_place[problem.j], problem.pips, problem.plekken)
    flow = _network(problem, order)
    status = flow.solve()
    if status == flow.INFEASIBLE:
        raise InfeasibleError(f"the solver reports {status}")
    if status != flow.OPTIMAL:
        raise NotSolvedError(f"the solver reports {status}")
    used = order[np.flatnonzero(flow.flows(np.arange(len(order))))]
    chosen[problem.i[used]] = used
    return chosen


def _network(problem: Problem, order: Index) -> min_cost_flow.SimpleMinCostFlow:
    """Nodes: pips, plekken with seats or pairs, quotas and the sink. Arcs: pairs first, in the given order."""
    pips, quotas = problem.pips, len(problem.quotas)
    node, by_place = _plek_nodes(problem)
    plekken = len(by_place)
    sink = pips + plekken + quotas
    best = int(problem.utility.max(initial=0))
    flow = min_cost_flow.SimpleMinCostFlow()
    pip, plek = problem.pip_place[problem.i[order]], node[problem.j[order]]
    _arcs(flow, pip, pips + plek, np.ones(len(order), dtype=np.int64), best - problem.utility[order])
    without = np.where(problem.quota_of == FREE, sink, pips + plekken + problem.quota_of)
    people = np.argsort(problem.pip_place)
    _arcs(flow, np.arange(pips), without[people], np.ones(pips, dtype=np.int64), np.full(pips, best))
    _arcs(flow, pips + plekken + np.arange(quotas), np.full(quotas, sink), problem.quotas, _free(quotas))
    least, seats = problem.least[by_place], np.minimum(problem.most, pips)[by_place]
    _arcs(flow, pips + np.arange(plekken), np.full(plekken, sink), seats - least, _free(plekken))
    flow.set_nodes_supplies(np.arange(pips), np.ones(pips, dtype=np.int64))
    flow.set_nodes_supplies(pips + np.arange(plekken), -least.astype(np.int64))
    flow.set_nodes_supplies(np.array([sink]), np.array([int(least.sum()) - pips]))
    return flow


def _plek_nodes(problem: Problem) -> tuple[Index, Index]:
    """A number for each plek that is in a pair or must be taken, by place; and those plekken in that order."""
    wanted = problem.least > 0
    wanted[problem.j] = True
    by_place = np.flatnonzero(wanted)
    by_place = by_place[np.argsort(problem.plek_place[by_place])]
    node = np.full(problem.plekken, UNPLACED, dtype=np.intp)
    node[by_place] = np.arange(len(by_place))
    return node, by_place


def _free(amount: int) -> Int64:
    return np.zeros(amount, dtype=np.int64)


def _arcs(flow: min_cost_flow.SimpleMinCostFlow, tail: Index, head: Index, seats: Int64 | Int32, cost: Int64) -> None:
    flow.add_arcs_with_capacity_and_unit_cost(tail, head, seats.astype(np.int64), cost)
