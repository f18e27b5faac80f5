"""Does the guidance offered meet the guidance needed?

Each step of intensiteit less than needed costs half the points of that part; more guidance than needed costs nothing.
A werkbegeleider counts always; a jobcoach and a taalmaatje count as missing only if the person needs one. Unknown
gives half of the part.

Parameters: section begeleiding.
Source: docs: judgement, section The score; SER: begeleiding op maat is named most often.
"""

import numpy as np

from data.schemas.vector import Float64, Int8
from matching.pairs import Pairs
from matching.parameters import Parameters

_KIND = ("lichte", "gemiddelde", "intensieve")


def judge(pairs: Pairs, parameters: Parameters) -> Float64:
    """Points in [0, 1] per pair."""
    part, pips, plekken, i, j = parameters.begeleiding, pairs.pips, pairs.plekken, pairs.i, pairs.j
    points = (
        part.intensiteit * _intensity(pips.begeleiding[i], plekken.begeleiding[j], parameters)
        + part.werkbegeleider * _state(plekken.werkbegeleider[j], part.onbekend)
        + part.jobcoach * _needed(pips.jobcoach[i], plekken.jobcoach[j], part.onbekend)
        + part.taalmaatje * _needed(pips.taalmaatje[i], plekken.taalmaatje[j], part.onbekend)
    )
    return np.clip(points, 0.0, 1.0)


def _state(values: Int8, unknown: float) -> Float64:
    return np.where(values < 0, unknown, values)


def _intensity(need: Int8, offer: Int8, parameters: Parameters) -> Float64:
    short = np.maximum(need - np.maximum(offer, 0), 0)  # any guidance meets a light need
    points = np.maximum(1.0 - parameters.begeleiding.stap_tekort * short, 0.0)
    unknown = (need < 0) | (offer < 0) & (need > 0)
    return np.where(unknown, parameters.begeleiding.onbekend, points)


def _needed(need: Int8, offer: Int8, unknown: float) -> Float64:
    """Full points if not needed or offered, none if needed and refused, the unknown value in between."""
    unsure = (need < 0) & (offer != 1) | (need == 1) & (offer < 0)
    return np.where(unsure, unknown, np.where((need == 1) & (offer == 0), 0.0, 1.0))


def reden(pairs: Pairs, k: int, punten: float, parameters: Parameters) -> str:
    """The sentence for pair k: needed and offered side by side."""
    pips, plekken, i, j = pairs.pips, pairs.plekken, pairs.i[k], pairs.j[k]
    need, offer = int(pips.begeleiding[i]), int(plekken.begeleiding[j])
    parts = [
        f"Nodig: {_KIND[need]} begeleiding." if need >= 0 else "Hoeveel begeleiding nodig is, is niet bekend.",
        f"De plek biedt: {_KIND[offer]} begeleiding." if offer >= 0 else "Wat de plek biedt, is niet bekend.",
    ]
    if pips.jobcoach[i] == 1 and plekken.jobcoach[j] != 1:
        parts.append("Een jobcoach is nodig.")
    return " ".join(parts)
