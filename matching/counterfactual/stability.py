"""Does an oordeel survive small errors? A journey somewhat longer, one level lower, some hours fewer.

Small errors must not decide about people: a voorstel that only just fits is told as such.
Parameters: section stevig.
"""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from data.schemas.codes import VAARDIGHEDEN
from data.schemas.vector import Bool
from data.schemas.wijziging import Stevigheid
from matching.outcome import REFUSES
from matching.pairs import Pairs
from matching.parameters import Parameters
from matching.rule import RULES
from matching.wording import NIVEAU_NAAM, listing

_WORDS = {"reistijd": "de reistijd", "uren": "de uren"} | {name: f"het {naam}" for name, naam in NIVEAU_NAAM.items()}


def stevigheid(pairs: Pairs, parameters: Parameters) -> list[Stevigheid]:
    """For each of these pairs, all of which fit, whether it would fit after each small error."""
    names, lost = zip(*_errors(pairs, parameters), strict=True)
    table = np.stack(lost, axis=1)
    return [_told(tuple(name for name, gone in zip(names, row, strict=True) if gone)) for row in table.tolist()]


def refused(pairs: Pairs, parameters: Parameters) -> Bool:
    """Per pair whether any rule refuses it."""
    found = np.zeros(len(pairs), dtype=np.bool_)
    for rule in RULES:
        left = np.flatnonzero(~found)
        found[left] = (rule.judge(pairs.take(left), parameters) & REFUSES) != 0
    return found


def _errors(pairs: Pairs, parameters: Parameters) -> Iterator[tuple[str, Bool]]:
    """Each small error by name, and per pair whether it no longer fits after it."""
    pips, small = pairs.pips, parameters.stevig
    longer = np.where(pairs.minuten >= 0, pairs.minuten + small.minuten, pairs.minuten).astype(np.int16)
    yield "reistijd", refused(replace(pairs, minuten=longer), parameters)
    for place, vaardigheid in enumerate(VAARDIGHEDEN):
        niveau = pips.niveau.copy()
        niveau[:, place] = np.where(niveau[:, place] > 0, niveau[:, place] - 1, niveau[:, place])
        yield vaardigheid, refused(replace(pairs, pips=replace(pips, niveau=niveau)), parameters)
    fewer = replace(pips, uren_naast=pips.uren_naast - small.uren, uren_binnen=pips.uren_binnen - small.uren)
    yield "uren", refused(replace(pairs, pips=fewer), parameters)


def _told(randje: tuple[str, ...]) -> Stevigheid:
    tekst = f"Op het randje van {listing(_WORDS[name] for name in randje)}." if randje else "Stevig."
    return Stevigheid(stevig=not randje, randje=randje, tekst=tekst)
