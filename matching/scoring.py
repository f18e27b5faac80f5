"""Rules, then criteria, over blocks of pairs: who can go where, and how well that fits."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from data.schemas.travel import Router
from data.schemas.vector import Float64, PipTable, PlekTable
from matching.candidates import blocks, candidates
from matching.criterion import CRITERIA_IN_ORDER
from matching.ordering import Judged, gathered, in_order
from matching.outcome import REFUSES
from matching.pairs import Index, Pairs
from matching.parameters import Parameters
from matching.rule import RULES

BLOCK = 256
"""Pips per block: large enough for numpy, small enough for the cache."""

FEW_PAIRS = 1 << 15
"""A block of fewer pairs is no quicker: with few plekken it holds more people."""

PIECE = 1 << 19
"""Pairs that go through rules and criteria together: in a national week a quarter takes half as long again."""

Progress = Callable[[int, int], None]
"""Called with pips done and pips in all."""


@dataclass(frozen=True)
class Admitted:
    """Pairs without belemmering: pip i[k], plek j[k], score[k] in [0, 1]; judged counts every pair decided."""

    i: Index
    j: Index
    score: Float64
    judged: int


def admit(pairs: Pairs, parameters: Parameters) -> Pairs:
    """The pairs that no rule refuses, in the same order."""
    for rule in RULES:
        if not len(pairs):
            break
        refused = (rule.judge(pairs, parameters) & REFUSES) != 0
        if refused.any():
            pairs = pairs.take(np.flatnonzero(~refused))
    return pairs


def weights(pairs: Pairs, parameters: Parameters) -> Float64:
    """The weight of every criterium for every pair, shape (9, n), by the richting of its pip."""
    both = np.array([parameters.gewichten[name].in_order() for name in ("aanbodgericht", "vraaggericht")])
    table: Float64 = both.T[:, pairs.vraaggericht.astype(np.intp)]
    return table


def points(pairs: Pairs, parameters: Parameters) -> Float64:
    """The points of every criterium for every pair, shape (9, n), each in [0, 1]."""
    return np.stack([criterion.judge(pairs, parameters) for criterion in CRITERIA_IN_ORDER])


def total(contributions: Float64) -> Float64:
    """The score per pair: contributions of shape (9, n) added in fixed order, at most 1."""
    score = np.zeros(contributions.shape[1])
    for row in contributions:
        score += row
    return np.minimum(score, 1.0)


def score(pairs: Pairs, parameters: Parameters) -> Float64:
    """The score in [0, 1] of every pair; meaningful only for admitted pairs."""
    return total(weights(pairs, parameters) * points(pairs, parameters))


def score_all(
    pips: PipTable,
    plekken: PlekTable,
    router: Router,
    parameters: Parameters,
    progress: Progress | None = None,
    workers: int = 2,
) -> Admitted:
    """Judge every pip with every plek, each in its own richting, and keep what fits.

    The result is ordered by pip and plek and does not depend on workers.
    """

    def judge(pairs: Pairs) -> Judged:
        kept = admit(pairs, parameters)
        return kept.i, kept.j, score(kept, parameters)

    def judge_block(rows: Index) -> Judged:
        return in_order(list(map(judge, _pieces(candidates(pips, plekken, rows, router)))), len(pips), len(plekken))

    parts: list[Judged] = []
    done, todo = 0, list(blocks(pips, max(BLOCK, FEW_PAIRS // max(len(plekken), 1))))
    # One question is quicker without threads: they would wait for each other between many small steps.
    with ThreadPoolExecutor(max_workers=workers) as pool:
        run = map if len(todo) <= 1 else pool.map
        for rows, part in zip(todo, run(judge_block, todo), strict=True):
            parts.append(part)
            done += len(rows)
            if progress:
                progress(done, len(pips))
    return Admitted(*gathered(parts, len(pips)), len(pips) * len(plekken))


def _pieces(pairs: Pairs) -> Iterator[Pairs]:
    """The same pairs in pieces of at most PIECE."""
    for start in range(0, len(pairs), PIECE):
        yield pairs.take(slice(start, start + PIECE))
