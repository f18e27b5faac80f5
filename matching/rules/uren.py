"""Are there enough hours left in the week and in the day?

Hours left are the belastbaarheid minus lessons, modules, opleiding and werk. A vast rooster asks the larger of
uren.min and its joined tijden, and may not ask more on one calendar day than urenPerDag; a flexibel rooster asks
uren.min. Whether lessons come on top of the hours (naastTaalles) is `onbekend` only when that decides.

Source: docs: judgement, "Hours left per week"; Monitor 1.9: total belastbaarheid tuned together with everything else.
"""

import numpy as np

from data.schemas.vector import Bool, Float64, UInt8
from matching.outcome import BELEMMERING, ONBEKEND, Reden, belemmering, voorwaarde
from matching.pairs import Pairs
from matching.parameters import Parameters
from matching.wording import number

_ROUNDING = 1e-9


def judge(pairs: Pairs, parameters: Parameters) -> UInt8:
    """Bits per pair: BELEMMERING, ONBEKEND or both."""
    week, week_unknown = _week(pairs)
    day = _too_long_a_day(pairs)
    refused = week | day
    # Whether lessons are inside the hours does not decide when the day is too long anyway.
    unknown = np.isnan(pairs.pips.uren_naast)[pairs.i] & (_asked(pairs) > 0) | week_unknown & ~day
    return (refused * BELEMMERING + unknown * ONBEKEND).astype(np.uint8)


def _asked(pairs: Pairs) -> Float64:
    return pairs.plekken.uren_gevraagd[pairs.j]


def _week(pairs: Pairs) -> tuple[Bool, Bool]:
    """Whether too many hours are asked, and whether that hangs on an unknown naastTaalles."""
    pips, asked = pairs.pips, _asked(pairs)
    # nan, an unknown number of hours, is never too few.
    asks, rounded = asked > 0, asked - _ROUNDING
    refused = asks & (rounded > pips.uren_meest[pairs.i])
    return refused, asks & ~refused & (rounded > pips.uren_minst[pairs.i])


def _too_long_a_day(pairs: Pairs) -> Bool:
    return pairs.plekken.uren_dag[pairs.j] > pairs.pips.uren_per_dag[pairs.i] + _ROUNDING


def redenen(pairs: Pairs, k: int, outcome: int, parameters: Parameters) -> list[Reden]:
    """The sentences for pair k: hours in the week, hours on a day, and what must be asked."""
    one = pairs.take(np.array([k]))
    pips, i, j = one.pips, int(one.i[0]), int(one.j[0])
    asked = number(float(one.plekken.uren_gevraagd[j]))
    sentences = []
    week, _ = _week(one)
    if week[0]:
        left = pips.uren_binnen[i] if pips.naast_taalles[i] == 0 else pips.uren_naast[i]
        tekst = f"De plek vraagt {asked} uur per week. Er zijn nog {number(max(float(left), 0.0))} uur over."
        sentences.append(belemmering("uren", tekst))
    if _too_long_a_day(one)[0]:
        most, longest = number(float(pips.uren_per_dag[i])), number(float(one.plekken.uren_dag[j]))
        sentences.append(
            belemmering("uren", f"De plek vraagt {longest} uur op één dag. Haalbaar is {most} uur per dag.")
        )
    if outcome & ONBEKEND and np.isnan(pips.uren_naast[i]):
        tekst = f"Het aantal uren per week is niet bekend. De plek vraagt {asked} uur: ga dit na."
        sentences.append(voorwaarde("onbekend", tekst))
    elif outcome & ONBEKEND:
        tekst = f"De plek vraagt {asked} uur per week. Ga na of de taalles boven op de uren komt."
        sentences.append(voorwaarde("onbekend", tekst))
    return sentences
