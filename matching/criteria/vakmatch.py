"""Does the plek use what the person can already do?

Werkervaring in the same beroep counts most, more with years; a related beroep (same ISCO minor group) or the same
sector counts partly. Vakskills count by the share of the plek's skills that are there. Evidence only adds: without any
(also when nothing is known) the criterium gives its base value, so that saying more never costs points.

Parameters: section vakmatch.
Source: docs: judgement, section The score; SER: screening neither too high nor too low.
"""

import numpy as np
from numpy.typing import NDArray

from data.reference.vocabulary import kinship
from data.schemas.vector import FIRST_FREE_WORD, Bool, Float64
from matching.kernel import kernel
from matching.overlap import shared
from matching.pairs import Pairs
from matching.parameters import Parameters
from matching.wording import beroep_naam, listing, vakskill_naam

_NO_BEROEP = -1


def judge(pairs: Pairs, parameters: Parameters) -> Float64:
    """Points in [basis, 1] per pair."""
    part = parameters.vakmatch
    beroep, skills = _beroep(pairs, parameters), _skills(pairs)
    evidence = 1.0 - (1.0 - beroep) * (1.0 - part.vakskills * skills)
    return part.basis + (1.0 - part.basis) * evidence


def _skills(pairs: Pairs) -> Float64:
    """The share of the plek's skills that the person has, 0 if the plek names none."""
    used = pairs.plekken.gebruikt.lengths(pairs.j)
    has = shared(pairs.pips.vakskills, pairs.i, pairs.plekken.gebruikt, pairs.j)
    points: Float64 = has / np.maximum(used, 1)
    return points


def _beroep(pairs: Pairs, parameters: Parameters) -> Float64:
    """The best of the person's werkervaring for this plek, 0 to 1."""
    part, pips, plekken = parameters.vakmatch, pairs.pips, pairs.plekken
    years = np.where(np.isnan(pips.jaren), part.jaren_onbekend, pips.jaren)
    strength = part.zelfde_beroep + (1.0 - part.zelfde_beroep) * np.minimum(years / part.jaren_vol, 1.0)
    shares = np.array([0.0, part.zelfde_sector, part.verwant_beroep, 1.0])
    same_sector = _same_sector(pairs)
    best = _best_beroep(
        pips.beroepen.offsets, pips.beroepen.values, strength, plekken.beroep, kinship(), shares, pairs.i, pairs.j
    )
    return np.maximum(best, np.where(same_sector, part.zelfde_sector * part.zelfde_beroep, 0.0))


def _same_sector(pairs: Pairs) -> Bool:
    sector = pairs.plekken.sector[pairs.j]
    bit = np.where(sector < 0, 0, 1 << np.maximum(sector, 0).astype(np.uint32))
    return (bit & pairs.pips.ervaring_sectoren[pairs.i]) != 0


@kernel
def _best_beroep(
    offsets: NDArray[np.int32],
    beroepen: NDArray[np.int64],
    strength: Float64,
    wanted: NDArray[np.int64],
    kin: NDArray[np.uint8],
    shares: Float64,
    i: NDArray[np.intp],
    j: NDArray[np.intp],
) -> Float64:
    best = np.zeros(len(i), dtype=np.float64)
    for k in range(len(i)):
        beroep = wanted[j[k]]
        if beroep == _NO_BEROEP:
            continue
        for e in range(offsets[i[k]], offsets[i[k] + 1]):
            if beroepen[e] == beroep:
                closeness = 3
            elif beroepen[e] < FIRST_FREE_WORD and beroep < FIRST_FREE_WORD:
                closeness = int(kin[beroepen[e], beroep])
            else:
                closeness = 0
            best[k] = max(best[k], shares[closeness] * strength[e])
    return best


def reden(pairs: Pairs, k: int, punten: float, parameters: Parameters) -> str:
    """The sentence for pair k: the beroep or skills that match, or that nothing is known to match."""
    pips, plekken, i, j = pairs.pips, pairs.plekken, int(pairs.i[k]), int(pairs.j[k])
    has = set(pips.vakskills.row(i).tolist())
    used = plekken.gebruikt.row(j).tolist()
    done = pips.beroepen.row(i).tolist()
    beroep = int(plekken.beroep[j])
    if beroep != _NO_BEROEP and beroep in done:
        return f"Er is werkervaring als {beroep_naam(beroep, plekken.woorden)}. Dat is dit werk."
    matching = [vakskill_naam(skill, plekken.woorden) for skill in used if skill in has]
    if matching:
        return f"Al bekend met {listing(matching[:3])}. De plek gebruikt dit."
    if beroep == _NO_BEROEP and not used:
        return "De plek noemt geen beroep en geen vakskills."
    if not done and not has:
        unknown = not (pips.werkervaring_bekend[i] and pips.vakskills_bekend[i])
        return "Werkervaring of vakskills zijn niet bekend." if unknown else "Er is nog geen werkervaring."
    if punten > parameters.vakmatch.basis:
        return "Er is werkervaring met werk dat erop lijkt."
    return "De werkervaring ligt op een ander gebied."
