"""Does the plek have a seat at all?

A belemmering when capaciteit is 0. How seats are divided over people is the assignment's work, not this rule's.

Source: docs: judgement, table of codes (capaciteit).
"""

import numpy as np

from data.schemas.vector import UInt8
from matching.outcome import BELEMMERING, Reden, belemmering
from matching.pairs import Pairs
from matching.parameters import Parameters


def judge(pairs: Pairs, parameters: Parameters) -> UInt8:
    """Bits per pair: BELEMMERING or nothing."""
    return ((pairs.plekken.capaciteit == 0)[pairs.j] * BELEMMERING).astype(np.uint8)


def redenen(pairs: Pairs, k: int, outcome: int, parameters: Parameters) -> list[Reden]:
    """The sentence for pair k."""
    return [belemmering("capaciteit", "De plek is vol.")] if outcome else []
