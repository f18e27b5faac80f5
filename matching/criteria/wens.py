"""Is this what the person wants, or a first step towards it?

The wensberoep gives most, then a wenssector, then a first step: a related beroep, the sector of the wensberoep, or
work that uses its vakskills. What the person does not want gives 0. No wish known, or a plek without beroep and sector,
gives the neutral value.

Parameters: section wens.
Source: docs: judgement, section The score; Regioplan: a realistic first step towards the wensberoep keeps motivation.
"""

import numpy as np
from numpy.typing import NDArray

from data.reference.vocabulary import kinship
from data.schemas.vector import FIRST_FREE_WORD, Bool, Float64, UInt8, UInt32
from matching.kernel import kernel
from matching.overlap import shared
from matching.pairs import Pairs
from matching.parameters import Parameters
from matching.wording import beroep_naam, sector_naam

_NO_BEROEP = -1


def judge(pairs: Pairs, parameters: Parameters) -> Float64:
    """Points in [0, 1] per pair."""
    part, pips = parameters.wens, pairs.pips
    closeness = _closeness(pairs)
    sector = _sector_bit(pairs)
    step = (closeness > 0) | ((sector & pips.wens_beroep_sectoren[pairs.i]) != 0) | _uses(pairs)
    points = np.where(_has_wish(pairs) & _says_what(pairs), part.geen_wens, part.neutraal)
    points = np.where(step, part.eerste_stap, points)
    points = np.where((sector & pips.wens_sectoren[pairs.i]) != 0, part.wenssector, points)
    points = np.where(closeness == 3, part.wensberoep, points)
    return np.where(_unwanted(pairs, sector), 0.0, points)


def _sector_bit(pairs: Pairs) -> UInt32:
    sector = pairs.plekken.sector[pairs.j]
    return np.where(sector < 0, 0, 1 << np.maximum(sector, 0).astype(np.uint32)).astype(np.uint32)


def _has_wish(pairs: Pairs) -> Bool:
    pips = pairs.pips
    return ((np.diff(pips.wens_beroepen.offsets) > 0) | (pips.wens_sectoren != 0))[pairs.i]


def _says_what(pairs: Pairs) -> Bool:
    return (pairs.plekken.beroep[pairs.j] != _NO_BEROEP) | (pairs.plekken.sector[pairs.j] >= 0)


def _uses(pairs: Pairs) -> Bool:
    return shared(pairs.pips.wens_vakskills, pairs.i, pairs.plekken.gebruikt, pairs.j) > 0


def _closeness(pairs: Pairs) -> UInt8:
    """3 the wensberoep itself, 2 a related beroep, 0 otherwise."""
    wished = pairs.pips.wens_beroepen
    return _closest(wished.offsets, wished.values, pairs.plekken.beroep, kinship(), pairs.i, pairs.j)


def _unwanted(pairs: Pairs, sector: UInt32) -> Bool:
    pips = pairs.pips
    refuses = (np.diff(pips.niet_beroepen.offsets) + np.diff(pips.niet_vakskills.offsets) > 0) | (
        pips.niet_sectoren != 0
    )
    if not refuses.any():
        return np.zeros(len(pairs), dtype=np.bool_)
    niet = pips.niet_beroepen
    named = _closest(niet.offsets, niet.values, pairs.plekken.beroep, kinship(), pairs.i, pairs.j) == 3
    used = shared(pips.niet_vakskills, pairs.i, pairs.plekken.gebruikt, pairs.j) > 0
    return named | used | ((sector & pips.niet_sectoren[pairs.i]) != 0)


@kernel
def _closest(
    offsets: NDArray[np.int32],
    beroepen: NDArray[np.int64],
    wanted: NDArray[np.int64],
    kin: NDArray[np.uint8],
    i: NDArray[np.intp],
    j: NDArray[np.intp],
) -> NDArray[np.uint8]:
    best = np.zeros(len(i), dtype=np.uint8)
    for k in range(len(i)):
        beroep = wanted[j[k]]
        if beroep == _NO_BEROEP:
            continue
        for e in range(offsets[i[k]], offsets[i[k] + 1]):
            if beroepen[e] == beroep:
                best[k] = 3
            elif beroepen[e] < FIRST_FREE_WORD and beroep < FIRST_FREE_WORD and kin[beroepen[e], beroep] == 2:
                best[k] = max(best[k], np.uint8(2))
    return best


def reden(pairs: Pairs, k: int, punten: float, parameters: Parameters) -> str:
    """The sentence for pair k."""
    part, j = parameters.wens, int(pairs.j[k])
    if punten == 0.0:
        return "Dit werk is niet gewenst."
    if punten == part.wensberoep:
        return f"Dit is het wensberoep: {beroep_naam(int(pairs.plekken.beroep[j]), pairs.plekken.woorden)}."
    if punten == part.wenssector:
        return f"De sector is gewenst: {sector_naam(int(pairs.plekken.sector[j]))}."
    if punten == part.eerste_stap:
        return "Dit werk is een eerste stap naar het wensberoep."
    if punten == part.geen_wens:
        return "Dit werk is iets anders dan de wens."
    if not pairs.pips.wensen_bekend[pairs.i[k]]:
        return "De wensen zijn niet bekend. Dit telt niet mee of tegen."
    return "Er is geen wens bekend die hierover gaat."
