"""What a division adds to scores: to stay with last week's voorstel, for every week of waiting, and to go first.

It decides between people and plekken and never enters a score, a total or a sentence about a person. Going first is a
bonus larger than any gain in score, so that it decides before scores do; whether it was large enough is checked
afterwards, see `division`.
"""

import numpy as np

from data.schemas.vector import Bool, Int64
from matching.assignment.terms import NO_PLEK, Terms
from matching.assignment.utility import Scale, scale_of
from matching.kernel import kernel
from matching.pairs import Index
from matching.parameters import RondeRegels
from matching.scoring import Admitted

SMALLEST = 4
"""The least that going first is worth, in score: more than the score a single exchange of plekken can cost."""


def regels_of(terms: Terms) -> RondeRegels:
    """The sizes that these terms need; raises ValueError when they are missing."""
    if terms.regels is None:
        raise ValueError("terms need the section ronde of the parameters")
    return terms.regels


def goes_first(terms: Terms, pips: int) -> Bool:
    """Who must not be left without plek for the sake of others (n): who waited too long, and who had a voorstel.

    While nobody waited too long, nobody goes first. Who had a voorstel last week is not left without to place who
    waits: that would move the waiting, not end it.
    """
    late = np.zeros(pips, dtype=np.bool_)
    if terms.waiting is not None:
        late = terms.waiting >= regels_of(terms).wacht_rondes
        if late.any() and terms.stay is not None:
            late |= terms.stay >= 0
    return late


def ranks(terms: Terms, pips: int) -> Int64:
    """How many times the bonus of going first each pip gets (n): once to count at all, once more to go first."""
    return int(terms.number_first) + goes_first(terms, pips).astype(np.int64)


def first_bonus(terms: Terms, pairs: int, pips: int, plekken: int) -> int:
    """What going first is worth in whole scores: more than all scores together where the whole numbers have room."""
    tiers = int(ranks(terms, pips).max(initial=0))
    if not tiers:
        return 0
    enough = SMALLEST
    while enough < 2 * (pips + 1) and scale_of(pairs, pips, plekken, highest(terms, tiers, 2 * enough)):
        enough *= 2
    return enough


def highest(terms: Terms, tiers: int, first: int) -> int:
    """A whole number that no score with its bonuses passes."""
    regels = terms.regels
    if regels is None:
        return 1 + tiers * first
    return int(np.ceil(1 + regels.blijf_bonus + regels.wacht_bonus_hoogste)) + tiers * first


def add_bonuses(utility: Int64, pairs: Admitted, pips: int, terms: Terms, scale: Scale, first: int) -> None:
    """Add to the utility of every pair, in place, what its pip and its plek bring beside the score."""
    if not first and terms.stay is None and terms.waiting is None:
        return
    of_pip = ranks(terms, pips) * first * scale.unit
    if terms.waiting is not None:
        regels = regels_of(terms)
        of_pip += scale.steps(np.minimum(terms.waiting * regels.wacht_bonus, regels.wacht_bonus_hoogste))
    stay, to_stay = np.full(pips, NO_PLEK, dtype=np.intp), 0
    if terms.stay is not None:
        stay = np.asarray(terms.stay, dtype=np.intp)
        to_stay = int(scale.steps(np.array([regels_of(terms).blijf_bonus]))[0])
    _add(utility, pairs.i, pairs.j, of_pip, stay, to_stay)


@kernel
def _add(utility: Int64, i: Index, j: Index, of_pip: Int64, stay: Index, to_stay: int) -> None:
    for k in range(len(utility)):
        utility[k] += of_pip[i[k]]
        if stay[i[k]] == j[k]:
            utility[k] += to_stay
