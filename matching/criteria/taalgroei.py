"""How much Dutch can the person practise here?

Taalmaatje, taalles, vaktaal and Nederlands op de vloer each have a share of the points. A part that is not known
counts for a quarter of its share, between no and yes, and the sentence says so.

Parameters: section taalgroei.
Source: docs: judgement, section The score; Regioplan: every plek must give enough chance to practise Dutch.
"""

import numpy as np

from data.schemas.codes import VLOEREN
from data.schemas.vector import Float64, Int8
from matching.pairs import Pairs
from matching.parameters import Parameters
from matching.wording import listing

_MOST = len(VLOEREN) - 1
_VLOER = ("weinig", "een beetje", "veel")


def judge(pairs: Pairs, parameters: Parameters) -> Float64:
    """Points in [0, 1] per pair; they depend on the plek only."""
    part, plekken, j = parameters.taalgroei, pairs.plekken, pairs.j
    points = (
        part.taalmaatje * _part(plekken.taalmaatje[j], 1, part.onbekend)
        + part.taalles * _part(plekken.taalles[j], 1, part.onbekend)
        + part.vaktaal * _part(plekken.vaktaal[j], 1, part.onbekend)
        + part.vloer * _part(plekken.vloer[j], _MOST, part.onbekend)
    )
    return np.clip(points, 0.0, 1.0)


def _part(values: Int8, most: int, unknown: float) -> Float64:
    return np.where(values < 0, unknown, values / most)


def reden(pairs: Pairs, k: int, punten: float, parameters: Parameters) -> str:
    """The sentence for pair k: what the plek does for Dutch."""
    plekken, j = pairs.plekken, pairs.j[k]
    parts = {"een taalmaatje": plekken.taalmaatje, "taalles": plekken.taalles, "vaktaal": plekken.vaktaal}
    offered = [name for name, values in parts.items() if values[j] == 1]
    if plekken.vloer[j] > 0:
        offered.append(f"{_VLOER[plekken.vloer[j]]} Nederlands op de vloer")
    if offered:
        return f"De plek helpt bij de taal: {listing(offered)}."
    if plekken.vloer[j] < 0 or any(values[j] < 0 for values in parts.values()):
        return "Hoe de plek helpt bij de taal, is niet helemaal bekend."
    return "Op deze plek is weinig kans om Nederlands te oefenen."
