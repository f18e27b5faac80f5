"""Bonuses that a division adds to scores: to stay with last week's voorstel, and for every week of waiting.

They decide between people and plekken and never enter a score, a total or a sentence about a person.
"""

import numpy as np

from data.schemas.vector import Float64
from matching.assignment.terms import Terms
from matching.parameters import RondeRegels
from matching.scoring import Admitted


def bonuses(pairs: Admitted, terms: Terms) -> Float64 | None:
    """What is added to the score of every pair; None when nothing is. Raises ValueError for terms without regels."""
    if terms.stay is None and terms.waiting is None:
        return None
    regels, bonus = regels_of(terms), np.zeros(len(pairs.i))
    if terms.stay is not None:
        bonus += np.where(terms.stay[pairs.i] == pairs.j, regels.blijf_bonus, 0.0)
    if terms.waiting is not None:
        bonus += np.minimum(terms.waiting * regels.wacht_bonus, regels.wacht_bonus_hoogste)[pairs.i]
    return bonus


def highest(terms: Terms) -> int:
    """A whole number that no score with its bonuses passes."""
    if terms.stay is None and terms.waiting is None:
        return 1
    regels = regels_of(terms)
    return int(np.ceil(1 + regels.blijf_bonus + regels.wacht_bonus_hoogste))


def regels_of(terms: Terms) -> RondeRegels:
    """The sizes that these terms need; raises ValueError when they are missing."""
    if terms.regels is None:
        raise ValueError("terms need the section ronde of the parameters")
    return terms.regels
