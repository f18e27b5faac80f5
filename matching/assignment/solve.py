"""The exact division: a minimum cost flow from pips over plekken to one sink.

Every pip sends one unit, over an admitted plek or over its own unplaced arc of no value. OR-Tools' SimpleMinCostFlow
solves it in whole numbers, so the answer is exact.
"""

import numpy as np
from ortools.graph.python import min_cost_flow

from data.schemas.vector import Int32, Int64
from matching.checks import NotProvenError
from matching.pairs import Index

UNPLACED = -1


class NotSolvedError(NotProvenError):
    """The solver gave no optimum; nothing may be proposed on the ground of it."""


def solve(i: Index, j: Index, utility: Int64, pips: int, capaciteit: Int32) -> Index:
    """For each of the pips the position in the arrays of its pair, or -1 if unplaced; sum of utility is the largest.

    i, j and utility (>= 1) have one entry per admitted pair and must be ordered by (i, j); capaciteit holds the seats
    per plek. Raises NotSolvedError when the solver does not report an optimum.
    """
    chosen = np.full(pips, UNPLACED, dtype=np.intp)
    if not len(i):
        return chosen
    plekken, best = len(capaciteit), int(utility.max())
    sink = pips + plekken
    people, places = np.arange(pips), np.arange(plekken)
    flow = min_cost_flow.SimpleMinCostFlow()
    flow.add_arcs_with_capacity_and_unit_cost(i, pips + j, np.ones(len(i), dtype=np.int64), best - utility)
    flow.add_arcs_with_capacity_and_unit_cost(
        people, np.full(pips, sink), np.ones(pips, dtype=np.int64), np.full(pips, best)
    )
    seats = np.minimum(capaciteit, pips).astype(np.int64)
    flow.add_arcs_with_capacity_and_unit_cost(
        pips + places, np.full(plekken, sink), seats, np.zeros(plekken, dtype=np.int64)
    )
    flow.set_nodes_supplies(people, np.ones(pips, dtype=np.int64))
    flow.set_nodes_supplies(np.array([sink]), np.array([-pips]))
    status = flow.solve()
    if status != flow.OPTIMAL:
        raise NotSolvedError(f"the solver reports {status}")
    used = np.flatnonzero(flow.flows(np.arange(len(i))))
    chosen[i[used]] = used
    return chosen
