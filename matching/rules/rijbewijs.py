"""Does the person have the rijbewijs that the plek requires?

A missing rijbewijs is always a belemmering. BE, C and D include B; B and A include AM. Unknown licences of the person
give `onbekend`.

Source: docs: judgement, table of codes (rijbewijs) and "Implied".
"""

import numpy as np

from data.schemas.codes import RIJBEWIJZEN
from data.schemas.vector import UInt8
from matching.outcome import BELEMMERING, ONBEKEND, Reden, belemmering, voorwaarde
from matching.pairs import Pairs
from matching.parameters import Parameters
from matching.wording import bits, listing


def judge(pairs: Pairs, parameters: Parameters) -> UInt8:
    """Bits per pair: BELEMMERING or ONBEKEND."""
    if not pairs.plekken.rijbewijs.any():
        return np.zeros(len(pairs), dtype=np.uint8)
    asked = pairs.plekken.rijbewijs[pairs.j]
    known = pairs.pips.rijbewijs_bekend[pairs.i]
    missing = (asked & ~pairs.pips.rijbewijs[pairs.i]) != 0
    return ((known & missing) * BELEMMERING + (~known & (asked != 0)) * ONBEKEND).astype(np.uint8)


def redenen(pairs: Pairs, k: int, outcome: int, parameters: Parameters) -> list[Reden]:
    """The sentence for pair k."""
    asked, has = int(pairs.plekken.rijbewijs[pairs.j[k]]), int(pairs.pips.rijbewijs[pairs.i[k]])
    if outcome & BELEMMERING:
        missing = listing(bits(asked & ~has, RIJBEWIJZEN))
        return [belemmering("rijbewijs", f"De plek vraagt rijbewijs {missing}. Dat ontbreekt.")]
    if outcome & ONBEKEND:
        tekst = f"De plek vraagt rijbewijs {listing(bits(asked, RIJBEWIJZEN))}. Ga na of dit er is."
        return [voorwaarde("onbekend", tekst)]
    return []
