"""The work list and the page of one voorstel: who sees it, what one can decide, and what stays when it goes wrong."""

import pytest

from api.deps import Installation
from data.storage.audit import Audit, AuditLine
from tests.api.serving import Browser, Visit, sqlite_only
from tests.api.web.region import BEHEER, REGIO, World, fill
from tests.databases import FillOnce

ELSEWHERE = ("GM0363",)


@pytest.fixture
def world(installed: Installation, fill_once: FillOnce) -> World:
    world: World = fill_once("world", lambda: fill(installed, 24, 20))
    return world


@pytest.fixture
def jobhunter(visit: Visit, world: World) -> Browser:
    return visit("jobhunter", gemeenten=REGIO)


def audit_of(installed: Installation, door: str) -> list[AuditLine]:
    with installed.store.write() as session:
        return Audit(session, BEHEER, installed.now()).search(door=door)


def test_the_list_shows_what_is_to_do_and_each_voorstel_opens(jobhunter: Browser, world: World) -> None:
    page = jobhunter.get("/voorstellen").text
    shown = [kenmerk for kenmerk in world.voorstellen if f"/voorstellen/{kenmerk}?" in page]
    assert shown == world.voorstellen
    assert jobhunter.get(f"/voorstellen/{world.voorstellen[0]}").status_code == 200


@pytest.mark.parametrize("path", ["", "/matchblad"])
def test_a_voorstel_of_another_gemeente_is_not_there_and_that_is_written_down(
    path: str, visit: Visit, world: World, installed: Installation
) -> None:
    stranger = visit("jobhunter", gemeenten=ELSEWHERE, kenmerk="elders")
    assert stranger.get(f"/voorstellen/{world.voorstellen[0]}{path}").status_code == 404
    assert "geweigerd" in [line.handeling for line in audit_of(installed, "elders")]
    assert "Geen voorstellen hier" in stranger.get("/voorstellen").text


@sqlite_only
def test_each_look_at_a_voorstel_leaves_a_line_about_the_person(
    jobhunter: Browser, world: World, installed: Installation
) -> None:
    jobhunter.get(f"/voorstellen/{world.voorstellen[0]}")
    lines = [line for line in audit_of(installed, "test-jobhunter") if line.kenmerk in world.pips]
    assert {line.handeling for line in lines} == {"inzien"}


@sqlite_only
@pytest.mark.parametrize("path", ["/voorstellen", "/inburgeraars", "/voorstellen/x", "/inburgeraars/x/suggesties"])
def test_a_wsp_adviseur_sees_no_persons(path: str, visit: Visit, world: World) -> None:
    assert visit("wspAdviseur").get(path).status_code == 403


@pytest.mark.parametrize(
    ("keuze", "status"),
    [
        ("akkoord", "akkoord"),
        ("overnemen", "inBehandeling"),
        ("uitstellen", "inBehandeling"),
        ("afwijzen:teVerInPraktijk", "afgewezen"),
        ("afwijzen:nietBelastbaar", "afgewezen"),
    ],
)
def test_one_form_decides_and_goes_back_to_the_list(keuze: str, status: str, jobhunter: Browser, world: World) -> None:
    kenmerk = world.voorstellen[0]
    answer = jobhunter.send_form(
        f"/voorstellen/{kenmerk}/besluit",
        keuze=keuze,
        versie="1",
        later="2026-12-01",
        pauze="2026-12-21",
        terug="/voorstellen?stand=nieuw",
    )
    assert (answer.status_code, answer.headers["location"]) == (303, f"/voorstellen?stand=nieuw&klaar={status}")
    assert "Uw besluit is bewaard" in jobhunter.get(answer.headers["location"]).text
    assert "jobhunter test-jobhunter" in jobhunter.get(f"/voorstellen/{kenmerk}").text


@sqlite_only
@pytest.mark.parametrize(
    ("keuze", "said"),
    [("", "Kies eerst wat u wilt doen"), ("afwijzen:anders", "kort waarom"), ("afwijzen", "kies een reden")],
)
def test_a_besluit_that_is_not_complete_keeps_what_was_typed(
    keuze: str, said: str, jobhunter: Browser, world: World
) -> None:
    form = {"keuze": keuze, "versie": "1", "toelichting": "" if "anders" in keuze else "Belt & mailt terug"}
    answer = jobhunter.send_form(f"/voorstellen/{world.voorstellen[0]}/besluit", **form)
    assert answer.status_code == 400
    assert said in answer.text
    assert ("Belt &amp; mailt terug" in answer.text) == bool(form["toelichting"])


def test_who_decides_on_what_changed_meanwhile_is_told_and_sees_it_anew(jobhunter: Browser, world: World) -> None:
    path = f"/voorstellen/{world.voorstellen[0]}/besluit"
    assert jobhunter.send_form(path, keuze="overnemen", versie="1").status_code == 303
    answer = jobhunter.send_form(path, keuze="akkoord", versie="1")
    assert answer.status_code == 409
    assert "intussen gewijzigd" in answer.text
    assert 'name="versie" value="2"' in answer.text


@sqlite_only
def test_beheer_may_look_but_finds_nothing_to_decide(visit: Visit, world: World) -> None:
    beheer = visit("beheer", gemeenten=None)
    page = beheer.get(f"/voorstellen/{world.voorstellen[0]}").text
    assert 'name="keuze"' not in page
    answer = beheer.send_form(f"/voorstellen/{world.voorstellen[0]}/besluit", keuze="akkoord", versie="1")
    assert answer.status_code == 404


@sqlite_only
def test_the_sheet_for_the_aanbieder_names_nobody(jobhunter: Browser, world: World, installed: Installation) -> None:
    kenmerk = world.voorstellen[0]
    sheet = jobhunter.get(f"/voorstellen/{kenmerk}/matchblad").text
    assert kenmerk in sheet
    assert not [pip for pip in world.pips if pip in sheet]
    assert not [word for word in ("Woont in", "Kan niet", "Kinderen", "Leerroute") if word in sheet]


def test_a_plek_of_ones_own_choice_becomes_a_voorstel(jobhunter: Browser, world: World) -> None:
    pip = world.pips[0]
    path = f"/inburgeraars/{pip}/zelf-voorstellen"
    without = jobhunter.send_form(path, plek=world.plekken[0], toelichting=" ")
    assert (without.status_code, "schrijf kort waarom" in without.text) == (400, True)
    answer = jobhunter.send_form(path, andere=world.plekken[0], toelichting="Sprak de werkgever.")
    assert answer.status_code == 303
    assert "Sprak de werkgever." in jobhunter.get(answer.headers["location"]).text


@sqlite_only
def test_the_list_of_an_actor_without_a_gemeente_is_empty(visit: Visit, world: World) -> None:
    nobody = visit("klantmanager", gemeenten=())
    assert "Niemand gevonden" in nobody.get("/inburgeraars").text
