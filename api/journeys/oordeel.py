"""Judging single pairs: one question, or many lines of questions."""

from collections.abc import Sequence
from datetime import date

import numpy as np

from api.journeys.engine import Engine, chosen
from data.schemas.oordeel import Oordeel
from data.schemas.pip import Pip
from data.schemas.plek import Plek
from data.schemas.ronde import Keuze
from matching.explain import oordelen
from matching.pairs import pairs_of

Question = tuple[Pip, Plek, Keuze, date]


def judge_pairs(engine: Engine, questions: Sequence[Question]) -> list[Oordeel]:
    """One Oordeel per question, in order; all questions are judged as one block."""
    advice = [chosen(pip, keuze) for pip, _, keuze, _ in questions]
    pips = engine.measure_pips(
        [pip for pip, *_ in questions], [advies.richting for advies in advice], [op for *_, op in questions]
    )
    plekken = engine.measure_plekken([plek for _, plek, _, _ in questions])
    each = np.arange(len(questions))
    answers = oordelen(pairs_of(pips, plekken, each, each, engine.router), engine.parameters, engine.router)
    return [
        answer.model_copy(update={"richting_reden": advies.reden}) if advies.reden else answer
        for answer, advies in zip(answers, advice, strict=True)
    ]
