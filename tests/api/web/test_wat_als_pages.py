"""What if, on the page of a person: changes to choose, what they open, and nothing that is kept."""

import re

import pytest

from api.deps import Installation
from api.journeys.noodstop import pull_noodstop
from data.storage.plekken import Plekken
from tests.api.serving import Browser, Visit, sqlite_only
from tests.api.web.region import BEHEER, REGIO, World, fill
from tests.journeys.regio import contents

PART = {"HX-Request": "true", "HX-Target": "uitkomst"}


@pytest.fixture
def world(installed: Installation) -> World:
    return fill(installed, 24, 60)


@pytest.fixture
def klantmanager(visit: Visit) -> Browser:
    return visit("klantmanager", gemeenten=REGIO)


def first_opening(page: str) -> tuple[str, int]:
    """The name of the change that opens most, and how many plekken it opens."""
    found = re.search(r"<li><strong>([^<]+)</strong>: (\d+) plek", page)
    assert found
    return found[1][0].lower() + found[1][1:], int(found[2])


@sqlite_only
def test_choosing_what_opens_most_shows_as_many_new_plekken_as_promised(klantmanager: Browser, world: World) -> None:
    for pip in world.pips:
        page = klantmanager.get(f"/inburgeraars/{pip}/wat-als").text
        if "Wat opent het meest" in page and "Geen losse verandering" not in page:
            break
    naam, erbij = first_opening(page)
    code = re.search(rf'value="([^"]+)"(?:><label[^>]*>|>){re.escape(naam)}<', page)
    assert code, naam
    for headers in ({}, PART):
        told = klantmanager.get(f"/inburgeraars/{pip}/wat-als", params={"als": code[1]}, headers=headers).text
        assert f"<strong>{erbij} erbij</strong>" in told
        assert told.count('badge--good">nieuw') == min(erbij, 10)
    assert "fieldset" not in told, "only the part that changes is made"
    assert not [other for other in world.pips if other != pip and other in told]


@sqlite_only
def test_nothing_is_kept_of_what_is_tried(klantmanager: Browser, world: World, installed: Installation) -> None:
    before = contents(installed.store)
    assert klantmanager.get(f"/inburgeraars/{world.pips[0]}/wat-als", params={"als": "taalmaatje"}).status_code == 200
    assert contents(installed.store) == before


@sqlite_only
def test_a_change_beyond_the_table_is_said_in_dutch(klantmanager: Browser, world: World) -> None:
    answer = klantmanager.get(f"/inburgeraars/{world.pips[0]}/wat-als", params={"als": "verhuizen"})
    assert (answer.status_code, "staat niet in de tabel" in answer.text) == (400, True)


@sqlite_only
def test_who_is_not_there_or_of_another_gemeente_is_not_found(visit: Visit, world: World) -> None:
    stranger = visit("klantmanager", gemeenten=("GM0363",))
    for kenmerk in ("NIEMAND", world.pips[0]):
        assert stranger.get(f"/inburgeraars/{kenmerk}/wat-als").status_code == 404


@sqlite_only
def test_a_plek_that_changed_is_measured_anew(klantmanager: Browser, world: World, installed: Installation) -> None:
    def told() -> str:
        return klantmanager.get(f"/inburgeraars/{world.pips[0]}/wat-als").text

    told()
    kept = installed.geheugen._kept
    assert told() and installed.geheugen._kept is kept, "nothing changed, so nothing is measured again"
    with installed.store.write() as session:
        repo = Plekken(session, BEHEER, installed.now())
        for kenmerk in world.plekken:
            repo.withdraw(kenmerk, "weg")
    assert "Er passen geen plekken" in told()


@sqlite_only
def test_the_page_of_a_person_asks_for_it_by_itself(klantmanager: Browser, world: World) -> None:
    page = klantmanager.get(f"/inburgeraars/{world.pips[0]}").text
    assert f'hx-get="/inburgeraars/{world.pips[0]}/wat-als"' in page


@sqlite_only
def test_kansrijke_aanbieders_come_with_what_to_ask(
    klantmanager: Browser, world: World, visit: Visit, installed: Installation
) -> None:
    jobhunter = visit("jobhunter", gemeenten=REGIO)
    pages = {pip: jobhunter.get(f"/inburgeraars/{pip}/aanbieders").text for pip in world.pips}
    assert any("Wat u vraagt" in page and "Als dit lukt" in page for page in pages.values())
    assert not [other for pip, page in pages.items() for other in world.pips if other != pip and other in page]
    assert jobhunter.get("/inburgeraars/NIEMAND/aanbieders").status_code == 404
    assert f'href="/inburgeraars/{world.pips[0]}/aanbieders"' in klantmanager.get(f"/inburgeraars/{world.pips[0]}").text
    pull_noodstop(installed.store, BEHEER, installed.now(), "proef", installed.background)
    assert jobhunter.get(f"/inburgeraars/{world.pips[0]}/aanbieders").status_code == 503
