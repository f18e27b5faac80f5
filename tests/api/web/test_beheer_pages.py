"""Beheer at work: rondes with their verslag, the parameters, the audit, and stopping somebody."""

from collections.abc import Callable

import pytest

from api.deps import Installation, loop_with
from api.journeys.background import World
from api.journeys.pip import keep_pips
from api.journeys.plek import keep_plekken
from api.journeys.ronde_verzoek import ask_ronde, run_ronde
from data.schemas.pip import Pip
from data.schemas.plek import Plek
from data.storage.voorstellen import Voorstellen
from tests.api.serving import Browser, Visit, sqlite_only
from tests.api.web.region import BEHEER, fill


@pytest.fixture
def beheer(visit: Visit) -> Browser:
    return visit("beheer", gemeenten=None)


def test_a_ronde_shows_what_it_was_made_with_and_what_it_did(beheer: Browser, installed: Installation) -> None:
    assert "Nog geen ronde" in beheer.get("/rondes").text
    fill(installed, 24, 20)
    assert "/rondes/2026-W48" in beheer.get("/rondes").text
    page = beheer.get("/rondes/2026-W48").text
    assert installed.engine.parameters.hash() in page
    assert "te klein" in page
    assert "<dd>zoals geadviseerd</dd>" in page
    assert "Rust kost niets." in page and "Voorrang voor wie wacht kost niets." in page
    assert beheer.get("/rondes/2026-W47").status_code == 404


def test_beheer_starts_a_ronde_and_follows_it(
    beheer: Browser, installed: Installation, pip_of: Callable[..., Pip], plek_of: Callable[..., Plek]
) -> None:
    page = beheer.get("/rondes").text
    assert "Start de ronde" in page and "leeg is 2026-W48" in page
    empty = beheer.send_form("/rondes")
    assert (empty.status_code, empty.headers["location"]) == (303, "/rondes/2026-W48")
    assert "Er is geen ronde gedaan" in beheer.get("/rondes/2026-W48").text
    ask_ronde(installed.store, BEHEER, installed.now(), "2026-W48", None, "auto")
    assert "staat klaar om te beginnen" in beheer.get("/rondes/2026-W48").text
    assert beheer.send_form("/rondes").status_code == 409
    run_ronde(World(installed.engine, installed.store, installed.now, loop_with), "2026-W48")
    keep_pips(installed.store, BEHEER, installed.now(), [pip_of("P", gemeente="GM0153")])
    keep_plekken(installed.store, BEHEER, installed.now(), [plek_of("K")])
    assert beheer.send_form("/rondes", week="2026-W48").status_code == 303
    assert "Waarmee gemaakt" in beheer.get("/rondes/2026-W48").text


def test_beheer_tries_a_ronde_and_sees_that_nothing_was_changed(beheer: Browser, installed: Installation) -> None:
    world = fill(installed, 24, 20)
    assert "Alleen proberen" in beheer.get("/rondes").text
    answer = beheer.send_form("/rondes", week="2026-W49", proef="ja")
    assert (answer.status_code, answer.headers["location"]) == (303, "/rondes/2026-W49-proef")
    page = beheer.get("/rondes/2026-W49-proef").text
    assert "Proef van ronde 2026-W49" in page and "Wat er zou veranderen" in page
    assert "Er is niets veranderd en er is niets voorgesteld." in page and "te klein" in page
    assert beheer.get("/rondes/2026-W49").status_code == 404
    assert "2026-W49" not in beheer.get("/rondes").text.split("<tbody>")[1]
    with installed.store.write() as session:
        standen = Voorstellen(session, BEHEER, installed.now()).listing()
    assert [one.kenmerk for one in standen] == world.voorstellen
    assert {one.ronde for one in standen} == {"2026-W48"}
    wrong = beheer.send_form("/rondes", week="48", proef="ja")
    assert (wrong.status_code, 'value="ja" checked' in wrong.text) == (400, True)


@sqlite_only
def test_a_ronde_is_refused_for_another_week_regio_or_area_and_what_was_typed_stays(
    beheer: Browser, visit: Visit
) -> None:
    for typed in ({"week": "2025-W53"}, {"week": "48"}, {"week": "2026xx48"}, {"week": "2026-W48", "regio": "AM99"}):
        answer = beheer.send_form("/rondes", **typed)
        assert (answer.status_code, f'value="{typed["week"]}"' in answer.text) == (400, True), typed
    local = visit("beheer", kenmerk="lokaal")
    assert "Start de ronde" not in local.get("/rondes").text
    assert local.send_form("/rondes").status_code == 403
    assert visit("jobhunter").send_form("/rondes").status_code == 403
    beheer.send_form("/noodstop", reden="Proef")
    assert beheer.send_form("/rondes").status_code == 503
    assert beheer.get("/rondes/2026-W48").status_code == 404


@sqlite_only
def test_the_parameters_are_there_to_read_with_their_hash(beheer: Browser, installed: Installation) -> None:
    page = beheer.get("/parameters").text
    assert installed.engine.parameters.hash() in page
    assert "<form" not in page.split("<main")[1]


def test_the_audit_is_searched_and_the_search_is_written_down(
    beheer: Browser, visit: Visit, installed: Installation
) -> None:
    world = fill(installed, 24, 20)
    visit("klantmanager", gemeenten=None, kenmerk="km").get(f"/inburgeraars/{world.pips[0]}")
    page = beheer.get("/audit", params={"kenmerk": world.pips[0], "door": "km"}).text
    assert "inzien" in page
    assert "test-beheer" not in page.split("<table")[1]
    assert "test-beheer" in beheer.get("/audit?van=2026-11-23&tot=2026-11-23").text
    assert "Niets gevonden" in beheer.get("/audit?tot=2026-11-22").text


def test_who_is_stopped_is_out_at_once_and_comes_back_when_let_in(beheer: Browser, visit: Visit) -> None:
    somebody = visit("jobhunter", kenmerk="jan")
    assert somebody.get("/").status_code == 200
    assert beheer.send_form("/gebruikers/jan/toegang", stop="ja").status_code == 303
    assert somebody.get("/").status_code == 303
    assert "Geef weer toegang" in beheer.get("/gebruikers").text
    beheer.send_form("/gebruikers/jan/toegang")
    assert "Geef weer toegang" not in beheer.get("/gebruikers").text
    assert visit("jobhunter", kenmerk="jan").get("/").status_code == 200


@sqlite_only
def test_beheer_cannot_lock_itself_out(beheer: Browser) -> None:
    answer = beheer.send_form("/gebruikers/test-beheer/toegang", stop="ja")
    assert (answer.status_code, beheer.get("/gebruikers").status_code) == (400, 200)


@sqlite_only
@pytest.mark.parametrize("path", ["/rondes", "/parameters", "/audit", "/gebruikers"])
def test_only_beheer_comes_here(path: str, visit: Visit) -> None:
    assert visit("jobhunter").get(path).status_code == 403


def test_the_noodstop_halts_suggestions_until_it_is_lifted(
    beheer: Browser, visit: Visit, installed: Installation
) -> None:
    world = fill(installed, 24, 20)
    km = visit("klantmanager", gemeenten=None, kenmerk="km")
    path = f"/inburgeraars/{world.pips[0]}/suggesties"
    without = beheer.send_form("/noodstop", reden=" ")
    assert (without.status_code, "schrijf kort waarom" in without.text) == (400, True)
    assert beheer.send_form("/noodstop", reden="Rare voorstellen").status_code == 303
    assert "Rare voorstellen" in beheer.get("/rondes").text
    assert km.get(path).status_code == 503
    beheer.send_form("/noodstop/opheffen")
    assert km.get(path).status_code == 200
    assert km.send_form("/noodstop", reden="Nee").status_code == 403
