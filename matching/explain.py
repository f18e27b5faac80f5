"""Judgements in words: for each pair every belemmering, every voorwaarde and every bijdrage, from the same numbers."""

import numpy as np

from data.schemas.codes import RICHTINGEN, OordeelCode
from data.schemas.oordeel import Bijdrage, Oordeel, Punt
from data.schemas.travel import Router
from matching.criterion import CRITERIA_IN_ORDER
from matching.outcome import REFUSES, Reden
from matching.pairs import Pairs
from matching.parameters import Parameters
from matching.rule import RULES
from matching.scoring import points, total, weights


def oordelen(pairs: Pairs, parameters: Parameters, router: Router) -> list[Oordeel]:
    """One Oordeel per pair, in order; every rule is asked, also when an earlier one refuses."""
    outcomes = np.stack([rule.judge(pairs, parameters) for rule in RULES])
    refused = ((outcomes & REFUSES) != 0).any(axis=0)
    weight, point = weights(pairs, parameters), points(pairs, parameters)
    contribution = weight * point
    scores = total(contribution)
    rows = outcomes.T.tolist()
    numbers = np.stack([weight, point, contribution], axis=-1).transpose(1, 0, 2).tolist()
    return [
        _oordeel(
            pairs,
            k,
            _redenen(pairs, k, rows[k], parameters),
            None if refused[k] else float(scores[k]),
            () if refused[k] else _bijdragen(pairs, k, numbers[k], parameters),
            router,
        )
        for k in range(len(pairs))
    ]


def _redenen(pairs: Pairs, k: int, outcomes: list[int], parameters: Parameters) -> list[Reden]:
    return [
        reden
        for rule, outcome in zip(RULES, outcomes, strict=True)
        if outcome
        for reden in rule.redenen(pairs, k, outcome, parameters)
    ]


def _bijdragen(pairs: Pairs, k: int, numbers: list[list[float]], parameters: Parameters) -> tuple[Bijdrage, ...]:
    return tuple(
        Bijdrage(
            criterium=criterion.name,
            gewicht=weight,
            punten=point,
            bijdrage=contribution,
            reden=criterion.reden(pairs, k, point, parameters),
        )
        for criterion, (weight, point, contribution) in zip(CRITERIA_IN_ORDER, numbers, strict=True)
    )


def _oordeel(
    pairs: Pairs,
    k: int,
    redenen: list[Reden],
    score: float | None,
    bijdragen: tuple[Bijdrage, ...],
    router: Router,
) -> Oordeel:
    punten = {
        lijst: tuple(Punt(code=reden.code, tekst=reden.tekst) for reden in redenen if reden.lijst == lijst)
        for lijst in ("belemmering", "voorwaarde")
    }
    minutes = int(pairs.minuten[k])
    verdict: OordeelCode = (
        "nietPassend" if score is None else "passendMetVoorwaarden" if punten["voorwaarde"] else "passend"
    )
    return Oordeel(
        pip=pairs.pips.kenmerk[pairs.i[k]],
        plek=pairs.plekken.kenmerk[pairs.j[k]],
        richting=RICHTINGEN[pairs.pips.richting[pairs.i[k]]],
        oordeel=verdict,
        score=score,
        belemmeringen=punten["belemmering"],
        voorwaarden=punten["voorwaarde"],
        bijdragen=bijdragen,
        reistijd_minuten=minutes if minutes >= 0 else None,
        reistijd_bron=router.name,
        waarschuwingen=router.waarschuwingen,
    )
