"""What a division would lose if someone were given another plek, and what it would gain by one plek more.

Both are exact: the first by the cheapest chain of moves (`residual`), the second because the price of a seat is
exactly what one more seat of that plek would add. Source: duality of linear programming; docs: judgement, Assignment.
"""

from dataclasses import dataclass

import numpy as np

from data.schemas.vector import Bool, Float64, PipTable, PlekTable
from matching.assignment.bonus import first_bonus
from matching.assignment.division import Division
from matching.assignment.frame import frame_of
from matching.assignment.prices import priced
from matching.assignment.utility import Scale
from matching.counterfactual.residual import Residual, losses, residual_of
from matching.pairs import Index
from matching.scoring import Admitted


@dataclass(frozen=True)
class Standing:
    """A division ready for questions: its graph of moves, and how whole numbers are scores."""

    division: Division
    graph: Residual
    scale: Scale


def answerable(division: Division, pips: PipTable, plekken: PlekTable) -> bool:
    """Whether seats are all that the division has to keep to: no floors, no groepen, nobody who goes first."""
    terms = division.terms
    first = first_bonus(terms, len(division.pairs.i), len(pips), len(plekken))
    return not (terms.floors or terms.groepen is not None or first)


def standing_of(division: Division, pips: PipTable, plekken: PlekTable, seed: int) -> Standing:
    """The division with all that questions about it need; seed is the one it was made with.

    Bonuses for staying and waiting count as they did in the division. Raises ValueError for a division with floors,
    groepen or people who go first: those have more to keep to than seats.
    """
    if not answerable(division, pips, plekken):
        raise ValueError("what a division would lose is asked of one without floors, groepen and going first")
    frame = frame_of(division.pairs, pips, plekken, seed, division.terms, 0)
    return Standing(division, residual_of(frame.problem, priced(frame.problem, division.chosen)), frame.scale)


def loss_if_forced(standing: Standing, wanted: Index, moves: int, workers: int = 1) -> tuple[Float64, Bool]:
    """Per wanted pair the score that all together lose when its pip is given its plek, and whether that is exact.

    Where it is not, because more than so many moves had to be looked at, the loss is at least this.
    """
    found = losses(standing.graph, wanted, moves, workers)
    return standing.scale.in_score(found.loss), found.exact


def gains_now(standing: Standing) -> Float64:
    """What each pip gains now at the prices (n): its score minus the price of its seat, 0 without plek."""
    problem, solution = standing.graph.problem, standing.graph.solution
    chosen = np.maximum(solution.chosen, 0)
    if not len(problem.i):
        return np.zeros(problem.pips)
    net = problem.utility[chosen] - solution.price[problem.j[chosen]]
    return standing.scale.in_score(np.where(solution.chosen >= 0, net, 0))


def gain_of_new(gains: Float64, pairs: Admitted, plekken: int) -> Float64:
    """What one seat on each of these new plekken would add to the total (m), if it came alone.

    pairs: the pips that fit each new plek. Someone moves in, and the seat left behind is worth its price.
    """
    found = np.zeros(plekken)
    np.maximum.at(found, pairs.j, pairs.score - gains[pairs.i])
    return found
