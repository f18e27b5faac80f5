"""Judging single pairs: one question, or many lines of questions."""

from collections.abc import Sequence
from datetime import date

import numpy as np

from api.journeys.engine import Engine, chosen
from data.schemas.oordeel import Oordeel
from data.schemas.pip import Pip
from data.schemas.plek import Plek
from data.schemas.ronde import Keuze
from matching.counterfactual.pair import NOT_ALL, asked, what_if
from matching.counterfactual.stability import stevigheid
from matching.explain import oordelen
from matching.pairs import pairs_of

Question = tuple[Pip, Plek, Keuze, date]


def judge_pairs(engine: Engine, questions: Sequence[Question], wat_als: bool = False) -> list[Oordeel]:
    """One Oordeel per question, in order; all questions are judged as one block.

    With wat_als each pair that does not fit gets the smallest changes after which it would; that is a search of its
    own for every such pair, and takes tens of times as long.
    """
    advice = [chosen(pip, keuze) for pip, _, keuze, _ in questions]
    pips = engine.measure_pips(
        [pip for pip, *_ in questions], [advies.richting for advies in advice], [op for *_, op in questions]
    )
    plekken = engine.measure_plekken([plek for _, plek, _, _ in questions])
    each = np.arange(len(questions))
    answers = oordelen(pairs_of(pips, plekken, each, each, engine.router), engine.parameters, engine.router)
    told = [
        answer.model_copy(update={"richting_reden": advies.reden}) if advies.reden else answer
        for answer, advies in zip(answers, advice, strict=True)
    ]
    return [with_wat_als(engine, *each) for each in zip(questions, told, strict=True)] if wat_als else told


def with_stevigheid(engine: Engine, pip: Pip, plek: Plek, oordeel: Oordeel, op: date) -> Oordeel:
    """The oordeel with whether it survives small errors; as it is when it does not fit."""
    if oordeel.score is None:
        return oordeel
    people, places = engine.measure_pips([pip], [oordeel.richting], [op]), engine.measure_plekken([plek])
    one = np.zeros(1, dtype=np.intp)
    [small] = stevigheid(pairs_of(people, places, one, one, engine.router), engine.parameters)
    return oordeel.model_copy(update={"stevigheid": small})


def with_wat_als(engine: Engine, question: Question, oordeel: Oordeel) -> Oordeel:
    """The oordeel with the smallest changes after which this pair would fit; none when it fits already."""
    pip, plek, keuze, op = question
    changes = asked(pip, plek, oordeel, keuze == "auto", engine.parameters)
    if not changes.changes:
        return oordeel.model_copy(update={"wat_als": ()})
    pips = changes.pips()
    people = engine.measure_pips(pips, [oordeel.richting] * len(pips), [op] * len(pips))
    places = engine.measure_plekken(changes.plekken())
    found, complete = what_if(changes, people, places, engine.router, engine.parameters)
    warnings = oordeel.waarschuwingen if complete else (*oordeel.waarschuwingen, NOT_ALL)
    return oordeel.model_copy(update={"wat_als": found, "waarschuwingen": warnings})
