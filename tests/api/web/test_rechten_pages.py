"""Rights of a person on the pages: mended, left as it is, and erased; for who keeps the plan and for nobody else."""

import re

import pytest

from api.deps import Installation
from api.web.pages import ROUTERS
from data.schemas.pip import Pip
from data.storage.pips import Pips
from data.storage.voorstellen import Voorstellen
from tests.api.serving import Browser, Visit, sqlite_only
from tests.api.web.region import BEHEER, REGIO, World, fill
from tests.api.web.test_plan_pages import fields

pytestmark = sqlite_only
"""What is kept is tested on both databases in the journeys and through the API."""


@pytest.fixture
def world(installed: Installation) -> World:
    return fill(installed, 8, 8)


@pytest.fixture
def klantmanager(visit: Visit) -> Browser:
    return visit("klantmanager", gemeenten=REGIO)


def pip_of_store(installed: Installation, kenmerk: str) -> list[Pip]:
    with installed.store.write() as session:
        return Pips(session, BEHEER, installed.now()).history(kenmerk)


def test_a_plan_that_counts_is_mended_and_the_version_before_stays(
    klantmanager: Browser, world: World, installed: Installation
) -> None:
    path = f"/inburgeraars/{world.pips[0]}/wijzigen"
    page = klantmanager.get(path).text
    better = fields(page) | {"doel": "opleiding", "belastbaarheid.uren_per_week": "11,5"}
    assert klantmanager.send_form(path, **better | {"bezet": "maandagochtend"}).status_code == 400
    answer = klantmanager.send_form(path, **better)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/inburgeraars/{world.pips[0]}")
    before, after = pip_of_store(installed, world.pips[0])
    assert (after.versie, after.doel, after.belastbaarheid.uren_per_week) == (2, "opleiding", 11.5)  # type: ignore[union-attr]
    assert after.herkomst == before.herkomst
    late = klantmanager.send_form(path, **better | {"doel": "werk"})
    assert (late.status_code, "intussen gewijzigd" in late.text) == (412, True)
    assert 'value="11,5"' in late.text


def test_data_are_left_as_they_are_until_that_is_lifted(klantmanager: Browser, world: World, visit: Visit) -> None:
    path = f"/inburgeraars/{world.pips[0]}"
    assert klantmanager.send_form(f"{path}/stilleggen", reden="bel 999990342").status_code == 400
    assert klantmanager.send_form(f"{path}/stilleggen", reden="Het plan klopt niet.").status_code == 303
    jobhunter = visit("jobhunter", gemeenten=REGIO)
    assert "zijn stilgelegd" in jobhunter.get(path).text
    assert jobhunter.get(f"{path}/suggesties").status_code == 409
    assert "gegevens stilgelegd" in klantmanager.get("/inburgeraars?wat=pauze").text
    page = klantmanager.get(f"{path}/rechten").text
    assert "Het plan klopt niet." in page and "Leg stil" not in page
    assert klantmanager.send_form(f"{path}/stop-opheffen", nummer="1").status_code == 303
    assert "zijn stilgelegd" not in jobhunter.get(path).text
    assert jobhunter.get(f"{path}/suggesties").status_code == 200


def test_a_voorstel_that_lapsed_by_it_says_so_and_not_that_there_is_a_pauze(
    klantmanager: Browser, world: World, installed: Installation
) -> None:
    with installed.store.write() as session:
        stand = Voorstellen(session, BEHEER, installed.now()).listing()[0]
    klantmanager.send_form(f"/inburgeraars/{stand.pip}/stilleggen", reden="Het plan klopt niet.")
    page = klantmanager.get(f"/voorstellen/{stand.kenmerk}").text
    assert "De gegevens van de inburgeraar zijn stilgelegd." in page and "heeft pauze" not in page


def test_nobody_is_erased_by_a_slip(klantmanager: Browser, world: World, installed: Installation) -> None:
    kenmerk = world.pips[0]
    slip = klantmanager.send_form(f"/inburgeraars/{kenmerk}/wissen", zeker=world.pips[1])
    assert (slip.status_code, "typ het kenmerk" in slip.text.lower()) == (400, True)
    assert len(pip_of_store(installed, kenmerk)) == 1
    gone = klantmanager.send_form(f"/inburgeraars/{kenmerk}/wissen", zeker=f" {kenmerk} ")
    assert "is gewist" in klantmanager.get(gone.headers["location"]).text
    assert klantmanager.get(f"/inburgeraars/{kenmerk}").status_code == 404
    assert pip_of_store(installed, kenmerk) == []
    assert installed.register.folder.is_dir()


def test_no_page_about_a_person_is_there_for_another_gemeente(visit: Visit, world: World) -> None:
    paths = sorted(
        {route.path for router in ROUTERS for route in router.routes if "GET" in getattr(route, "methods", ())}
    )  # type: ignore[attr-defined]
    about = [path for path in paths if re.match(r"/(inburgeraars|voorstellen)/\{", path)]
    assert len(about) > 8
    elsewhere = visit("klantmanager", gemeenten=("GM0363",), kenmerk="elders")
    for path in about:
        kenmerk = world.pips[0] if path.startswith("/inburgeraars") else world.voorstellen[0]
        assert elsewhere.get(path.format(kenmerk=kenmerk)).status_code == 404, path


@pytest.mark.parametrize("path", ["rechten", "wijzigen"])
def test_a_jobhunter_has_no_part_in_it(path: str, visit: Visit, world: World) -> None:
    assert visit("jobhunter", gemeenten=REGIO).get(f"/inburgeraars/{world.pips[0]}/{path}").status_code == 403
