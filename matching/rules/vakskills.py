"""Does the person master the vakskills that the plek requires?

Vraaggericht only. A required vakskill is covered when the person has it, or when it belongs to a beroep of the
person's werkervaring of at least one year or of unknown length. What is not covered is `onbekend` when vakskills or
werkervaring are not known, otherwise a belemmering. Aanbodgericht a missing vakskill only lowers vakmatch.

Source: docs: judgement, table of codes (vakskills).
"""

import numpy as np

from data.schemas.vector import UInt8
from matching.outcome import BELEMMERING, ONBEKEND, Reden, belemmering, voorwaarde
from matching.overlap import shared
from matching.pairs import Pairs
from matching.parameters import Parameters
from matching.wording import listing, vakskill_naam


def judge(pairs: Pairs, parameters: Parameters) -> UInt8:
    """Bits per pair: BELEMMERING or ONBEKEND."""
    outcome = np.zeros(len(pairs), dtype=np.uint8)
    required = pairs.plekken.vereist.lengths(pairs.j)
    asks = np.flatnonzero(pairs.vraaggericht & (required > 0))
    i, j = pairs.i[asks], pairs.j[asks]
    uncovered = shared(pairs.pips.vakskills, i, pairs.plekken.vereist, j) < required[asks]
    known = (pairs.pips.vakskills_bekend & pairs.pips.werkervaring_bekend)[i]
    outcome[asks] = (uncovered & known) * BELEMMERING + (uncovered & ~known) * ONBEKEND
    return outcome


def redenen(pairs: Pairs, k: int, outcome: int, parameters: Parameters) -> list[Reden]:
    """The sentence for pair k: the vakskills that are not covered."""
    if not outcome:
        return []
    has = set(pairs.pips.vakskills.row(int(pairs.i[k])).tolist())
    required = pairs.plekken.vereist.row(int(pairs.j[k])).tolist()
    missing = listing(vakskill_naam(skill, pairs.plekken.woorden) for skill in required if skill not in has)
    if outcome & BELEMMERING:
        return [belemmering("vakskills", f"De plek vraagt ervaring met {missing}. Die ervaring is er nog niet.")]
    return [voorwaarde("onbekend", f"De plek vraagt ervaring met {missing}. Ga na of die ervaring er is.")]
