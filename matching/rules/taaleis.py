"""Does the person know enough Dutch for this plek?

A belemmering when any vaardigheid with an eis has a known level below it. Aanbodgericht it is a voorwaarde instead
when the gap is exactly one step and the eis is open to discussion or the plek helps with Dutch. A vaardigheid whose
level is not known gives `onbekend`.

Parameters: regels.verzachtbareStappen.
Source: docs: judgement, table of codes (taaleis); Liander asks B1, a zorg pre-track A2, schoonmaak none (SER,
verkenning leerwerktrajecten, 2021).
"""

import numpy as np
from numpy.typing import NDArray

from data.schemas.codes import NIVEAUS, VAARDIGHEDEN, Vaardigheid
from data.schemas.vector import Bool, Int8, UInt8
from matching.kernel import kernel
from matching.outcome import BELEMMERING, ONBEKEND, VOORWAARDE, Reden, belemmering, voorwaarde
from matching.pairs import Pairs
from matching.parameters import Parameters
from matching.wording import NIVEAU_NAAM, cased, listing


def judge(pairs: Pairs, parameters: Parameters) -> UInt8:
    """Bits per pair: BELEMMERING, VOORWAARDE or ONBEKEND, the last also beside the first two."""
    gap, unknown = _gap(pairs)
    softenable = (gap == parameters.regels.verzachtbare_stappen) & (gap > 0) & ~pairs.vraaggericht
    softened, asked = softenable.copy(), softenable.copy()
    some = np.flatnonzero(softenable)
    softened[some], asked[some] = _softeners(pairs.take(some))
    refused = (gap > 0) & ~softened & ~asked
    return (refused * BELEMMERING + softened * VOORWAARDE + (unknown | asked) * ONBEKEND).astype(np.uint8)


def _gap(pairs: Pairs) -> tuple[Int8, Bool]:
    """The largest known shortfall in steps (0 if none), and whether a level that is asked is not known."""
    return _gaps(pairs.pips.niveau, pairs.plekken.taaleis, pairs.i, pairs.j)


@kernel
def _gaps(
    niveau: NDArray[np.int8], eis: NDArray[np.int8], i: NDArray[np.intp], j: NDArray[np.intp]
) -> tuple[NDArray[np.int8], NDArray[np.bool_]]:
    gap, unknown = np.zeros(len(i), dtype=np.int8), np.zeros(len(i), dtype=np.bool_)
    for k in range(len(i)):
        for skill in range(eis.shape[1]):
            asked, reached = eis[j[k], skill], niveau[i[k], skill]
            if asked > 0 and reached < 0:
                unknown[k] = True
            elif asked > 0:
                gap[k] = max(gap[k], asked - reached)
    return gap, unknown


def _softeners(pairs: Pairs) -> tuple[Bool, Bool]:
    """Per pair: does the plek help with Dutch or discuss the eis; and if not, is that because nobody said?"""
    plekken = pairs.plekken
    columns = (plekken.taaleis_bespreekbaar, plekken.taalmaatje, plekken.taalles, plekken.vaktaal)
    states = [column[pairs.j] for column in columns]
    helps = np.logical_or.reduce([state == 1 for state in states])
    return helps, ~helps & np.logical_or.reduce([state < 0 for state in states])


def redenen(pairs: Pairs, k: int, outcome: int, parameters: Parameters) -> list[Reden]:
    """The sentences for pair k: one for all levels that fall short, one for each level that is not known."""
    eisen = pairs.plekken.taaleis[pairs.j[k]].tolist()
    niveaus = pairs.pips.niveau[pairs.i[k]].tolist()
    asked = [part for part in zip(VAARDIGHEDEN, eisen, niveaus, strict=True) if part[1] > 0]
    short = _short(asked)
    sentences = []
    if outcome & BELEMMERING:
        sentences.append(belemmering("taaleis", f"De plek vraagt meer Nederlands: {short}."))
    elif outcome & VOORWAARDE:
        tekst = f"De plek vraagt iets meer Nederlands: {short}. Maak een afspraak over hulp bij de taal."
        sentences.append(voorwaarde("taaleis", tekst))
    elif short:
        tekst = f"De plek vraagt iets meer Nederlands: {short}. Vraag na of de plek hulp bij de taal geeft."
        sentences.append(voorwaarde("onbekend", tekst))
    for name, _, niveau in asked:
        if niveau < 0:
            sentences.append(voorwaarde("onbekend", f"{cased(NIVEAU_NAAM[name])} is niet bekend: ga dit na."))
    return sentences


def _short(asked: list[tuple[Vaardigheid, int, int]]) -> str:
    """What falls short, equal steps together: "lezen en spreken B1 (nu A2)"."""
    steps: dict[tuple[int, int], list[str]] = {}
    for name, eis, niveau in asked:
        if 0 <= niveau < eis:
            steps.setdefault((eis, niveau), []).append(name)
    return listing(f"{listing(names)} {NIVEAUS[eis]} (nu {NIVEAUS[niveau]})" for (eis, niveau), names in steps.items())
