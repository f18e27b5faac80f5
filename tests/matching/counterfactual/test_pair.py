"""What if, for one pair: every answer is true and as small as can be, and where there is none there is none."""

import re
from collections.abc import Iterator
from functools import lru_cache

import numpy as np
import pytest

from api.journeys.oordeel import judge_pairs
from data.schemas.oordeel import Oordeel
from data.schemas.ronde import Keuze
from data.schemas.wijziging import WIJZIGINGEN, WatAls, Wijziging
from matching.counterfactual.pair import NOT_ALL, Asked, asked, what_if
from matching.counterfactual.pip_changes import pip_changes
from matching.counterfactual.plek_changes import plek_changes
from matching.parameters import Parameters
from tests.matching.asking import engine
from tests.matching.counterfactual.trying import every_set, made, near_misses
from tests.matching.strategies import OP, Pair, make_pairs

PAIRS = 2000
MAY_CHANGE = {
    *(f"taalniveau.{name}" for name in ("lezen", "luisteren", "schrijven", "spreken")),
    *("kinderopvang.tijden", "reistijd.vervoer", "reistijd.maxMinuten", "bezet", "certificaten"),
    *("tijden", "uren.min", "taalaanbod.taalmaatje", "begeleiding.jobcoach", "takenAanpasbaar"),
}


@lru_cache(maxsize=1)
def generated() -> list[tuple[Pair, Keuze, Oordeel]]:
    """Two thousand pairs, each with the richting that was asked for and its oordeel."""
    pairs = [*make_pairs(71, PAIRS // 2), *near_misses(PAIRS // 2, 72)]
    keuzes: list[Keuze] = ["auto", "aanbodgericht", "vraaggericht"]
    asked_for = [keuzes[k % 3] for k in range(PAIRS)]
    questions = [(*pair, keuze, OP) for pair, keuze in zip(pairs, asked_for, strict=True)]
    return list(zip(pairs, asked_for, judge_pairs(engine(), questions, wat_als=True), strict=True))


def answered() -> list[tuple[Pair, Keuze, Oordeel]]:
    return [one for one in generated() if one[2].wat_als]


def test_there_is_something_to_see() -> None:
    """Many pairs have an answer, many have none, and nearly every kind of change is in some answer."""
    assert len(generated()) == PAIRS
    assert len(answered()) > 100
    assert sum(oordeel.wat_als == () for _, _, oordeel in generated()) > 300
    said = {
        wijziging.veld for *_, oordeel in answered() for one in oordeel.wat_als or () for wijziging in one.wijzigingen
    }
    assert len(said) >= 9, said


def test_a_pair_that_fits_has_no_what_if() -> None:
    assert all(oordeel.wat_als == () for *_, oordeel in generated() if oordeel.score is not None)


def test_every_answer_is_true() -> None:
    """Once the wijzigingen are made, the same question gives exactly the promised oordeel, score and richting."""
    for pair, keuze, oordeel in answered():
        for one in oordeel.wat_als or ():
            after = judge_pairs(engine(), [(*made(*pair, one), keuze, OP)])[0]
            assert (after.oordeel, after.score, after.richting) == (one.oordeel, one.score, one.richting), one


def test_no_answer_holds_a_smaller_one() -> None:
    """Of every answer, each proper subset of the changes leaves the pair unfit; so does fewer minutes of travel."""
    for (pip, plek), keuze, oordeel in answered():
        for one in oordeel.wat_als or ():
            fields = [made(pip, plek, one.model_copy(update={"wijzigingen": part})) for part in _leaving_one_out(one)]
            questions = [(*pair, keuze, OP) for pair in fields]
            assert all(after.score is None for after in judge_pairs(engine(), questions)), one


def _leaving_one_out(one: WatAls) -> Iterator[tuple[Wijziging, ...]]:
    """The wijzigingen without one of them; hours and times of a plek change together, as one dagdeel fewer."""
    for left_out in one.wijzigingen:
        rest = tuple(wijziging for wijziging in one.wijzigingen if wijziging is not left_out)
        if left_out.veld == "tijden":
            rest = tuple(wijziging for wijziging in rest if wijziging.veld != "uren.min")
        if left_out.veld != "uren.min" or len(one.wijzigingen) == 1:
            yield rest


def with_all_changes(pair: Pair, keuze: Keuze) -> Asked:
    """The question with every change of the table, also those that cannot help."""
    parameters = engine().parameters
    people, places = (
        tuple(find(noun, parameters)) for find, noun in zip((pip_changes, plek_changes), pair, strict=True)
    )
    return Asked(*pair, keuze == "auto", people, places)


def unpruned(pair: Pair, keuze: Keuze, oordeel: Oordeel) -> tuple[tuple[WatAls, ...], bool]:
    question = with_all_changes(pair, keuze)
    pips = question.pips()
    people = engine().measure_pips(pips, [oordeel.richting] * len(pips), [OP] * len(pips))
    places = engine().measure_plekken(question.plekken())
    return what_if(question, people, places, engine().router, engine().parameters)


def test_a_search_over_the_whole_table_finds_nothing_else() -> None:
    """Up to three changes, also those left out because they cannot help: the same answers, or none at all."""
    refused = [one for one in generated() if one[2].score is None]
    rng = np.random.default_rng(73)
    for k in rng.choice(len(refused), 45, replace=False):
        pair, keuze, oordeel = refused[k]
        assert unpruned(pair, keuze, oordeel) == (oordeel.wat_als, True)


def test_changed_nouns_judged_one_by_one_find_nothing_else() -> None:
    """The same for up to two changes, without the tables of changed rows: every changed pip and plek on its own."""
    refused = [one for one in generated() if one[2].score is None]
    for pair, keuze, oordeel in refused[:: len(refused) // 12]:
        tried = every_set(with_all_changes(pair, keuze), 2)
        fits = any(after.score is not None for after in judge_pairs(engine(), [(*one, keuze, OP) for one in tried]))
        # A set is told as fields; one that changes two fields of a plek is one change.
        assert fits == any(_changes(one) <= 2 for one in oordeel.wat_als or ()), oordeel


def _changes(one: WatAls) -> int:
    return len(re.findall(r"(?<=[.)]) (?=[A-Z])", one.tekst)) or 1


def test_only_what_can_be_arranged_changes() -> None:
    for *_, oordeel in answered():
        for one in oordeel.wat_als or ():
            assert {wijziging.veld for wijziging in one.wijzigingen} <= MAY_CHANGE
            assert 1 <= one.moeite <= 3 and one.wie


def test_the_easiest_answer_comes_first() -> None:
    for *_, oordeel in answered():
        sizes = [len(one.wijzigingen) for one in oordeel.wat_als or ()]
        assert sizes == sorted(sizes)


def test_vervoer_that_the_plan_rules_out_is_never_proposed() -> None:
    for (pip, _), _, oordeel in answered():
        ruled_out = set(pip.reistijd.niet_mogelijk or ())
        for one in oordeel.wat_als or ():
            new = {v for w in one.wijzigingen if w.veld == "reistijd.vervoer" for v in set(w.naar) - set(w.van or ())}
            assert ruled_out.isdisjoint(new - {"lopen", "fiets", "ov"} if pip.reistijd.vervoer is None else new)


def test_what_nobody_can_change_has_no_answer() -> None:
    """A plek that is over, full, or asks a rijbewijs: no set of changes is proposed."""
    for *_, oordeel in generated():
        if {punt.code for punt in oordeel.belemmeringen} & {"rijbewijs", "periode", "capaciteit", "vakskills"}:
            assert oordeel.wat_als == ()


def test_no_answer_names_anybody() -> None:
    for pair, _, oordeel in answered():
        text = " ".join(one.model_dump_json() for one in oordeel.wat_als or ())
        assert not any(noun.kenmerk in text for noun in pair)


def test_too_many_sets_to_try_is_said(parameters_with: Parameters) -> None:
    pair, keuze, oordeel = next(one for one in answered() if len(one[2].wat_als or ()) > 1)
    question = asked(*pair, oordeel, keuze == "auto", parameters_with)
    pips = question.pips()
    people = engine().measure_pips(pips, [oordeel.richting] * len(pips), [OP] * len(pips))
    _, complete = what_if(
        question, people, engine().measure_plekken(question.plekken()), engine().router, parameters_with
    )
    assert not complete
    assert NOT_ALL.startswith("Niet alles is doorzocht")


@pytest.fixture
def parameters_with() -> Parameters:
    """Parameters with which hardly anything may be tried."""
    parameters = engine().parameters
    return parameters.model_copy(update={"wat_als": parameters.wat_als.model_copy(update={"meeste_sets": 1})})


def test_the_table_holds_a_row_for_every_kind_of_change() -> None:
    assert set(engine().parameters.wijzigingen) == set(WIJZIGINGEN)
