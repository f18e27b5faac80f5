"""Nearer is better.

Full points up to min(10, maxMinuten / 2) minutes, none at maxMinuten (45 if unknown), a straight line between. An
unknown postcode gives the neutral value.

Parameters: reistijd.volMinuten, volDeel, maxOnbekend, neutraal.
Source: docs: judgement, section The score; Monitor: 37% of gemeenten name distance as a bottleneck.
"""

import numpy as np

from data.schemas.vector import Float64
from matching.pairs import NOT_REACHED, POSTCODE_UNKNOWN, Pairs
from matching.parameters import Parameters
from matching.wording import minutes_text


def judge(pairs: Pairs, parameters: Parameters) -> Float64:
    """Points in [0, 1] per pair."""
    part = parameters.reistijd
    known = pairs.pips.max_minuten
    most = np.where(known < 0, part.max_onbekend, known)[pairs.i]
    full = np.minimum(part.vol_minuten, most * part.vol_deel)
    slope = np.maximum(most - full, 1e-9)
    points = np.clip((most - pairs.minuten) / slope, 0.0, 1.0)
    points[pairs.minuten <= full] = 1.0
    points[pairs.minuten == NOT_REACHED] = 0.0
    points[pairs.minuten == POSTCODE_UNKNOWN] = part.neutraal
    return points


def reden(pairs: Pairs, k: int, punten: float, parameters: Parameters) -> str:
    """The sentence for pair k."""
    minutes, most = int(pairs.minuten[k]), int(pairs.pips.max_minuten[pairs.i[k]])
    if minutes == POSTCODE_UNKNOWN:
        return "De reistijd is niet bekend. Dit telt niet mee of tegen."
    if minutes == NOT_REACHED:
        return "De plek is niet te bereiken met het vervoer dat kan."
    limit = f"Het maximum is {minutes_text(most)}" if most >= 0 else "Het maximum is niet bekend"
    return f"De reis duurt {minutes_text(minutes)}. {limit}."
