"""Why not and what if through the API; and what who sees no persons may know: how many, and what lacks."""

from dataclasses import replace
from typing import Any

import pytest

from api.deps import Installation
from api.journeys.tekort_lijst import Lijsten
from api.journeys.waarom_niet import TE_GROOT
from tests.api.people import pip, plek
from tests.api.rest.conftest import Ask, params
from tests.api.serving import ENSCHEDE, sqlite_only


@pytest.fixture
def installed(installed: Installation) -> Installation:
    """The application, with lists that are made at once."""
    return replace(installed, lijsten=Lijsten(begin=lambda work: work()))


@pytest.fixture
def known(ask: Ask) -> Ask:
    """One person, and a plek that is too far for them by bike."""
    near = pip(gemeente=ENSCHEDE, reistijd={"maxMinuten": 20, "vervoer": ["fiets"]})
    assert ask("beheer", "POST", "/pips", json=near, gemeenten=None).status_code == 201
    assert ask("beheer", "POST", "/plekken", json=plek(postcode="7534")).status_code == 201
    return ask


def test_what_each_change_opens_is_told_and_tried(known: Ask) -> None:
    told = known("klantmanager", "GET", "/pips/PIP-1/wat-als").json()
    changes = {one["code"]: one for one in told["veranderingen"]}
    best = told["opent"][0]
    assert (best["plekken"], best["erbij"], told["doorzocht"]) == (["PLEK-1"], 1, True)
    assert changes[best["code"]]["groep"] == "reistijd"
    after = known("jobhunter", "POST", "/pips/PIP-1/wat-als", json={"als": [best["code"]]}).json()
    assert [(one["plek"], one["titel"], one["nieuw"]) for one in after["plekken"]] == [
        ("PLEK-1", "Medewerker magazijn", True)
    ]
    assert (after["weg"], "besteNu" in after) == ([], False)


@sqlite_only
def test_changes_that_are_not_in_the_table_are_refused_all_at_once(known: Ask) -> None:
    answer = known("klantmanager", "POST", "/pips/PIP-1/wat-als", json={"als": ["toverij", "verhuizen", "ebike"]})
    assert (answer.status_code, params(answer)) == (400, [("als", "ongeldig")] * 2)
    for wrong in ({"als": []}, {"als": "ebike"}, {"als": ["x" * 41]}, {"als": ["ebike", "ebike"]}, {}):
        assert known("klantmanager", "POST", "/pips/PIP-1/wat-als", json=wrong).status_code == 400


def test_why_somebody_has_no_plek_is_told_with_what_would_help(known: Ask) -> None:
    told = known("klantmanager", "GET", "/pips/PIP-1/waarom-niet").json()["waaromNiet"]
    assert (told["pip"], told["soort"], told["regel"]) == ("PIP-1", "geenPassendePlek", "reistijd")
    assert told["opent"]
    known("beheer", "POST", "/plekken", json=plek("PLEK-2"))
    assert known("klantmanager", "GET", "/pips/PIP-1/waarom-niet").json() == {}


def test_a_regio_that_is_too_large_to_divide_while_one_waits_is_told_so(
    known: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("api.rest.wat_als.MOST_PAIRS", 0)
    told = known("klantmanager", "GET", "/pips/PIP-1/waarom-niet")
    assert (told.status_code, TE_GROOT in told.text) == (409, True)


def test_whom_to_visit_is_told_for_who_knows_the_work(known: Ask) -> None:
    cook = pip("KOK", gemeente=ENSCHEDE, wensen={"beroepen": ["kok"], "sectoren": ["horeca"]})
    known("beheer", "POST", "/pips", json=cook, gemeenten=None)
    asked = plek("VOL", titel="Kok", beroep="kok", sector="horeca", capaciteit=0)
    assert known("beheer", "POST", "/plekken", json=asked).status_code == 201
    found = known("jobhunter", "GET", "/pips/KOK/kansrijke-aanbieders").json()
    assert ([one["plek"] for one in found["aanbieders"]], found["pip"]) == (["VOL"], "KOK")
    assert found["aanbieders"][0]["vragen"]


@sqlite_only
@pytest.mark.parametrize("what", ["wat-als", "waarom-niet", "kansrijke-aanbieders"])
def test_nobody_is_judged_whose_data_may_not_be_used_or_while_matching_is_halted(what: str, known: Ask) -> None:
    known("klantmanager", "POST", "/pips/PIP-1/verwerkingsstops", json={"reden": "Op verzoek."})
    assert known("klantmanager", "GET", f"/pips/PIP-1/{what}").status_code == 409
    known("beheer", "POST", "/noodstops", json={"reden": "Proef."})
    halted = known("klantmanager", "GET", f"/pips/PIP-1/{what}")
    assert (halted.status_code, halted.headers["retry-after"]) == (503, "60")


def test_how_many_people_fit_is_told_from_ten_up_and_never_who(ask: Ask) -> None:
    ask("beheer", "POST", "/plekken", json=plek())
    for number in range(9):
        ask("beheer", "POST", "/pips", json=pip(f"PIP-{number}", gemeente=ENSCHEDE), gemeenten=None)
    told = ask("wspAdviseur", "GET", "/plekken/PLEK-1/passend").json()
    assert told == {"plek": "PLEK-1", "minderDan": 10}
    ask("beheer", "POST", "/pips", json=pip("PIP-9", gemeente=ENSCHEDE), gemeenten=None)
    assert ask("wspAdviseur", "GET", "/plekken/PLEK-1/passend").json() == {"plek": "PLEK-1", "aantal": 10}
    assert ask("wspAdviseur", "GET", "/plekken/WEG/passend").status_code == 404


@sqlite_only
def test_what_a_regio_lacks_is_told_without_persons(ask: Ask) -> None:
    people: list[dict[str, Any]] = [pip(f"PIP-{number}", gemeente=ENSCHEDE) for number in range(9)]
    for one in people:
        ask("beheer", "POST", "/pips", json=one, gemeenten=None)
    few = ask("wspAdviseur", "GET", "/tekorten/AM05").json()
    assert (few["klaar"], "lijst" in few, "minder dan 10 mensen" in few["reden"]) == (True, False, True)
    ask("beheer", "POST", "/pips", json=pip("PIP-9", gemeente=ENSCHEDE), gemeenten=None)
    answer = ask("wspAdviseur", "GET", "/tekorten/AM05")
    assert (answer.json()["lijst"]["regio"], answer.json()["lijst"]["tekorten"][0]["verzoek"][:6]) == ("AM05", "Gezoch")
    assert "PIP-" not in answer.text
    for regio in ("AM06", "AM99", "x"):
        assert ask("wspAdviseur", "GET", f"/tekorten/{regio}").status_code == 404
