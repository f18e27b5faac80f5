"""Does the plek use the hours that the person has left?

Points are the share of the hours left that the plek can fill. For leerroute z half of the points is progress to the
participation norm of 800 hours. Unknown hours give the neutral value.

Parameters: section uren.
Source: docs: judgement, section The score; Monitor, Z-route (800 hours: Handreiking Leerroutes, Divosa).
"""

import numpy as np

from data.schemas.vector import NO_DAY, Float64
from matching.pairs import Pairs
from matching.parameters import Parameters
from matching.wording import number


def judge(pairs: Pairs, parameters: Parameters) -> Float64:
    """Points in [0, 1] per pair."""
    part, pips, i = parameters.uren, pairs.pips, pairs.i
    left, filled = _left_and_filled(pairs)
    use = np.where(left > 0, np.minimum(filled / np.maximum(left, 1e-9), 1.0), part.neutraal)
    weeks = np.clip((pairs.plekken.einddatum[pairs.j] - pips.op[i].astype(np.int64)) / 7.0, 0.0, part.z_norm_weken)
    progress = np.minimum(filled * weeks / part.z_norm_uren, 1.0)
    points = np.where(pips.z_route[i], (1.0 - part.z_deel) * use + part.z_deel * progress, use)
    return np.where(np.isnan(left), part.neutraal, points)


def _left_and_filled(pairs: Pairs) -> tuple[Float64, Float64]:
    """Hours a week left (nan if unknown) and hours of those that the plek can fill."""
    pips, plekken = pairs.pips, pairs.plekken
    left = pips.uren_voorzichtig[pairs.i]
    most = np.fmax(plekken.uren_gevraagd[pairs.j], plekken.uren_max[pairs.j])
    return left, np.minimum(most, np.maximum(left, 0.0))


def reden(pairs: Pairs, k: int, punten: float, parameters: Parameters) -> str:
    """The sentence for pair k."""
    left, filled = (float(values[0]) for values in _left_and_filled(pairs.take(np.array([k]))))
    if np.isnan(left):
        return "Het aantal uren per week is niet bekend. Dit telt niet mee of tegen."
    if left <= 0:
        return "Er zijn geen uren meer over."
    sentence = f"De plek gebruikt {number(filled)} van de {number(max(left, 0.0))} uur die over zijn."
    if not pairs.pips.z_route[pairs.i[k]]:
        return sentence
    end = int(pairs.plekken.einddatum[pairs.j[k]])
    period = "tot de einddatum" if end != NO_DAY else "in een jaar"
    weeks = min(max((end - int(pairs.pips.op[pairs.i[k]])) / 7.0, 0.0), parameters.uren.z_norm_weken)
    reached, norm = round(filled * weeks), parameters.uren.z_norm_uren
    if reached >= norm:
        return f"{sentence} Dat haalt {period} de norm van {number(norm)} uur."
    return f"{sentence} Dat is {period} {number(reached)} van de {number(norm)} uur."
