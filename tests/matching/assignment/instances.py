"""Small problems of division for these tests, and what independent solvers make of them."""

from dataclasses import dataclass, replace

import networkx as nx
import numpy as np
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

from data.schemas.vector import Int32, Int64, PipTable, PlekTable
from features.vectorise.pip_table import pip_table
from features.vectorise.plek_table import plek_table
from matching.assignment.division import Division, divide
from matching.assignment.problem import FREE, Problem
from matching.parameters import read_parameters
from matching.scoring import Admitted

STEPS = 1_000_000
"""Scores here are whole millionths, so that networkx can add them up exactly."""


@dataclass(frozen=True)
class Instance:
    """scores has shape (pips, plekken), nan where a pair is not admitted; seats has one number per plek."""

    scores: NDArray[np.float64]
    seats: NDArray[np.int32]

    def admitted(self) -> Admitted:
        """The admitted pairs in the order in which scoring gives them."""
        i, j = np.nonzero(~np.isnan(self.scores))
        return Admitted(i, j, self.scores[i, j], self.scores.size)

    def one_seat_more(self, plek: int) -> "Instance":
        """The same problem with one seat added."""
        seats = self.seats.copy()
        seats[plek] += 1
        return Instance(self.scores, seats)


def names(prefix: str, amount: int) -> tuple[str, ...]:
    """Kenmerken that sort in the order of their rows."""
    return tuple(f"{prefix}-{number:05}" for number in range(amount))


def pips_named(kenmerken: tuple[str, ...]) -> PipTable:
    """A real table that holds no more than the kenmerken, all that a division reads of pips."""
    return replace(pip_table([], [], [], read_parameters().measures()), kenmerk=kenmerken)


def plekken_named(kenmerken: tuple[str, ...], seats: NDArray[np.int32]) -> PlekTable:
    """A real table that holds no more than kenmerken and seats, all that a division reads of plekken."""
    return replace(plek_table([], read_parameters().measures()), kenmerk=kenmerken, capaciteit=seats)


def divided(instance: Instance, seed: int = 1) -> Division:
    """The division of an instance."""
    pips, plekken = instance.scores.shape
    return divide(
        instance.admitted(), pips_named(names("P", pips)), plekken_named(names("K", plekken), instance.seats), seed
    )


def problem_of(i: NDArray[np.intp], j: NDArray[np.intp], utility: Int64, pips: int, seats: Int32) -> Problem:
    """A problem with no limits but the seats, its rows in the order in which they come."""
    return Problem(
        starts=np.searchsorted(i, np.arange(pips + 1)),
        i=i,
        j=j,
        utility=utility,
        most=seats,
        least=np.zeros(len(seats), dtype=np.int32),
        quota_of=np.full(pips, FREE, dtype=np.intp),
        quotas=np.zeros(0, dtype=np.int64),
        pip_place=np.arange(pips),
        plek_place=np.arange(len(seats)),
    )


def optimum_by_networkx(instance: Instance) -> float:
    """The greatest summed score by the network simplex of networkx, in whole numbers."""
    people, places = instance.scores.shape
    graph = nx.DiGraph()
    graph.add_node("sink", demand=people)
    for pip in range(people):
        graph.add_node(("pip", pip), demand=-1)
        graph.add_edge(("pip", pip), "sink", capacity=1, weight=0)
        for plek in np.flatnonzero(~np.isnan(instance.scores[pip])).tolist():
            worth = round(float(instance.scores[pip, plek]) * STEPS)
            graph.add_edge(("pip", pip), ("plek", plek), capacity=1, weight=-worth)
    for plek in range(places):
        graph.add_edge(("plek", plek), "sink", capacity=int(instance.seats[plek]), weight=0)
    return float(-nx.min_cost_flow_cost(graph) / STEPS)


def optimum_by_scipy(instance: Instance) -> float:
    """The greatest summed score by scipy, with a column for every seat and one per pip for no plek at all."""
    seats = np.repeat(np.nan_to_num(instance.scores), instance.seats, axis=1)
    worth = np.hstack([seats, np.zeros((len(seats), len(seats)))])
    return float(worth[linear_sum_assignment(worth, maximize=True)].sum())


def worth_of(instance: Instance, chosen: NDArray[np.intp]) -> float:
    """The summed score of a division."""
    return float(instance.admitted().score[chosen[chosen >= 0]].sum())


_DIFFERENT = {"equal": 1, "edges": 2, "ties": 5, "many": 1 << 15}


@st.composite
def instances(draw: st.DrawFn, pips: int = 7, plekken: int = 5) -> Instance:
    """Problems with ties, full and missing plekken, pips that nothing admits, and nothing at all."""
    rows, columns = draw(st.integers(0, pips)), draw(st.integers(0, plekken))
    different = _DIFFERENT[draw(st.sampled_from(sorted(_DIFFERENT)))]
    drawn = np.frombuffer(draw(st.binary(min_size=2 * rows * columns, max_size=2 * rows * columns)), dtype="<u2")
    scores = np.round((drawn >> 1) % different / max(different - 1, 1) * STEPS) / STEPS
    if different == 1:
        scores[:] = 0.5
    if draw(st.booleans()):
        scores[drawn & 1 == 1] = np.nan
    seats = np.frombuffer(draw(st.binary(min_size=columns, max_size=columns)), dtype=np.uint8) % 4
    return Instance(scores.reshape(rows, columns), seats.astype(np.int32))


def random_instance(seed: int, pips: int, plekken: int, admitted: float, steps: int = STEPS) -> Instance:
    """A larger problem with so many different scores; fewer steps give more ties."""
    dice = np.random.default_rng(seed)
    scores = dice.integers(0, steps + 1, (pips, plekken)) / steps
    scores[dice.random((pips, plekken)) >= admitted] = np.nan
    return Instance(scores, dice.integers(0, 4, plekken).astype(np.int32))
