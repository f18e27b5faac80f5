"""What a division would lose if someone were given another plek, and what it would gain by one plek more.

Both are exact: the first by the cheapest chain of moves (`residual`), the second because the price of a seat is
exactly what one more seat of that plek would add. Source: duality of linear programming; docs: judgement, Assignment.
"""

from dataclasses import dataclass, replace

import numpy as np

from data.schemas.vector import Bool, Float64, Int64
from matching.assignment.division import Division, Solved
from matching.assignment.floors import apart, with_quotas
from matching.assignment.prices import BOUND
from matching.counterfactual.residual import Residual, losses, residual_of
from matching.pairs import Index
from matching.scoring import Admitted

IMPOSSIBLE = BOUND // 2
"""What only costs more than any score can: a groep that starts would be too small."""


@dataclass(frozen=True)
class Standing:
    """A division ready for questions: its solution with its graph of moves."""

    solved: Solved
    graph: Residual


@dataclass(frozen=True)
class Forced:
    """What all together lose when each wanted pip is given its plek.

    loss: in score, bonuses counted; below 0 only where others pay for it with going first. first: how many voorstellen
    that go first are lost for it. possible: whether everyone else can be divided at all. exact: whether it is that;
    where more moves had to be looked at than may be, it is at least this.
    """

    loss: Float64
    first: Int64
    possible: Bool
    exact: Bool


def answerable(division: Division) -> bool:
    """Whether it can be said what a change of this division costs: not where floors share people.

    There the search chose how many of each part may be left out, and a change might ask for another choice.
    """
    return apart(division.terms.floors)


def standing_of(division: Division) -> Standing:
    """The division with all that questions about it need.

    Bonuses count as they did in the division, floors hold, and the same groepen start with the same levels. Raises
    ValueError for a division with floors that share people.
    """
    if not answerable(division):
        raise ValueError("what a division would lose is not asked of one with floors that share people")
    settled = division.solved.settled
    problem, solution = settled.problem, settled.solution
    if not len(problem.quotas):
        # Floors that were reached without being asked for cost nothing, but a change must keep to them.
        problem = with_quotas(problem, division.terms.floors)
        solution = replace(solution, quota_price=np.zeros(len(problem.quotas), dtype=np.int64))
    return Standing(division.solved, residual_of(problem, solution))


def loss_if_forced(standing: Standing, wanted: Index, moves: int, workers: int = 1) -> Forced:
    """What it costs to give the pip of each wanted pair its plek, one pair a time.

    wanted: positions of pairs in the settled problem. moves: how many may be looked at for each plek that is wanted.
    """
    found = losses(standing.graph, wanted, moves, workers)
    possible = found.loss < IMPOSSIBLE
    whole = standing.solved.first
    first = np.rint(found.loss / whole).astype(np.int64) if whole else np.zeros(len(wanted), dtype=np.int64)
    first = np.where(possible, first, 0)
    return Forced(standing.solved.scale.in_score(found.loss - first * whole), first, possible, found.exact)


def gains_now(standing: Standing) -> Float64:
    """What each pip gains now at the prices (n): its score minus the price of its seat, 0 without plek."""
    return standing.solved.scale.in_score(standing.graph.gain)


def gain_of_new(gains: Float64, pairs: Admitted, plekken: int) -> Float64:
    """What one seat on each of these new plekken would add to the total (m), if it came alone.

    pairs: the pips that fit each new plek. Someone moves in, and the seat left behind is worth its price.
    """
    found = np.zeros(plekken)
    np.maximum.at(found, pairs.j, pairs.score - gains[pairs.i])
    return found
