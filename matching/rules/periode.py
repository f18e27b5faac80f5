"""Is the plek still there when the person can start?

A belemmering when the einddatum lies before the day of judging or before beschikbaarVanaf. No einddatum asks nothing.

Source: docs: judgement, table of codes (periode).
"""

from datetime import date

import numpy as np

from data.schemas.vector import UInt8
from matching.outcome import BELEMMERING, Reden, belemmering
from matching.pairs import Pairs
from matching.parameters import Parameters


def judge(pairs: Pairs, parameters: Parameters) -> UInt8:
    """Bits per pair: BELEMMERING or nothing."""
    first = np.maximum(pairs.pips.vanaf, pairs.pips.op)[pairs.i]
    return ((pairs.plekken.einddatum[pairs.j] < first) * BELEMMERING).astype(np.uint8)


def redenen(pairs: Pairs, k: int, outcome: int, parameters: Parameters) -> list[Reden]:
    """The sentence for pair k."""
    if not outcome:
        return []
    end = date.fromordinal(int(pairs.plekken.einddatum[pairs.j[k]]))
    start = date.fromordinal(int(pairs.pips.vanaf[pairs.i[k]]))
    if end.toordinal() < int(pairs.pips.op[pairs.i[k]]):
        return [belemmering("periode", f"De plek is gestopt op {end:%d-%m-%Y}.")]
    tekst = f"De plek stopt op {end:%d-%m-%Y}. Beginnen kan pas op {start:%d-%m-%Y}."
    return [belemmering("periode", tekst)]
