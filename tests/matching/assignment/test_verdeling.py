"""What a verdeling says to people is complete, true and gives no other person away."""

import json
from collections import Counter
from pathlib import Path

import jsonschema
import numpy as np
import pytest

from api.journeys.engine import Engine
from api.journeys.verdeling import Divided, divide_all
from data.schemas.pip import Pip
from data.schemas.plek import Plek
from data.schemas.verdeling import Verdeling
from tests.matching.assignment.conftest import DAY

SCHEMA = Path(__file__).parents[4] / "shared" / "contract" / "verdeling.schema.json"


def test_the_region_of_these_tests_has_every_kind_of_answer(divided: Divided) -> None:
    codes = {zonder.code for zonder in divided.verdeling.zonder_voorstel}
    assert codes == {"geenPassendePlek", "geenCapaciteit"}
    assert any(voorstel.niet_eerste_keus for voorstel in divided.verdeling.voorstellen)
    assert {voorstel.rang for voorstel in divided.verdeling.voorstellen} == {1, 2, 3}


def test_every_pip_has_one_voorstel_or_a_reason_why_not_and_never_both(divided: Divided, pips: list[Pip]) -> None:
    first = [voorstel.pip for voorstel in divided.verdeling.voorstellen if voorstel.rang == 1]
    without = [zonder.pip for zonder in divided.verdeling.zonder_voorstel]
    assert sorted(first + without) == sorted(pip.kenmerk for pip in pips)
    assert divided.verdeling.geplaatst == len(first)


def test_no_plek_is_given_to_more_pips_than_it_has_seats(divided: Divided, plekken: list[Plek]) -> None:
    taken = Counter(voorstel.plek for voorstel in divided.verdeling.voorstellen if voorstel.rang == 1)
    seats = {plek.kenmerk: plek.capaciteit for plek in plekken}
    assert all(amount <= seats[plek] for plek, amount in taken.items())


def test_the_total_is_the_sum_of_the_scores_with_rang_1(divided: Divided) -> None:
    scores = [voorstel.score for voorstel in divided.verdeling.voorstellen if voorstel.rang == 1]
    assert divided.verdeling.totaal == pytest.approx(sum(scores), abs=1e-9)


def test_alternatives_are_other_plekken_numbered_2_and_3(divided: Divided) -> None:
    for pip in {voorstel.pip for voorstel in divided.verdeling.voorstellen}:
        own = [voorstel for voorstel in divided.verdeling.voorstellen if voorstel.pip == pip]
        assert [voorstel.rang for voorstel in own] == [1, 2, 3][: len(own)]
        assert len({voorstel.plek for voorstel in own}) == len(own)


def test_whoever_does_not_get_the_highest_score_is_told_which_plek_and_its_price(divided: Divided) -> None:
    division = divided.division
    rows = {kenmerk: row for row, kenmerk in enumerate(divided.pips.kenmerk)}
    price = dict(zip(divided.plekken.kenmerk, division.prices.tolist(), strict=True))
    for voorstel in divided.verdeling.voorstellen:
        mine = division.of(rows[voorstel.pip])
        scores = dict(
            zip((divided.plekken.kenmerk[j] for j in division.pairs.j[mine]), division.pairs.score[mine], strict=True)
        )
        told = voorstel.niet_eerste_keus
        assert (told is not None) == (voorstel.rang == 1 and max(scores.values()) > voorstel.score + 1e-9)
        if told:
            assert scores[told.plek] == max(scores.values())
            assert told.prijs == price[told.plek] > 0
            assert told.verlies is not None and told.verlies >= 0 and told.verlies_minstens is None
            same = "Een ruil maakt samen niets uit" in told.tekst
            assert same == (told.verlies < 1e-7) != ("verliezen anderen meer" in told.tekst)


def test_a_wanted_plek_that_someone_misses_is_full(divided: Divided, plekken: list[Plek]) -> None:
    taken = Counter(voorstel.plek for voorstel in divided.verdeling.voorstellen if voorstel.rang == 1)
    seats = {plek.kenmerk: plek.capaciteit for plek in plekken}
    missed = {voorstel.niet_eerste_keus.plek for voorstel in divided.verdeling.voorstellen if voorstel.niet_eerste_keus}
    assert missed and all(taken[plek] == seats[plek] for plek in missed)


def test_whoever_gets_nothing_for_lack_of_seats_fits_only_full_plekken(divided: Divided) -> None:
    division = divided.division
    taken = np.bincount(division.pairs.j[division.chosen[division.placed]], minlength=len(divided.plekken))
    rows = {kenmerk: row for row, kenmerk in enumerate(divided.pips.kenmerk)}
    for zonder in divided.verdeling.zonder_voorstel:
        fits = division.pairs.j[division.of(rows[zonder.pip])]
        assert (len(fits) > 0) == (zonder.code == "geenCapaciteit")
        assert (taken[fits] == divided.plekken.capaciteit[fits]).all()


def test_no_sentence_holds_the_kenmerk_of_any_pip(divided: Divided, pips: list[Pip]) -> None:
    voorstellen, zonder = divided.verdeling.voorstellen, divided.verdeling.zonder_voorstel
    sentences = [voorstel.niet_eerste_keus.tekst for voorstel in voorstellen if voorstel.niet_eerste_keus]
    sentences += [one.reden for one in zonder]
    for sentence in sentences:
        assert not any(pip.kenmerk in sentence for pip in pips)


def test_a_verdeling_keeps_to_the_contract(divided: Divided) -> None:
    _check(divided.verdeling)


@pytest.mark.parametrize(("people", "places"), [(0, 0), (0, 5), (5, 0)])
def test_no_pips_or_no_plekken_is_a_valid_answer(
    people: int, places: int, engine: Engine, pips: list[Pip], plekken: list[Plek]
) -> None:
    verdeling = divide_all(engine, pips[:people], plekken[:places], "auto", DAY, 1).verdeling
    assert (verdeling.totaal, verdeling.geplaatst, verdeling.voorstellen) == (0.0, 0, ())
    assert [zonder.pip for zonder in verdeling.zonder_voorstel] == sorted(pip.kenmerk for pip in pips[:people])
    assert all(zonder.reden for zonder in verdeling.zonder_voorstel)
    _check(verdeling)


@pytest.mark.parametrize("keuze", ["aanbodgericht", "vraaggericht"])
def test_a_richting_that_is_asked_for_holds_for_every_voorstel(
    keuze: str, engine: Engine, pips: list[Pip], plekken: list[Plek]
) -> None:
    verdeling = divide_all(engine, pips, plekken, keuze, DAY, 1).verdeling  # type: ignore[arg-type]
    assert {voorstel.richting for voorstel in verdeling.voorstellen} == {keuze}


def _check(verdeling: Verdeling) -> None:
    if not SCHEMA.is_file():
        pytest.skip("the contract is not beside this repository")
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(json.loads(json.dumps(verdeling.as_json())))
