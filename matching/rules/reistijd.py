"""Is the plek near enough?

A belemmering when the fastest allowed vervoer takes longer than maxMinuten, or when no allowed vervoer reaches. An
unknown maxMinuten asks nothing within 45 minutes and is `onbekend` beyond; an unknown postcode is `onbekend`.

Parameters: regels.minutenOnbekend.
Source: docs: judgement, table of codes (reistijd); Monitor: 37% of gemeenten name distance as a bottleneck.
"""

import numpy as np

from data.schemas.vector import UInt8
from matching.outcome import BELEMMERING, ONBEKEND, Reden, belemmering, voorwaarde
from matching.pairs import NOT_REACHED, POSTCODE_UNKNOWN, Pairs
from matching.parameters import Parameters
from matching.wording import minutes_text


def judge(pairs: Pairs, parameters: Parameters) -> UInt8:
    """Bits per pair: BELEMMERING or ONBEKEND."""
    most = pairs.pips.max_minuten[pairs.i]
    refused = (pairs.minuten == NOT_REACHED) | ((most >= 0) & (pairs.minuten > most))
    far = (most < 0) & (pairs.minuten > parameters.regels.minuten_onbekend)
    unknown = far | (pairs.minuten == POSTCODE_UNKNOWN)
    return (refused * BELEMMERING + unknown * ONBEKEND).astype(np.uint8)


def redenen(pairs: Pairs, k: int, outcome: int, parameters: Parameters) -> list[Reden]:
    """The sentence for pair k."""
    minutes, most = int(pairs.minuten[k]), int(pairs.pips.max_minuten[pairs.i[k]])
    if outcome & BELEMMERING and minutes == NOT_REACHED:
        return [belemmering("reistijd", "De plek is niet te bereiken met het vervoer dat kan.")]
    if outcome & BELEMMERING:
        tekst = f"De reis duurt {minutes_text(minutes)}. Het maximum is {minutes_text(most)}."
        return [belemmering("reistijd", tekst)]
    if minutes == POSTCODE_UNKNOWN and outcome & ONBEKEND:
        who = "van de plek" if pairs.pips.pc4[pairs.i[k]] >= 0 else "van het woonadres"
        tekst = f"De postcode {who} is niet bekend. Ga na hoe lang de reis duurt."
        return [voorwaarde("onbekend", tekst)]
    if outcome & ONBEKEND:
        tekst = f"De reis duurt {minutes_text(minutes)}. Ga na of dat haalbaar is."
        return [voorwaarde("onbekend", tekst)]
    return []
