"""Kansrijke aanbieders: work that is wanted or known, in reach, scored as if the aanbieder said yes."""

from datetime import UTC, datetime
from functools import lru_cache
from math import nan

import pytest

from api.deps import engine_of
from api.journeys.aanbieders import promising
from api.journeys.engine import Engine
from api.journeys.oordeel import judge_pairs
from api.settings import Settings
from data.schemas.aanbieders import Kansen
from data.schemas.pip import Pip
from data.schemas.status import PlekStand, PlekStatus
from data.synthetic.region import make_region
from matching.counterfactual.tailored import suitable
from tests.matching.strategies import OP

MADE = make_region(pips=40, plekken=120, seats=150, seed=101, op=OP)
STATUSES: tuple[PlekStatus, ...] = ("open", "ingetrokken", "vol", "verlopen")
STANDEN = [
    PlekStand(plek, 1, STATUSES[k % 4], datetime(2026, 11, 1, tzinfo=UTC), None) for k, plek in enumerate(MADE.plekken)
]


@lru_cache(maxsize=1)
def engine() -> Engine:
    return engine_of(Settings())


@lru_cache(maxsize=64)
def kansen(k: int) -> Kansen:
    return promising(engine(), MADE.pips[k], STANDEN, OP, 6)


def hours_left(pip: Pip) -> float:
    people = engine().measure_pips([pip], ["aanbodgericht"], [OP])
    return float(people.uren_naast[0] if people.naast_taalles[0] == 1 else people.uren_binnen[0])


def test_there_is_something_to_see() -> None:
    all_of = [one for k in range(40) for one in kansen(k).aanbieders]
    assert len(all_of) > 60
    assert {one.status for one in all_of} == set(STATUSES)
    said = {vraag.split(":")[0] for one in all_of for vraag in one.vragen}
    assert {"Tijden die passen", "Vraag om minder Nederlands"} <= said


@pytest.mark.parametrize("k", range(0, 40, 4))
def test_the_score_is_that_of_the_plek_made_suitable(k: int) -> None:
    pip, by_name = MADE.pips[k], {stand.plek.kenmerk: stand.plek for stand in STANDEN}
    for one in kansen(k).aanbieders:
        then = suitable(by_name[one.plek], pip, hours_left(pip))
        [oordeel] = judge_pairs(engine(), [(pip, then, "aanbodgericht", OP)])
        assert oordeel.score == one.score


def test_a_plek_that_is_open_and_fits_is_no_question_to_an_aanbieder() -> None:
    for k in range(40):
        open_plekken = [stand.plek for stand in STANDEN if stand.status == "open"]
        oordelen = judge_pairs(engine(), [(MADE.pips[k], plek, "aanbodgericht", OP) for plek in open_plekken])
        fitting = {oordeel.plek: oordeel.score for oordeel in oordelen if oordeel.score is not None}
        assert fitting.keys().isdisjoint(one.plek for one in kansen(k).aanbieders)
        assert kansen(k).beste_open == max(fitting.values(), default=None)


def test_every_aanbieder_comes_once_best_first_and_no_work_that_is_not_wanted() -> None:
    for k in range(40):
        names = [one.naam for one in kansen(k).aanbieders]
        scores = [one.score for one in kansen(k).aanbieders]
        assert len(names) == len(set(names)) <= 6
        assert scores == sorted(scores, reverse=True)


def test_unknown_hours_leave_the_hours_of_the_plek_as_they_are() -> None:
    stand, pip = STANDEN[0], MADE.pips[0]
    assert suitable(stand.plek, pip, nan).uren.min == stand.plek.uren.min
    assert suitable(stand.plek, pip, 1.0).uren.min == min(stand.plek.uren.min, 1.0)


def test_the_order_of_plekken_does_not_matter() -> None:
    assert promising(engine(), MADE.pips[1], STANDEN[::-1], OP, 6) == kansen(1)


def test_without_plekken_there_is_nobody_to_visit() -> None:
    assert promising(engine(), MADE.pips[0], [], OP, 6) == nobody_for(MADE.pips[0])


def nobody_for(pip: Pip) -> Kansen:
    return Kansen(pip=pip.kenmerk, beste_open=None, uren_over=max(hours_left(pip), 0.0), aanbieders=())


def test_someone_with_hardly_any_hours_left_is_no_question_to_an_aanbieder() -> None:
    few = [k for k in range(40) if hours_left(MADE.pips[k]) < 2.0]
    assert few and all(not kansen(k).aanbieders for k in few)
    assert all(
        vraag[:14] != "Vraag om 0 uur" for k in range(40) for one in kansen(k).aanbieders for vraag in one.vragen
    )


def test_no_text_names_anybody() -> None:
    kenmerken = {pip.kenmerk for pip in MADE.pips}
    for k in range(40):
        text = kansen(k).model_dump_json(exclude={"pip"})
        assert not any(kenmerk in text for kenmerk in kenmerken)
