"""The verdict, the number, the codes and the sentences are one reading of one pair."""

import json
from itertools import product

import numpy as np
import pytest
from jsonschema import Draft202012Validator

from data.schemas.codes import RICHTINGEN, Richting
from data.schemas.oordeel import Oordeel
from data.synthetic.region import make_region
from matching.explain import oordelen
from matching.outcome import (
    BELEMMERING,
    KINDEROPVANG_BELEMMERING,
    KINDEROPVANG_VOORWAARDE,
    ONBEKEND,
    REFUSES,
    VOORWAARDE,
)
from matching.pairs import Pairs, pairs_of
from matching.parameters import CRITERIA
from matching.rule import RULES, Rule
from matching.scoring import admit, points, score, weights
from tests.matching.asking import SHARED, engine, judged
from tests.matching.strategies import OP, make_pairs

SCHEMA = SHARED / "contract" / "oordeel.schema.json"
richtingen = pytest.mark.parametrize("richting", RICHTINGEN)


@pytest.fixture(scope="module")
def region() -> Pairs:
    """10,000 pairs: every pip of an invented region with every plek of it."""
    made = make_region(pips=100, plekken=100, seats=140, seed=11, op=OP)
    both: list[Richting] = [RICHTINGEN[k % 2] for k in range(100)]
    pips = engine().measure_pips(made.pips, both, [OP] * 100)
    plekken = engine().measure_plekken(made.plekken)
    i, j = (np.array(side) for side in zip(*product(range(100), range(100)), strict=True))
    return pairs_of(pips, plekken, i, j, engine().router)


@pytest.fixture(scope="module")
def some(region: Pairs) -> Pairs:
    """Every seventh pair of the region."""
    return region.take(np.arange(0, len(region), 7))


@pytest.fixture(scope="module")
def answers(some: Pairs) -> list[Oordeel]:
    return oordelen(some, engine().parameters, engine().router)


@pytest.fixture(scope="module")
def fitting(region: Pairs) -> list[Oordeel]:
    """All of the 10,000 pairs that are admitted, explained."""
    kept = admit(region, engine().parameters)
    assert len(kept) > 500
    return oordelen(kept, engine().parameters, engine().router)


def test_the_bijdragen_add_up_to_the_score(fitting: list[Oordeel]) -> None:
    for oordeel in fitting:
        assert oordeel.score is not None
        assert sum(bijdrage.bijdrage for bijdrage in oordeel.bijdragen) == pytest.approx(oordeel.score, abs=1e-9)


def test_weights_times_points_add_up_to_the_score_of_every_pair(region: Pairs) -> None:
    parts = weights(region, engine().parameters) * points(region, engine().parameters)
    np.testing.assert_allclose(parts.sum(axis=0), score(region, engine().parameters), rtol=0, atol=1e-9)
    assert len(region) == 10_000


def test_every_bijdrage_is_gewicht_times_punten_and_all_criteria_are_there(fitting: list[Oordeel]) -> None:
    for oordeel in fitting:
        assert tuple(bijdrage.criterium for bijdrage in oordeel.bijdragen) == CRITERIA
        for bijdrage in oordeel.bijdragen:
            assert bijdrage.bijdrage == pytest.approx(bijdrage.gewicht * bijdrage.punten, abs=1e-12)


def test_points_lie_between_zero_and_one_also_for_refused_pairs(region: Pairs) -> None:
    found = points(region, engine().parameters)
    assert found.shape == (len(CRITERIA), len(region))
    assert np.all((found >= 0) & (found <= 1))


def test_a_verdict_follows_from_its_lists(answers: list[Oordeel]) -> None:
    for oordeel in answers:
        todo = "passendMetVoorwaarden" if oordeel.voorwaarden else "passend"
        assert oordeel.oordeel == ("nietPassend" if oordeel.belemmeringen else todo)
        assert (oordeel.score is None) == (oordeel.oordeel == "nietPassend") == (not oordeel.bijdragen)


def test_a_round_admits_and_scores_as_an_explanation_does(some: Pairs, answers: list[Oordeel]) -> None:
    kept = admit(some, engine().parameters)
    scores = score(kept, engine().parameters).tolist()
    explained = [oordeel for oordeel in answers if oordeel.score is not None]
    assert len(explained) > 80
    assert [(oordeel.pip, oordeel.plek, oordeel.score) for oordeel in explained] == [
        (kept.pips.kenmerk[i], kept.plekken.kenmerk[j], value)
        for i, j, value in zip(kept.i.tolist(), kept.j.tolist(), scores, strict=True)
    ]


@richtingen
def test_a_pair_alone_gets_the_same_oordeel_as_in_a_block(richting: Richting) -> None:
    made = make_pairs(21, 150)
    block = [oordeel.as_json() for oordeel in judged(made, richting)]
    assert [judged([pair], richting)[0].as_json() for pair in made] == block


@richtingen
def test_the_order_of_a_block_does_not_matter(richting: Richting) -> None:
    made = make_pairs(22, 150)
    backwards = judged(made[::-1], richting)
    assert [oordeel.as_json() for oordeel in backwards[::-1]] == [o.as_json() for o in judged(made, richting)]


def spoken(rule: str, outcome: int) -> set[tuple[str, str]]:
    """The lists and codes that the bits of a rule call for."""
    bits = {
        BELEMMERING: ("belemmering", rule),
        VOORWAARDE: ("voorwaarde", rule),
        ONBEKEND: ("voorwaarde", "onbekend"),
        KINDEROPVANG_BELEMMERING: ("belemmering", "kinderopvang"),
        KINDEROPVANG_VOORWAARDE: ("voorwaarde", "kinderopvang"),
    }
    return {meaning for bit, meaning in bits.items() if outcome & bit}


@pytest.fixture(scope="module")
def varied() -> Pairs:
    """Generated pairs in both richtingen."""
    made = make_pairs(23, 600)
    pips = engine().measure_pips([pip for pip, _ in made], [RICHTINGEN[k % 2] for k in range(600)], [OP] * 600)
    each = np.arange(len(made))
    return pairs_of(pips, engine().measure_plekken([plek for _, plek in made]), each, each, engine().router)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_sentences_of_a_rule_carry_exactly_its_bits(rule: Rule, varied: Pairs) -> None:
    outcomes = rule.judge(varied, engine().parameters).tolist()
    assert any(outcome & REFUSES for outcome in outcomes)
    for k, outcome in enumerate(outcomes):
        redenen = rule.redenen(varied, k, outcome, engine().parameters)
        assert {(reden.lijst, reden.code) for reden in redenen} == spoken(rule.name, outcome)


@pytest.mark.skipif(not SCHEMA.is_file(), reason="the shared contract is not beside this checkout")
@richtingen
def test_an_oordeel_is_valid_by_the_contract(richting: Richting) -> None:
    validator = Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    for oordeel in judged(make_pairs(24, 200), richting):
        validator.validate(oordeel.as_json())
