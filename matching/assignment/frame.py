"""What stays the same while a division is searched: pairs in whole numbers, the order by hash, and the terms."""

from dataclasses import dataclass

import numpy as np

from data.schemas.vector import PipTable, PlekTable
from matching.assignment.best import LOWEST, NONE, best_of_each
from matching.assignment.bonus import add_bonuses, highest, ranks
from matching.assignment.problem import FREE, Problem, places
from matching.assignment.solve import NotSolvedError
from matching.assignment.terms import Terms
from matching.assignment.utility import Scale, hashes, scale_of, utilities
from matching.pairs import Index
from matching.scoring import Admitted


@dataclass(frozen=True)
class Frame:
    """The whole problem without floors and groepen, with the highest score of each pip and the size of going first.

    best (n): position of the pair with the highest score, -1 if nothing admits the pip. first: what going first is
    worth, in whole scores; 0 when nobody does.
    """

    problem: Problem
    scale: Scale
    terms: Terms
    best: Index
    first: int


def frame_of(pairs: Admitted, pips: PipTable, plekken: PlekTable, seed: int, terms: Terms, first: int) -> Frame:
    """Turn scores and bonuses into whole numbers; raises NotSolvedError when there are too many pips and plekken."""
    n, m = len(pips), len(plekken)
    tiers = int(ranks(terms, n).max(initial=0))
    scale = scale_of(len(pairs.i), n, m, highest(terms, tiers, first))
    if scale is None:
        raise NotSolvedError(f"{n} pips and {m} plekken with these terms pass the whole numbers of the solver")
    pip_hash, plek_hash = hashes(pips.kenmerk, "pip", seed), hashes(plekken.kenmerk, "plek", seed)
    utility = utilities(pairs.i, pairs.j, pairs.score, pip_hash, plek_hash, scale)
    problem = Problem(
        starts=np.searchsorted(pairs.i, np.arange(n + 1)),
        i=pairs.i,
        j=pairs.j,
        utility=utility,
        most=plekken.capaciteit,
        least=np.zeros(m, dtype=np.int32),
        quota_of=np.full(n, FREE, dtype=np.intp),
        quotas=np.zeros(0, dtype=np.int64),
        pip_place=places(pip_hash),
        plek_place=places(plek_hash),
    )
    best = _best(problem)
    add_bonuses(utility, pairs, n, terms, scale, first)
    return Frame(problem, scale, terms, best, first)


def _best(problem: Problem) -> Index:
    nothing, above = np.full(problem.pips, NONE, dtype=np.intp), np.full(problem.pips, LOWEST, dtype=np.int64)
    free = np.zeros(problem.plekken, dtype=np.int64)
    found = best_of_each(problem.starts, problem.j, problem.utility, free, problem.plek_place, above, nothing, 1)
    return found[:, 0]
