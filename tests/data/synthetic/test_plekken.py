"""Invented plekken: each fits its aanbieder, and the seats are exact."""

from datetime import date

import pytest

from data.reference.vocabulary import beroepen, vakskills
from data.schemas.codes import NIVEAUS
from data.synthetic.plekken import make_plekken
from data.synthetic.region import Region
from data.synthetic.scenario import load_scenario
from data.synthetic.werkwereld import bedrijfstakken, skill_words

OP = date(2026, 11, 23)
TWENTE = "AM05"


@pytest.mark.parametrize(("n", "seats"), [(1, 1), (1, 6), (7, 20), (120, 119), (120, 700)])
def test_seats_are_exact_for_other_numbers_too(n: int, seats: int) -> None:
    plekken = make_plekken(n, seats=seats, seed=3, regio=TWENTE, op=OP)
    assert sum(plek.capaciteit for plek in plekken) == seats
    assert all(0 <= plek.capaciteit <= 6 for plek in plekken)


@pytest.mark.parametrize("seats", [0, 449 * 6])
def test_seats_that_do_not_fit_are_refused(seats: int) -> None:
    with pytest.raises(ValueError, match="seats"):
        make_plekken(450, seats=seats, seed=1, regio=TWENTE, op=OP)


def test_one_or_two_plekken_are_full(region: Region) -> None:
    assert 1 <= sum(plek.capaciteit == 0 for plek in region.plekken) <= 2


def test_plekken_use_the_words_of_the_vocabulary(region: Region) -> None:
    work = {beroep.naam for beroep in beroepen()}
    skills = {vakskill.naam for vakskill in vakskills()}
    assert {plek.beroep for plek in region.plekken} - {None} <= work
    for plek in region.plekken:
        if plek.vakskills:
            assert {*(plek.vakskills.vereist or ()), *(plek.vakskills.gewenst or ())} <= skills


def test_every_beroep_of_an_aanbieder_has_vakskills() -> None:
    asked = {beroep for group in bedrijfstakken().values() for tak in group for beroep in tak.beroepen}
    assert [beroep.code for beroep in asked if not skill_words()[beroep.index]] == []


def test_every_sector_of_the_scenario_has_an_aanbieder() -> None:
    shares = load_scenario().plekken.sector
    wanted = {(soort, sector) for soort, sectoren in shares.items() for sector in sectoren.options}
    assert wanted <= set(bedrijfstakken())


def test_schoonmaak_and_groen_ask_little_dutch_and_administratie_much(region: Region) -> None:
    def levels(*sectoren: str) -> list[int]:
        asked = [plek.taaleis.spreken for plek in region.plekken if plek.sector in sectoren and plek.taaleis]
        return [NIVEAUS.index(level) for level in asked if level]

    assert max(levels("schoonmaak", "groen")) <= 2
    assert sum(levels("administratie")) / len(levels("administratie")) > 2
    assert sum(levels("schoonmaak")) / len(levels("schoonmaak")) < 1


def test_uren_of_a_vast_rooster_mostly_equal_its_tijden(region: Region) -> None:
    fixed = [plek for plek in region.plekken if plek.rooster == "vast" and plek.tijden]
    joined = [sum(end - begin for begin, end in (one.minutes() for one in plek.tijden or ())) / 60 for plek in fixed]
    same = sum(plek.uren.min == uren for plek, uren in zip(fixed, joined, strict=True))
    assert 0.8 < same / len(fixed) < 1
    assert all(plek.uren.max is None or plek.uren.min <= plek.uren.max for plek in region.plekken)


def test_plekken_end_after_they_begin_and_few_are_over(region: Region) -> None:
    assert all(p.einddatum >= p.startdatum for p in region.plekken if p.startdatum and p.einddatum)
    assert sum(p.einddatum is not None and p.einddatum < OP for p in region.plekken) < 15


def test_an_aanbieder_is_in_one_place(region: Region) -> None:
    places: dict[str, set[str]] = {}
    for plek in region.plekken:
        places.setdefault(plek.aanbieder.naam, set()).add(plek.postcode)
    assert all(len(found) == 1 for found in places.values())
    assert len(places) > 150
