"""One division by each solver, and what it took; every solver gets the same pairs and seats.

Run as a process of its own with a solver and a file of pairs; prints one line of JSON.
"""

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter

import numpy as np
from numpy.typing import NDArray

from benchmarks.world import named_tables
from data.schemas.vector import Float64, Int32
from matching.assignment.division import divide
from matching.assignment.optimum import optimum
from matching.assignment.problem import FREE
from matching.assignment.problem import Problem as InWholeNumbers
from matching.assignment.utility import hashes, scale_of, utilities
from matching.checks import certify
from matching.pairs import Index
from matching.scoring import Admitted

STEPS = 1_000_000
"""Solvers in whole numbers get millionths of a score."""


@dataclass(frozen=True)
class Problem:
    """Admitted pairs ordered by pip and plek, and the seats per plek."""

    i: Index
    j: Index
    score: Float64
    pips: tuple[str, ...]
    plekken: tuple[str, ...]
    seats: Int32


def save(file: str, problem: Problem) -> None:
    """Keep a problem for another process."""
    pips, plekken = np.array(problem.pips), np.array(problem.plekken)
    np.savez(file, i=problem.i, j=problem.j, score=problem.score, pips=pips, plekken=plekken, seats=problem.seats)


def load(file: str) -> Problem:
    """Read a problem that was kept."""
    with np.load(file) as kept:
        pips, plekken = (tuple(map(str, kept[name])) for name in ("pips", "plekken"))
        return Problem(kept["i"], kept["j"], kept["score"], pips, plekken, kept["seats"])


def plekwijzer(problem: Problem) -> float:
    """Our division: utilities, flow, prices, certificate and alternatives."""
    tables = named_tables(problem.pips, problem.plekken, problem.seats)
    return divide(Admitted(problem.i, problem.j, problem.score, 0), *tables, seed=1).total


def ortools(problem: Problem) -> float:
    """The bare solver, the making of its graph included: no tie-breaks, prices, proof or alternatives."""
    from ortools.graph.python import min_cost_flow

    people, places, pairs = len(problem.pips), len(problem.plekken), len(problem.i)
    sink, one = people + places, np.ones(people, dtype=np.int64)
    flow = min_cost_flow.SimpleMinCostFlow()
    arcs = flow.add_arcs_with_capacity_and_unit_cost
    worth = np.round(problem.score * STEPS).astype(np.int64)
    arcs(problem.i, people + problem.j, np.ones(pairs, dtype=np.int64), STEPS - worth)
    arcs(np.arange(people), np.full(people, sink), one, STEPS * one)
    arcs(people + np.arange(places), np.full(places, sink), problem.seats.astype(np.int64), np.zeros(places, np.int64))
    flow.set_nodes_supplies(np.arange(people), one)
    flow.set_nodes_supplies(np.array([sink]), np.array([-people]))
    if flow.solve() != flow.OPTIMAL:
        raise ValueError("the bare solver found no optimum")
    return float(problem.score[flow.flows(np.arange(pairs)) > 0].sum())


def networkx(problem: Problem) -> float:
    """The network simplex of networkx, the making of its graph included."""
    import networkx as nx

    graph = nx.DiGraph()
    people, places = len(problem.pips), len(problem.plekken)
    graph.add_node("sink", demand=people)
    graph.add_nodes_from(range(people), demand=-1)
    graph.add_edges_from(((pip, "sink") for pip in range(people)), capacity=1, weight=0)
    worth = np.round(problem.score * STEPS).astype(np.int64).tolist()
    for pip, plek, one in zip(problem.i.tolist(), problem.j.tolist(), worth, strict=True):
        graph.add_edge(pip, people + plek, capacity=1, weight=-one)
    for plek in range(places):
        graph.add_edge(people + plek, "sink", capacity=int(problem.seats[plek]), weight=0)
    return float(-nx.min_cost_flow_cost(graph) / STEPS)


def scipy_dense(problem: Problem) -> float:
    """linear_sum_assignment on a table with a column per seat; what is not admitted is worth nothing."""
    from scipy.optimize import linear_sum_assignment

    worth = np.zeros((len(problem.pips), len(problem.plekken)))
    worth[problem.i, problem.j] = problem.score
    worth = np.repeat(worth, problem.seats, axis=1)
    return float(worth[linear_sum_assignment(worth, maximize=True)].sum())


def scipy_sparse(problem: Problem) -> float:
    """min_weight_full_bipartite_matching with a column per seat and one per pip for no plek."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import min_weight_full_bipartite_matching

    pips, seats = len(problem.pips), problem.seats
    amount = seats[problem.j].astype(np.int64)
    within = np.arange(amount.sum()) - np.repeat(np.cumsum(amount) - amount, amount)
    first = (np.cumsum(seats) - seats)[problem.j]
    rows = np.append(np.repeat(problem.i, amount), np.arange(pips))
    columns = np.append(np.repeat(first, amount) + within, int(seats.sum()) + np.arange(pips))
    cost = np.append(2.0 - np.repeat(problem.score, amount), np.full(pips, 2.0))
    table = coo_array((cost, (rows, columns)), shape=(pips, int(seats.sum()) + pips)).tocsr()
    return float(2.0 * pips - table[min_weight_full_bipartite_matching(table)].sum())


def scipy_milp(problem: Problem) -> float:
    """The linear programme by HiGHS, through scipy.optimize.milp; its corners are whole numbers."""
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import csr_array

    pairs, one = np.arange(len(problem.i)), np.ones(len(problem.i))
    per_pip = csr_array((one, (problem.i, pairs)), shape=(len(problem.pips), len(pairs)))
    per_plek = csr_array((one, (problem.j, pairs)), shape=(len(problem.plekken), len(pairs)))
    limits = [LinearConstraint(per_pip, ub=1), LinearConstraint(per_plek, ub=problem.seats)]
    return float(-milp(-problem.score, bounds=Bounds(0, 1), constraints=limits).fun)


SOLVERS: dict[str, Callable[[Problem], float]] = {
    "Plekwijzer": plekwijzer,
    "OR-Tools SimpleMinCostFlow, bare": ortools,
    "scipy min_weight_full_bipartite_matching": scipy_sparse,
    "scipy milp (HiGHS)": scipy_milp,
    "scipy linear_sum_assignment": scipy_dense,
    "networkx min_cost_flow": networkx,
}


def whole(problem: Problem, worth: NDArray[np.int64]) -> InWholeNumbers:
    """The problem as our solver takes it, its rows in the order in which they come."""
    pips, plekken = len(problem.pips), len(problem.plekken)
    return InWholeNumbers(
        starts=np.searchsorted(problem.i, np.arange(pips + 1)),
        i=problem.i,
        j=problem.j,
        utility=worth,
        most=problem.seats,
        least=np.zeros(plekken, dtype=np.int32),
        quota_of=np.full(pips, FREE, dtype=np.intp),
        quotas=np.zeros(0, dtype=np.int64),
        pip_place=np.arange(pips),
        plek_place=np.arange(plekken),
    )


def parts(problem: Problem) -> dict[str, float]:
    """Seconds of the solve of the division, with prices, and of the certificate."""
    n, m = len(problem.pips), len(problem.plekken)
    scale = scale_of(len(problem.i), n, m)
    assert scale
    rows = hashes(problem.pips, "pip", 1), hashes(problem.plekken, "plek", 1)
    wanted = whole(problem, utilities(problem.i, problem.j, problem.score, *rows, scale))
    start = perf_counter()
    found = optimum(wanted)
    solved = perf_counter()
    certify(problem.i, problem.j, wanted.utility, found.chosen, problem.seats, found.price)
    return {"solve": solved - start, "proof": perf_counter() - solved}


def tiny() -> Problem:
    """Enough to load and compile everything before the clock runs."""
    one = np.zeros(1, dtype=np.intp)
    return Problem(one, one, np.ones(1), ("P",), ("K",), np.ones(1, dtype=np.int32))


def main(name: str, file: str) -> None:
    """Solve the problem in a file and print total and seconds."""
    SOLVERS[name](tiny())
    problem = load(file)
    start = perf_counter()
    total = SOLVERS[name](problem)
    answer = {"total": total, "seconds": perf_counter() - start}
    if name == "Plekwijzer":
        answer |= parts(problem)
    sys.stdout.write(json.dumps(answer) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
