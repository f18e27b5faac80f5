"""Does the plek lead to paid work or a recognised certificate?

Each prospect adds, and together they never pass 1: 1 minus the product of what each leaves over. Work that is already
paid counts as a prospect. Unknown gives the neutral value.

Parameters: section perspectief.
Source: docs: judgement, section The score; SER: prospect of paid work; Cedris: praktijkverklaring.
"""

import numpy as np

from data.schemas.codes import PERSPECTIEVEN, PLEKSOORTEN
from data.schemas.vector import Float64
from matching.pairs import Pairs
from matching.parameters import Parameters
from matching.wording import bits, listing

_PAID = PLEKSOORTEN.index("betaaldWerk")
_NAMES = ("baangarantie", "een praktijkverklaring", "een mbo-certificaat", "een mbo-diploma", "doorgroei")


def judge(pairs: Pairs, parameters: Parameters) -> Float64:
    """Points in [0, 1] per pair; they depend on the plek only."""
    part, plekken, j = parameters.perspectief, pairs.plekken, pairs.j
    offered = plekken.perspectief[j]
    each = dict(
        zip(
            PERSPECTIEVEN,
            (part.baangarantie, part.praktijkverklaring, part.mbo_certificaat, part.mbo_diploma, part.doorgroei),
            strict=True,
        )
    )
    left = np.where(plekken.soort[j] == _PAID, 1.0 - part.betaald_werk, 1.0)
    for k, code in enumerate(PERSPECTIEVEN):
        left = left * np.where(offered >> k & 1, 1.0 - each[code], 1.0)
    return np.where(plekken.perspectief_bekend[j], 1.0 - left, np.maximum(part.neutraal, 1.0 - left))


def reden(pairs: Pairs, k: int, punten: float, parameters: Parameters) -> str:
    """The sentence for pair k."""
    plekken, j = pairs.plekken, int(pairs.j[k])
    prospects = bits(int(plekken.perspectief[j]), _NAMES)
    if plekken.soort[j] == _PAID:
        prospects.insert(0, "betaald werk")
    if prospects:
        return f"De plek biedt {listing(prospects)}."
    if not plekken.perspectief_bekend[j]:
        return "Het perspectief van de plek is niet bekend."
    return "De plek biedt geen perspectief op werk of een certificaat."
