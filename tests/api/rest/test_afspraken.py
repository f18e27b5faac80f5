"""Voorwaarden and nazorg through the API: taken on, ticked off, and refused as problems."""

import pytest

from tests.api.people import pip, plek
from tests.api.rest.conftest import Ask, params
from tests.api.rest.test_voorstellen import decide, start, voorstellen
from tests.api.serving import ENSCHEDE, HENGELO


@pytest.fixture
def voorstel(ask: Ask) -> str:
    """A voorstel in which something has to be arranged: the plek asks a little more Dutch than there is."""
    person = pip("PIP-0", gemeente=ENSCHEDE, taalniveau={"spreken": "A1", "lezen": "A1"})
    assert ask("beheer", "POST", "/pips", json=person, gemeenten=None).status_code == 201
    asked = plek(taaleis={"spreken": "A2"}, taaleisBespreekbaar=True)
    assert ask("beheer", "POST", "/plekken", json=asked).status_code == 201
    start(ask)
    return str(voorstellen(ask)[0]["kenmerk"])


def test_a_voorwaarde_is_taken_on_and_ticked_off(ask: Ask, voorstel: str) -> None:
    path = f"/voorstellen/{voorstel}/voorwaarden"
    first = ask("klantmanager", "GET", path).json()["voorwaarden"][0]
    assert "toezegging" not in first
    here = f"{path}/{first['kenmerk']}"
    taken = ask("klantmanager", "POST", f"{here}/toezeggingen", json={"tegen": "2026-12-01"})
    assert (taken.status_code, taken.json()["door"], taken.json()["tegen"]) == (
        201,
        "systeem-klantmanager",
        "2026-12-01",
    )
    assert ask("jobhunter", "POST", f"{here}/toezeggingen", json={"tegen": "2026-12-01"}).status_code == 409
    assert ask("jobhunter", "POST", f"{here}/afrondingen").json()["gedaanDoor"] == "systeem-jobhunter"
    assert ask("klantmanager", "GET", path).json()["voorwaarden"][0]["toezegging"]["gedaanDoor"] == "systeem-jobhunter"


def test_what_is_wrong_is_a_problem(ask: Ask, voorstel: str) -> None:
    path = f"/voorstellen/{voorstel}/voorwaarden"
    here = f"{path}/{ask('klantmanager', 'GET', path).json()['voorwaarden'][0]['kenmerk']}"
    assert {name for name, _ in params(ask("klantmanager", "POST", f"{here}/toezeggingen", json={"tegen": 3}))} == {
        "tegen"
    }
    assert ask("klantmanager", "POST", f"{here}/toezeggingen", json={"tegen": "2026-01-01"}).status_code == 400
    assert ask("klantmanager", "POST", f"{path}/x/toezeggingen", json={"tegen": "2026-12-01"}).status_code == 404
    assert ask("klantmanager", "POST", f"{here}/afrondingen").status_code == 404
    assert ask("klantmanager", "GET", path, gemeenten=(HENGELO,)).status_code == 404


def test_nazorg_is_done_once(ask: Ask, voorstel: str) -> None:
    path = f"/voorstellen/{voorstel}/nazorgmomenten"
    assert ask("jobhunter", "GET", path).json() == {"nazorgmomenten": []}
    for versie, stap in enumerate(("akkoord", "plaatsen"), 1):
        assert decide(ask, voorstel, stap, versie).status_code == 201
    momenten = [one["moment"] for one in ask("jobhunter", "GET", path).json()["nazorgmomenten"]]
    assert momenten == ["landing", "vervolg", "evaluatie", "slot"]
    done = ask("jobhunter", "POST", f"{path}/landing/afrondingen", json={"notitie": "Het gaat goed."})
    assert (done.status_code, done.json()["notitie"], done.json()["door"]) == (
        201,
        "Het gaat goed.",
        "systeem-jobhunter",
    )
    assert ask("jobhunter", "POST", f"{path}/landing/afrondingen", json={}).status_code == 409
    assert ask("jobhunter", "POST", f"{path}/anders/afrondingen", json={}).status_code == 404
