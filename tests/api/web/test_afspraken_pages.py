"""Voorwaarden that one takes on and nazorg: on the voorstel, on the list, at home, and ticked off there."""

import re
from datetime import timedelta

import pytest

from api.deps import Installation
from data.schemas.toezegging import voorwaarde_kenmerk
from data.storage.voorstellen import Voorstellen
from tests.api.serving import Browser, Clock, Visit, sqlite_only
from tests.api.web.region import BEHEER, DAY, REGIO, World, fill


@pytest.fixture
def world(installed: Installation) -> World:
    return fill(installed, 24, 20)


@pytest.fixture
def klantmanager(visit: Visit, world: World) -> Browser:
    return visit("klantmanager", gemeenten=REGIO)


@pytest.fixture
def asked(installed: Installation, world: World) -> tuple[str, str, str]:
    """A voorstel with a voorwaarde: its kenmerk, that of the voorwaarde, and what it says."""
    with installed.store.write() as session:
        voorstellen = Voorstellen(session, BEHEER, installed.now())
        oordelen = [(kenmerk, voorstellen.oordeel(kenmerk)) for kenmerk in world.voorstellen]
    kenmerk, punt = next((kenmerk, one.voorwaarden[0]) for kenmerk, one in oordelen if one and one.voorwaarden)
    return kenmerk, voorwaarde_kenmerk(punt), punt.tekst


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", text))


def test_a_voorwaarde_is_taken_on_stands_on_every_list_and_is_ticked_off(
    klantmanager: Browser, asked: tuple[str, str, str], visit: Visit
) -> None:
    voorstel, voorwaarde, tekst = asked
    path = f"/voorstellen/{voorstel}"
    assert "Dit regel ik" in klantmanager.get(path).text
    answer = klantmanager.send_form(f"{path}/voorwaarden", voorwaarde=voorwaarde, tegen=DAY.isoformat())
    assert answer.headers["location"] == f"{path}#voorwaarden"
    assert "U regelt dit tegen 23 november 2026." in klantmanager.get(path).text
    home = plain(klantmanager.get("/").text)
    assert "1 ding moet vandaag klaar" in home
    assert "Er zijn nu geen gesprekken na een plaatsing, dingen voor later, plannen om te bevestigen," in home
    assert " of mensen op hun plek." in home
    assert all(tekst in klantmanager.get(page).text for page in ("/te-doen", "/inburgeraars", "/voorstellen"))
    colleague = visit("jobhunter", gemeenten=REGIO)
    assert "test-klantmanager regelt dit tegen" in colleague.get(path).text
    assert tekst not in colleague.get("/te-doen").text
    klantmanager.send_form(f"{path}/voorwaarden", voorwaarde=voorwaarde, klaar="ja", terug="/te-doen")
    assert "Geregeld op 23 nov door test-klantmanager." in klantmanager.get(path).text
    assert tekst not in klantmanager.get("/te-doen").text


@sqlite_only
def test_a_day_that_is_past_is_told_and_the_choice_stays(klantmanager: Browser, asked: tuple[str, str, str]) -> None:
    voorstel, voorwaarde, tekst = asked
    for day, told in (("2026-11-01", "kies tegen welke dag"), ("gisteren", "schrijf een dag als")):
        answer = klantmanager.send_form(f"/voorstellen/{voorstel}/voorwaarden", voorwaarde=voorwaarde, tegen=day)
        assert (answer.status_code, told in answer.text, tekst in answer.text) == (400, True, True)
        assert f'value="{day}"' in answer.text


@sqlite_only
def test_who_has_no_part_in_it_takes_nothing_on(visit: Visit, asked: tuple[str, str, str]) -> None:
    path = f"/voorstellen/{asked[0]}"
    beheer, elsewhere = visit("beheer", gemeenten=None), visit("jobhunter", gemeenten=("GM0363",), kenmerk="elders")
    assert "Dit regel ik" not in beheer.get(path).text
    assert beheer.send_form(f"{path}/voorwaarden", voorwaarde=asked[1], tegen="2026-12-01").status_code == 403
    assert elsewhere.send_form(f"{path}/voorwaarden", voorwaarde=asked[1], tegen="2026-12-01").status_code == 404


def test_nazorg_that_is_due_is_on_the_list_of_the_jobhunter_until_they_spoke(
    visit: Visit, asked: tuple[str, str, str], clock: Clock
) -> None:
    voorstel = asked[0]
    jobhunter = visit("jobhunter", gemeenten=REGIO)
    for versie, keuze in enumerate(("akkoord", "plaatsen"), 1):
        jobhunter.send_form(f"/voorstellen/{voorstel}/besluit", keuze=keuze, versie=str(versie))
    assert "Eerste gesprek" in jobhunter.get(f"/voorstellen/{voorstel}").text
    assert "Eerste gesprek" not in jobhunter.get("/te-doen").text
    clock.moment += timedelta(weeks=2)
    jobhunter = visit("jobhunter", gemeenten=REGIO)
    assert "1 gesprek na een plaatsing" in plain(jobhunter.get("/").text)
    assert all("Eerste gesprek" in jobhunter.get(page).text for page in ("/te-doen", "/voorstellen"))
    about = {"moment": "landing", "terug": "/te-doen"}
    wrong = jobhunter.send_form(f"/voorstellen/{voorstel}/nazorg", notitie="BSN 123456782", **about)
    assert (wrong.status_code, "haal het BSN weg" in wrong.text) == (400, True)
    assert jobhunter.send_form(f"/voorstellen/{voorstel}/nazorg", notitie="Het gaat goed.", **about).status_code == 303
    assert "Eerste gesprek" not in jobhunter.get("/te-doen").text
    assert "Het gaat goed." in jobhunter.get(f"/voorstellen/{voorstel}").text
