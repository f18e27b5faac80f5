"""Does the person have the certificaten that the plek requires?

Each certificaat is judged by itself. A missing one is a voorwaarde in both directions when the plek trains for it, or
when it is a VOG, which can be applied for; otherwise a belemmering. A higher mbo level includes the lower ones.
Unknown certificaten of the person give `onbekend`, whatever is asked.

Source: docs: judgement, table of codes (certificaat) and "Implied".
"""

import numpy as np

from data.schemas.codes import CERTIFICATEN
from data.schemas.vector import UInt8, UInt16
from matching.outcome import BELEMMERING, ONBEKEND, VOORWAARDE, Reden, belemmering, voorwaarde
from matching.pairs import Pairs
from matching.parameters import Parameters
from matching.wording import CERTIFICAAT_NAAM, bits, cased, listing

_VOG = np.uint16(1 << CERTIFICATEN.index("vog"))


def judge(pairs: Pairs, parameters: Parameters) -> UInt8:
    """Bits per pair: any of BELEMMERING, VOORWAARDE and ONBEKEND together."""
    if not pairs.plekken.certificaten.any():
        return np.zeros(len(pairs), dtype=np.uint8)
    known = pairs.pips.certificaten_bekend[pairs.i]
    to_get, hard = _missing(pairs)
    ask = (hard != 0) & ~pairs.vraaggericht & ~pairs.plekken.opleidt_voor_bekend[pairs.j]
    unknown = np.where(known, ask, pairs.plekken.certificaten[pairs.j] != 0)
    refused = known & (hard != 0) & ~ask
    return (refused * BELEMMERING + (known & (to_get != 0)) * VOORWAARDE + unknown * ONBEKEND).astype(np.uint8)


def _missing(pairs: Pairs) -> tuple[UInt16, UInt16]:
    """Masks per pair of what is missing: what can be got on or for the plek, and what cannot."""
    missing = pairs.plekken.certificaten[pairs.j] & ~pairs.pips.certificaten[pairs.i]
    obtainable = missing & (pairs.plekken.opleidt_voor[pairs.j] | _VOG)
    return obtainable, missing & ~obtainable


def redenen(pairs: Pairs, k: int, outcome: int, parameters: Parameters) -> list[Reden]:
    """The sentences for pair k: one for each certificaat that is missing."""
    one = pairs.take(np.array([k]))
    names = [CERTIFICAAT_NAAM[code] for code in CERTIFICATEN]
    if not one.pips.certificaten_bekend[one.i[0]]:
        asked = listing(bits(int(one.plekken.certificaten[one.j[0]]), names))
        return [voorwaarde("onbekend", f"De plek vraagt: {asked}. Ga na of dit er is.")] if outcome else []
    to_get, hard = (int(mask[0]) for mask in _missing(one))
    trained = to_get & int(one.plekken.opleidt_voor[one.j[0]])
    sentences = [
        voorwaarde("certificaat", f"{cased(name)} ontbreekt: dit is te halen via de opleiding op de plek.")
        for name in bits(trained, names)
    ]
    if to_get & ~trained:
        sentences.append(voorwaarde("certificaat", "Een VOG ontbreekt: vraag deze aan."))
    for name in bits(hard, names):
        if outcome & BELEMMERING:
            sentences.append(belemmering("certificaat", f"De plek vraagt: {name}. Dat ontbreekt."))
        else:
            tekst = f"De plek vraagt: {name}. Vraag na of dit op de plek te halen is."
            sentences.append(voorwaarde("onbekend", tekst))
    return sentences
