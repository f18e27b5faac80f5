"""A klantmanager at work: a plan in, confirmed with the words it was read from; suggestions, pauses, history."""

import re

import pytest

from api.deps import Installation
from data.schemas.actor import Actor
from data.storage.pips import Pips
from tests.api.serving import Browser, Visit, sqlite_only
from tests.api.web.region import fill

PLAN = """Plan inburgering en participatie
Gemeente: Enschede
Postcode: 7511
Leerroute: B1-route
Spreken: A2
Luisteren: A2
Belastbaarheid: 16 uur per week naast de taalles
Taalles: maandag 09.00 - 12.00 uur
Reistijd: maximaal 45 minuten met de fiets
"""
KM = Actor(kenmerk="test-klantmanager", rol="klantmanager", gemeenten=("GM0153",))


@pytest.fixture
def klantmanager(visit: Visit) -> Browser:
    return visit("klantmanager")


def fields(page: str) -> dict[str, str]:
    """What stands in the text fields and choices of a form."""
    found = dict(re.findall(r'<input[^>]* name="([^"]+)" value="([^"]*)"', page))
    for name, options in re.findall(r'<select[^>]* name="([^"]+)".*?>(.*?)</select>', page, re.S):
        chosen = re.search(r'value="([^"]*)" selected', options)
        found[name] = chosen[1] if chosen else ""
    found |= dict(re.findall(r'<textarea[^>]* name="([^"]+)".*?>(.*?)</textarea>', page, re.S))
    return found


def pip_of_store(installed: Installation, kenmerk: str, concept: bool = False) -> object:
    with installed.store.write() as session:
        return Pips(session, KM, installed.now()).get(kenmerk, concept=concept)


def test_a_pasted_plan_is_read_corrected_and_confirmed(klantmanager: Browser, installed: Installation) -> None:
    page = klantmanager.send_form("/inburgeraars/toevoegen", tekst=PLAN, kenmerk="DOS-1")
    assert page.status_code == 200
    assert "<q>maandag 09.00 - 12.00 uur</q>" in page.text
    assert pip_of_store(installed, "DOS-1") is None
    answer = klantmanager.send_form(
        "/inburgeraars/DOS-1/bevestigen", **(fields(page.text) | {"belastbaarheid.uren_per_week": "12,5"})
    )
    assert (answer.status_code, answer.headers["location"]) == (303, "/inburgeraars/DOS-1/suggesties")
    kept = pip_of_store(installed, "DOS-1")
    assert kept.belastbaarheid.uren_per_week == 12.5  # type: ignore[attr-defined]
    assert kept.taalniveau.spreken == "A2"  # type: ignore[attr-defined]
    assert "Versie 2" in klantmanager.get("/inburgeraars/DOS-1").text


@sqlite_only
def test_a_field_that_is_wrong_is_told_by_its_name_and_keeps_what_was_typed(
    klantmanager: Browser, installed: Installation
) -> None:
    page = klantmanager.send_form("/inburgeraars/toevoegen", tekst=PLAN, kenmerk="DOS-1").text
    wrong = {"belastbaarheid.uren_per_week": "veel", "bezet": "maandagochtend", "reistijd.max_minuten": "45"}
    answer = klantmanager.send_form("/inburgeraars/DOS-1/bevestigen", **(fields(page) | wrong))
    assert answer.status_code == 400
    assert "Bezet: schrijf per regel een dag" in answer.text
    assert fields(answer.text)["belastbaarheid.uren_per_week"] == "veel"
    answer = klantmanager.send_form("/inburgeraars/DOS-1/bevestigen", **(fields(answer.text) | {"bezet": ""}))
    assert "Belastbaar in uren per week: " in answer.text
    assert pip_of_store(installed, "DOS-1") is None


@sqlite_only
@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({}, "Kies een bestand of plak een tekst."),
        ({"tekst": PLAN}, "Kenmerk: geef een kenmerk"),
        ({"tekst": PLAN, "kenmerk": "999990342"}, "Kenmerk: haal het BSN weg"),
        ({"tekst": "Hallo daar", "kenmerk": "X"}, "X"),
    ],
)
def test_a_plan_that_cannot_be_read_keeps_what_was_typed(
    typed: dict[str, str], said: str, klantmanager: Browser
) -> None:
    answer = klantmanager.send_form("/inburgeraars/toevoegen", **typed)
    assert answer.status_code == 400
    assert said in answer.text
    assert fields(answer.text)["kenmerk"] == typed.get("kenmerk", "")


def test_a_plan_of_another_gemeente_is_not_kept(klantmanager: Browser, installed: Installation) -> None:
    answer = klantmanager.send_form(
        "/inburgeraars/toevoegen", tekst=PLAN.replace("Enschede", "Hengelo").replace("7511", "7551"), kenmerk="DOS-1"
    )
    assert answer.status_code == 404
    assert pip_of_store(installed, "DOS-1", concept=True) is None


def test_suggestions_come_in_both_richtingen_with_the_advised_one_and_why(
    klantmanager: Browser, installed: Installation
) -> None:
    fill(installed, 24, 20)
    page = klantmanager.send_form("/inburgeraars/toevoegen", tekst=PLAN, kenmerk="DOS-1").text
    klantmanager.send_form("/inburgeraars/DOS-1/bevestigen", **fields(page))
    answer = klantmanager.get("/inburgeraars/DOS-1/suggesties").text
    assert "Ons advies: aanbodgericht." in answer
    assert '<h2 class="utrecht-heading-2">Vraaggericht' in answer


def test_a_pause_holds_and_is_lifted(klantmanager: Browser, installed: Installation) -> None:
    page = klantmanager.send_form("/inburgeraars/toevoegen", tekst=PLAN, kenmerk="DOS-1").text
    klantmanager.send_form("/inburgeraars/DOS-1/bevestigen", **fields(page))
    past = klantmanager.send_form("/inburgeraars/DOS-1/pauze", tot="2020-01-01")
    assert (past.status_code, "een dag die nog komt" in past.text) == (400, True)
    assert klantmanager.send_form("/inburgeraars/DOS-1/pauze", tot="2026-12-24").status_code == 303
    person = klantmanager.get("/inburgeraars/DOS-1").text
    assert "tot 24 december 2026" in person
    assert "tot 24 december 2026" in klantmanager.get("/inburgeraars?wat=pauze").text
    number = re.search(r'name="nummer" value="(\d+)"', person)
    assert number
    klantmanager.send_form("/inburgeraars/DOS-1/opheffen", nummer=number[1])
    after = klantmanager.get("/inburgeraars/DOS-1").text
    assert "Deze inburgeraar doet overal mee" in after
    assert "opgeheven op 23 november 2026, 09:00 door test-klantmanager" in after
    assert "test-klantmanager (klantmanager): " in after


def test_the_caseload_is_searched_by_the_beginning_of_a_kenmerk(klantmanager: Browser, installed: Installation) -> None:
    world = fill(installed, 24, 20)
    everyone = klantmanager.get("/inburgeraars").text
    mine = [kenmerk for kenmerk in world.pips if f"/inburgeraars/{kenmerk}" in everyone]
    assert 0 < len(mine) < len(world.pips)
    found = klantmanager.get("/inburgeraars", params={"zoek": mine[0]}).text
    assert "1 inburgeraar<" in found
    assert "Niemand gevonden" in klantmanager.get("/inburgeraars?zoek=%25").text
