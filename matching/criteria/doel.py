"""Does the plek serve the doel of the pip?

Doel werk or participatie is met by a plek with the same doel. Doel opleiding is met by a leerwerktraject, by a plek
that trains for a certificaat, or by an mbo certificate or diploma in its perspectief. Unknown gives the neutral value.

Parameters: section doel.
Source: docs: judgement, section The score; Monitor: kinds of plek by goal.
"""

import numpy as np

from data.schemas.codes import DOELEN, PERSPECTIEVEN, PLEKSOORTEN
from data.schemas.vector import Bool, Float64
from matching.pairs import Pairs
from matching.parameters import Parameters

_OPLEIDING = DOELEN.index("opleiding")
_LEERWERK = PLEKSOORTEN.index("leerwerktraject")
_CERTIFICATES = sum(1 << PERSPECTIEVEN.index(code) for code in PERSPECTIEVEN if code.startswith("mbo"))


def judge(pairs: Pairs, parameters: Parameters) -> Float64:
    """Points per pair: 1 met, 0 not met, the neutral value when unknown."""
    wanted, plek = pairs.pips.doel[pairs.i], pairs.plekken.doel[pairs.j]
    trains, unsure = _trains(pairs)
    neutral = parameters.doel.neutraal
    opleiding = np.where(trains, 1.0, np.where(unsure, neutral, 0.0))
    other = np.where(plek < 0, neutral, wanted == plek)
    return np.where(wanted < 0, neutral, np.where(wanted == _OPLEIDING, opleiding, other))


def _trains(pairs: Pairs) -> tuple[Bool, Bool]:
    """Per pair whether the plek teaches towards something, and if not, whether that is because nobody said."""
    plekken, j = pairs.plekken, pairs.j
    trains = plekken.soort[j] == _LEERWERK
    trains |= (plekken.opleidt_voor[j] != 0) | (plekken.perspectief[j] & _CERTIFICATES != 0)
    # An unknown perspectief is no doubt here: naming any prospect would then cost points.
    return trains, ~trains & ~plekken.opleidt_voor_bekend[j]


def reden(pairs: Pairs, k: int, punten: float, parameters: Parameters) -> str:
    """The sentence for pair k."""
    wanted, plek = int(pairs.pips.doel[pairs.i[k]]), int(pairs.plekken.doel[pairs.j[k]])
    if wanted < 0:
        return "Het doel van het plan is niet bekend. Dit telt niet mee of tegen."
    if punten == 1.0:
        return f"De plek past bij het doel: {DOELEN[wanted]}."
    if punten == 0.0:
        other = f" De plek is gericht op {DOELEN[plek]}." if plek >= 0 and wanted != _OPLEIDING else ""
        return f"Het doel is {DOELEN[wanted]}.{other or ' De plek leidt daar niet voor op.'}"
    return "Het doel van de plek is niet bekend. Dit telt niet mee of tegen."
