"""Is the werkdruk low enough for this person?

Someone who needs little guidance and has voldoende werknemersvaardigheden can carry any werkdruk; each step more need
calls for a step less pressure. Each step too much costs half. Unknown gives the neutral value, except that low
werkdruk suits everyone.

Parameters: section rust.
Source: docs: judgement, section The score; SER: high work pressure hampers guidance.
"""

import numpy as np

from data.schemas.codes import WERKDRUKKEN, WERKNEMERSVAARDIGHEDEN
from data.schemas.vector import Float64, Int8, PipTable
from matching.pairs import Index, Pairs
from matching.parameters import Parameters

_HIGHEST = len(WERKDRUKKEN) - 1


def judge(pairs: Pairs, parameters: Parameters) -> Float64:
    """Points in [0, 1] per pair."""
    part = parameters.rust
    need, pressure = _need(pairs.pips, pairs.i), pairs.plekken.werkdruk[pairs.j]
    too_much = np.maximum(pressure + need - _HIGHEST, 0)
    points = np.maximum(1.0 - part.stap_teveel * too_much, 0.0)
    unknown = (pressure < 0) | (need < 0) & (pressure > 0)
    return np.where(unknown, part.neutraal, points)


def _need(pips: PipTable, rows: Index) -> Int8:
    """0 little to 2 much, the larger of guidance needed and what is lacking in vaardigheden; -1 if both unknown."""
    vaardigheden = pips.werknemersvaardigheden[rows]
    lacking = np.where(vaardigheden < 0, -1, len(WERKNEMERSVAARDIGHEDEN) - 1 - vaardigheden).astype(np.int8)
    return np.maximum(pips.begeleiding[rows], lacking)


def reden(pairs: Pairs, k: int, punten: float, parameters: Parameters) -> str:
    """The sentence for pair k."""
    pressure = int(pairs.plekken.werkdruk[pairs.j[k]])
    need = int(_need(pairs.pips, pairs.i[k : k + 1])[0])
    if pressure < 0:
        return "De werkdruk is niet bekend. Dit telt niet mee of tegen."
    name = WERKDRUKKEN[pressure]
    if need < 0 and pressure > 0:
        return f"De werkdruk is {name}. Hoeveel rust nodig is, is niet bekend."
    if punten == 1.0:
        return f"De werkdruk is {name}. Dat past."
    return f"De werkdruk is {name}. Dat is meer dan nu goed past."
