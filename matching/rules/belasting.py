"""Does the work ask something of the body or mind that the person cannot carry?

A belemmering when a beperking meets its belasting; aanbodgericht a voorwaarde instead when the tasks can be adapted.
An unknown side gives `onbekend` only when the other side says something.

Source: docs: judgement, table of codes (belasting).
"""

import numpy as np

from data.schemas.codes import BELASTINGEN, BEPERKINGEN
from data.schemas.vector import UInt8
from matching.outcome import BELEMMERING, ONBEKEND, VOORWAARDE, Reden, belemmering, voorwaarde
from matching.pairs import Pairs
from matching.parameters import Parameters
from matching.wording import BELASTING_NAAM, bits, listing


def judge(pairs: Pairs, parameters: Parameters) -> UInt8:
    """Bits per pair: BELEMMERING, VOORWAARDE or ONBEKEND."""
    pips, plekken, i, j = pairs.pips, pairs.plekken, pairs.i, pairs.j
    limits, load = pips.beperkingen[i], plekken.belasting[j]
    meets = (limits & load) != 0
    adaptable = plekken.taken_aanpasbaar[j]
    softened = meets & ~pairs.vraaggericht & (adaptable == 1)
    asked = meets & ~pairs.vraaggericht & (adaptable < 0)
    refused = meets & ~softened & ~asked
    unsaid = ~plekken.belasting_bekend[j] & (limits != 0) | ~pips.beperkingen_bekend[i] & (load != 0)
    return (refused * BELEMMERING + softened * VOORWAARDE + (asked | unsaid) * ONBEKEND).astype(np.uint8)


def redenen(pairs: Pairs, k: int, outcome: int, parameters: Parameters) -> list[Reden]:
    """The sentence for pair k."""
    limits, load = int(pairs.pips.beperkingen[pairs.i[k]]), int(pairs.plekken.belasting[pairs.j[k]])
    names = [BELASTING_NAAM[code] for code in BELASTINGEN]
    both = listing(bits(limits & load, names))
    if outcome & BELEMMERING:
        return [belemmering("belasting", f"Bij dit werk hoort {both}. Dat kan niet.")]
    if outcome & VOORWAARDE:
        return [voorwaarde("belasting", f"Bij dit werk hoort {both}. Spreek af dat de taken worden aangepast.")]
    if both:
        return [voorwaarde("onbekend", f"Bij dit werk hoort {both}. Vraag na of de taken aan te passen zijn.")]
    if outcome & ONBEKEND and limits:
        asked = listing((names[b] for b in range(len(BEPERKINGEN)) if limits >> b & 1), "of")
        return [voorwaarde("onbekend", f"Vraag na of bij dit werk {asked} hoort.")]
    if outcome & ONBEKEND:
        return [voorwaarde("onbekend", f"Bij dit werk hoort {listing(bits(load, names))}. Ga na of dat kan.")]
    return []
