"""Why not: the numbers are those of dividing again, the sentences are true, and nobody else is in them."""

from dataclasses import replace
from functools import lru_cache

import numpy as np
import pytest

from api.deps import engine_of
from api.journeys.engine import Engine
from api.journeys.oordeel import judge_pairs
from api.journeys.regio import Regio
from api.journeys.verdeling import measure_all
from api.journeys.waarom_niet import why_not_all
from api.settings import Settings
from data.schemas.waarom_niet import WaaromNiet
from data.synthetic.region import TWENTE, make_region
from matching.assignment.division import divide
from matching.assignment.standing import without_pips
from matching.scoring import score_all
from tests.matching.strategies import OP

MADE = make_region(pips=90, plekken=45, seats=60, seed=97, op=OP)
REGIO = Regio(TWENTE, list(MADE.pips), list(MADE.plekken))


@lru_cache(maxsize=1)
def engine() -> Engine:
    return engine_of(Settings())


@lru_cache(maxsize=1)
def told() -> list[WaaromNiet]:
    return why_not_all(engine(), REGIO, "auto", OP, 1)


def test_everyone_without_their_best_plek_is_told_once() -> None:
    names = [one.pip for one in told()]
    assert names == sorted(set(names))
    assert {one.soort for one in told()} == {"nietEersteKeus", "geenCapaciteit", "geenPassendePlek"}


def test_the_loss_is_that_of_dividing_again_with_that_person_on_that_plek() -> None:
    people, places = measure_all(engine(), REGIO.pips, REGIO.plekken, "auto", OP)
    pairs = score_all(people, places, engine().router, engine().parameters)
    now = divide(pairs, people, places, 1).total
    asked = [one for one in told() if one.verlies is not None]
    assert len(asked) > 20
    for one in asked:
        pip, plek = people.kenmerk.index(one.pip), places.kenmerk.index(one.plek or "")
        score = pairs.score[(pairs.i == pip) & (pairs.j == plek)][0]
        seats = places.capaciteit.copy()
        seats[plek] -= 1
        others = divide(without_pips(pairs, np.array([pip])), people, replace(places, capaciteit=seats), 1)
        assert one.verlies == pytest.approx(now - others.total - score, abs=1e-6)


def test_the_rule_that_is_named_refuses_most_plekken_with_a_seat_in_reach() -> None:
    pips = {pip.kenmerk: pip for pip in REGIO.pips}
    for one in told():
        if one.soort == "geenPassendePlek":
            oordelen = judge_pairs(engine(), [(pips[one.pip], plek, "auto", OP) for plek in REGIO.plekken])
            codes = [{punt.code for punt in oordeel.belemmeringen} for oordeel in oordelen]
            codes = [found for found in codes if not found & {"reistijd", "capaciteit"}] or [
                {"reistijd"} for found in codes if "capaciteit" not in found
            ]
            amounts = {code: sum(code in found for found in codes) for code in set().union(*codes)}
            assert one.regel is not None
            assert one.regel_plekken == amounts[one.regel] == max(amounts.values())


def test_what_one_step_opens_for_someone_without_seat_is_a_plek_with_a_free_seat() -> None:
    people, places = measure_all(engine(), REGIO.pips, REGIO.plekken, "auto", OP)
    division = divide(score_all(people, places, engine().router, engine().parameters), people, places, 1)
    taken = np.bincount(division.pairs.j[division.chosen[division.placed]], minlength=len(places))
    free = {places.kenmerk[row] for row in np.flatnonzero(taken < places.capaciteit)}
    for one in told():
        if one.soort == "geenCapaciteit":
            assert all(set(opening.plekken) <= free for opening in one.opent)


def test_no_text_names_another_person() -> None:
    kenmerken = {pip.kenmerk for pip in REGIO.pips}
    for one in told():
        text = one.model_dump_json(exclude={"pip"})
        assert not any(kenmerk in text for kenmerk in kenmerken)


def test_the_order_of_pips_and_plekken_does_not_matter() -> None:
    turned = Regio(TWENTE, REGIO.pips[::-1], REGIO.plekken[::-1])
    assert why_not_all(engine(), turned, "auto", OP, 1) == told()


def test_one_person_is_told_what_everyone_is_told_about_them() -> None:
    kinds = {one.soort: one for one in told()}.values()
    assert [why_not_all(engine(), REGIO, "auto", OP, 1, only=one.pip) for one in kinds] == [[one] for one in kinds]
    best = next(pip.kenmerk for pip in REGIO.pips if pip.kenmerk not in {one.pip for one in told()})
    assert why_not_all(engine(), REGIO, "auto", OP, 1, only=best) == []


def test_a_region_without_anybody_gives_nothing() -> None:
    assert why_not_all(engine(), Regio(TWENTE, [], REGIO.plekken), "auto", OP, 1) == []
    alone = why_not_all(engine(), Regio(TWENTE, REGIO.pips[:1], []), "auto", OP, 1)
    assert [one.tekst for one in alone] == ["Er zijn nu geen plekken. Geen losse verandering opent een plek."]
